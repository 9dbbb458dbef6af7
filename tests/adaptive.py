"""Synthetic adaptive trials for tests: drawn week by week from a diary that grows with them."""

import datetime as dt
from collections.abc import Callable

import numpy as np
from msgspec.structs import replace

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.interface.trial import SealedTrial, design_trial
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.nights import simulate
from quietlegs.simulation.scenarios import SCENARIOS
from quietlegs.trials.adaptive import nights_in, weeks_drawn, weeks_in
from quietlegs.trials.next_week import with_week
from tests.diaries import Kept

START = dt.date(2026, 12, 1)
PLAIN = SCENARIOS["plain"]


def adaptive_trial(*, techniques: int = 2, nights: int = 56, seed: int = 7) -> SealedTrial:
    """An adaptive trial of the first techniques of the catalogue, with its first two weeks."""
    return design_trial(TECHNIQUES[:techniques], nights=nights, seed=seed, start=START, law="adaptive")


def grow(*effects: float, nights: int = 56, seed: int = 7, weeks: int = 0) -> Kept:
    """A trial whose first `weeks` weeks (all: 0) are drawn, with the diary of somebody with these true effects."""
    trial: Trial = adaptive_trial(techniques=len(effects), nights=nights, seed=seed)
    while weeks_drawn(trial) < (weeks or weeks_in(trial)):
        trial = with_week(trial, diary=_lived(trial, effects), week=weeks_drawn(trial) + 1)
    return Kept(_lived(trial, effects), trial)


def _lived(trial: Trial, effects: tuple[float, ...]) -> Diary:
    """The nights drawn so far; the same noise however many weeks are drawn."""
    order = (COMPARISON, *(arm.id for arm in trial.arms))
    drawn = np.zeros(trial.nights, dtype=np.int64)
    drawn[: len(trial.schedule)] = [order.index(night.assigned) for night in trial.schedule]
    rng = np.random.default_rng(trial.seed)
    lived = simulate(drawn, effects=np.array(effects), scenario=PLAIN, before_r=0.0, rng=rng)
    diary = to_diary(lived, arms=order[1:], start=trial.start, evening_rating=False)
    return replace(diary, nights=diary.nights[: len(trial.schedule)])


def in_week(trial: Trial, week: int) -> list[str]:
    """What a week's nights were assigned."""
    return [night.assigned for night in trial.schedule if night.night in nights_in(trial, week)]


def changed(diary: Diary, which: Callable[[Night], bool], **changes: object) -> Diary:
    """The diary with a change on some nights."""
    return replace(diary, nights=tuple(replace(night, **changes) if which(night) else night for night in diary.nights))
