"""The plan of today, and every version of it that a person was shown."""

from typing import Any

import msgspec

from quietlegs.interface.plan import PlanResult, make_plan
from quietlegs.person.one_leg import OneLeg, with_one_leg
from quietlegs.records.finding import Finding
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import now, today
from quietlegs_web.actions.harms import paused_now
from quietlegs_web.actions.intake import intake_of
from quietlegs_web.actions.rule_changes import changed, digests
from quietlegs_web.storage.models import Person, PlanVersion

VARYING = {"made_on"}
"""What differs from day to day without the plan being another one."""


def screened_intake(person: Person) -> Intake | None:
    """The intake with what the one-leg question brought since the leg questions were last answered."""
    intake = intake_of(person)
    if intake is None:
        return None
    return with_one_leg(intake, one_leg_answers(person), leg_questions_at=person.leg_questions_at)


def one_leg_answers(person: Person) -> tuple[OneLeg, ...]:
    """Every answer to the one-leg question, with its instant."""
    found = (body for _, body in log.bodies(person, "entry"))
    return tuple(OneLeg(at=one.at, answer=one.one_leg) for one in found if one.one_leg is not None)


def plan_of(person: Person, *, finding: Finding | None = None) -> PlanResult:
    """The plan of today; from an intake without answers where nothing was answered yet."""
    intake = screened_intake(person) or Intake(version=1)
    return make_plan(intake, today=today(person), finding=finding, paused=paused_now(person))


def remember(person: Person, plan: Plan) -> PlanVersion:
    """Store a plan that is shown, if it is another one than the last, or if a rule that bears on it changed."""
    document, rules = msgspec.json.encode(plan), digests(person, plan)
    last = latest_version(person)
    if last is not None and _stable(bytes(last.document)) == _stable(document) and not changed(last.rules, rules):
        if last.rules != rules:
            last.rules = rules
            last.save(update_fields=["rules"])
        return last
    number = last.number + 1 if last else 1
    return PlanVersion.objects.create(person=person, number=number, document=document, rules=rules, made_at=now())


def latest_version(person: Person) -> PlanVersion | None:
    """The plan that was last shown, or None."""
    return person.plans.order_by("-number").first()


def versions(person: Person) -> list[tuple[PlanVersion, Plan]]:
    """Every version, the latest first."""
    rows = person.plans.order_by("-number")
    return [(row, msgspec.json.decode(bytes(row.document), type=Plan)) for row in rows]


def _stable(document: bytes) -> dict[str, Any]:
    return {key: value for key, value in msgspec.json.decode(document).items() if key not in VARYING}
