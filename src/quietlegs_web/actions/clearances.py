"""A clinician's OK for a condition that asks first, and the question to put to them. Never for a red flag."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from quietlegs.foundation.body import MAX_PRESSURE
from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Rule
from quietlegs.person.conditions import standings
from quietlegs.records.intake import Cleared, Intake, Refused
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.plan_page import source_names
from quietlegs_web.storage.models import Person

MOST_MINUTES = 15
"""The longest session that is asked for."""


@dataclass(frozen=True, kw_only=True)
class AskFirst:
    """A condition that asks first, answered yes or unsure, with the OK or the no that was noted for it, if any.

    `waits`: the clinician is still to be asked, or asked again where an OK ended.
    """

    condition: str
    question: str
    why: str
    still_allowed: str
    cleared: Cleared | None
    refused: Refused | None
    waits: bool


def ask_first(person: Person) -> tuple[AskFirst, ...]:
    """Every condition of this person that a clinician may clear."""
    held = intake.counting(person) or Intake(version=1)
    known = standings(held, load_catalogue())
    rules = (rule for rule in load_catalogue().rules.values() if _clearable(rule))
    day = today(person)
    return tuple(_asked(rule, held, day) for rule in rules if known[rule.id].at_risk)


def one_of(person: Person, condition: str) -> AskFirst | None:
    """The condition with this id among them, or None."""
    return next((one for one in ask_first(person) if one.condition == condition), None)


def record(person: Person, cleared: Cleared) -> None:
    """Keep a clinician's OK; an earlier one for the same condition gives way. Errors: InputError."""
    rule = load_catalogue().rules.get(cleared.condition)
    if rule is None or not _clearable(rule):
        raise InputError("Nobody's OK counts for this one: it has to be looked at now.")
    if cleared.date > today(person):
        raise InputError(f"{cleared.date} is still to come: note the OK on the day on which it was given.")
    _keep(person, cleared.condition, [cleared])


def record_no(person: Person, refused: Refused) -> None:
    """Keep a clinician's no: it opens nothing and stops the asking; an earlier OK gives way. Errors: InputError."""
    rule = load_catalogue().rules.get(refused.condition)
    if rule is None or not _clearable(rule):
        raise InputError("This one is not asked of a clinician: it has to be looked at now.")
    if refused.date > today(person):
        raise InputError(f"{refused.date} is still to come: note the answer on the day on which it was given.")
    _keep(person, refused.condition, [], no=refused)


def remove(person: Person, condition: str) -> None:
    """Take a noted OK or no back."""
    _keep(person, condition, [])


def _keep(person: Person, condition: str, new: list[Cleared], *, no: Refused | None = None) -> None:
    held = intake.answers(person).get("cleared", [])
    others = [one for one in held if one["condition"] != condition]
    added = [
        {"condition": one.condition, "by": one.by, "date": _iso(one.date), "valid_until": _iso(one.valid_until)}
        for one in new
    ]
    refused = [one for one in intake.answers(person).get("refused", []) if one["condition"] != condition]
    refused += [msgspec.to_builtins(no)] if no is not None else []
    intake.change(person, {"cleared": [*others, *added] or None, "refused": refused or None})


def _iso(day: date) -> str:
    return day.isoformat()


def _clearable(rule: Rule) -> bool:
    return rule.kind == "condition" and rule.effect == "ask_first"


def _asked(rule: Rule, held: Intake, day: date) -> AskFirst:
    words = [one for one in held.cleared if one.condition == rule.id]
    noes = [one for one in held.refused if one.condition == rule.id and not _over(one, day)]
    latest = max(words, key=lambda one: one.valid_until) if words else None
    no = max(noes, key=lambda one: one.date) if noes else None
    return AskFirst(
        condition=rule.id,
        question=rule.question,
        why=rule.why,
        still_allowed=rule.still_allowed,
        cleared=latest,
        refused=no,
        waits=no is None and (latest is None or latest.valid_until < day),
    )


def _over(no: Refused, day: date) -> bool:
    return no.valid_until is not None and no.valid_until < day


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one condition asks of a clinician: as it would be done after an OK."""

    condition: str
    question: str
    why: str
    pressure: int
    minutes: int
    techniques: tuple[str, ...]
    sources: str


def asked_of(person: Person, one: AskFirst) -> Asked:
    """What an OK for one condition would open, in the words of the catalogue."""
    rule = load_catalogue().rules[one.condition]
    return Asked(
        condition=one.condition,
        question=one.question,
        why=one.why,
        pressure=pressure_asked(one.condition),
        minutes=min(rule.minutes_max or MOST_MINUTES, intake.answers(person).get("minutes_available") or MOST_MINUTES),
        techniques=tuple(_techniques(rule)),
        sources=source_names(rule.sources),
    )


def _techniques(rule: Rule) -> Iterator[str]:
    """The techniques that an OK leaves open somewhere, softer than its bound."""
    shut = {
        one
        for ban in rule.cleared_forbids or rule.forbids
        if ban.where == "everywhere" and ban.pressure_above is None
        for one in ban.techniques
    }
    for technique in load_catalogue().techniques.values():
        if technique.offered and technique.touch and technique.id not in shut and "all" not in shut:
            yield technique.name


def pressure_asked(condition: str) -> int:
    """The firmest pressure that an OK would open, on the scale to 10."""
    rule = load_catalogue().rules[condition]
    bounds = [ban.pressure_above for ban in rule.cleared_forbids if ban.pressure_above is not None]
    return min(bounds, default=MAX_PRESSURE)
