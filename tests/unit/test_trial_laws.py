"""Every schedule that a law allows is equally likely: counted by hand where all of them can be written down."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, product
from typing import Any

import msgspec
import numpy as np
import pytest
from scipy.stats import chisquare

from quietlegs.foundation.errors import OurFault
from quietlegs.records.trial import Design, Trial
from quietlegs.trials.balanced import how_many
from quietlegs.trials.blocks import State, count_endings, draw_blocks
from quietlegs.trials.laws import draw_schedule, redraw
from quietlegs.trials.predictable import can_follow, certain_nights, predictable_share
from quietlegs.trials.randomness import SeededBytes, uniform_below
from tests.trials import drawn_trial

Schedule = tuple[int, ...]
Blocks = tuple[tuple[int, int], ...]


@cache
def balanced(techniques: int, nights: int) -> list[Schedule]:
    """All schedules of the law, by writing down every sequence and keeping those that satisfy it."""
    every = range(techniques + 1)
    return [arms for arms in product(every, repeat=nights) if is_balanced(arms, techniques=techniques)]


def is_balanced(arms: Schedule, *, techniques: int) -> bool:
    counts = [arms.count(arm) for arm in range(techniques + 1)]
    longest = max(len(list(run)) for _, run in groupby(arms))
    return max(counts) - min(counts) <= 1 and longest <= 3


@cache
def block_sequences(weeks: int) -> list[Blocks]:
    """All sequences of (arm, weeks) of the law `blocks`."""
    return [blocks for blocks in fill(weeks) if is_fair(blocks)]


def fill(weeks: int) -> Iterator[Blocks]:
    if not weeks:
        yield ()
    for arm, length in product((0, 1), (1, 2)):
        if length <= weeks:
            yield from (((arm, length), *rest) for rest in fill(weeks - length))


def is_fair(blocks: Blocks) -> bool:
    sides = [[weeks for arm, weeks in blocks if arm == side] for side in (0, 1)]
    longest = max(len(list(run)) for _, run in groupby(arm for arm, _ in blocks))
    return abs(len(sides[0]) - len(sides[1])) <= 1 and abs(sum(sides[0]) - sum(sides[1])) <= 2 and longest <= 2


def equally_likely(drawn: Counter[Any], possible: Sequence[object]) -> bool:
    assert set(drawn) <= set(possible)
    return bool(chisquare([drawn[one] for one in possible]).pvalue > 0.001)


@pytest.mark.parametrize(("techniques", "nights"), [(1, 7), (1, 8), (1, 10), (2, 6), (2, 7), (2, 8), (3, 6), (5, 6)])
def test_every_balanced_schedule_is_equally_likely(techniques: int, nights: int) -> None:
    possible = balanced(techniques, nights)
    source = SeededBytes(2026, "chi-square")
    drawn = Counter(
        draw_schedule("balanced", techniques=techniques, nights=nights, source=source).arms
        for _ in range(10 * len(possible))
    )
    assert equally_likely(drawn, possible)


def test_a_chi_square_would_notice_permuted_pairs() -> None:
    source = SeededBytes(2026, "pairs")
    pairs = [(0, 1), (1, 0)]
    drawn = Counter(tuple(arm for _ in range(4) for arm in pairs[source.bytes(1)[0] % 2]) for _ in range(620))
    assert not equally_likely(drawn, balanced(1, 8))


def test_a_chi_square_would_notice_drawing_night_by_night() -> None:
    """Choosing the next night by a coin, except where a rule forces it, favours some schedules."""
    rng = np.random.default_rng(1)
    drawn = Counter(night_by_night(rng) for _ in range(3000))
    assert not equally_likely(drawn, balanced(1, 8))


def night_by_night(rng: np.random.Generator) -> Schedule:
    arms: list[int] = []
    while len(arms) < 8:
        open_arms = [arm for arm in (0, 1) if can_follow([*arms, arm], nights=8, techniques=1)]
        arms.append(int(rng.choice(open_arms)))
    return tuple(arms)


@pytest.mark.parametrize("nights", range(1, 13))
def test_schedules_are_counted_exactly(nights: int) -> None:
    assert how_many(nights) == len(balanced(1, nights))


@pytest.mark.parametrize("nights", [7, 8])
def test_schedules_are_numbered_as_documented(nights: int) -> None:
    def place(arms: Schedule) -> tuple[int, int, list[int]]:
        return arms.count(0), arms[0], [len(list(run)) for _, run in groupby(arms)]

    listed = sorted(balanced(1, nights), key=place)
    for seed in range(30):
        number = uniform_below(len(listed), SeededBytes(seed, "number"))
        drawn = draw_schedule("balanced", techniques=1, nights=nights, source=SeededBytes(seed, "number"))
        assert drawn.arms == listed[number]


def test_sequences_of_blocks_are_numbered_as_documented() -> None:
    listed = sorted(block_sequences(8))
    for seed in range(30):
        number = uniform_below(len(listed), SeededBytes(seed, "number"))
        assert tuple(draw_blocks(8, SeededBytes(seed, "number"))) == listed[number]


@pytest.mark.parametrize("weeks", [4, 6])
def test_every_sequence_of_blocks_is_equally_likely(weeks: int) -> None:
    possible = block_sequences(weeks)
    source = SeededBytes(2026, "chi-square")
    drawn = Counter(tuple(draw_blocks(weeks, source)) for _ in range(10 * len(possible)))
    assert equally_likely(drawn, possible)


@pytest.mark.parametrize("weeks", range(1, 10))
def test_sequences_of_blocks_are_counted_exactly(weeks: int) -> None:
    assert count_endings(State(weeks), None) == len(block_sequences(weeks))


def test_in_twelve_weeks_each_side_has_three_blocks_or_more() -> None:
    for blocks in block_sequences(12):
        assert min(sum(arm == side for arm, _ in blocks) for side in (0, 1)) >= 3


@pytest.mark.parametrize(("techniques", "nights"), [(1, 8), (1, 7), (2, 7), (3, 6)])
def test_redrawing_many_at_once_follows_the_same_law(techniques: int, nights: int) -> None:
    possible = balanced(techniques, nights)
    trial = shortened(drawn_trial(techniques=techniques, nights=84), nights)
    schedules = redraw(trial, count=20 * len(possible), rng=np.random.default_rng(3))
    assert schedules.shape == (20 * len(possible), nights)
    assert equally_likely(Counter(tuple(map(int, row)) for row in schedules), possible)


def test_redrawing_blocks_keeps_their_lengths_and_follows_the_same_law() -> None:
    trial = drawn_trial(law="blocks", question="course", nights=84)
    weeks = [nights // 7 for nights in trial.design.blocks]
    possible = [b for b in block_sequences(12) if [length for _, length in b] == weeks]
    schedules = redraw(trial, count=20 * len(possible), rng=np.random.default_rng(3))
    firsts = np.cumsum([0, *trial.design.blocks[:-1]])
    drawn = Counter(tuple(zip(map(int, row[firsts]), weeks, strict=True)) for row in schedules)
    assert equally_likely(drawn, possible)
    assert (np.repeat(schedules[:, firsts], trial.design.blocks, axis=1) == schedules).all()


def test_an_adaptive_trial_is_not_redrawn_without_the_ratings_it_adapted_to() -> None:
    with pytest.raises(OurFault, match="none was given"):
        redraw(shortened(drawn_trial(techniques=2), 84, Design(law="adaptive")), count=1, rng=np.random.default_rng(1))


def test_each_arm_has_the_same_chance_on_every_night() -> None:
    schedules = redraw(drawn_trial(techniques=2, nights=42), count=6000, rng=np.random.default_rng(5))
    for arm in range(3):
        assert np.abs((schedules == arm).mean(axis=0) - 1 / 3).max() < 4 * np.sqrt(2 / 9 / 6000)


@pytest.mark.parametrize(("techniques", "nights"), [(1, 7), (1, 8), (1, 11), (2, 6), (2, 7), (2, 8), (3, 6)])
def test_a_night_is_certain_exactly_when_all_schedules_that_begin_alike_agree(techniques: int, nights: int) -> None:
    possible = balanced(techniques, nights)
    nexts: dict[Schedule, set[int]] = {}
    for arms in possible:
        for night in range(nights):
            nexts.setdefault(arms[:night], set()).add(arms[night])
    for arms in possible:
        certain = [len(nexts[arms[:night]]) == 1 for night in range(nights)]
        assert list(certain_nights(list(arms), techniques=techniques)) == certain


def test_about_one_night_in_ten_is_certain_with_one_technique() -> None:
    shares = [predictable_share(drawn_trial(seed=seed)) for seed in range(40)]
    assert 0.08 < sum(shares) / 40 < 0.15


def test_in_the_course_question_all_but_the_first_nights_of_blocks_are_certain() -> None:
    trial = drawn_trial(law="blocks", question="course", nights=84)
    share = predictable_share(trial)
    assert 1 - len(trial.design.blocks) / 84 <= share < 1


def shortened(trial: Trial, nights: int, design: Design | None = None) -> Trial:
    """A trial that nobody would design, to look at its law where all schedules can be counted."""
    return msgspec.structs.replace(trial, nights=nights, design=design or trial.design)
