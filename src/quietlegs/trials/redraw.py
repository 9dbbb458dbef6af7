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
    each = np.arange(count)
    arm = (rng.random(count) >= _first_is_comparison(nights, left)).astype(np.int64)
    run = np.zeros(count, dtype=np.int64)
    drawn = np.empty((count, nights), dtype=np.int64)
    for night in range(nights):
        if night:
            switched = rng.random(count) < switch[run, left[each, arm], left[each, 1 - arm]]
            arm = np.where(switched, 1 - arm, arm)
            run = np.where(switched, 0, run)
        drawn[:, night] = arm
        left[each, arm] -= 1
        run += 1
    return drawn


@lru_cache(maxsize=8)
def _switch_chances(nights: int) -> Floats:
    """Chance that the next night is of the other arm, `[run so far][own left][other left]`."""
    ways = count_ways(nights)
    most = len(ways) - 1
    chances = np.zeros((LONGEST_RUN + 1, most + 1, most + 1))
    for own in range(most + 1):
        for other in range(1, most + 1):
            switch_now = ways[other][own]
            for run in range(1, LONGEST_RUN + 1):
                more = range(1, min(LONGEST_RUN - run, own) + 1)
                endings = switch_now + sum(ways[other][own - nights_more] for nights_more in more)
                chances[run, own, other] = switch_now / endings if endings else 0.0
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
    found, attempts = 0, 2 * count
    while found < count:
        survivors = _attempts(len(trial.arms), trial.nights, attempts=attempts, rng=rng)
        kept.append(survivors)
        found += len(survivors)
        attempts = min(MOST_ATTEMPTS_AT_ONCE, 2 * attempts)
    return np.concatenate(kept)[:count]


def _attempts(techniques: int, nights: int, *, attempts: int, rng: np.random.Generator) -> Ints:
    """Draw from the urns night by night; attempts in which a run grows too long drop out."""
    order = rng.random((attempts, techniques + 1)).argsort(axis=1)
    urn = nights // (techniques + 1) + (order < nights % (techniques + 1)).astype(np.int64)
    drawn = np.empty((attempts, nights), dtype=np.int64)
    for night in range(nights):
        number = rng.integers(nights - night, size=len(urn))
        arm = (number[:, None] >= urn.cumsum(axis=1)).sum(axis=1)
        drawn[:, night] = arm
        urn[np.arange(len(urn)), arm] -= 1
        if night >= LONGEST_RUN:
            alive = (drawn[:, night - LONGEST_RUN : night] != arm[:, None]).any(axis=1)
            drawn, urn = drawn[alive], urn[alive]
    return drawn


def _redraw_blocks(trial: Trial, *, count: int, rng: np.random.Generator) -> Ints:
    weeks = tuple(nights // WEEK for nights in trial.design.blocks)
    arms = [[arm for arm, _ in draw_blocks(sum(weeks), rng, lengths=weeks)] for _ in range(count)]
    return np.repeat(np.array(arms, dtype=np.int64), trial.design.blocks, axis=1)
