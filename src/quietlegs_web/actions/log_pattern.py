"""What a log alone can say: medians of the last weeks, and the moment right after sessions. Never a comparison."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.diary import Night
from quietlegs.records.log import SessionLog
from quietlegs.wording.speak import say
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.storage.models import Person

DAYS = 28
FEWEST = 3
"""Nights or sessions from which on a median is told."""

NUMBERS = ("urge", "minutes_to_sleep", "awakenings", "minutes_asleep")
MINUTES_A_DAY = 24 * 60
NOON = 12 * 60


@dataclass(frozen=True, kw_only=True)
class Median:
    """One number in the middle of some nights."""

    name: str
    value: str
    nights: int


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """The last weeks of a log. `rated`: nights with a worst spell."""

    rated: int
    medians: list[Median]


def pattern(person: Person) -> Pattern:
    """The medians of the last four weeks, each only where three nights have it."""
    since = today(person) - timedelta(days=DAYS)
    nights = [night for night in diary_of(person).nights if night.night > since]
    found = [_median(name, [_number(night, name) for night in nights], show="{:g}".format) for name in NUMBERS]
    found.append(_median("onset", [_evening_minutes(night.onset) for night in nights], show=_clock))
    named = [
        Median(name=_name(name, person.locale), value=value, nights=count) for name, value, count in found if value
    ]
    return Pattern(rated=sum(night.urge is not None for night in nights), medians=named)


def relief(person: Person) -> str:
    """The moment's relief right after sessions, in a sentence; empty with fewer than three."""
    evenings = evening_ratings(person)
    sessions = [one for _, one in log.bodies(person, "session") if one.urge_after is not None]
    pairs = [(before(one, evenings), one.urge_after) for one in sessions]
    rated = [(first, then) for first, then in pairs if first is not None]
    if len(rated) < FEWEST:
        return ""
    values: dict[str, Scalar] = {
        "sessions": len(rated),
        "before": f"{statistics.median(first for first, _ in rated):g}",
        "after": f"{statistics.median(then for _, then in rated):g}",
    }
    return say("finding_page.relief", values, locale=person.locale)


def evening_ratings(person: Person) -> dict[date, float | None]:
    """The rating of each evening, before the draw was shown."""
    return {one.night: one.urge_before for _, one in log.bodies(person, "night")}


def before(session: SessionLog, evenings: dict[date, float | None]) -> float | None:
    """The rating before a session: its own, else the evening's where it was the planned one."""
    if session.urge_before is not None or not session.planned:
        return session.urge_before
    return evenings.get(session.night)


def _median(name: str, given: Iterable[float | None], *, show: Callable[[float], str]) -> tuple[str, str, int]:
    known = [one for one in given if one is not None]
    return (name, show(statistics.median(known)), len(known)) if len(known) >= FEWEST else (name, "", len(known))


def _number(night: Night, name: str) -> float | None:
    value = getattr(night, name)
    return None if value is None else float(value)


def _evening_minutes(onset: str | None) -> float | None:
    """Minutes after noon, so that half past midnight comes after ten in the evening."""
    if onset is None or onset == "none":
        return None
    hours, minutes = onset.split(":")
    return float((int(hours) * 60 + int(minutes) - NOON) % MINUTES_A_DAY)


def _clock(minutes: float) -> str:
    hours, rest = divmod(round(minutes + NOON) % MINUTES_A_DAY, 60)
    return f"{hours:02d}:{rest:02d}"


def _name(name: str, locale: str) -> str:
    return say("finding_page.onset" if name == "onset" else f"finding_page.outcome.{name}", locale=locale)
