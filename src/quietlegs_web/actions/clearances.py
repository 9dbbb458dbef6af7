"""A clinician's OK for a condition that asks first, and the question to put to them. Never for a red flag."""

from dataclasses import dataclass
from datetime import date

from quietlegs.foundation.body import MAX_PRESSURE
from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Rule
from quietlegs.person.conditions import standings
from quietlegs.records.intake import Cleared, Intake
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import today
from quietlegs_web.storage.models import Person


@dataclass(frozen=True, kw_only=True)
class AskFirst:
    """A condition that asks first, answered yes or unsure, with the OK that was noted for it, if any."""

    condition: str
    question: str
    why: str
    still_allowed: str
    cleared: Cleared | None


def ask_first(person: Person) -> tuple[AskFirst, ...]:
    """Every condition of this person that a clinician may clear."""
    held = intake.counting(person) or Intake(version=1)
    known = standings(held, load_catalogue())
    rules = (rule for rule in load_catalogue().rules.values() if _clearable(rule))
    return tuple(_asked(rule, held) for rule in rules if known[rule.id].at_risk)


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


def remove(person: Person, condition: str) -> None:
    """Take a noted OK back."""
    _keep(person, condition, [])


def _keep(person: Person, condition: str, new: list[Cleared]) -> None:
    held = intake.answers(person).get("cleared", [])
    others = [one for one in held if one["condition"] != condition]
    added = [
        {"condition": one.condition, "by": one.by, "date": _iso(one.date), "valid_until": _iso(one.valid_until)}
        for one in new
    ]
    intake.change(person, {"cleared": [*others, *added] or None})


def _iso(day: date) -> str:
    return day.isoformat()


def _clearable(rule: Rule) -> bool:
    return rule.kind == "condition" and rule.effect == "ask_first"


def _asked(rule: Rule, held: Intake) -> AskFirst:
    words = [one for one in held.cleared if one.condition == rule.id]
    return AskFirst(
        condition=rule.id,
        question=rule.question,
        why=rule.why,
        still_allowed=rule.still_allowed,
        cleared=max(words, key=lambda one: one.valid_until) if words else None,
    )


def pressure_asked(condition: str) -> int:
    """The firmest pressure that an OK would open, on the scale to 10."""
    rule = load_catalogue().rules[condition]
    bounds = [ban.pressure_above for ban in rule.cleared_forbids if ban.pressure_above is not None]
    return min(bounds, default=MAX_PRESSURE)
