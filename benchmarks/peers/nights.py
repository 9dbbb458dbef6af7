"""One person's rated nights as plain arrays, the input of every peer."""

from typing import NamedTuple

import numpy as np

from quietlegs.statistics import priors
from quietlegs.statistics.moments import Floats, Ints
from quietlegs.statistics.priors import NuisancePrior
from quietlegs.trials.columns import ORDINARY_EVENING
from quietlegs.trials.table import Table


class Nights(NamedTuple):
    """One person with one technique; rated nights only, in order of time, one medicine segment.

    `outcome` (n,) points of 0-10, lower is better; `arm` (n,) 0 the comparison, 1 the technique; `day` (n,) nights
    since the first night of the trial; `nuisance` (n, p) level, trend and so on, with `priors` (p); `exposure` (n,)
    last night's; `gaps` (n,) nights since the row before, 0 on the first; `evening` (n,) the rating before the
    assignment was shown, NaN where unknown.
    """

    outcome: Floats
    arm: Ints
    day: Ints
    nuisance: Floats
    priors: list[NuisancePrior]
    exposure: Floats
    gaps: Ints
    evening: Floats


def from_table(table: Table, *, first_night: int) -> Nights:
    """The rows of a table; `first_night` is the ordinal of the trial's first night. Errors: ValueError if not one
    technique and one medicine segment, night by night."""
    if table.blocks or table.treatment.shape[1] != 1 or np.unique(table.segment).size > 1:
        raise ValueError("The peers analyse one technique, night by night, in one medicine segment.")
    return Nights(
        outcome=table.outcome,
        arm=table.arm,
        day=np.array([date.toordinal() - first_night for date in table.dates], dtype=np.int64),
        nuisance=table.nuisance,
        priors=table.priors,
        exposure=table.exposure[:, 0],
        gaps=table.gaps,
        evening=_evening(table),
    )


def until(nights: Nights, *, night: int) -> Nights:
    """What was rated on the first `night` nights of the trial."""
    seen = nights.day < night
    kept = {name: getattr(nights, name)[seen] for name in nights._fields if name != "priors"}
    return Nights(priors=nights.priors, **kept)


def bare(outcome: Floats, *, arm: Ints, day: Ints, exposure: Floats) -> Nights:
    """Nights with a level, a trend and weekends as nuisance; the first night of the trial is a Monday."""
    columns = [np.ones(day.size), (day - day[:1]) / 28, np.isin(day % 7, (4, 5)) - 0.5]
    return Nights(
        outcome=outcome,
        arm=arm,
        day=day,
        nuisance=np.column_stack(columns),
        priors=[priors.LEVEL, priors.TREND_PER_28_NIGHTS, priors.WEEKEND],
        exposure=exposure,
        gaps=np.diff(day, prepend=day[:1]),
        evening=np.full(day.size, np.nan),
    )


def powers(gaps: Ints) -> tuple[Floats, Floats]:
    """Exponents and signs with which an autocorrelation enters each night; a chain that starts afresh is far away."""
    far = np.where(gaps > 0, gaps, FAR)
    return far.astype(np.float64), np.where(far % 2 == 0, 1.0, -1.0)


FAR = 1000
"""Nights after which no autocorrelation of the prior is left."""


def _evening(table: Table) -> Floats:
    """The evening ratings as they were given, from the columns that the model sees."""
    columns = dict(zip(table.names, table.nuisance.T, strict=True))
    if "urge_before" not in columns:
        return np.full(table.outcome.size, np.nan)
    mark = columns.get("urge_before_unknown", np.zeros(table.outcome.size))
    unknown = mark == 0 if (mark < 0).any() else mark > 0
    return np.where(unknown, np.nan, columns["urge_before"] + ORDINARY_EVENING)
