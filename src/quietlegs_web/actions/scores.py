"""Totals and single ratings of a day, as `score` records of the log."""

from collections.abc import Iterator
from datetime import date

from quietlegs.records.log import ScoreLog
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import stamp, today
from quietlegs_web.storage.models import Person

SECONDS_A_MINUTE = 60


def record_score(person: Person, *, instrument: str, total: float, on: date | None = None) -> None:
    """Keep a total; `on`: the day it is about, today unless said. Errors: RecordError."""
    body = ScoreLog(**stamp(person), instrument=instrument, total=total, date=on or today(person))
    log.add(person, "score", body)


def scores_of(person: Person, instrument: str) -> Iterator[ScoreLog]:
    """Every total of an instrument, the oldest first."""
    found = [body for _, body in log.bodies(person, "score") if body.instrument == instrument]
    yield from sorted(found, key=lambda body: (body.date, body.at))
