"""What can make restless legs worse, for one person: computed once for its own page and the page for the doctor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Factor
from quietlegs.person.iron import TESTS, Iron, Test, iron_values, unread_iron
from quietlegs.wording.speak import say
from quietlegs_web.actions import intake
from quietlegs_web.actions.body_values import Known, MedicineLine, in_use, said_none, values
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.plan_page import source_names
from quietlegs_web.storage.models import Person

ENDS: Mapping[Test, float] = {"ferritin": 200.0, "transferrin_saturation": 60.0}
"""Where the drawn bar ends, in the unit of the threshold; a value beyond it is drawn at the end and said to be."""

WIDTH = 300.0
ANSWERS = ("no", "yes", "unsure")


@dataclass(frozen=True, kw_only=True)
class Gauge:
    """One iron value against the guideline's line: words first, the picture's numbers, and earlier values."""

    test: Test
    value: str
    unit: str
    date: date
    low: bool
    old: bool
    words: str
    alt: str
    line_label: str
    filled: str
    line: str
    notes: tuple[str, ...]
    earlier: tuple[str, ...]
    sources: str


@dataclass(frozen=True, kw_only=True)
class Named:
    """A medicine in use and what is known about it."""

    written: str
    known: Known


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Something that goes along with restless legs; `said`: the person's own answer, empty where none was given."""

    id: str
    name: str
    statement: str
    said: str
    sources: str


@dataclass(frozen=True, kw_only=True)
class Factors:
    """Everything on the page. `questions` is what to raise with the clinician, in the person's own voice."""

    gauges: tuple[Gauge, ...]
    missing: tuple[Test, ...]
    unread: tuple[str, ...]
    named: tuple[Named, ...]
    listed: tuple[MedicineLine, ...]
    no_medicines: bool
    iron_notes: tuple[Beside, ...]
    beside: tuple[Beside, ...]
    family: str
    questions: tuple[str, ...]


def factors(person: Person) -> Factors:
    """What was written down so far, held against what is known."""
    latest = {test: _values(person, test) for test in TESTS}
    used = in_use(person)
    named = tuple(Named(written=one.body.name, known=fact) for one in used for fact in one.known if fact.to_ask)
    beside = tuple(_beside(person, "life"))
    gauges = tuple(_gauge(person, found) for found in latest.values() if found)
    return Factors(
        gauges=gauges,
        missing=tuple(test for test, found in latest.items() if not found),
        unread=tuple(
            say("factors.unread", {"written": one.written, "date": one.date.isoformat()}, locale=person.locale)
            for one in unread_iron(values(person))
        ),
        named=named,
        listed=used,
        no_medicines=said_none(person),
        iron_notes=tuple(_beside(person, "iron")),
        beside=beside,
        family=_said(person, load_catalogue().factors["family"]),
        questions=tuple(_questions(person, gauges, named, beside)),
    )


def answer_family(person: Person, answer: str) -> None:
    """Keep whether restless legs run in the family. Errors: InputError."""
    if answer not in ANSWERS:
        raise InputError("Choose no, yes or I am not sure.")
    intake.change(person, {"family_history": answer})


def _values(person: Person, test: Test) -> tuple[Iron, ...]:
    return iron_values(values(person), test=test, catalogue=load_catalogue())


def _gauge(person: Person, found: tuple[Iron, ...]) -> Gauge:
    one, threshold = found[0], load_catalogue().thresholds[found[0].test]
    line, end = threshold.below or 0.0, ENDS[one.test]
    told = {
        "value": one.shown,
        "unit": one.unit,
        "date": one.date.isoformat(),
        "threshold": f"{line:g}",
        "end": f"{end:g}",
    }
    beyond = "_beyond" if one.value > end else ""
    return Gauge(
        test=one.test,
        value=one.shown,
        unit=one.unit,
        date=one.date,
        low=one.low,
        old=one.old(today(person)),
        words=say(f"factors.{one.test}_{'low' if one.low else 'seen'}", told, locale=person.locale),
        alt=say(f"factors.gauge{beyond}", told, locale=person.locale),
        line_label=say("factors.gauge_line", told, locale=person.locale),
        filled=f"{min(one.value / end, 1.0) * WIDTH:.1f}",
        line=f"{line / end * WIDTH:.1f}",
        notes=tuple(_notes(person, one)),
        earlier=tuple(f"{each.date.isoformat()}: {each.shown} {each.unit}" for each in found[1:]),
        sources=source_names(threshold.sources),
    )


def _notes(person: Person, one: Iron) -> Iterator[str]:
    if one.worked_out:
        yield say("factors.worked_out", {"written": one.written}, locale=person.locale)
    elif one.written != f"{one.shown} {one.unit}":
        yield say("factors.converted", {"written": one.written}, locale=person.locale)
    if one.old(today(person)):
        yield load_catalogue().factors["iron_old"].statement


def _beside(person: Person, topic: str) -> Iterator[Beside]:
    for fact in load_catalogue().factors.values():
        said = _said(person, fact)
        if fact.topic == topic and fact.id != "iron_old" and said != "no":
            yield Beside(
                id=fact.id,
                name=fact.name,
                statement=fact.statement,
                said=said,
                sources=source_names(fact.sources),
            )


def _said(person: Person, fact: Factor) -> str:
    held: dict[str, Any] = intake.answers(person)
    if fact.id == "family":
        return str(held.get("family_history") or "")
    answer = held.get("conditions", {}).get(fact.condition)
    return str(answer.get("answer") if isinstance(answer, dict) else answer or "")


def _questions(
    person: Person, gauges: tuple[Gauge, ...], named: tuple[Named, ...], beside: tuple[Beside, ...]
) -> Iterator[str]:
    known, locale = load_catalogue().factors, person.locale
    if len(gauges) < len(TESTS):
        yield known["iron_test"].ask
    for one in gauges:
        if one.low:
            told = {"value": one.value, "unit": one.unit, "date": one.date.isoformat()}
            test = say(f"factors.ask_{one.test}", locale=locale)
            yield say("factors.ask_iron", {**told, "test": test}, locale=locale)
    if any(one.old for one in gauges):
        yield known["iron_old"].ask
    for each in named:
        code = "factors.ask_dopamine" if each.known.dopaminergic else "factors.ask_medicine"
        yield say(code, {"name": each.written}, locale=locale)
    yield from (known[one.id].ask for one in beside if one.said in ("yes", "unsure") and known[one.id].ask)
