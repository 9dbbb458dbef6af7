"""A person's intake: one record of the log, answered a few questions at a time."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from quietlegs.foundation.ids import night_id
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.lapsing import GRACE_DAYS, as_of
from quietlegs.records.intake import Answer, Detailed, Intake
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import now, today
from quietlegs_web.storage.models import Person, Record

FIRST = date(2000, 1, 1)
"""The intake belongs to no night; its id is made with this date."""


def answers(person: Person) -> dict[str, Any]:
    """The answered keys of INTAKE.json, without what the log keeps as records of its own; `{"version": 1}` when new."""
    row = record_of(person)
    held = msgspec.json.decode(bytes(row.body)) if row else {"version": 1}
    return {key: value for key, value in held.items() if value is not None}


def intake_of(person: Person) -> Intake | None:
    """The whole intake, medicines and laboratory values of the log included; None when nothing was answered."""
    if record_of(person) is None:
        return None
    return msgspec.convert(document_of(person), Intake)


def counting(person: Person, *, grace: int = GRACE_DAYS) -> Intake | None:
    """The intake as it counts today: answers that grew too old are unanswered. `grace` 0: those that are due too."""
    found = intake_of(person)
    return None if found is None else as_of(found, today(person), load_catalogue(), grace=grace)


def document_of(person: Person) -> dict[str, Any]:
    """INTAKE.json: the answers, the medicines that are taken now, and every laboratory value."""
    document = answers(person)
    medicines = [body for _, body in log.bodies(person, "medicine") if _in_use(body, today(person))]
    labs = [body for _, body in log.bodies(person, "lab")]
    if medicines:
        document["medicines"] = [*(document.get("medicines") or ()), *map(_medicine, medicines)]
    if labs:
        document["labs"] = [*(document.get("labs") or ()), *map(_lab, labs)]
    return document


def ended_medicines(person: Person) -> list[tuple[str, date]]:
    """Medicines with a last day, as the person wrote them, and that day."""
    return [(body.name, body.until) for _, body in log.bodies(person, "medicine") if body.until is not None]


def change(person: Person, changes: dict[str, Any]) -> log.Kept:
    """Change some answers and keep the others. A value of None takes an answer back. Errors: InputError."""
    document = {**answers(person), **changes}
    return replace(person, {key: value for key, value in document.items() if value is not None})


def answer_conditions(person: Person, given: dict[str, Any]) -> log.Kept:
    """Answer some condition questions today; None takes an answer back. Errors: InputError."""
    day = today(person).isoformat()
    held = counting(person)
    before = held.conditions if held else {}
    dated = {
        key: None if one is None else {**_dated(one, day), **_first(key, one, day, before)}
        for key, one in given.items()
    }
    conditions = {**answers(person).get("conditions", {}), **dated}
    return change(person, {"conditions": {key: one for key, one in conditions.items() if one is not None}})


def replace(person: Person, document: dict[str, Any]) -> log.Kept:
    """Keep a whole intake. Errors: InputError."""
    row = record_of(person)
    name = row.pk if row else night_id("intake", person=str(person.pk), night=FIRST)
    return log.write(person, log.Write(kind="intake", id=name, body=msgspec.json.encode(document)))


def leg_questions_answered(person: Person, *, at: datetime | None = None) -> None:
    """Note that all questions about clots were answered anew; the answers themselves stand in the intake."""
    person.leg_questions_at = at or now()
    person.save(update_fields=["leg_questions_at"])


def record_of(person: Person) -> Record | None:
    """The record of the log that holds the intake, or None."""
    return Record.objects.filter(person=person, kind="intake", deleted=False).order_by("-changed").first()


def _dated(answer: Any, day: str) -> dict[str, Any]:
    """An answer with the day on which it was given: from then on it grows old."""
    return {**(answer if isinstance(answer, dict) else {"answer": answer}), "given": day}


def _first(key: str, answer: Any, day: str, before: Mapping[str, Answer | Detailed]) -> dict[str, str]:
    """The day on which a yes or not sure to what passes by itself first was one: an older OK does not cover it.

    Today where the answer was open or a no until now; else the day that was kept, if one was.
    """
    said = answer["answer"] if isinstance(answer, dict) else answer
    if said == "no" or load_catalogue().rules[key.partition(".")[0]].lasts_days is None:
        return {}
    old = before.get(key)
    if old in (None, "no") or (isinstance(old, Detailed) and old.answer == "no"):
        return {"first": day}
    return {"first": old.first.isoformat()} if isinstance(old, Detailed) and old.first else {}


def _in_use(body: Any, day: date) -> bool:
    """Whether a medicine is taken on a day; its last day counts, a first day still to come does not."""
    return (body.since is None or body.since <= day) and (body.until is None or body.until >= day)


def _medicine(body: Any) -> dict[str, Any]:
    kept = {"name": body.name, "since": body.since, "dose": body.dose, "times": list(body.times)}
    return {key: msgspec.to_builtins(value) for key, value in kept.items() if value}


def _lab(body: Any) -> dict[str, Any]:
    return {"test": body.test, "value": body.value, "unit": body.unit, "date": body.date.isoformat()}
