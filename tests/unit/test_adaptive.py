"""The law `adaptive`: two balanced weeks, then weeks that lean towards the better technique and are never changed."""

from collections import Counter
from datetime import timedelta
from itertools import permutations, product

import numpy as np
import pytest
from msgspec.structs import replace
from scipy.stats import chisquare

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.finding import find
from quietlegs.interface.trial import tonight
from quietlegs.records.diary import Diary, Night
from quietlegs.statistics.mixture import Mixture, below, mean_and_sd
from quietlegs.statistics.moments import Bools, Floats, Ints
from quietlegs.trials.adaptive import (
    WHOLE,
    border,
    draw_first_weeks,
    draw_nights,
    in_millionths,
    longest_run,
    shares_of,
    week_of,
    weeks_drawn,
)
from quietlegs.trials.even_draws import even_draws
from quietlegs.trials.laws import redraw
from quietlegs.trials.next_week import with_week
from quietlegs.trials.predictable import predictable_share
from quietlegs.trials.randomness import SeededBytes
from quietlegs.trials.readapt import by_chance, first_weeks
from quietlegs.trials.reweigh import known_at
from quietlegs.trials.top_two import LEADER, floored, weights
from quietlegs.trials.verify import verify
from tests.adaptive import START, adaptive_trial, changed, grow, in_week
from tests.trials import drawn_trial

# Every balanced week of a comparison (0) and two techniques.
WEEKS = sorted({order for more in range(3) for order in permutations([0, 0, 1, 1, 2, 2, more])})


def draws_of(*means: float, sd: float = 0.5, count: int = 4000) -> Floats:
    return np.random.default_rng(1).normal(means, sd, (count, len(means)))


def test_every_pair_of_first_weeks_that_may_be_is_equally_likely() -> None:
    """Each of the first and of the second week comes as often as it has others that it can stand beside."""
    pairs = [(one, two) for one, two in product(WEEKS, WEEKS) if longest_run((*one[-3:], *two[:3])) <= 3]
    source = SeededBytes(2026, "chi-square")
    drawn = [draw_first_weeks(2, source) for _ in range(20_000)]
    redrawn = list(map(tuple, first_weeks(2, count=20_000, rng=np.random.default_rng(6)).tolist()))
    for schedules in (drawn, redrawn):
        assert max(map(longest_run, schedules)) == 3
        for place, cut in ((0, slice(7)), (1, slice(7, 14))):
            counts, possible = Counter(arms[cut] for arms in schedules), Counter(pair[place] for pair in pairs)
            assert set(counts) <= set(WEEKS)
            wanted = np.array([possible[week] for week in WEEKS]) / len(pairs)
            assert chisquare([counts[week] for week in WEEKS], 20_000 * wanted).pvalue > 0.001
        border_nights = Counter((*arms[4:7], *arms[7:10]) for arms in schedules)
        possible = Counter((*one[4:], *two[:3]) for one, two in pairs)
        wanted = np.array([possible[nights] for nights in sorted(possible)]) / len(pairs)
        assert set(border_nights) <= set(possible)
        assert chisquare([border_nights[nights] for nights in sorted(possible)], 20_000 * wanted).pvalue > 0.001


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
    """On nights that can be of every arm, and on those after three comparison nights."""
    drawn = draw_nights((500_000, 400_000, 100_000), nights=20_000, before=(), source=SeededBytes(3, "shares"))
    arms = np.array([night.arm for night in drawn])
    barred = after_three(arms)
    free, rest = np.bincount(arms[~barred], minlength=3), np.bincount(arms[barred], minlength=3)
    assert chisquare(free, free.sum() * np.array([0.5, 0.4, 0.1])).pvalue > 0.001
    assert rest[0] == 0
    assert chisquare(rest[1:], rest.sum() * np.array([0.8, 0.2])).pvalue > 0.001
    told = {(bool(late), night.arm, night.probability) for late, night in zip(barred, drawn, strict=True)}
    assert told == {(False, 0, 0.5), (False, 1, 0.4), (False, 2, 0.1), (True, 1, 0.8), (True, 2, 0.2)}


def test_a_week_after_three_comparison_nights_follows_the_law() -> None:
    """Each whole week's frequency, by the chances of its nights one after the other; drawn and redrawn."""
    shares, count = (500_000, 300_000, 200_000), 20_000
    possible = {arms: _chance_of(arms, np.array(shares) / WHOLE) for arms in product(range(3), repeat=4)}
    assert sum(possible.values()) == pytest.approx(1)
    source = SeededBytes(4, "after three")
    drawn = Counter(
        tuple(night.arm for night in draw_nights(shares, nights=4, before=(1, 0, 0, 0), source=source))
        for _ in range(count)
    )
    before, chances = np.tile([1, 0, 0, 0], (count, 1)), np.tile(np.array(shares) / WHOLE, (count, 1))
    redrawn = by_chance(chances, before=before, nights=4, rng=np.random.default_rng(7))
    assert (redrawn[:, :4] == before).all()
    allowed = [arms for arms, chance in possible.items() if chance]
    for counts in (drawn, Counter(map(tuple, redrawn[:, 4:].tolist()))):
        assert set(counts) <= set(allowed)
        assert chisquare([counts[arms] for arms in allowed], [count * possible[arms] for arms in allowed]).pvalue > 1e-3


