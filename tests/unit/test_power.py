"""A trial's prospects, held against simulated trials."""

import numpy as np
import pytest

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.power import trial_power
from quietlegs.statistics import forecast, priors
from quietlegs.statistics.forecast import Rule, Seen
from quietlegs.trials.design import design
from quietlegs.trials.first_claim import first_claim
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import tabulate
from quietlegs.trials.terms import Terms
from tests.diaries import START, keep_diary


def test_more_relief_and_less_noise_make_an_answer_likelier() -> None:
    trial = keep_diary(0.0, nights=56).trial
    calm, rough = (trial_power(trial, noise=noise).power for noise in (1.0, 2.4))
    helps = [row.helps for row in calm.rows]
    assert helps == sorted(helps)
    assert all(ours.helps >= theirs.helps for ours, theirs in zip(calm.rows[2:], rough.rows[2:], strict=True))
    assert all(sum((r.helps, r.harms, r.no_worthwhile_help, r.cannot_tell_yet)) == pytest.approx(1) for r in calm.rows)


def test_the_forecast_comes_close_to_trials_that_are_simulated_and_analysed() -> None:
    trial = keep_diary(0.0, nights=56).trial
    told = trial_power(trial, noise=1.6).power.rows[3]
    helped = 0
    for seed in range(60):
        diary, drawn = keep_diary(-2.0, nights=56, seed=seed, scenario="plain", before_r=0.0)
        table = tabulate(diary, setting=settle(diary, trial=drawn, asked=Asked()))
        claim = first_claim(table, mid=1.0, seed=0)
        helped += claim is not None and claim.code == forecast.HELPS
    assert helped / 60 == pytest.approx(told.helps, abs=0.12)


def test_the_course_question_has_less_power_and_says_so() -> None:
    course = design(Terms(arms=("effleurage",), nights=84, seed=1, start=START, law="blocks", question="course"))
    nightly = design(Terms(arms=("effleurage",), nights=84, seed=1, start=START))
    weeks, nights = trial_power(course), trial_power(nightly)
    assert weeks.power.rows[2].helps < nights.power.rows[2].helps
    assert "needs much patience" in weeks.to_text()


@pytest.mark.parametrize("noise", [0.0, -1.0, 11.0, float("nan"), float("inf")])
def test_a_noise_that_cannot_be_is_refused_in_one_sentence(noise: float) -> None:
    with pytest.raises(TrialError, match="--noise"):
        trial_power(keep_diary(0.0, nights=20).trial, noise=noise)


def test_with_gaussian_evidence_the_chances_are_those_of_bayes_rule() -> None:
    information, estimate, prior = 4.0, -0.8, priors.SHIPPED
    helps, by_mid, harms = forecast.chances(
        np.array([information]), np.array([information * estimate]), mid=1.0, prior=prior
    )
    effect = np.linspace(-12, 12, 400_001)
    slab = np.exp(-0.5 * ((effect - prior.mean) / prior.sd) ** 2) / (prior.sd * np.sqrt(2 * np.pi))
    likelihood = np.exp(-0.5 * information * (estimate - effect) ** 2)
    mass = (1 - prior.null_mass) * slab * likelihood * (effect[1] - effect[0])
    null = prior.null_mass * np.exp(-0.5 * information * estimate**2)
    whole = mass.sum() + null
    assert float(helps[0]) == pytest.approx(mass[effect < 0].sum() / whole, abs=1e-4)
    assert float(by_mid[0]) == pytest.approx(mass[effect < -1].sum() / whole, abs=1e-4)
    assert float(harms[0]) == pytest.approx(mass[effect > 0].sum() / whole, abs=1e-4)


def test_nothing_is_claimed_before_the_fewest_nights() -> None:
    rule = Rule(sure=0.95, mid=1.0, minimum_nights=14)
    codes = forecast.walk(np.full(50, -5.0), seen=Seen(0.0, 0.0, 4, rate=1.0), horizon=20, rule=rule, seed=0)
    assert (codes[:, :9] == forecast.UNDECIDED).all()
    assert (codes[:, 9] == forecast.HELPS).all()


@pytest.mark.parametrize("mid", [0.3, 1.0, 3.0])
@pytest.mark.parametrize("information", [0.01, 0.5, 8.0, 400.0])
def test_the_bounds_of_a_walk_say_what_the_rule_says(mid: float, information: float) -> None:
    rule = forecast.Rule(sure=0.95, mid=mid, minimum_nights=0)
    known = np.full(2001, information)
    evidence = np.linspace(-1, 1, 2001) * (mid + 8 / np.sqrt(information)) * (information + 1)
    shipped = forecast.chances(known, evidence, mid=mid, prior=priors.SHIPPED)
    hopeful = forecast.chances(known, evidence, mid=mid, prior=priors.ENTHUSIASTIC)[1]
    asked = forecast.decide(shipped, enthusiast_by_mid=hopeful, sure=0.95)
    turns = forecast.bounds(known[:1], rule=rule)
    told = np.select(
        [evidence < turns.helps, evidence >= turns.harms, evidence >= turns.gives_up],
        [forecast.HELPS, forecast.HARMS, forecast.NO_WORTHWHILE_HELP],
        forecast.UNDECIDED,
    )
    assert np.array_equal(asked, told)
    assert set(asked) >= {forecast.HELPS, forecast.HARMS}
