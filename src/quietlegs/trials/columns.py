"""The columns of the model: what shifts a night besides tonight's assignment.

Every column of a night depends on that night and earlier ones only, so that the analysis of the first m nights is
the same whether or not later nights exist.
"""

import datetime as dt
from typing import NamedTuple

import numpy as np

from quietlegs.records.diary import Night
from quietlegs.statistics import priors
from quietlegs.statistics.moments import Floats, Ints
from quietlegs.statistics.priors import NuisancePrior
from quietlegs.trials.setting import Setting, column

DAYS_A_MONTH = 28.0
FRIDAY, SATURDAY = 4, 5
HABITS = ("caffeine", "alcohol", "exercise")
FEWEST_EVENING_RATINGS = 3


class Nuisance(NamedTuple):
    """Nuisance columns (n, p) with their names and priors."""

    columns: Floats
    names: tuple[str, ...]
    priors: list[NuisancePrior]


def segments(nights: list[Night], *, changes: list[dt.date]) -> Ints:
    """Number of the medicine segment of each night: a prescribed change starts a new one on its own night."""
    return np.array([sum(1 for change in changes if change <= night.night) for night in nights], dtype=np.int64)


def nuisance(nights: list[Night], *, setting: Setting, segment: Ints) -> Nuisance:
    """Level and slow trend of each segment, weekends, habits, the evening rating, and covariates asked for."""
    parts = [
        *_level_and_trend(nights, segment),
        ("weekend", _weekend(nights), priors.WEEKEND),
        *_habits(nights),
        *_evening(nights, setting=setting),
        *_own_covariates(nights, setting=setting),
    ]
    return Nuisance(
        np.column_stack([values for _, values, _ in parts]),
        tuple(name for name, _, _ in parts),
        [prior for _, _, prior in parts],
    )


Part = tuple[str, Floats, NuisancePrior]


def _level_and_trend(nights: list[Night], segment: Ints) -> list[Part]:
    day = np.array([night.night.toordinal() for night in nights], dtype=np.float64)
    parts: list[Part] = []
    for number in np.unique(segment):
        here = (segment == number).astype(np.float64)
        since = here * (day - day[segment == number][0]) / DAYS_A_MONTH
        parts += [(f"level_{number}", here, priors.LEVEL), (f"trend_{number}", since, priors.TREND_PER_28_NIGHTS)]
    return parts


def _weekend(nights: list[Night]) -> Floats:
    return np.array([float(night.night.weekday() in (FRIDAY, SATURDAY)) - 0.5 for night in nights])


def _habits(nights: list[Night]) -> list[Part]:
    """Habits that were recorded both ways; an unknown one stands at the person's usual so far."""
    parts: list[Part] = []
    for name in HABITS:
        values = column([getattr(night, name) for night in nights])
        if np.unique(values[np.isfinite(values)]).size > 1:
            parts.append((name, running_fill(values, start=0.5) - 0.5, priors.COVARIATE))
    return parts


def _evening(nights: list[Night], *, setting: Setting) -> list[Part]:
    """The rating made before the assignment was shown, and a mark where it is unknown."""
    if setting.outcome == "urge_before":
        return []
    values = column([night.urge_before for night in nights])
    known = np.isfinite(values)
    if known.sum() < FEWEST_EVENING_RATINGS:
        return []
    slope = priors.EVENING_SLOPE if setting.outcome == "urge" else priors.EVENING_SLOPE._replace(mean=0.0)
    parts: list[Part] = [("urge_before", running_fill(values, start=5.0) - 5.0, slope)]
    if not known.all():
        parts.append(("urge_before_unknown", (~known).astype(np.float64), priors.COVARIATE))
    return parts


def _own_covariates(nights: list[Night], *, setting: Setting) -> list[Part]:
    """Columns the person asked for, in units of their own spread."""
    parts: list[Part] = []
    for name in setting.covariates:
        values = column([_value(night, name) for night in nights])
        known = values[np.isfinite(values)]
        if known.size and known.std() > 0:
            filled = running_fill(values, start=float(known[0]))
            parts.append((name, (filled - known[0]) / known.std(), priors.COVARIATE))
    return parts


def _value(night: Night, name: str) -> float | None:
    own = getattr(night, name, None) if name in Night.__struct_fields__ else night.values.get(name)
    return None if own is None else float(own)


def running_fill(values: Floats, *, start: float) -> Floats:
    """Unknown values replaced by the mean of the known ones before them (`start` before the first)."""
    known = np.isfinite(values)
    total = np.cumsum(np.where(known, values, 0.0))
    count = np.cumsum(known)
    mean = np.where(count > 0, total / np.maximum(count, 1), start)
    return np.where(known, values, mean)
