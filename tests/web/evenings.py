"""A synthetic person's answers, trial and nights, written as a phone would write them."""

import secrets
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from quietlegs.foundation.ids import night_id, version_7
from quietlegs.foundation.nights import find_zone
from quietlegs.records.diary import Night
from quietlegs_web.actions import intake, log
from quietlegs_web.storage.models import Person
from tests.people import all_no

WISHES = {
    "birth_year": 1974,
    "touch": "helps",
    "legs": "both",
    "helper": "self",
    "tools": ["hands"],
    "minutes_available": 15,
}


def answer_all(person: Person, **answers: object) -> None:
    """Answer every safety question with no, then the given answers."""
    intake.replace(person, all_no(**{**WISHES, **answers}))


def stamp(person: Person, night: date, at: time) -> dict[str, Any]:
    """What every record carries, for a clock time of a night: before noon it is the next date's."""
    day = night + timedelta(days=int(at.hour < 12))
    instant = datetime.combine(day, at, tzinfo=find_zone(person.zone))
    offset = instant.utcoffset() or timedelta()
    return {
        "at": instant.isoformat(),
        "offset": int(offset.total_seconds() // 60),
        "zone": person.zone,
        "night": night.isoformat(),
    }


def write(person: Person, kind: str, body: dict[str, Any]) -> None:
    """Keep one record."""
    night = date.fromisoformat(body["night"])
    once = kind in ("night", "checkin")
    own_id = (
        night_id(kind, person=str(person.pk), night=night)
        if once
        else version_7(datetime.fromisoformat(body["at"]), rest=secrets.token_bytes(10))
    )
    log.write(person, log.Write(kind=kind, id=own_id, body=msgspec.json.encode(body)))


def write_night(person: Person, night: Night) -> None:
    """Keep an evening and the morning after it."""
    evening = stamp(person, night.night, time(21, 40))
    shown = {"assigned": night.assigned, "probability": 0.5, "shown_at": evening["at"]} if night.assigned else {}
    rated = {} if night.urge_before is None else {"urge_before": night.urge_before}
    write(person, "night", {**evening, "mode": "when", "status": "rated", **rated, **shown})
    if night.urge is not None:
        morning = stamp(person, night.night, time(7, 20))
        done = {} if night.done is None else {"done": night.done}
        write(person, "checkin", {**morning, "urge": night.urge, "minutes_to_sleep": 20 + 3 * night.urge, **done})
