"""What touched the legs last night, as far as is known: the carry-over term's input.

Last night's exposure counts what was done, a rescue included. Where it is unknown, the expected exposure stands in its
place, from how often this person did what was drawn on earlier nights that say so. (The plan of analysis averages the
answer over both possibilities; with a share of at most 0.3 carried over, the expected exposure is close to that.)
"""

import datetime as dt
from typing import NamedTuple

import numpy as np

from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON
from quietlegs.statistics.moments import Floats
from quietlegs.trials.setting import Setting
from quietlegs.trials.standing import scheduled

PRIOR_DONE, PRIOR_CROSSED, PRIOR_KNOWN = 4.0, 0.25, 5.0
"""Before any night says so, four in five assigned sessions are taken to be done, and one in twenty comparison nights
to see one (assumed)."""

NOT_DONE = ("declined", "skipped")


def adherence(diary: Diary, *, setting: Setting) -> dict[str, float | None]:
    """Share of the nights with a known session on which what was drawn was done, per arm; null where none is known."""
    known = [night for night in diary.nights if night.done is not None]
    return {arm: _share(known, arm=arm) for arm in (COMPARISON, *setting.arms)}


def last_nights(diary: Diary, *, nights: list[Night], setting: Setting) -> Floats:
    """Expected exposure to each arm on the night before each of `nights`, (n, k), each between 0 and 1.

    Each uses what was known up to that night only.
    """
    wanted = {night.night - dt.timedelta(days=1) for night in nights}
    by_date = {night.night: night for night in diary.nights}
    drawn = scheduled(setting.trial)
    start = min([*drawn, *(night.night for night in diary.nights if night.assigned)], default=dt.date.max)
    usual = Usual({}, {})
    found: dict[dt.date, list[float]] = {}
    for date in sorted(wanted | set(by_date)):
        night = by_date.get(date)
        if night is not None:
            usual.learn(night)
        if date in wanted:
            assigned = _drawn_for(night, otherwise=drawn.get(date))
            expected = usual.expected(assigned, arms=setting.arms) if date >= start else [0.0] * len(setting.arms)
            found[date] = _exposure(night, arms=setting.arms, expected=expected)
    rows = [found[night.night - dt.timedelta(days=1)] for night in nights]
    return np.array(rows, dtype=np.float64).reshape(len(nights), len(setting.arms))


def _drawn_for(night: Night | None, *, otherwise: str | None) -> str | None:
    """What was drawn for a night; a row that says nothing of it says no less than no row. Free nights have no draw."""
    if night is None:
        return otherwise
    return night.assigned if night.assigned is not None or night.free or night.quiet else otherwise


class Usual(NamedTuple):
    """How often each thing was done, by what was drawn, on the nights seen so far that say so."""

    known: dict[str, int]
    done: dict[tuple[str, str], int]

    def learn(self, night: Night) -> None:
        """Count one more night."""
        if night.assigned is not None and night.done is not None:
            self.known[night.assigned] = self.known.get(night.assigned, 0) + 1
            pair = (night.assigned, night.done)
            self.done[pair] = self.done.get(pair, 0) + 1

    def expected(self, assigned: str | None, *, arms: tuple[str, ...]) -> list[float]:
        """Chance of each arm on a night that does not say what was done; nothing drawn: the mean over all draws."""
        if assigned is None:
            each = [self.expected(one, arms=arms) for one in (COMPARISON, *arms)]
            return [sum(shares) / len(each) for shares in zip(*each, strict=True)]
        known = self.known.get(assigned, 0) + PRIOR_KNOWN
        prior = (
            {assigned: PRIOR_DONE} if assigned != COMPARISON else dict.fromkeys(arms, PRIOR_CROSSED / max(1, len(arms)))
        )
        return [(self.done.get((assigned, arm), 0) + prior.get(arm, 0.0)) / known for arm in arms]


def _exposure(night: Night | None, *, arms: tuple[str, ...], expected: list[float]) -> list[float]:
    """One night's exposure to each arm: what is known, else what is usual; a rescue counts as well."""
    planned = expected
    if night is not None and night.done is not None:
        planned = [float(arm == night.done) for arm in arms]
    elif night is not None and night.status in NOT_DONE:
        planned = [0.0] * len(arms)
    rescue = night.rescue_what if night else None
    return [1.0 if arm == rescue else share for arm, share in zip(arms, planned, strict=True)]


def _share(known: list[Night], *, arm: str) -> float | None:
    done = [COMPARISON if night.done == "none" else night.done for night in known if night.assigned == arm]
    return done.count(arm) / len(done) if done else None
