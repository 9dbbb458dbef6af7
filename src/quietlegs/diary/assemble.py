"""From the log to the diary: one row a night, as DIARY.csv has it. Nothing is guessed: what no record says is unknown.

A date has a row if a record of a night, a session, a check-in, a harm or a rescue belongs to it, or if a medicine
changed on it while the diary was kept.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple, TypeVar

from quietlegs.diary.columns import COLUMNS
from quietlegs.diary.log_tables import in_order
from quietlegs.diary.log_tables import log_csv as log_csv
from quietlegs.diary.log_tables import sessions_csv as sessions_csv
from quietlegs.diary.rescue import OTHER, rescue_of, technique_of
from quietlegs.diary.write import written_columns
from quietlegs.foundation.body import NOT_OFFERED, TECHNIQUES
from quietlegs.foundation.errors import InputError
from quietlegs.foundation.nights import LATE_AFTER, find_zone
from quietlegs.records.diary import Diary, Night
from quietlegs.records.log import CheckinLog, EntryLog, HarmLog, Logged, MedicineLog, NightLog, SessionLog
from quietlegs.records.log import Log as Log
from quietlegs.records.trial import COMPARISON

OWN_COLUMNS = ("expected", "fatigue", "irritability", "mood", "sleep_than_usual", "thinking")
"""Numbers beyond the known columns that the log knows; `sleep_than_usual` is -1 worse, 0 as usual, 1 better."""

_SLEEP = {"worse": -1.0, "as_usual": 0.0, "better": 1.0}
_STRAIGHT = (
    "onset",
    "minutes_to_sleep",
    "minutes_asleep",
    "awakenings",
    "caffeine",
    "alcohol",
    "exercise",
    "extra_dose",
    "touch_worse",
)
"""What a check-in says in the words of the diary."""

R = TypeVar("R", bound=Logged)


class _Evening(NamedTuple):
    """Every record of one night, in order of time."""

    date: date
    log: NightLog | None
    checkin: CheckinLog | None
    sessions: list[SessionLog]
    entries: list[EntryLog]
    harms: list[HarmLog]


def assemble(log: Log, *, boundary: time, today: date | None = None) -> Diary:
    """Make the diary of a log.

    `boundary`: when a night begins by the person's clocks, for `rated_late`. `today`: medicine changes planned for
    later are not in the diary yet; None knows no today. What was recorded always has its row.
    """
    evenings = _evenings(log)
    changed = _medicine_changes(log.medicines, recorded=evenings.keys(), today=today)
    arms = {one.assigned for one in log.nights if one.assigned is not None}
    empty = {day: _Evening(day, None, None, [], [], []) for day in changed}
    rows = [
        _row(one, boundary=boundary, arms=arms, changed=one.date in changed)
        for _, one in sorted((empty | evenings).items())
    ]
    own = [name for name in OWN_COLUMNS if any(row.values[name] is not None for row in rows)]
    nights = tuple(_keep(row, own) for row in rows)
    return Diary(nights=nights, columns=written_columns(Diary(nights=nights)))


def _keep(row: Night, own: list[str]) -> Night:
    return _built({**{name: getattr(row, name) for name in COLUMNS}, "values": {one: row.values[one] for one in own}})


def _built(cells: dict[str, object]) -> Night:
    return Night(**cells)  # type: ignore[arg-type]


def _evenings(log: Log) -> dict[date, _Evening]:
    sessions, entries, harms = _by_night(log.sessions), _by_night(log.entries), _by_night(log.harms)
    nights, checkins = _by_night(log.nights), _by_night(log.checkins)
    rescues = {one.night for one in log.entries if one.moment == "rescue"}
    return {
        night: _Evening(
            night,
            _latest(nights.get(night)),
            _latest(checkins.get(night)),
            sessions.get(night, []),
            entries.get(night, []),
            harms.get(night, []),
        )
        for night in (nights.keys() | checkins.keys() | sessions.keys() | harms.keys() | rescues)
    }


def _by_night(records: Iterable[R]) -> dict[date, list[R]]:
    found: dict[date, list[R]] = {}
    for one in in_order(records):
        found.setdefault(one.night, []).append(one)
    return found


def _latest(records: list[R] | None) -> R | None:
    return records[-1] if records else None


def _row(evening: _Evening, *, boundary: time, arms: set[str], changed: bool) -> Night:
    log, checkin = evening.log, evening.checkin
    rescue = rescue_of(log, sessions=evening.sessions, entries=evening.entries)
    shown = log is not None and log.shown_at is not None
    told = {name: getattr(checkin, name) for name in _STRAIGHT} if checkin is not None else {}
    cells: dict[str, object] = {
        "night": evening.date,
        "assigned": log.assigned if log else None,
        "done": _done(evening, arms=arms),
        "free": _before_shown(log.free if log else None, shown=shown),
        "quiet": _before_shown(log.quiet if log else None, shown=shown),
        "status": log.status if log else None,
        "urge_before": log.urge_before if log else None,
        "urge": _urge(log, checkin, shown=shown),
        "urge_after": _urge_after(evening.sessions),
        "rescue_at": rescue.at,
        "rescue_what": rescue.what,
        "urge_at_rescue": rescue.urge,
        "medicine_change": True if changed else checkin.medicine_change if checkin else None,
        "harm": True if evening.harms else None if checkin is None else False,
        "rated_late": None if checkin is None else _late(checkin, boundary),
        "note": _note(evening),
        "values": _values(log, checkin),
    }
    return _built(cells | told)


def _before_shown(said: bool | None, *, shown: bool) -> bool | None:
    """Free and quiet count only before the draw was shown; after it the night keeps its draw."""
    return False if said and shown else said


def _urge(log: NightLog | None, checkin: CheckinLog | None, *, shown: bool) -> float | None:
    """The check-in's worst spell; an evening that turned out quiet after the draw was shown is a 0, or what it says."""
    told = checkin.urge if checkin else None
    quiet = log is not None and bool(log.quiet) and shown
    return 0.0 if told is None and quiet else told


