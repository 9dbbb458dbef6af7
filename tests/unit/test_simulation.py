"""Synthetic persons: the truth that is written down is the truth that is in the nights."""

from typing import NamedTuple

import numpy as np
import pytest

from quietlegs.simulation.nights import Simulated, simulate
from quietlegs.simulation.persons import Population, synthetic_person
from quietlegs.simulation.scenarios import SCENARIOS, ScenarioName
from quietlegs.simulation.truths import TRUTHS, TruthName, draw_effects
from quietlegs.statistics.moments import Ints

NIGHTS = 56
CARRY: tuple[ScenarioName, ...] = ("carry1", "carry3", "carry7")


class Lot(NamedTuple):
    """What many synthetic persons were drawn, and what became of their nights."""

    drawn: list[Ints]
    nights: list[Simulated]


def lot(scenario: ScenarioName, effect: float, *, persons: int = 150, before_r: float = 0.0) -> Lot:
    rng = np.random.default_rng(5)
    drawn = [rng.permutation(np.arange(NIGHTS) % 2) for _ in range(persons)]
    chosen = SCENARIOS[scenario]
    return Lot(
        drawn, [simulate(d, effects=np.array([effect]), scenario=chosen, before_r=before_r, rng=rng) for d in drawn]
    )


@pytest.mark.parametrize("scenario", [name for name in SCENARIOS if name != "indication"])
def test_over_many_persons_the_drawn_arms_differ_by_the_truth(scenario: ScenarioName) -> None:
    found = lot(scenario, -1.5)
    apart = [
        float(nights.score[drawn == 1].mean() - nights.score[drawn == 0].mean() - nights.truth[0])
        for drawn, nights in zip(*found, strict=True)
    ]
    error = float(np.std(apart)) / len(apart) ** 0.5
    assert abs(float(np.mean(apart))) < 3.5 * error
    assert error < 0.06


def test_the_truth_of_plain_persons_is_their_effect_but_for_the_edges_of_the_scale() -> None:
    truths = [float(nights.truth[0]) for nights in lot("plain", -1.0, persons=60).nights]
    assert float(np.median(truths)) == pytest.approx(-1.0, abs=0.05)
    assert min(truths) > -1.01


def test_build_up_leaves_the_nightly_contrast_little() -> None:
    share = {
        scenario: float(np.mean([nights.truth[0] for nights in lot(scenario, -2.0, persons=60).nights])) / -2.0
        for scenario in CARRY
    }
    assert share == {
        "carry1": pytest.approx(1 - 2 ** (-1 / 1), abs=0.04),
        "carry3": pytest.approx(1 - 2 ** (-1 / 3), abs=0.03),
        "carry7": pytest.approx(1 - 2 ** (-1 / 7), abs=0.02),
    }


@pytest.mark.parametrize("r", [0.3, 0.5, 0.7])
def test_the_evening_rating_shares_the_nights_noise_as_asked(r: float) -> None:
    within = [
        float(np.corrcoef(nights.before[drawn == 0], nights.score[drawn == 0])[0, 1])
        for drawn, nights in zip(*lot("plain", 0.0, before_r=r), strict=True)
    ]
    assert float(np.mean(within)) == pytest.approx(r, abs=0.08)


def test_rescues_happen_on_about_a_third_of_comparison_nights_and_nowhere_else() -> None:
    found = lot("rescue", -1.0, persons=20)
    assert not any(nights.rescued[drawn == 1].any() for drawn, nights in zip(*found, strict=True))
    share = [float(nights.rescued[drawn == 0].mean()) for drawn, nights in zip(*found, strict=True)]
    assert float(np.mean(share)) == pytest.approx(0.3, abs=0.03)


def test_ratings_missing_not_at_random_miss_the_bad_nights() -> None:
    apart = [
        float(nights.score[nights.missing].mean() - nights.score[~nights.missing].mean())
        for nights in lot("mnar", 0.0, persons=60).nights
        if nights.missing.any()
    ]
    assert float(np.mean(apart)) > 0.5


def test_who_chooses_massage_on_bad_nights_looks_worse_with_it_than_it_is() -> None:
    apart = []
    for nights in lot("indication", -1.0, persons=60).nights:
        assert (nights.assigned == -1).all()
        if 0 < nights.done.sum() < NIGHTS:
            apart.append(float(nights.score[nights.done == 1].mean() - nights.score[nights.done == 0].mean()))
    assert float(np.mean(apart)) > -0.5


def test_a_person_who_chooses_has_no_trial_and_nothing_assigned() -> None:
    person = synthetic_person(1, population=Population(nights=40, seed=3, scenario="indication"))
    assert person.trial is None
    assert all(night.assigned is None for night in person.diary.nights)


@pytest.mark.parametrize("name", TRUTHS)
def test_true_effects_follow_their_law(name: TruthName) -> None:
    rng = np.random.default_rng(7)
    drawn = np.array([draw_effects(name, arms=1, rng=rng)[0] for _ in range(4000)])
    law = TRUTHS[name]
    assert float((drawn == 0).mean()) == pytest.approx(law.zero, abs=0.02)
    if law.zero < 1:
        some = drawn[drawn != 0]
        assert float(some.mean()) == pytest.approx(law.mean, abs=0.07)
        assert float(some.std()) == pytest.approx(law.sd, rel=0.06)


def test_a_person_is_the_same_however_many_others_are_drawn() -> None:
    population = Population(nights=28, seed=9)
    again = synthetic_person(5, population=population)
    assert synthetic_person(5, population=population) == again
    assert synthetic_person(6, population=population).diary != again.diary
