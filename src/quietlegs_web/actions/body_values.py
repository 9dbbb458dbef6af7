"""Medicines and laboratory values: records of the log, kept as the person wrote them. Nothing here advises.

Three different things are three different records: a prescribed change ends one medicine record and begins the next;
an extra dose stands with the morning of its night; the times of doses are a new revision of the same record.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.ids import night_id
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import MedicineFact
from quietlegs.person.iron import TESTS as IRON
from quietlegs.person.iron import Value, check_value, is_test, unread_iron
from quietlegs.person.medicines import Reading, near_readings, recognised
from quietlegs.person.words import plain
from quietlegs.records.intake import Lab
from quietlegs.records.log import CheckinLog, LabLog, MedicineLog
from quietlegs.wording.speak import say
from quietlegs_web.actions import intake, log
from quietlegs_web.actions.clock import stamp, today, tonight
from quietlegs_web.actions.plan_page import source_names
from quietlegs_web.storage.models import Person

MEDICINE = "medicine"
LAB = "lab"
TESTS = ("ferritin", "transferrin saturation", "serum iron", "total iron-binding capacity")
"""The tests of iron, as the records name them; the last two of one day give the saturation."""

UNITS = ("ng/mL", "µg/L", "pmol/L", "%", "µmol/L", "µg/dL")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known about a recognised medicine, with its source."""

    name: str
    statement: str
    dopaminergic: bool
    aggravates: bool
    sources: str
    confidence: str

    @property
    def to_ask(self) -> bool:
        """Whether it is named in reports about restless legs getting worse."""
        return self.aggravates or self.dopaminergic


@dataclass(frozen=True, kw_only=True)
class ReadAs:
    """A word that is near to a known name; `counts`: taken to be it. `spelled`: the whole line with that name."""

    name: str
    words: str
    counts: bool
    spelled: str


@dataclass(frozen=True, kw_only=True)
class MedicineLine:
    """One medicine as it was written, with what is known about it; `revision` is what a change is made on."""

    id: UUID
    revision: int
    body: MedicineLog
    known: tuple[Known, ...]
    over: bool
    readings: tuple[ReadAs, ...] = ()

    @property
    def dopaminergic(self) -> bool:
        """Whether a change of it makes a trial wait."""
        return any(one.dopaminergic for one in self.known)


@dataclass(frozen=True, kw_only=True)
class LabLine:
    """One value, with the guideline's number in words; empty where none is kept for this test."""

    id: UUID
    revision: int
    body: LabLog
    statement: str
    sources: str
    note: str = ""

    @property
    def note_words(self) -> str:
        """What is to be said of this value; empty where nothing is."""
        return say(f"body_values.{self.note}") if self.note else ""

    @property
    def value(self) -> str:
        """The value without zeros that nobody wrote."""
        return f"{self.body.value:.10g}"


@dataclass(frozen=True, kw_only=True)
class MedicineWish:
    """What a person writes about a medicine."""

    name: str
    since: date | None = None
    dose: str = ""
    times: tuple[str, ...] = ()


def medicines(person: Person) -> tuple[MedicineLine, ...]:
    """Every medicine that was written down: those in use first, then those that ended."""
    day = today(person)
    found = [
        _line(row.pk, row.revision, body, over=body.until is not None and body.until < day)
        for row, body in log.bodies(person, MEDICINE)
    ]
    return tuple(sorted(found, key=lambda one: (one.over, plain(one.body.name), one.body.since or date.min)))


def in_use(person: Person) -> tuple[MedicineLine, ...]:
    """Every medicine that is used now, those of the intake included; these have revision 0."""
    given = intake.answers(person).get("medicines") or ()
    noted = (_line(UUID(int=0), 0, _of_intake(person, one), over=False) for one in given)
    return (*(one for one in medicines(person) if not one.over), *noted)


def add_medicine(person: Person, wish: MedicineWish) -> None:
    """Write a medicine down. Errors: InputError."""
    _not_to_come(person, wish.since)
    log.add(person, MEDICINE, MedicineLog(**stamp(person), **_kept(wish)))


def change_prescribed(person: Person, id: UUID, *, dose: str, since: date) -> None:
    """Note a prescribed change: the record up to now ends on that day and a new one begins. Errors: InputError."""
    _not_to_come(person, since)
    old = _medicine(person, id)
    _not_before(old, since)
    wish = MedicineWish(name=old.name, since=since, dose=dose, times=old.times)
    _rewrite(person, MEDICINE, id, msgspec.structs.replace(old, until=since - timedelta(days=1)))
    log.add(person, MEDICINE, MedicineLog(**stamp(person), **_kept(wish)))


def change_times(person: Person, id: UUID, times: tuple[str, ...]) -> None:
    """Note other times of the doses; the medicine stays the same record. Errors: InputError."""
    _rewrite(person, MEDICINE, id, msgspec.structs.replace(_medicine(person, id), times=times))


def correct_name(person: Person, id: UUID, name: str) -> None:
    """Write a medicine's name anew; it stays the same record. Errors: InputError."""
    _rewrite(person, MEDICINE, id, msgspec.structs.replace(_medicine(person, id), name=name))


def end_medicine(person: Person, id: UUID, *, until: date) -> None:
    """Note the last day of a medicine. Errors: InputError."""
    _not_to_come(person, until)
    old = _medicine(person, id)
    _not_before(old, until)
    _rewrite(person, MEDICINE, id, msgspec.structs.replace(old, until=until))


def extra_dose_tonight(person: Person) -> None:
    """Note an extra dose with the night that it is now; nothing else of that morning changes. Errors: InputError."""
    night = tonight(person)
    morning = night_id("checkin", person=str(person.pk), night=night)
    held = next((body for row, body in log.bodies(person, "checkin") if row.pk == morning), None)
    body = msgspec.structs.replace(held, extra_dose=True) if held else CheckinLog(**stamp(person), extra_dose=True)
    log.write(person, log.Write(kind="checkin", id=morning, body=msgspec.json.encode(body)))


