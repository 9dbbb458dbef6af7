"""What became of an evening that was too much: when, with what, and how strong the urge was then."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from quietlegs.foundation.body import NOT_OFFERED, TECHNIQUES
from quietlegs.records.log import EntryLog, NightLog, SessionLog
from quietlegs.records.trial import COMPARISON

OTHER = "other"


class Rescue(NamedTuple):
    """The three columns of a rescue; all None without one."""

    at: str | None = None
    what: str | None = None
    urge: float | None = None


class _Moment(NamedTuple):
    """One record of a rescue: its instant, its clock, its urge."""

    instant: datetime
    clock: str
    urge: float | None


def rescue_of(night: NightLog | None, *, sessions: Iterable[SessionLog], entries: Iterable[EntryLog]) -> Rescue:
    """The first rescue of a night: a session of rescue or an entry at that moment, whichever came first.

    Its urge is the record's own, else that of the rescue record nearest in time. A tap on “tonight is too much” with
    nothing recorded after it is a rescue by something `other`, at no known time.
    """
    rescues = [one for one in sessions if one.rescue]
    felt = [one for one in entries if one.moment == "rescue"]
    moments = sorted([*map(_of_session, rescues), *map(_of_entry, felt)], key=_order)
    if not moments:
        return Rescue(what=OTHER) if night is not None and night.too_much else Rescue()
    return Rescue(at=moments[0].clock, what=_what(night, rescues, felt=felt), urge=_urge(moments))


def technique_of(session: SessionLog, *, assigned: str | None) -> str:
    """What a session was, as a column of the diary may name it: a technique's arm or a technique, else `other`."""
    if session.arm not in (None, COMPARISON) and session.arm in (assigned, *TECHNIQUES):
        return session.arm
    done = {step.swapped_for or step.technique for step in session.steps if not step.skipped}
    used = done or {session.routine}
    only = used.pop() if len(used) == 1 else OTHER
    return only if only in (*TECHNIQUES, *NOT_OFFERED) else OTHER


def _what(night: NightLog | None, rescues: list[SessionLog], *, felt: list[EntryLog]) -> str | None:
    """The technique of the first rescue session; without one, what an entry says brought relief."""
    if rescues:
        first = min(rescues, key=lambda one: one.started or one.at)
        return technique_of(first, assigned=night.assigned if night else None)
    relieved = [what for one in sorted(felt, key=lambda one: one.at) for what in one.relieved_by]
    if not relieved:
        return None
    return relieved[0] if relieved[0] in TECHNIQUES else OTHER


def _urge(moments: list[_Moment]) -> float | None:
    first = moments[0].instant
    rated = [one for one in moments if one.urge is not None]
    return min(rated, key=lambda one: abs(one.instant - first)).urge if rated else None


def _order(moment: _Moment) -> tuple[datetime, str, bool, float]:
    """By time; of two at the same instant the one that says more comes first."""
    return (moment.instant, moment.clock, moment.urge is None, moment.urge or 0)


def _of_session(session: SessionLog) -> _Moment:
    began = session.started or session.at
    return _Moment(began, _clock(began, session.offset), session.urge_before)


def _of_entry(entry: EntryLog) -> _Moment:
    return _Moment(entry.at, _clock(entry.at, entry.offset), entry.urge)


def _clock(instant: datetime, offset: int) -> str:
    """The time of day as the record's own clock showed it."""
    away = instant.utcoffset() or timedelta()
    return (instant.replace(tzinfo=None) - away + timedelta(minutes=offset)).strftime("%H:%M")
