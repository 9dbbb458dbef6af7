"""Thousands of schedules from a trial's law at once, for the randomisation test."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from quietlegs.records.trial import Trial
from quietlegs.trials.balanced import LONGEST_RUN, count_ways, splits
from quietlegs.trials.blocks import WEEK, draw_blocks

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MOST_ATTEMPTS_AT_ONCE = 20_000


def redraw_schedules(trial: Trial, *, count: int, rng: np.random.Generator) -> Ints:
    """Draw schedules (count, nights); see `laws.redraw`."""
    if trial.design.law == "blocks":
        return _redraw_blocks(trial, count=count, rng=rng)
    if len(trial.arms) == 1:
        return _redraw_one(trial.nights, count=count, rng=rng)
    return _redraw_several(trial, count=count, rng=rng)


def _redraw_one(nights: int, *, count: int, rng: np.random.Generator) -> Ints:
    """Go night by night; whether the arm switches depends on the nights left of each arm and on the run so far."""
    switch = _switch_chances(nights)
    left = np.array(splits(nights), dtype=np.int64)[rng.integers(len(splits(nights)), size=count)]
    arm = (rng.random(count) >= _first_is_comparison(nights, left)).astype(np.int64)
    chance = rng.random((nights - 1, count))
    own, other = np.where(arm == 0, left.T, left.T[::-1])
    run = np.zeros(count, dtype=np.int64)
    drawn = np.empty((nights, count), dtype=np.int64)
    for night in range(nights):
        if night:
            switched = chance[night - 1] < switch[run, own, other]
            arm = np.where(switched, 1 - arm, arm)
            own, other = np.where(switched, other, own), np.where(switched, own, other)
            run = np.where(switched, 0, run)
        drawn[night] = arm
        own -= 1
        run += 1
    return drawn.T


@lru_cache(maxsize=8)
def _switch_chances(nights: int) -> Floats:
    """Chance that the next night is of the other arm, `[run so far][own left][other left]`."""
    ways = np.array(count_ways(nights), dtype=np.float64)  # the largest, 2**730, is far inside the range of a float
    later = [np.zeros_like(ways) for _ in range(LONGEST_RUN + 1)]
    for more in range(LONGEST_RUN + 1):
        later[more][more:] = ways.T[: len(ways) - more]
    switch_now, chances = later[0], np.zeros((LONGEST_RUN + 1, *ways.shape))
    for run in range(1, LONGEST_RUN + 1):
        endings = sum(later[: LONGEST_RUN - run + 1])
        np.divide(switch_now, endings, out=chances[run], where=endings > 0)
    chances[:, :, 0] = 0.0
    return chances


def _first_is_comparison(nights: int, left: Ints) -> Floats:
    ways = count_ways(nights)
    chance = {
        split: ways[split[0]][split[1]] / (ways[split[0]][split[1]] + ways[split[1]][split[0]])
        for split in splits(nights)
    }
    return np.array([chance[int(a), int(b)] for a, b in left])


def _redraw_several(trial: Trial, *, count: int, rng: np.random.Generator) -> Ints:
    """Attempt many at once; the first ones without a run that is too long are kept."""
    kept: list[Ints] = []
    found, tried, attempts = 0, 0, 2 * count
    while found < count:
        survivors = _attempts(len(trial.arms), trial.nights, attempts=attempts, rng=rng)
        kept.append(survivors)
        found, tried = found + len(survivors), tried + attempts
        attempts = min(MOST_ATTEMPTS_AT_ONCE, count + tried * (count - found) // max(found, 1))
    return np.concatenate(kept)[:count]


def _attempts(techniques: int, nights: int, *, attempts: int, rng: np.random.Generator) -> Ints:
    """Put each arm's nights in any order, each equally likely; attempts in which a run grows too long drop out."""
    each, more = divmod(nights, techniques + 1)
    even = np.repeat(np.arange(techniques + 1, dtype=np.int8), each)
    left_over = rng.random((attempts, techniques + 1)).argsort(axis=1)[:, :more].astype(np.int8)
    drawn = rng.permuted(np.hstack([np.tile(even, (attempts, 1)), left_over]), axis=1)
    same = drawn[:, 1:] == drawn[:, :-1]
    one_more = nights - LONGEST_RUN
    too_long = np.logical_and.reduce([same[:, shift : shift + one_more] for shift in range(LONGEST_RUN)])
    kept: Ints = drawn[~too_long.any(axis=1)].astype(np.int64)
    return kept


def _redraw_blocks(trial: Trial, *, count: int, rng: np.random.Generator) -> Ints:
    weeks = tuple(nights // WEEK for nights in trial.design.blocks)
    arms = [[arm for arm, _ in draw_blocks(sum(weeks), rng, lengths=weeks)] for _ in range(count)]
    return np.repeat(np.array(arms, dtype=np.int64), trial.design.blocks, axis=1)