def _chance_of(arms: tuple[int, ...], shares: Floats) -> float:
    """By hand: after three comparison nights, a night's chance is its share of what the comparison leaves."""
    chance, run = 1.0, 3
    for arm in arms:
        barred = run == 3
        chance *= (0.0 if arm == 0 else shares[arm] / (1 - shares[0])) if barred else shares[arm]
        run = min(run + 1, 3) if arm == 0 else 0
    return chance


@pytest.mark.parametrize("start", [(), (0,), (1, 0, 0), (0, 0, 0), (0, 0, 0, 2), (0, 0, 0, 1, 0, 0)])
def test_only_the_three_nights_before_count(start: tuple[int, ...]) -> None:
    first = {
        draw_nights((900_000, 50_000, 50_000), nights=1, before=start, source=SeededBytes(seed, "first"))[0].arm
        for seed in range(40)
    }
    assert (0 in first) is (start != (0, 0, 0))


def test_a_trial_logs_the_chance_of_each_night_as_it_was_drawn() -> None:
    """The week's own probability; after three comparison nights the share of what the comparison leaves."""
    barred_nights = 0
    for seed in range(30):
        trial = grow(-0.5, 0.0, nights=84, seed=seed).trial
        order = ["comparison", *(arm.id for arm in trial.arms)]
        arms = np.array([order.index(night.assigned) for night in trial.schedule])
        barred = after_three(arms)
        assert not (barred & (arms == 0))[14:].any()
        for day, night in list(enumerate(trial.schedule))[14:]:
            shares = shares_of(trial.design.drawn_weeks[week_of(trial, night.night) - 3])
            assert night.probability == shares[arms[day]] / (WHOLE - (shares[0] if barred[day] else 0))
            assert arms[day] or night.probability >= 1 / 3
        barred_nights += int(barred[14:].sum())
        assert verify(trial, seal_fits=True)[0].ok
    assert barred_nights > 20


def after_three(arms: Ints) -> Bools:
    """Which nights have three comparison nights before them."""
    here = np.append([False] * 3, arms == 0)
    return np.asarray(here[:-3] & here[1:-2] & here[2:-1])


def test_weights_are_those_of_the_formula_counted_by_hand() -> None:
    """Shares of the best: comparison 1/8, first 4/8, second 3/8; left out, each leaves its draws to a runner-up."""
    draws = np.array([[1.0, 2.0], *[[-2.0, -1.0]] * 4, *[[-1.0, -2.0]] * 3])
    best = np.array([1, 4, 3]) / 8
    without = np.array([[0, 5, 3], [1, 0, 7], [1, 7, 0]]) / 8
    challenger = (8 * best[None, :] * (1 - np.eye(3)) + without) / (8 - 8 * best[:, None] + 1)
    for leader in (0.5, LEADER):
        assert weights(draws, leader=leader) == pytest.approx(leader * best + (1 - leader) * best @ challenger)


def test_with_many_draws_the_weights_are_russos() -> None:
    draws = draws_of(-0.4, -0.6, 0.1, count=40_000)
    effects = np.column_stack([np.zeros(len(draws)), draws])
    best = np.bincount(effects.argmin(axis=1), minlength=4) / len(draws)
    for leader in (0.5, LEADER):
        challenging = [sum(best[j] / (1 - best[j]) for j in range(4) if j != k) for k in range(4)]
        russo = [best[k] * (leader + (1 - leader) * challenging[k]) for k in range(4)]
        assert weights(draws, leader=leader) == pytest.approx(russo, abs=1e-3)


def test_the_better_technique_weighs_more_and_a_sure_leader_shares_with_its_challenger() -> None:
    sure = weights(draws_of(-5.0, -1.0, 3.0, sd=0.1))
    assert sure == pytest.approx([0.0, LEADER, 1 - LEADER, 0.0], abs=0.01)
    assert floored(sure)[0] == 0.25
    nothing_helps = weights(draws_of(4.0, 3.0, sd=0.1))
    assert nothing_helps == pytest.approx([LEADER, 0.0, 1 - LEADER], abs=0.01)


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
    known = known_at(kept.diary, first)
    assert with_week(start, diary=later, week=3, tonight=first) == with_week(start, diary=known, week=3)


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


def test_certain_nights_are_those_that_all_first_weeks_share() -> None:
    """Counted by writing down every pair of weeks that begins like the trial's nights so far."""
    for seed in range(12):
        trial = adaptive_trial(nights=84, seed=seed)
        order = ["comparison", *(arm.id for arm in trial.arms)]
        arms = tuple(order.index(night.assigned) for night in trial.schedule)
        certain = 0
        for night in range(7):
            certain += len({week[night] for week in WEEKS if week[:night] == arms[:night]}) == 1
            later = {
                week[night]
                for week in WEEKS
                if week[:night] == arms[7 : 7 + night] and longest_run((*arms[4:7], *week)) <= 3
            }
            certain += len(later) == 1
        assert predictable_share(trial) == certain / 84


def test_redrawn_schedules_adapt_to_the_same_ratings_and_keep_the_law() -> None:
    kept = grow(-2.0, 0.0, nights=42)
    schedules = redraw(kept.trial, count=3000, rng=np.random.default_rng(1), diary=kept.diary)
    assert schedules.shape == (3000, 42)
    assert max(longest_run([int(arm == 0) or 2 + day for day, arm in enumerate(row)]) for row in schedules) == 3
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
