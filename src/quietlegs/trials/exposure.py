"""What touched the legs last night, as far as is known: the carry-over term's input.

Last night's exposure counts what was done, a rescue included. Where it is unknown, both possibilities are averaged,
weighted by how often this person did what was drawn on the nights that say so.
"""

import datetime as dt

import numpy as np

from quietlegs.records.diary import Diary, Night
from quietlegs.statistics.moments import Floats
from quietlegs.trials.setting import Setting
from quietlegs.trials.standing import scheduled

PRIOR_DONE, PRIOR_KNOWN = 4.0, 5.0
"""Before any night says so, four in five assigned sessions are taken to be done (assumed)."""


def adherence(diary: Diary, *, setting: Setting) -> dict[str, float | None]:
    """Share of the nights with a known session on which what was drawn was done, per arm; null where none is known."""
    return {arm: _share(*_done_and_known(diary, arm=arm)) for arm in ("comparison", *setting.arms)}


def last_nights(diary: Diary, *, nights: list[Night], setting: Setting) -> Floats:
    """Expected exposure to each arm on the night before each of `nights`, (n, k), each between 0 and 1."""
    by_date = {night.night: night for night in diary.nights}
    drawn = scheduled(setting.trial)
    rates = {arm: _expected(*_done_and_known(diary, arm=arm)) for arm in setting.arms}
    rows = [
        _exposure(by_date.get(before), drawn=drawn.get(before), setting=setting, rates=rates)
        for before in (night.night - dt.timedelta(days=1) for night in nights)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(nights), len(setting.arms))


def _exposure(night: Night | None, *, drawn: str | None, setting: Setting, rates: dict[str, float]) -> list[float]:
    """One night's exposure to each arm."""
    rescue = night.rescue_what if night else None
    done = night.done if night else None
    assigned = night.assigned if night else drawn
    planned = [float(arm == done) for arm in setting.arms]
    if done is None:
        planned = [rates[arm] if arm == assigned else 0.0 for arm in setting.arms]
    return [1.0 if arm == rescue else share for arm, share in zip(setting.arms, planned, strict=True)]


def _done_and_known(diary: Diary, *, arm: str) -> tuple[int, int]:
    known = [_did(night) for night in diary.nights if night.assigned == arm and night.done is not None]
    return sum(1 for did in known if did == arm), len(known)


def _did(night: Night) -> str | None:
    """What was done, with the two spellings of the comparison made one."""
    return "comparison" if night.done == "none" else night.done


def _share(done: int, known: int) -> float | None:
    return done / known if known else None


def _expected(done: int, known: int) -> float:
    return (done + PRIOR_DONE) / (known + PRIOR_KNOWN)
