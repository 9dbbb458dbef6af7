"""What is asked of a diary: which outcome, on which scale, against which difference that matters."""

from typing import Literal, NamedTuple

import numpy as np

from quietlegs.records.trial import Better, Trial
from quietlegs.statistics.moments import Floats

POINTS = 10.0
"""The model's own scale: 0-10, lower is better."""


class Scale(NamedTuple):
    """A recorded outcome's range and direction, and the way to the model's points and back.

    `middle` is what 5 points stand for, `a_point` how many units of the outcome weigh one point, `unit` their name.
    """

    low: float
    high: float
    better: Better
    middle: float
    a_point: float
    unit: str = "points"

    def to_points(self, recorded: Floats) -> Floats:
        """Recorded values in points, lower is better, an ordinary night about 5."""
        apart = (recorded - self.middle) / self.a_point
        return POINTS / 2 + (-apart if self.better == "higher" else apart)

    def effect_back(self, points: float) -> float:
        """An effect in points as a difference of the recorded outcome."""
        back = points * self.a_point
        return (-back if self.better == "higher" else back) + 0.0

    def size_in_points(self, recorded: float) -> float:
        """A size (never negative) of the recorded outcome in points."""
        return recorded / self.a_point


def rating(low: float, high: float, *, better: Better) -> Scale:
    """A scale whose whole range is used: a tenth of it weighs one point."""
    return Scale(low, high, better, middle=(low + high) / 2, a_point=(high - low) / POINTS)


class Setting(NamedTuple):
    """The question as it will be analysed. `mid` is in units of the recorded outcome.

    `mid_named`: somebody said how much is worth it; otherwise Quietlegs' own default stands there. `better_named`:
    which way is better is known; otherwise lower was taken.
    """

    arms: tuple[str, ...]
    outcome: str
    scale: Scale
    mid: float
    question: Literal["tonight", "course"]
    comparison: str
    covariates: tuple[str, ...]
    trial: Trial | None
    seed: int
    mid_named: bool = True
    better_named: bool = True

    @property
    def mid_in_points(self) -> float:
        """The smallest difference that matters, in the model's points."""
        return self.scale.size_in_points(self.mid)


def column(values: list[float | None]) -> Floats:
    """A column of a diary as numbers, unknown as NaN."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
