"""What is asked of a diary: which outcome, on which scale, against which difference that matters."""

from typing import Literal, NamedTuple

import numpy as np

from quietlegs.records.trial import Better, Trial
from quietlegs.statistics.moments import Floats

POINTS = 10.0
"""The model's own scale: 0-10, lower is better."""


class Scale(NamedTuple):
    """A recorded outcome's range and direction, and the way to the model's points and back."""

    low: float
    high: float
    better: Better

    def to_points(self, recorded: Floats) -> Floats:
        """Recorded values as points 0-10 on which lower is better."""
        share = (recorded - self.low) / (self.high - self.low) * POINTS
        return POINTS - share if self.better == "higher" else share

    def effect_back(self, points: float) -> float:
        """An effect in points as a difference of the recorded outcome."""
        back = points * (self.high - self.low) / POINTS
        return (-back if self.better == "higher" else back) + 0.0

    def size_in_points(self, recorded: float) -> float:
        """A size (never negative) of the recorded outcome in points."""
        return recorded / (self.high - self.low) * POINTS


class Setting(NamedTuple):
    """The question as it will be analysed. `mid` is in units of the recorded outcome.

    `mid_named`: somebody said how much is worth it; otherwise Quietlegs' own default stands there.
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

    @property
    def mid_in_points(self) -> float:
        """The smallest difference that matters, in the model's points."""
        return self.scale.size_in_points(self.mid)


def column(values: list[float | None]) -> Floats:
    """A column of a diary as numbers, unknown as NaN."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
