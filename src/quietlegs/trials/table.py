"""From nights to the rows of the model: one row a night, or one row a block for the course question."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.statistics.moments import Floats, Ints, Moments, gather, prefixes, stack
from quietlegs.statistics.noise import segment_ratios
from quietlegs.statistics.priors import NuisancePrior
from quietlegs.trials.columns import level_and_trend, nuisance, segments
from quietlegs.trials.exposure import last_nights
from quietlegs.trials.setting import Setting
from quietlegs.trials.standing import analysed_nights, recorded

SCORED_NIGHTS = 4
"""The last nights of a block that are scored; the first ones wash out the block before."""

FEWEST_SCORED = 2


class Table(NamedTuple):
    """Rows in order of time. Outcome in points, lower is better.

    `dates` (n,) when each row was known; `arm` (n,) 0 for the comparison, else 1..k; `nuisance` (n, p);
    `treatment` (n, k) tonight's assignment; `exposure` (n, k) last night's; `outcome` (n,); `gaps` (n,) nights since
    the row before, 0 where a chain starts; `rated` (n,) nights behind the row. `blocks`: rows are blocks.
    """

    dates: list[dt.date]
    arm: Ints
    nuisance: Floats
    names: tuple[str, ...]
    priors: list[NuisancePrior]
    treatment: Floats
    exposure: Floats
    outcome: Floats
    segment: Ints
    gaps: Ints
    rated: Ints
    blocks: bool


def tabulate(diary: Diary, *, setting: Setting) -> Table:
    """The rows of the primary analysis."""
    nights = analysed_nights(diary, setting=setting)
    if setting.question == "course" and setting.trial is not None:
        return _block_rows(nights, diary=diary, trial=setting.trial, setting=setting)
    return _night_rows(nights, diary=diary, setting=setting)


def moments(table: Table, *, first: int) -> Moments:
    """Moments of the first `first` rows, as if no later ones existed; each medicine segment in units of its noise."""
    here = slice(0, first)
    columns, predictors = _columns(table)
    if not table.blocks:
        ratio = segment_ratios(columns[here, :predictors], outcome=columns[here, -1], segment=table.segment[here])
        return gather(columns[here] / ratio[:, None], gaps=table.gaps[here])
    return gather(columns[here], gaps=table.gaps[here])


def growing_moments(table: Table, *, lengths: Sequence[int]) -> Moments:
    """The moments of the first m rows for each m in `lengths` (rising), as a batch.

    Running sums, but where a medicine was changed: then each length has noise of its own in each segment.
    """
    if table.blocks or np.unique(table.segment).size == 1:
        return prefixes(_columns(table)[0], gaps=table.gaps, lengths=lengths)
    return stack([moments(table, first=length) for length in lengths])


def _columns(table: Table) -> tuple[Floats, int]:
    """The model's columns (n, q), and how many of them predict. A block counts by the nights rated in it."""
    predictors = np.column_stack([table.nuisance, table.treatment])
    columns = np.column_stack([predictors, table.exposure, table.outcome])
    if table.blocks:
        columns = columns * np.sqrt(table.rated / SCORED_NIGHTS)[:, None]
    return columns, predictors.shape[1]


def drawn_rows(table: Table, *, trial: Trial, schedules: Ints) -> Ints:
    """Arm numbers (count, n) of the table's rows in other `schedules` (count, nights) from the trial's law."""
    position = {night.night: at for at, night in enumerate(trial.schedule)}
    return schedules[:, [position[date] for date in table.dates]]


def _night_rows(nights: list[Night], *, diary: Diary, setting: Setting) -> Table:
    segment = segments(nights, changes=_changes(diary))
    columns = nuisance(nights, setting=setting, segment=segment)
    arm = _arm_numbers([str(night.assigned) for night in nights], setting=setting)
    day = np.array([night.night.toordinal() for night in nights], dtype=np.int64)
    same = np.diff(segment, prepend=-1) == 0
    return Table(
        dates=[night.night for night in nights],
        arm=arm,
        nuisance=columns.columns,
        names=columns.names,
        priors=columns.priors,
        treatment=_indicators(arm, setting=setting),
        exposure=last_nights(diary, nights=nights, setting=setting),
        outcome=_points([recorded(night, setting.outcome) for night in nights], setting=setting),
        segment=segment,
        gaps=np.where(same, np.diff(day, prepend=0), 0),
        rated=np.ones(len(nights), dtype=np.int64),
        blocks=False,
    )


def _block_rows(nights: list[Night], *, diary: Diary, trial: Trial, setting: Setting) -> Table:
    scored = list(_scored_blocks(nights, trial=trial))
    last = [block[-1] for block in scored]
    segment = segments(last, changes=_changes(diary))
    parts = level_and_trend(last, segment)
    arm = _arm_numbers([str(night.assigned) for night in last], setting=setting)
    treatment = _indicators(arm, setting=setting)
    means = [float(np.mean([recorded(night, setting.outcome) or 0.0 for night in block])) for block in scored]
    return Table(
        dates=[night.night for night in last],
        arm=arm,
        nuisance=np.array([values for _, values, _ in parts]).reshape(len(parts), len(scored)).T,
        names=tuple(name for name, _, _ in parts),
        priors=[prior for _, _, prior in parts],
        treatment=treatment,
        exposure=np.zeros_like(treatment),
        outcome=_points(means, setting=setting),
        segment=segment,
        gaps=np.zeros(len(scored), dtype=np.int64),
        rated=np.array([len(block) for block in scored], dtype=np.int64),
        blocks=True,
    )


def _scored_blocks(nights: list[Night], *, trial: Trial) -> Iterator[list[Night]]:
    """The rated nights among the last ones of each block, for blocks that have enough of them."""
    by_date = {night.night: night for night in nights}
    for end in accumulate(trial.design.blocks):
        last = trial.schedule[end - SCORED_NIGHTS : end]
        rated = [by_date[night.night] for night in last if night.night in by_date]
        if len(rated) >= FEWEST_SCORED:
            yield rated


def _changes(diary: Diary) -> list[dt.date]:
    return [night.night for night in diary.nights if night.medicine_change]


def _arm_numbers(names: list[str], *, setting: Setting) -> Ints:
    order = (COMPARISON, *setting.arms)
    return np.array([order.index(name) for name in names], dtype=np.int64)


def _indicators(arm: Ints, *, setting: Setting) -> Floats:
    return np.asarray(arm[:, None] == np.arange(1, len(setting.arms) + 1)[None, :], dtype=np.float64)


def _points(values: Sequence[float | None], *, setting: Setting) -> Floats:
    return setting.scale.to_points(np.array(values, dtype=np.float64))
