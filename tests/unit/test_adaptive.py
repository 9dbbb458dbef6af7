"""The law `adaptive`: two balanced weeks, then weeks that lean towards the better technique and are never changed."""

from collections import Counter
from datetime import timedelta
from itertools import permutations

import numpy as np
import pytest
from msgspec.structs import replace
from scipy.stats import chisquare

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.finding import find
from quietlegs.interface.trial import tonight
from quietlegs.records.diary import Diary, Night
from quietlegs.statistics.mixture import Mixture, below, mean_and_sd
from quietlegs.statistics.moments import Floats
from quietlegs.trials.adaptive import border, draw_first_weeks, draw_nights, in_millionths, weeks_drawn
from quietlegs.trials.even_draws import even_draws
from quietlegs.trials.laws import redraw
from quietlegs.trials.next_week import with_week
from quietlegs.trials.predictable import predictable_share
from quietlegs.trials.randomness import SeededBytes
from quietlegs.trials.reweigh import known_at
from quietlegs.trials.top_two import floored, weights
from tests.adaptive import START, adaptive_trial, changed, grow, in_week
from tests.trials import drawn_trial


def draws_of(*means: float, sd: float = 0.5, count: int = 4000) -> Floats:
    return np.random.default_rng(1).normal(means, sd, (count, len(means)))


def test_every_balanced_week_is_equally_likely() -> None:
    source = SeededBytes(2026, "chi-square")
    possible = {
        order for more in range(3) for order in permutations([0, 0, 1, 1, 2, 2, more]) if order.count(more) == 3
    }
    drawn = Counter(draw_first_weeks(2, source)[:7] for _ in range(20 * len(possible)))
    assert set(drawn) <= possible
    assert chisquare([drawn[one] for one in sorted(possible)]).pvalue > 0.001


@pytest.mark.parametrize("techniques", [2, 3, 4, 5])
def test_in_each_of_the_first_weeks_any_two_sides_differ_by_at_most_one_night(techniques: int) -> None:
    for seed in range(20):
        trial = adaptive_trial(techniques=techniques, nights=84, seed=seed)
        assert (len(trial.schedule), trial.nights) == (14, 84)
        for week in (1, 2):
            counts = Counter(in_week(trial, week))
            assert max(counts.values()) - min(counts[arm] for arm in ("comparison", *(a.id for a in trial.arms))) <= 1
        assert {night.probability for night in trial.schedule} == {1 / (techniques + 1)}


def test_nights_are_drawn_with_the_shares_that_are_stated() -> None:
    drawn = draw_nights((500_000, 400_000, 100_000), nights=20_000, source=SeededBytes(3, "shares"))
    assert chisquare(np.bincount(drawn), [10_000, 8_000, 2_000]).pvalue > 0.001


def test_weights_are_those_of_the_formula_counted_by_hand() -> None:
    """Shares of the best: comparison 1/8, first 4/8, second 3/8; left out, each leaves its draws to a runner-up."""
    draws = np.array([[1.0, 2.0], *[[-2.0, -1.0]] * 4, *[[-1.0, -2.0]] * 3])
    best = np.array([1, 4, 3]) / 8
    without = np.array([[0, 5, 3], [1, 0, 7], [1, 7, 0]]) / 8
    challenger = (8 * best[None, :] * (1 - np.eye(3)) + without) / (8 - 8 * best[:, None] + 1)
    assert weights(draws) == pytest.approx(0.5 * best + 0.5 * best @ challenger)


def test_with_many_draws_the_weights_are_russos() -> None:
    draws = draws_of(-0.4, -0.6, 0.1, count=40_000)
    effects = np.column_stack([np.zeros(len(draws)), draws])
    best = np.bincount(effects.argmin(axis=1), minlength=4) / len(draws)
    russo = [best[k] * (0.5 + 0.5 * sum(best[j] / (1 - best[j]) for j in range(4) if j != k)) for k in range(4)]
    assert weights(draws) == pytest.approx(russo, abs=1e-3)