def _urge_after(sessions: list[SessionLog]) -> float | None:
    rated = [one.urge_after for one in sessions if one.planned and not one.rescue and one.urge_after is not None]
    return rated[-1] if rated else None


def _done(evening: _Evening, *, arms: set[str]) -> str | None:
    """What the evening's planned session was.

    The check-in's own word first; then a planned session that was done or partly done. A session that was stopped,
    because it hurt or otherwise, leaves this unknown: nobody knows how much of it counts. On a comparison night with a
    check-in and without any session beside a rescue, the comparison was done.
    """
    assigned = evening.log.assigned if evening.log else None
    if evening.checkin is not None and evening.checkin.done is not None:
        return _known(evening.checkin.done, arms)
    held = [one for one in evening.sessions if not one.rescue]
    planned = [one for one in held if one.planned and one.outcome in ("done", "partly")]
    if planned:
        names = [_arm_of(one, assigned=assigned, arms=arms) for one in planned]
        return assigned if assigned in names else names[-1]
    nothing_held = evening.checkin is not None and not held
    return COMPARISON if assigned == COMPARISON and nothing_held else None


def _arm_of(session: SessionLog, *, assigned: str | None, arms: set[str]) -> str:
    if session.arm in (COMPARISON, *arms):
        return str(session.arm)
    return technique_of(session, assigned=assigned)


def _known(done: str, arms: set[str]) -> str:
    """A name that may stand in the diary: `none` is the comparison, and what no trial ever showed is `other`."""
    if done == "none":
        return COMPARISON
    return done if done in (COMPARISON, *arms, *TECHNIQUES, *NOT_OFFERED) else OTHER


def _late(checkin: CheckinLog, boundary: time) -> bool:
    begins = datetime.combine(checkin.night, boundary, tzinfo=_clocks(checkin.zone, checkin.offset))
    return checkin.at - begins > LATE_AFTER


@cache
def _clocks(zone: str, offset: int) -> tzinfo:
    """A record's zone; where nobody knows its name, its distance from UTC."""
    try:
        return find_zone(zone)
    except InputError:
        return timezone(timedelta(minutes=offset))


def _note(evening: _Evening) -> str | None:
    """Every note of the night, in order of time, each once."""
    records: list[Logged] = [*evening.sessions, *evening.entries, *evening.harms]
    records += [one for one in (evening.log, evening.checkin) if one is not None]
    written = [str(getattr(one, "note", None) or "").strip() for one in in_order(records)]
    return " | ".join(dict.fromkeys(one for one in written if one)) or None


def _values(log: NightLog | None, checkin: CheckinLog | None) -> dict[str, float | None]:
    told = {name: getattr(checkin, name, None) for name in OWN_COLUMNS}
    told["expected"] = log.expected if log else None
    told["sleep_than_usual"] = _SLEEP[checkin.sleep] if checkin and checkin.sleep else None
    return told


def _medicine_changes(medicines: Iterable[MedicineLog], *, recorded: Iterable[date], today: date | None) -> set[date]:
    """The nights on which a medicine began, or the first without it, between the diary's first and last night.

    A record says more than a check-in in which that chip was not tapped, so a no there does not take it back.
    """
    known = tuple(medicines)
    begun = {(one.name.casefold(), one.since) for one in known if one.since is not None}
    ended = {
        one.until + timedelta(days=1)
        for one in known
        if one.until is not None and not _goes_on(one.name.casefold(), one.until, begun=begun)
    }
    nights = sorted(recorded)
    if not nights:
        return set()
    last = min(nights[-1], today) if today else nights[-1]
    return {day for day in ({since for _, since in begun} | ended) if nights[0] <= day <= last}


def _goes_on(name: str, until: date, *, begun: set[tuple[str, date]]) -> bool:
    """Whether another record of the same medicine takes over, as a change of dose does."""
    return any((name, until + timedelta(days=days)) in begun for days in (0, 1))
