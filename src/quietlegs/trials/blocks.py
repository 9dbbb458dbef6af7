"""The law `blocks`, for the course question: each sequence of blocks that satisfies it is equally likely.

The law: blocks of one or two weeks fill the nights; the comparison and the technique differ by at most one block and
by at most two weeks; no more than two blocks in a row are of the same arm. In twelve weeks or more this gives each
side at least three blocks. Two blocks of a week and one block of two weeks are different sequences. They are numbered
block by block in the order: comparison for one week, comparison for two, technique for one, technique for two.
"""

from functools import lru_cache
from typing import NamedTuple

from quietlegs.trials.randomness import ByteSource, uniform_below

WEEK = 7
LENGTHS = (1, 2)
"""Weeks that a block may last."""

MOST_IN_A_ROW = 2
MOST_BLOCKS_APART, MOST_WEEKS_APART = 1, 2


class State(NamedTuple):
    """What has been drawn so far: the comparison's blocks and weeks minus the technique's, and the latest run."""

    weeks_left: int
    blocks_ahead: int = 0
    weeks_ahead: int = 0
    arm: int = 0
    in_a_row: int = 0

    def after(self, arm: int, weeks: int) -> "State":
        """Add a block."""
        sign = 1 if arm == 0 else -1
        return State(
            self.weeks_left - weeks,
            self.blocks_ahead + sign,
            self.weeks_ahead + sign * weeks,
            arm,
            self.in_a_row + 1 if arm == self.arm else 1,
        )


Lengths = tuple[int, ...] | None
"""The weeks of each block still to come where they are given; None where they are drawn too."""


def draw_blocks(weeks: int, source: ByteSource, *, lengths: Lengths = None) -> list[tuple[int, int]]:
    """Draw blocks as (arm, weeks); with `lengths`, only which arm each block is of."""
    state, drawn = State(weeks), list[tuple[int, int]]()
    rank = uniform_below(count_endings(state, lengths), source)
    while state.weeks_left:
        for arm, length in _next_blocks(state, lengths):
            here = count_endings(state.after(arm, length), _rest(lengths))
            if rank < here:
                break
            rank -= here
        drawn.append((arm, length))
        state, lengths = state.after(arm, length), _rest(lengths)
    return drawn


def possible_arms(state: State) -> set[int]:
    """Name the arms that the next block may be of."""
    return {arm for arm, weeks in _next_blocks(state, None) if count_endings(state.after(arm, weeks), None)}


@lru_cache(maxsize=200_000)
def count_endings(state: State, lengths: Lengths) -> int:
    """Count the ways to fill the weeks that are left."""
    if not state.weeks_left:
        fair = abs(state.blocks_ahead) <= MOST_BLOCKS_APART and abs(state.weeks_ahead) <= MOST_WEEKS_APART
        return int(fair)
    if abs(state.weeks_ahead) > state.weeks_left + MOST_WEEKS_APART:
        return 0
    return sum(count_endings(state.after(*block), _rest(lengths)) for block in _next_blocks(state, lengths))


def _next_blocks(state: State, lengths: Lengths) -> list[tuple[int, int]]:
    weeks = LENGTHS if lengths is None else lengths[:1]
    arms = [arm for arm in (0, 1) if arm != state.arm or state.in_a_row < MOST_IN_A_ROW]
    return [(arm, length) for arm in arms for length in weeks if length <= state.weeks_left]


def _rest(lengths: Lengths) -> Lengths:
    return None if lengths is None else lengths[1:]