def test_the_better_technique_weighs_more_and_a_sure_leader_shares_with_its_challenger() -> None:
    sure = weights(draws_of(-5.0, -1.0, 3.0, sd=0.1))
    assert sure == pytest.approx([0.0, 0.5, 0.5, 0.0], abs=0.01)
    assert floored(sure)[0] == 0.25
    nothing_helps = weights(draws_of(4.0, 3.0, sd=0.1))
    assert nothing_helps == pytest.approx([0.5, 0.0, 0.5], abs=0.01)


def test_where_nothing_changes_anything_every_arm_weighs_the_same() -> None:
    assert weights(np.zeros((50, 3))) == pytest.approx([0.25] * 4)


def test_thousands_of_persons_are_weighed_at_once_as_one_by_one() -> None:
    many = np.random.default_rng(2).normal(-0.3, 1, (200, 64, 3))
    assert weights(many) == pytest.approx(np.stack([weights(one) for one in many]))
    assert floored(weights(many)) == pytest.approx(np.stack([floored(weights(one)) for one in many]))


def test_the_comparison_gets_what_rounding_leaves() -> None:
    assert in_millionths([1 / 3, 1 / 3, 1 / 3]) == (333_334, 333_333, 333_333)


def test_weeks_lean_towards_the_technique_that_does_better() -> None:
    kept = grow(-3.0, 0.0, nights=84)
    later = kept.trial.design.drawn_weeks[3:]
    assert len(kept.trial.schedule) == 84
    assert all(week.probabilities[1] > week.probabilities[2] for week in later)
    assert [week.week for week in kept.trial.design.drawn_weeks] == list(range(3, 13))


def test_a_short_last_week_has_its_nights_only() -> None:
    kept = grow(-1.0, 0.0, nights=24)
    assert len(kept.trial.schedule) == 24
    assert kept.trial.schedule[-1].night == kept.trial.last_night


def test_what_is_edited_later_never_changes_a_stored_week_and_nights_after_the_border_play_no_part() -> None:
    kept = grow(-1.0, 0.0, weeks=5)
    first = border(kept.trial, 3)
    edited = changed(kept.diary, lambda night: night.night < first, urge=9.0)
    grown = with_week(kept.trial, diary=edited, week=6)
    assert grown.schedule[:35] == kept.trial.schedule
    assert grown.design.drawn_weeks[:3] == kept.trial.design.drawn_weeks
    start = adaptive_trial()
    later = changed(kept.diary, lambda night: night.night >= first, urge=0.0, done="other")
    assert with_week(start, diary=later, week=3) == with_week(start, diary=kept.diary, week=3)


def test_the_same_inputs_draw_the_same_week_and_another_seed_another() -> None:
    kept = grow(-1.0, 0.0, weeks=2)
    weeks = {tuple(in_week(with_week(kept.trial, diary=kept.diary, week=3), 3)) for _ in range(3)}
    assert len(weeks) == 1
    other = replace(kept.trial, seed=8)
    assert tuple(in_week(with_week(other, diary=kept.diary, week=3), 3)) not in weeks


def test_without_a_rating_every_arm_keeps_the_same_chance() -> None:
    trial = adaptive_trial()
    empty = Diary(nights=tuple(Night(night=START + timedelta(days=day)) for day in range(14)), columns=("urge",))
    drawn = with_week(trial, diary=empty, week=3).design.drawn_weeks[0]
    assert (drawn.rated, drawn.probabilities) == (0, (0.333334, 0.333333, 0.333333))


def test_a_diary_without_the_outcome_is_refused() -> None:
    with pytest.raises(TrialError, match="no column `urge`"):
        with_week(adaptive_trial(), diary=Diary(nights=(Night(night=START + timedelta(days=13)),)), week=3)