def extra_dose_noted(person: Person) -> bool:
    """Whether an extra dose stands with the night that it is now."""
    morning = night_id("checkin", person=str(person.pk), night=tonight(person))
    return any(body.extra_dose for row, body in log.bodies(person, "checkin") if row.pk == morning)


def no_medicines(person: Person) -> None:
    """Note that no medicine is used, which is another thing than not answered."""
    if any(not one.over for one in medicines(person)):
        raise InputError("There are medicines on your list: end or remove them first.")
    intake.change(person, {"medicines": []})


def said_none(person: Person) -> bool:
    """Whether the person noted that they use none."""
    return intake.answers(person).get("medicines") == []


def values(person: Person) -> tuple[Value, ...]:
    """Every laboratory value as it was kept, of the log and of the intake, in no order."""
    given = intake.answers(person).get("labs") or ()
    return (*(body for _row, body in log.bodies(person, LAB)), *msgspec.convert(given, tuple[Lab, ...]))


def labs(person: Person) -> tuple[LabLine, ...]:
    """Every laboratory value, the latest first."""
    found = [_lab(row.pk, row.revision, body) for row, body in log.bodies(person, LAB)]
    return tuple(sorted(found, key=lambda one: (one.body.date, one.body.at), reverse=True))


def add_lab(person: Person, *, test: str, value: float, unit: str, on: date) -> None:
    """Write a value down as the report says it. Errors: InputError."""
    _not_to_come(person, on)
    check_value(test=test, value=value, unit=unit)
    log.add(person, LAB, LabLog(**stamp(person), test=test, value=value, unit=unit, date=on))


def thresholds() -> tuple[tuple[str, str], ...]:
    """The guideline's numbers in words, each with its source."""
    found = [load_catalogue().thresholds[test] for test in IRON]
    return tuple((one.statement, source_names(one.sources)) for one in found)


def remove(person: Person, kind: str, id: UUID) -> int:
    """Remove a record; gives the revision that brings it back. Errors: NotYours."""
    held = log.get(person, kind=kind, id=id)
    if not held.deleted:
        log.write(person, log.Write(kind=kind, id=id, body=None, base=held.revision))
    return held.revision


def bring_back(person: Person, kind: str, id: UUID, *, revision: int) -> None:
    """Bring a removed record back as it was. Errors: NotYours, RecordError."""
    log.keep(person, kind=kind, id=id, revision=revision)


def _known(fact: MedicineFact) -> Known:
    return Known(
        name=fact.name,
        statement=fact.statement,
        dopaminergic=fact.dopaminergic,
        aggravates=fact.aggravates,
        sources=source_names(fact.sources),
        confidence=say(f"library.confidence_{fact.confidence}"),
    )


def _line(id: UUID, revision: int, body: MedicineLog, *, over: bool) -> MedicineLine:
    facts = load_catalogue()
    return MedicineLine(
        id=id,
        revision=revision,
        body=body,
        known=tuple(map(_known, recognised(body.name, facts))),
        over=over,
        readings=tuple(_read_as(body.name, one) for one in near_readings(body.name, facts)),
    )


def _of_intake(person: Person, given: dict[str, Any]) -> MedicineLog:
    times = tuple(given.get("times") or ())
    return MedicineLog(**stamp(person), name=given["name"], dose=given.get("dose"), times=times)


def _read_as(written: str, found: Reading) -> ReadAs:
    told = {"word": found.word, "name": found.name}
    code = "body_values.read_as" if found.counts else "body_values.did_you_mean"
    spelled, hits = re.subn(re.escape(found.word), lambda _: found.name, written, count=1, flags=re.IGNORECASE)
    return ReadAs(name=found.name, words=say(code, told), counts=found.counts, spelled=spelled if hits else found.name)


def _lab(id: UUID, revision: int, body: LabLog) -> LabLine:
    fact = next((load_catalogue().thresholds[test] for test in IRON if is_test(body.test, test)), None)
    return LabLine(
        id=id,
        revision=revision,
        body=body,
        statement=fact.statement if fact else "",
        note=_note(body, known=fact is not None),
        sources=source_names(fact.sources) if fact else "",
    )


def _note(body: LabLog, *, known: bool) -> str:
    """What is to be said of a value that is not simply held against a number; empty where nothing is."""
    if unread_iron((body,)):
        return "unit_unread"
    if is_test(body.test, "iron") or is_test(body.test, "capacity"):
        return "iron_pair"
    if plain(body.test) == "transferrin":
        return "transferrin"
    return "" if known else "lab_unknown"


def _medicine(person: Person, id: UUID) -> MedicineLog:
    return msgspec.json.decode(log.get(person, kind=MEDICINE, id=id).body, type=MedicineLog)


def _kept(wish: MedicineWish) -> dict[str, Any]:
    return {"name": wish.name, "since": wish.since, "dose": wish.dose or None, "times": wish.times}


def _rewrite(person: Person, kind: str, id: UUID, body: Any) -> None:
    base = log.get(person, kind=kind, id=id).revision
    log.write(person, log.Write(kind=kind, id=id, body=msgspec.json.encode(body), base=base))


def _not_to_come(person: Person, day: date | None) -> None:
    if day is not None and day > today(person):
        raise InputError(f"{day.isoformat()} is still to come: write it down on the day.")


def _not_before(old: MedicineLog, day: date) -> None:
    if old.since is not None and day <= old.since:
        raise InputError(f"{old.name} is on your list since {old.since}: choose a later day.")
