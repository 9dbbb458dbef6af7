"""“Something happened”: a journey, an operation, an illness … what it answers, and what is asked anew after it."""

from datetime import date
from typing import Any

import msgspec

from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.conditions import asked_rules, part_keys
from quietlegs.records.intake import Answer, Detailed
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.screening_pages import screen_named
from quietlegs_web.storage.models import Person, Revision

EVENTS: dict[str, tuple[str, ...]] = {
    "journey": ("dvt_risk_high", "dvt_risk_high.journey"),
    "operation_leg": ("dvt_risk_high", "dvt_risk_high.operation", "surgery_recent"),
    "operation": ("dvt_risk_high", "dvt_risk_high.operation"),
    "hospital": ("dvt_risk_high", "dvt_risk_high.hospital"),
    "bed": ("dvt_risk_high", "dvt_risk_high.bed"),
    "plaster": ("dvt_risk_high", "dvt_risk_high.plaster"),
    "birth": ("dvt_risk_high", "dvt_risk_high.birth", "pregnancy.birth"),
    "injury": ("recent_injury",),
    "new_medicine": (),
}
"""What each event answers with yes, in the order of asking."""

ENDED = {"birth": ("pregnancy",)}
"""Answers that an event makes out of date: after a birth the whole question follows its halves."""

ANSWERED_NO = {"birth": ("pregnancy.pregnant",)}
"""Answers that an event gives with no."""

WANTS_PLACE = {"operation_leg": "places", "injury": "places"}
"""The screen on which the place of an event is asked."""


def note(person: Person, event: str, day: date) -> int:
    """Keep what happened, drop each no about red flags and clots, and give the revision before it. Errors: InputError.

    A revision of 0 stands for an intake that did not exist.
    """
    if event not in EVENTS:
        raise InputError("Choose what happened.")
    if day > today(person):
        raise InputError(f"{day.isoformat()} is still to come: give the day on which it happened.")
    before = _revision(person)
    kept = intake.answers(person).get("conditions", {})
    changes: dict[str, Any] = {key: None for key in _asked_anew() if key in kept and _said(kept[key]) == "no"}
    changes |= {key: None for key in ENDED.get(event, ()) if key in kept}
    changes |= dict.fromkeys(ANSWERED_NO.get(event, ()), "no")
    changes |= {key: _since(kept.get(key), day) for key in EVENTS[event]}
    if changes:
        intake.answer_conditions(person, changes)
    return before


def take_back(person: Person, *, before: int) -> bool:
    """Bring back the answers of the revision before an event; False where they changed meanwhile."""
    row = intake.record_of(person)
    if row is None or row.revision != before + 1:
        return False
    older = Revision.objects.filter(record=row, number=before).first()
    document = msgspec.json.decode(bytes(older.body)) if older else {"version": 1}
    intake.replace(person, {key: value for key, value in document.items() if value is not None})
    return True


def _asked_anew() -> tuple[str, ...]:
    """Every key of a red flag and of a question about clots, halves included."""
    clots = screen_named("clots")
    named = clots.rules if clots else ()
    rules = [rule for rule in asked_rules(load_catalogue()) if rule.kind == "red_flag" or rule.id in named]
    return tuple(key for rule in rules for key in (rule.id, *part_keys(rule)))


def _since(old: Any, day: date) -> dict[str, Any]:
    """A yes since that day, or since a later one that was kept already; places stay."""
    held = old if isinstance(old, dict) and _said(old) != "no" else {}
    return {"answer": "yes", "where": held.get("where") or [], "since": max(day.isoformat(), held.get("since") or "")}


def _said(answer: Answer | dict[str, Any] | Detailed) -> str:
    return str(answer["answer"]) if isinstance(answer, dict) else str(answer)


def _revision(person: Person) -> int:
    row = intake.record_of(person)
    return row.revision if row else 0
