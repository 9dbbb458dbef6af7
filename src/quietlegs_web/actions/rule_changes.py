"""Safety rules that changed since a plan was shown: which of them bear on it, and how that is told."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from quietlegs.interface.plan import PlanResult
from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.schema import Rule, Technique
from quietlegs.person.conditions import part_keys, standings
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan
from quietlegs.wording.dates import day_in_words
from quietlegs.wording.speak import say
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import now, today
from quietlegs_web.storage.models import Person, PlanVersion

BOOKKEEPING = ("sources", "confidence", "checked", "expires", "note", "rows", "order", "grade", "stroke")
PROSE = ("why", "still_allowed", "name", "summary", "mistakes", "tried")
"""What of a fact may change without its rule being another one."""

TOLD_DAYS = 14
"""For so many days a changed rule is told on the plan's page and on the phone."""


@dataclass(frozen=True, kw_only=True)
class RuleChange:
    """A rule or technique that changed, in its own words, and the day on which the plan was made anew."""

    id: str
    text: str
    day: date


def digests(person: Person, plan: Plan) -> dict[str, str]:
    """A digest of every rule and technique that bears on a plan, by id.

    Those are the rules of use, each rule that the person answered or that withholds something, and each technique of
    the routine.
    """
    catalogue = load_catalogue()
    facts: list[Rule | Technique] = [*_rules(person, plan, catalogue)]
    used = dict.fromkeys(step.technique for step in plan.routine.steps)
    facts += [catalogue.techniques[one] for one in used]
    return {one.id: _digest(one) for one in facts}


def changed(older: Mapping[str, str], newer: Mapping[str, str]) -> tuple[str, ...]:
    """The ids that stand in both with another digest, and the rules of use that only the newer knows.

    Rules of use are digested for every plan, so one that was not there is new; another rule may only be answered anew.
    """
    new = {
        one.id for one in load_catalogue().rules.values() if one.kind == "use_rule" and older and one.id not in older
    }
    return tuple(one for one, digest in newer.items() if one in new or older.get(one, digest) != digest)


def changes_told(person: Person, plan: Plan, *, since: PlanVersion | None) -> tuple[RuleChange, ...]:
    """What to tell today: rules that changed since the last version, or with a version of the last days."""
    if since is None:
        return ()
    fresh = changed(since.rules, digests(person, plan))
    if fresh:
        return _named(fresh, today(person))
    if now() - since.made_at > timedelta(days=TOLD_DAYS):
        return ()
    return changes_of(person, since)


def changes_of(person: Person, version: PlanVersion) -> tuple[RuleChange, ...]:
    """The rules that changed between the version before and this one."""
    before = person.plans.filter(number=version.number - 1).first()
    found = changed(before.rules, version.rules) if before else ()
    return _named(found, version.made_at.date())


def told(changes: tuple[RuleChange, ...], *, locale: str) -> tuple[str, ...]:
    """Each change in a sentence."""
    return tuple(
        say("plan_page.rule_changed", {"day": day_in_words(one.day), "rule": one.text}, locale=locale)
        for one in changes
    )


def told_on_the_phone(person: Person, result: PlanResult) -> str:
    """One text for the pack; empty where nothing changed."""
    found = changes_told(person, result.plan, since=person.plans.order_by("-number").first())
    return " ".join(told(found, locale=person.locale))


def _rules(person: Person, plan: Plan, catalogue: Catalogue) -> Iterator[Rule]:
    held = intake.intake_of(person) or Intake(version=1)
    known = standings(held, catalogue)
    because = {one for row in plan.withheld for one in row.because}
    for rule in catalogue.rules.values():
        answered = any(key in held.conditions for key in (rule.id, *part_keys(rule)))
        risky = rule.id in known and known[rule.id].at_risk
        if rule.kind == "use_rule" or answered or risky or rule.id in because:
            yield rule


def _digest(fact: Rule | Technique) -> str:
    held = {key: one for key, one in msgspec.to_builtins(fact).items() if key not in (*BOOKKEEPING, *PROSE)}
    return hashlib.sha256(msgspec.json.encode(held, order="sorted")).hexdigest()[:16]


def _named(ids: tuple[str, ...], day: date) -> tuple[RuleChange, ...]:
    catalogue = load_catalogue()
    found = []
    for one in ids:
        rule = catalogue.rules.get(one)
        text = rule.question if rule else catalogue.techniques[one].name if one in catalogue.techniques else one
        found.append(RuleChange(id=one, text=text, day=day))
    return tuple(found)
