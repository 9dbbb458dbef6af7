"""The laws by which schedules are drawn, and drawing from them: once for the trial, again and again for its test.

`balanced` (tonight's question): see `balanced.py` for one technique, `several.py` for more. `blocks` (the course
question): see `blocks.py`. Every schedule that satisfies one of these is equally likely, and by the law's symmetry
every night's draw gives each arm the same chance, one in the number of arms. `adaptive` (tonight's question, two or
more techniques): see `adaptive.py`; only its first two weeks are drawn at the start.
"""

from typing import TYPE_CHECKING, NamedTuple

from quietlegs.foundation.errors import OurFault
from quietlegs.records.diary import Diary
from quietlegs.records.trial import Law, Trial
from quietlegs.trials.adaptive import draw_first_weeks
from quietlegs.trials.balanced import draw_one_technique
from quietlegs.trials.blocks import WEEK, draw_blocks
from quietlegs.trials.randomness import ByteSource, SeededBytes
from quietlegs.trials.several import draw_several_techniques

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Drawn(NamedTuple):
    """A schedule: the number of each night's arm (0 is the comparison), and the nights of each block, if any."""

    arms: tuple[int, ...]
    blocks: tuple[int, ...] = ()


def draw_schedule(law: Law, *, techniques: int, nights: int, source: ByteSource) -> Drawn:
    """Draw one schedule from a law; from `adaptive` its first two weeks."""
    if law == "adaptive":
        return Drawn(draw_first_weeks(techniques, source))
    if law == "blocks":
        return _in_nights(draw_blocks(nights // WEEK, source))
    if techniques == 1:
        return Drawn(draw_one_technique(nights, source))
    return Drawn(draw_several_techniques(techniques, nights, source=source))


def bytes_for(law: Law, *, techniques: int, nights: int, seed: int) -> SeededBytes:
    """Open the stream of randomness from which a trial's schedule is drawn."""
    return SeededBytes(seed, f"schedule {law}, {techniques + 1} arms, {nights} nights")


def redraw(trial: Trial, *, count: int, rng: "np.random.Generator", diary: Diary | None = None) -> "NDArray[np.int64]":
    """Draw other schedules from the trial's law, (count, nights): arm numbers, 0 the comparison, 1 the first technique.

    With the law `blocks` the lengths of the blocks stay as they were drawn, and only the arms are drawn again: given
    the lengths, each order of arms that satisfies the law is equally likely. With the law `adaptive` the weeks drawn so
    far are drawn again, each from what the `diary`'s ratings and the weeks redrawn before it give.
    """
    from quietlegs.trials.redraw import redraw_schedules

    if trial.design.law == "adaptive":
        from quietlegs.trials.readapt import redraw_adaptive

        if diary is None:
            raise OurFault("An adaptive trial is redrawn from a diary's ratings, and none was given.")
        return redraw_adaptive(trial, diary=diary, count=count, rng=rng)
    return redraw_schedules(trial, count=count, rng=rng)


def _in_nights(blocks: list[tuple[int, int]]) -> Drawn:
    arms = tuple(arm for arm, weeks in blocks for _ in range(weeks * WEEK))
    return Drawn(arms, tuple(weeks * WEEK for _, weeks in blocks))
