"""Totals and single ratings of a day, as `score` records of the log."""

import secrets
from collections.abc import Iterator
from datetime import date

import msgspec

from quietlegs.foundation.ids import RANDOM_BYTES, version_7
from quietlegs.foundation.nights import find_zone
from quietlegs.records.log import ScoreLog
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import now, today, tonight
from quietlegs_web.storage.models import Person

SECONDS_A_MINUTE = 60


def record_score(person: Person, *, instrument: str, total: float, on: date | None = None) -> None:
    """Keep a total; `on`: the day it is about, today unless said. Errors: RecordError."""
    body = ScoreLog(
        at=now(),
        offset=offset_of(person),
        zone=person.zone,
        night=tonight(person),
        instrument=instrument,
        total=total,
        date=on or today(person),
    )
    own_id = version_7(now(), rest=secrets.token_bytes(RANDOM_BYTES))
    log.write(person, log.Write(kind="score", id=own_id, body=msgspec.json.encode(body)))


def scores_of(person: Person, instrument: str) -> Iterator[ScoreLog]:
    """Every total of an instrument, the oldest first."""
    found = [body for _, body in log.bodies(person, "score") if body.instrument == instrument]
    yield from sorted(found, key=lambda body: (body.date, body.at))


def offset_of(person: Person) -> int:
    """How far the person's clocks stand from UTC now, in minutes east."""
    offset = now().astimezone(find_zone(person.zone)).utcoffset()
    return round(offset.total_seconds() / SECONDS_A_MINUTE) if offset is not None else 0
