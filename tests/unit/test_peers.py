"""The peers' arithmetic, and that they see the same persons; neither R nor JAGS nor NumPyro is needed."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from benchmarks.one_table import summary, wrong
from benchmarks.peers.claims import Estimates, from_errors, generous_claims, usual_claims
from benchmarks.peers.nights import FAR, Nights, bare, from_table, powers, until
from benchmarks.peers.sampled import claim_of
from benchmarks.peers.schedules import SCHEDULES, ScheduleName, drawn_by, live, regular_truth, simulated
from benchmarks.peers.side_by_side import MID, Row, case, ours
from benchmarks.peers.two_sides import correlation, welch
from quietlegs.simulation.persons import MONDAY, Population, synthetic_person
from quietlegs.simulation.scenarios import ScenarioName
from quietlegs.statistics.forecast import HARMS, HELPS, NO_WORTHWHILE_HELP, UNDECIDED
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import tabulate

POPULATION = Population(nights=42, seed=31)


def some_nights(*, seed: int = 1, count: int = 40) -> Nights:
    rng = np.random.default_rng(seed)
    day = np.flatnonzero(rng.random(count) > 0.2)
    arm = rng.integers(0, 2, day.size)
    return bare(rng.normal(5, 1.5, day.size) - 0.7 * arm, arm=arm, day=day, exposure=np.zeros(day.size))


@pytest.mark.parametrize(("look", "pooled"), [(welch, False), (correlation, True)])
def test_the_t_tests_are_scipys(look: Callable[..., Estimates], pooled: bool) -> None:
    nights = some_nights()
    found = look(nights, after=np.array([12, 25, 40]))
    for at, night in enumerate((12, 25, 40)):
        seen = until(nights, night=night)
        test = stats.ttest_ind(seen.outcome[seen.arm == 1], seen.outcome[seen.arm == 0], equal_var=pooled)
        low, high = test.confidence_interval(0.9)
        assert found.p[at] == pytest.approx(test.pvalue)
        assert (found.low90[at], found.high90[at]) == pytest.approx((low, high))
        assert (found.low95[at], found.high95[at]) == pytest.approx(tuple(test.confidence_interval(0.95)))


def test_the_trackers_p_is_that_of_the_correlation() -> None:
    nights = some_nights(seed=3)
    found = correlation(nights, after=np.array([40]))
    assert found.p[0] == pytest.approx(stats.pearsonr(nights.arm, nights.outcome).pvalue)


def test_too_few_nights_a_side_or_the_same_mark_every_night_say_nothing() -> None:
    nights = some_nights()
    same = nights._replace(outcome=np.full(nights.outcome.size, 5.0))
    assert np.isnan(welch(nights, after=np.array([0, 1])).mean).all()
    assert np.isnan(welch(same, after=np.array([40])).p).all()
    assert usual_claims(welch(same, after=np.array([40]))).tolist() == [UNDECIDED]


def test_claims_follow_p_and_giving_up_needs_the_interval() -> None:
    mean = np.array([-1.0, 1.0, -0.1, -0.1, np.nan])
    said = from_errors(mean, error=np.array([0.3, 0.3, 0.3, 0.9, np.nan]), freedom=np.full(5, 40.0))
    assert usual_claims(said).tolist() == [HELPS, HARMS, UNDECIDED, UNDECIDED, UNDECIDED]
    assert generous_claims(said, mid=1.0).tolist() == [HELPS, HARMS, NO_WORTHWHILE_HELP, UNDECIDED, UNDECIDED]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_on_the_own_schedule_the_peers_see_what_the_finding_sees(number: int) -> None:
    one = case(number, population=POPULATION)
    lived = live(number, population=POPULATION, schedule="nightly")
    for name in ("outcome", "arm", "day", "nuisance", "exposure", "gaps"):
        np.testing.assert_allclose(getattr(one.nights, name), getattr(lived.nights, name))
    assert lived.truth == pytest.approx(one.truth)


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_without_an_effect_a_person_has_the_same_nights_under_every_schedule(schedule: ScheduleName) -> None:
    population = POPULATION._replace(truth="null")
    drawn = drawn_by(schedule, number=4, population=population)
    own = drawn_by("nightly", number=4, population=population)
    tracked: ScenarioName = "indication" if schedule == "tracker" else "plain"
    mine = simulated(4, population=population, drawn=own, scenario="plain")
    theirs = simulated(4, population=population, drawn=drawn, scenario=tracked)
    np.testing.assert_array_equal(mine.score, theirs.score)
    if schedule != "tracker":
        np.testing.assert_array_equal(mine.missing, theirs.missing)


def test_weeks_alternate_and_before_comes_before_after() -> None:
    weekly, halves = (drawn_by(name, number=1, population=POPULATION) for name in ("weekly", "before_after"))
    assert weekly.reshape(6, 7).tolist() == [[week % 2] * 7 for week in range(6)]
    assert halves.tolist() == [0] * 21 + [1] * 21


def test_regular_massage_adds_what_carries_over() -> None:
    pairs = [
        (regular_truth(number, population=POPULATION), live(number, population=POPULATION, schedule="nightly").truth)
        for number in range(1, 9)
    ]
    assert all(abs(regular) >= abs(tonight) - 0.02 for regular, tonight in pairs)
    assert any(abs(regular) > abs(tonight) + 0.02 for regular, tonight in pairs)


def test_a_tracker_massages_on_bad_nights() -> None:
    population = POPULATION._replace(truth="null")
    lived = [live(number, population=population, schedule="tracker").nights for number in range(1, 11)]
    apart = [nights.outcome[nights.arm == 1].mean() - nights.outcome[nights.arm == 0].mean() for nights in lived]
    assert min(apart) > 0


def test_the_evening_rating_is_unknown_where_it_was_not_given() -> None:
    for number in range(1, 6):
        person = synthetic_person(number, population=POPULATION._replace(before_r=0.5))
        table = tabulate(person.diary, setting=settle(person.diary, trial=person.trial, asked=Asked()))
        nights = from_table(table, first_night=MONDAY.toordinal())
        rated = {night.night: night.urge_before for night in person.diary.nights}
        given = np.array([rated[date] for date in table.dates], dtype=np.float64)
        np.testing.assert_allclose(nights.evening, given)


def test_a_chain_that_starts_afresh_is_far_away() -> None:
    exponent, sign = powers(np.array([0, 1, 2, 0]))
    assert exponent.tolist() == [FAR, 1, 2, FAR]
    assert sign.tolist() == [1, -1, 1, 1]


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_the_rule_on_draws_is_the_rule_of_the_finding(number: int) -> None:
    from quietlegs.statistics.mixture import draw
    from quietlegs.trials.analysis import answer_of

    one = case(number, population=POPULATION)
    draws = draw(answer_of(one.table, mid=MID).shipped, person=0, count=40_000, seed=1)
    assert claim_of(draws.reshape(4, -1), mid=MID) == next(ours([one])).usual


def test_right_and_false_claims_are_counted() -> None:
    codes = np.array([HELPS, HELPS, HARMS, NO_WORTHWHILE_HELP, NO_WORTHWHILE_HELP, UNDECIDED])
    truth = np.array([-0.5, 0.0, 0.3, -0.4, -1.4, -2.0])
    assert wrong(codes, truth=truth).tolist() == [False, True, False, False, True, False]


def test_a_methods_line_is_its_persons_arithmetic() -> None:
    rows = [
        Row("one", 1, truth=-1.0, mean=-1.2, low=-2.0, high=-0.4, usual=HELPS, generous=HELPS, cpu_ms=2.0),
        Row("one", 2, truth=0.0, mean=-0.8, low=-1.5, high=-0.1, usual=HELPS, generous=HELPS, cpu_ms=4.0),
        Row("one", 3, truth=0.0, mean=np.nan, low=np.nan, high=np.nan, usual=0, generous=0, cpu_ms=9.0),
    ]
    found = summary(rows)
    assert (found["bias"], found["rmse"]) == pytest.approx((-0.5, np.sqrt((0.04 + 0.64) / 2)))
    assert (found["coverage"], found["without_an_estimate"], found["cpu_ms"]) == (0.5, 1, 4.0)
    assert (found["usual_right"], found["usual_false"]) == pytest.approx((1 / 3, 0.5))