@pytest.mark.parametrize(
    ("drawn", "week", "part"),
    [
        (2, 0, "its weeks are 1 to 8"),
        (2, -1, "its weeks are 1 to 8"),
        (2, 9, "Week 9 is not part of this trial: its weeks are 1 to 8"),
        (2, 1, "Week 1 is drawn already, and a stored draw never changes: the next one is week 3"),
        (4, 4, "Week 4 is drawn already, and a stored draw never changes: the next one is week 5"),
        (8, 8, "all its weeks are drawn"),
        (2, 4, "Week 4 cannot be drawn before week 3"),
    ],
)
def test_a_week_that_is_not_the_next_one_is_refused(drawn: int, week: int, part: str) -> None:
    kept = grow(-1.0, 0.0, weeks=drawn)
    with pytest.raises(TrialError, match=part):
        with_week(kept.trial, diary=kept.diary, week=week)


def test_a_trial_that_was_drawn_whole_has_no_next_week() -> None:
    with pytest.raises(TrialError, match="follows the law `balanced` and was drawn whole"):
        with_week(drawn_trial(techniques=2), diary=Diary(nights=()), week=3)


def test_a_week_waits_until_its_border_is_reached() -> None:
    kept = grow(-1.0, 0.0, weeks=2)
    early = known_at(kept.diary, START + timedelta(days=13))
    with pytest.raises(
        TrialError, match="The diary ends on 2026-12-13, and week 3 is drawn when the nights up to 2026-"
    ):
        with_week(kept.trial, diary=early, week=3)
    with pytest.raises(TrialError, match="The diary is empty, and week 3"):
        with_week(kept.trial, diary=Diary(nights=(), columns=("urge",)), week=3)
    with pytest.raises(TrialError, match="Week 3 begins on 2026-12-15 and is drawn then"):
        with_week(kept.trial, diary=kept.diary, week=3, tonight=START + timedelta(days=13))
    assert weeks_drawn(with_week(kept.trial, diary=early, week=3, tonight=START + timedelta(days=14))) == 3


def test_a_night_whose_week_is_not_drawn_says_so_and_what_to_do() -> None:
    answer = tonight(adaptive_trial(), night=START + timedelta(days=20))
    assert answer.tonight.assigned is None
    assert "week 3, which is not drawn yet" in answer.to_text()
    assert "quietlegs trial draw TRIAL.json DIARY.csv --week 3" in answer.to_text()
    assert "2026-12-14" in answer.to_text()
    beyond = tonight(adaptive_trial(), night=START + timedelta(days=56))
    assert "last night was 2027-01-25" in beyond.to_text()


def test_an_older_file_does_not_contradict_what_the_diary_has_stored() -> None:
    later = START + timedelta(days=20)
    diary = Diary(nights=(Night(night=later, assigned="effleurage"),))
    answer = tonight(adaptive_trial(), night=later, diary=diary)
    assert (answer.tonight.assigned, answer.tonight.stored) == ("effleurage", True)
    assert "says something else" not in answer.to_text()


def test_tonight_tells_the_chance_with_which_it_was_drawn() -> None:
    trial = grow(-3.0, 0.0).trial
    leaning = next(night for night in trial.schedule if night.probability > 0.4)
    said = tonight(trial, night=leaning.night).to_text()
    assert f"it had {round(100 * leaning.probability)} chances in 100" in said
    assert "it had 1 chance in 3" in tonight(trial, night=START).to_text()


def test_only_the_last_nights_of_the_first_weeks_can_be_certain() -> None:
    assert predictable_share(adaptive_trial(nights=84)) == predictable_share(grow(-1.0, 0.0, nights=84).trial)
    for seed in range(20):
        assert predictable_share(adaptive_trial(techniques=3, nights=84, seed=seed)) <= 6 / 84


