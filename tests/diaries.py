"""Synthetic diaries for tests: one technique with a chosen true effect, drawn and simulated from fixed seeds."""

import datetime as dt
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import Finding
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.nights import simulate
from quietlegs.simulation.scenarios import SCENARIOS, ScenarioName
from quietlegs.trials.design import design
from quietlegs.trials.terms import Terms

START = dt.date(2026, 1, 5)


class Kept(NamedTuple):
    """A diary and the trial behind it."""

    diary: Diary
    trial: Trial


def keep_diary(
    *effects: float,
    nights: int = 56,
    seed: int = 1,
    scenario: ScenarioName = "ordinal",
    before_r: float = 0.5,
    arms: tuple[str, ...] = ("effleurage", "petrissage", "stretching"),
) -> Kept:
    """The diary of somebody on whom the techniques have these true effects."""
    names = arms[: len(effects)]
    trial = design(Terms(arms=names, nights=nights, seed=seed, start=START))
    order = (COMPARISON, *names)
    drawn = np.array([order.index(night.assigned) for night in trial.schedule], dtype=np.int64)
    simulated = simulate(
        drawn,
        effects=np.array(effects),
        scenario=SCENARIOS[scenario],
        before_r=before_r,
        rng=np.random.default_rng(seed),
    )
    return Kept(to_diary(simulated, arms=names, start=START, evening_rating=before_r > 0), trial)


def change_nights(diary: Diary, **changes: object) -> Diary:
    """The diary with the same change on every night."""
    return replace(diary, nights=tuple(replace(night, **changes) for night in diary.nights))


def on_nights(diary: Diary, arm: str, **changes: object) -> Diary:
    """The diary with a change on the nights of one arm."""

    def changed(night: Night) -> Night:
        return replace(night, **changes) if night.assigned == arm else night

    return replace(diary, nights=tuple(changed(night) for night in diary.nights))


def first_nights(diary: Diary, count: int) -> Diary:
    """The first `count` nights of a diary."""
    return replace(diary, nights=diary.nights[:count])


def codes(finding: Finding) -> set[str]:
    """The codes of a finding's cautions."""
    return {caution.code.removeprefix("caution.") for caution in finding.cautions}


def change_one(diary: Diary, number: int, **changes: object) -> Diary:
    """The diary with a change on one night."""
    nights = list(diary.nights)
    nights[number] = replace(nights[number], **changes)
    return replace(diary, nights=tuple(nights))


def rated_night(diary: Diary, arm: str) -> int:
    """The number of a rated night of an arm."""
    return next(at for at, night in enumerate(diary.nights) if night.assigned == arm and night.urge is not None)
