"""SESSIONS.csv and LOG.csv of an export: sessions, moments, sensations and harms as tables, in order of time.

UTF-8, header, CRLF. Empty is unknown; 0 and 1 are no and yes; several things in a cell are parted by `; `. A text that
a spreadsheet would compute (it begins with `=`, `+`, `-`, `@`, a tab or a line end) gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

import msgspec

from quietlegs.records.log import EntryLog, Felt, HarmLog, Log, Logged, SessionLog, StepDone

_WHEN = {
    "at": "The instant in UTC.",
    "offset": "Minutes east of UTC by the record's own clock.",
    "zone": "IANA time zone.",
    "night": "The night it belongs to, YYYY-MM-DD.",
}

SESSION_COLUMNS: Mapping[str, str] = {
    "session": "A running number.",
    **_WHEN,
    "routine": "The routine's id.",
    "arm": "The trial's arm, if it was one.",
    "planned": "1: the evening's planned session.",
    "rescue": "1: relief on a night that became too much.",
    "one_leg": "The answer to the one-leg question before it.",
    "by": "`self`, `partner` or `therapist`.",
    "started": "The instant in UTC.",
    "ended": "The instant in UTC.",
    "outcome": "`done`, `partly`, `stopped_hurt` or `stopped_other`.",
    "urge_before": "0-10.",
    "urge_after": "0-10.",
    "seconds": "Seconds of all steps that were not skipped.",
    "steps": "Each step as technique@region:seconds, with `skipped` or `for` what it was swapped.",
    "note": "The person's own words.",
}
"""Column of SESSIONS.csv -> what it holds; one row a session."""

LOG_COLUMNS: Mapping[str, str] = {
    "record": "A running number; the rows of one record share it.",
    "kind": "`entry`, a moment; or `harm`.",
    **_WHEN,
    "moment": "When an entry was made: `log`, `evening`, `before_session`, `after_session` or `rescue`.",
    "urge": "0-10.",
    "one_leg": "The answer to the one-leg question.",
    "quality": "A sensation. One row each; what belongs to the whole record stands in its first row only.",
    "intensity": "0-10, of that sensation.",
    "region": "Where, of that sensation or harm.",
    "relieved_by": "What brought relief.",
    "relief_minutes": "How long it lasted, in minutes.",
    "technique": "What harmed.",
    "what": "`bruise`, `pain`, `rash` or `other`.",
    "over_at": "When the harm was over, in UTC.",
    "note": "The person's own words.",
}
"""Column of LOG.csv -> what it holds; one row a moment, or a sensation of it, or a harm."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Row = Mapping[str, object]
R = TypeVar("R", bound=Logged)


def sessions_csv(log: Log) -> bytes:
    """Write SESSIONS.csv, one row a session in order of time."""
    return _table(SESSION_COLUMNS, (_session(number, one) for number, one in enumerate(in_order(log.sessions), 1)))


def log_csv(log: Log) -> bytes:
    """Write LOG.csv: moments with their sensations, and harms, in order of time."""
    both: tuple[EntryLog | HarmLog, ...] = (*log.entries, *log.harms)
    records = in_order(both)
    return _table(LOG_COLUMNS, (row for number, one in enumerate(records, 1) for row in _rows(number, one)))


def in_order(records: Iterable[R]) -> list[R]:
    """In order of time; what happened at the same instant in the order of its content, so that files are alike."""
    return sorted(records, key=lambda one: (one.at, msgspec.json.encode(one)))


def _session(number: int, record: SessionLog) -> Row:
    whole = msgspec.structs.asdict(record)
    steps = "; ".join(map(_step, record.steps))
    seconds = sum(one.seconds for one in record.steps if not one.skipped) if record.steps else None
    return {**whole, "session": number, "steps": steps, "seconds": seconds}


def _step(step: StepDone) -> str:
    more = " skipped" if step.skipped else f" for {step.swapped_for}" if step.swapped_for else ""
    return f"{step.technique}@{step.region}:{step.seconds}{more}"


def _rows(number: int, record: EntryLog | HarmLog) -> Iterator[Row]:
    named = {"record": number, "kind": "harm" if isinstance(record, HarmLog) else "entry"}
    whole = {**msgspec.structs.asdict(record), **named}
    if not isinstance(record, EntryLog):
        yield whole
        return
    whole["relieved_by"] = "; ".join(record.relieved_by)
    always = {**named, **{name: whole[name] for name in (*_WHEN, "moment")}}
    felt: tuple[Felt | None, ...] = record.sensations or (None,)
    for place, one in enumerate(felt):
        yield {**(always if place else whole), **(msgspec.structs.asdict(one) if one else {})}


def _table(columns: Mapping[str, str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return text.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return f"{value:.12g}" if isinstance(value, float) else str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