def test_redrawn_schedules_adapt_to_the_same_ratings_and_keep_the_law() -> None:
    kept = grow(-2.0, 0.0, nights=42)
    schedules = redraw(kept.trial, count=3000, rng=np.random.default_rng(1), diary=kept.diary)
    assert schedules.shape == (3000, 42)
    for first in (0, 7):
        counts = np.stack([(schedules[:, first : first + 7] == arm).sum(axis=1) for arm in range(3)])
        assert (np.ptp(counts, axis=0) <= 1).all()
    shares = np.stack([(schedules == arm).mean(axis=0) for arm in range(3)])
    assert shares[0].min() > 1 / 3 - 4 * np.sqrt(2 / 9 / 3000)
    # By chance another technique gets the good nights as often as the first one: no lean on average.
    assert abs(shares[1, 14:].mean() - shares[2, 14:].mean()) < 0.03


def test_redrawing_follows_the_adaptation_of_the_exact_posterior() -> None:
    """The same ratings under other first weeks: the normal posterior leans as the exact one does."""
    kept = grow(-2.0, 0.0, nights=24, seed=3)
    exact = []
    for seed in range(300):
        other = adaptive_trial(nights=24, seed=seed)
        arms = {night.night: night.assigned for night in other.schedule}
        nights = tuple(
            replace(night, assigned=arms[night.night], done=arms[night.night])
            for night in kept.diary.nights
            if night.night in arms
        )
        exact.append(in_week(with_week(other, diary=replace(kept.diary, nights=nights), week=3), 3))
    lean = [abs(week.count("effleurage") - week.count("petrissage")) for week in exact]
    again = redraw(kept.trial, count=3000, rng=np.random.default_rng(4), diary=kept.diary)[:, 14:21]
    apart = np.abs((again == 1).sum(axis=1) - (again == 2).sum(axis=1))
    assert abs(np.mean(lean) - apart.mean()) < 4 * np.std(lean) / np.sqrt(300)


@pytest.mark.parametrize(("effects", "low", "high"), [((-3.0, 0.0), 0.0, 0.05), ((0.0, 0.0), 0.05, 1.0)])
def test_a_finding_of_an_adaptive_trial_has_its_randomisation_test(
    effects: tuple[float, float], low: float, high: float
) -> None:
    kept = grow(*effects, nights=84, seed=5)
    finding = find(kept.diary, trial=kept.trial).finding
    p = finding.checks.randomisation_test_p
    assert p is not None
    assert low <= p <= high
    assert set(finding.arms) == {"effleurage", "petrissage"}


def test_the_nights_left_are_those_that_are_planned() -> None:
    kept = grow(-1.0, 0.0, weeks=3)
    assert find(kept.diary, trial=kept.trial).finding.model["nights_left"] == 56 - 21


def test_even_draws_are_those_of_the_mixture() -> None:
    mixture = Mixture(
        weight=np.array([[0.5, 0.3], [0.2, 0.8]]),
        mean=np.array([[[0.0, 1.0], [2.0, -1.0]], [[-1.0, 0.0], [1.0, 0.5]]]),
        covariance=np.broadcast_to([[0.5, 0.2], [0.2, 0.3]], (2, 2, 2, 2)).copy(),
        null=np.array([0.2, 0.0]),
        autocorrelation=np.zeros(2),
        carry_over=np.zeros(2),
        noise=np.ones(2),
    )
    draws = even_draws(mixture)
    mean, sd = mean_and_sd(mixture)
    assert draws.shape == (2, 4096, 2)
    assert draws.mean(axis=1) == pytest.approx(mean, abs=0.01)
    assert draws.std(axis=1) == pytest.approx(sd, abs=0.01)
    assert (~draws[0].any(axis=1)).mean() == pytest.approx(0.2, abs=1e-3)
    assert (draws < 0).mean(axis=1) == pytest.approx(below(mixture, 0.0), abs=0.01)
    assert np.cov(draws[1].T)[0, 1] == pytest.approx(0.2 + 0.16 * 2.0 * 0.5, abs=0.01)
