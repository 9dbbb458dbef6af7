"""Right after the session: how the rating changed within the evening. A description; never the finding."""

import numpy as np
from scipy.special import stdtrit

from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import AfterSession
from quietlegs.records.trial import COMPARISON
from quietlegs.trials.setting import Setting

FEWEST = 3
"""Nights from which on bounds are told, unless all changed alike: marks in whole numbers are not as sure as that."""


def after_session(diary: Diary, *, setting: Setting) -> dict[str, AfterSession] | None:
    """The mean change by what was done (by what was drawn, where that is unknown); None where no night has both."""
    changes: dict[str, list[float]] = {arm: [] for arm in (COMPARISON, *setting.arms)}
    for night in diary.nights:
        arm = _arm(night)
        if arm in changes and night.urge_before is not None and night.urge_after is not None:
            changes[arm].append(night.urge_after - night.urge_before)
    found = {arm: _described(np.array(values)) for arm, values in changes.items() if values}
    return found or None


def _arm(night: Night) -> str:
    if night.done == "none":
        return COMPARISON
    return night.done or night.assigned or ""


def _described(changes: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> AfterSession:
    """Mean and, from a few nights on, the bounds of Student's 90 % interval of the mean."""
    mean, count = float(changes.mean()), int(changes.size)
    if count < FEWEST or np.ptp(changes) == 0:
        return AfterSession(nights=count, mean=mean)
    reach = float(stdtrit(count - 1, 0.95)) * float(changes.std(ddof=1)) / count**0.5
    return AfterSession(nights=count, mean=mean, q05=mean - reach, q95=mean + reach)
