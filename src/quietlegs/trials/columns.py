"""The columns of the model: what shifts a night besides tonight's assignment.

Every column of a night depends on that night and earlier ones only, so that the analysis of the first m nights is
the same whether or not later nights exist.
"""

import datetime as dt
from typing import NamedTuple

import numpy as np

from quietlegs.diary.columns import COLUMNS
from quietlegs.records.diary import Night
from quietlegs.statistics import priors
from quietlegs.statistics.moments import Floats, Ints
from quietlegs.statistics.priors import NuisancePrior
from quietlegs.trials.setting import Setting, column

DAYS_A_MONTH = 28.0
FRIDAY, SATURDAY = 4, 5
HABITS = ("caffeine", "alcohol", "exercise")
ORDINARY_EVENING = 5.0
FIRST_VALUES = 14
"""Known values of a person's own covariate from which its unit is taken."""


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
        *level_and_trend(nights, segment),
        ("weekend", _weekend(nights), priors.WEEKEND),
        *_habits(nights, setting=setting),
        *_evening(nights, setting=setting),
        *_own_covariates(nights, setting=setting),
    ]
    parts = [part for part in parts if part[1].any()]
    return Nuisance(
        np.array([values for _, values, _ in parts]).reshape(len(parts), len(nights)).T,
        tuple(name for name, _, _ in parts),
        [prior for _, _, prior in parts],
    )


Part = tuple[str, Floats, NuisancePrior]


def level_and_trend(nights: list[Night], segment: Ints) -> list[Part]:
    """A level and a slow trend for each medicine segment."""
    day = np.array([night.night.toordinal() for night in nights], dtype=np.float64)
    parts: list[Part] = []
    for number in np.unique(segment):
        here = (segment == number).astype(np.float64)
        since = here * (day - day[segment == number][0]) / DAYS_A_MONTH
        parts += [(f"level_{number}", here, priors.LEVEL), (f"trend_{number}", since, priors.TREND_PER_28_NIGHTS)]
    return parts


def _weekend(nights: list[Night]) -> Floats:
    return np.array([float(night.night.weekday() in (FRIDAY, SATURDAY)) - 0.5 for night in nights])


def _habits(nights: list[Night], *, setting: Setting) -> list[Part]:
    """Habits that were recorded, against the first known one; an unknown one stands at the person's usual so far."""
    known = [(name, column([getattr(night, name) for night in nights])) for name in HABITS if name != setting.outcome]
    return [(name, _from_first(values), priors.COVARIATE) for name, values in known if np.isfinite(values).any()]


def _evening(nights: list[Night], *, setting: Setting) -> list[Part]:
    """The rating made before the assignment was shown, and a mark where it is unknown unlike on the first night."""
    values = column([night.urge_before for night in nights])
    known = np.isfinite(values)
    if setting.outcome == "urge_before" or not known.any():
        return []
    slope = priors.EVENING_SLOPE if setting.outcome == "urge" else priors.EVENING_SLOPE._replace(mean=0.0)
    unknown = (~known).astype(np.float64)
    return [
        ("urge_before", running_fill(values, start=ORDINARY_EVENING) - ORDINARY_EVENING, slope),
        ("urge_before_unknown", unknown - unknown[0], priors.COVARIATE),
    ]


def _own_covariates(nights: list[Night], *, setting: Setting) -> list[Part]:
    """Columns the person asked for, against the first known value, in units of the spread of the first ones."""
    parts: list[Part] = []
    for name in setting.covariates:
        values = column([_value(night, name) for night in nights])
        first = values[np.isfinite(values)][:FIRST_VALUES]
        spread = float(first.std()) if first.size else 0.0
        if spread > 0:
            parts.append((name, _from_first(values) / spread, priors.COVARIATE))
    return parts


def _from_first(values: Floats) -> Floats:
    """Values against the first known one, so that a column which has not changed yet is nothing but zeros."""
    first = float(values[np.isfinite(values)][0])
    return running_fill(values, start=first) - first


def _value(night: Night, name: str) -> float | None:
    own = getattr(night, name) if name in COLUMNS else night.values.get(name)
    return None if own is None else float(own)


def running_fill(values: Floats, *, start: float) -> Floats:
    """Unknown values replaced by the mean of the known ones before them (`start` before the first)."""
    known = np.isfinite(values)
    total = np.cumsum(np.where(known, values, 0.0))
    count = np.cumsum(known)
    mean = np.where(count > 0, total / np.maximum(count, 1), start)
    return np.where(known, values, mean)
