"""The law `balanced` with one technique: each schedule that satisfies it is equally likely.

The law: comparison and technique differ by at most one night, and no more than three nights in a row are of the same
arm. All such schedules are counted exactly, run by run, and the one with a random number is written down. They are
numbered in this order: fewer comparison nights first; then those that begin with the comparison; then by the length
of the first run, shortest first; then by the next run, and so on.
"""

from functools import lru_cache

from quietlegs.foundation.errors import OurFault
from quietlegs.trials.randomness import ByteSource, uniform_below

LONGEST_RUN = 3

Ways = tuple[tuple[int, ...], ...]


def draw_one_technique(nights: int, source: ByteSource) -> tuple[int, ...]:
    """Draw a schedule: 0 for the comparison, 1 for the technique, one number a night."""
    rank = uniform_below(how_many(nights), source)
    ways = count_ways(nights)
    for left in splits(nights):
        for first in (0, 1):
            here = ways[left[first]][left[1 - first]]
            if rank < here:
                return _written_down(rank, left=left, first=first, ways=ways)
            rank -= here
    raise OurFault("A number below the count of schedules names one of them.")


def splits(nights: int) -> tuple[tuple[int, int], ...]:
    """List how many nights the comparison and the technique may have."""
    fewer, more = nights // 2, nights - nights // 2
    return ((fewer, more),) if fewer == more else ((fewer, more), (more, fewer))


def how_many(nights: int) -> int:
    """Count the schedules that satisfy the law."""
    ways = count_ways(nights)
    return sum(ways[a][b] + ways[b][a] for a, b in splits(nights))


@lru_cache(maxsize=8)
def count_ways(nights: int) -> Ways:
    """Count, for `[own][other]` nights left, the endings in which a run of `own` begins now (1 if none is left)."""
    most = nights - nights // 2
    ways = [[0] * (most + 1) for _ in range(most + 1)]
    ways[0][0] = 1
    for together in range(1, 2 * most + 1):
        for own in range(max(1, together - most), min(most, together) + 1):
            other = together - own
            ways[own][other] = sum(ways[other][own - run] for run in range(1, min(LONGEST_RUN, own) + 1))
    return tuple(map(tuple, ways))


def _written_down(rank: int, *, left: tuple[int, int], first: int, ways: Ways) -> tuple[int, ...]:
    """Write down the schedule with this number among those that begin with `first`."""
    arms: list[int] = []
    own, other, arm = left[first], left[1 - first], first
    while own:
        for run in range(1, min(LONGEST_RUN, own) + 1):
            here = ways[other][own - run]
            if rank < here:
                break
            rank -= here
        arms += [arm] * run
        own, other, arm = other, own - run, 1 - arm
    return tuple(arms)
