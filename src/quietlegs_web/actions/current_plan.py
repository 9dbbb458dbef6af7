"""The plan that counts today: answers, harms and the person's own nights, the same for page, phone and API."""

from msgspec.structs import replace

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.plan import PlanResult
from quietlegs.records.finding import Finding
from quietlegs_web.actions.finding import finding_of
from quietlegs_web.actions.plan import plan_of
from quietlegs_web.actions.trial import latest
from quietlegs_web.storage.models import Person


def current_plan(person: Person) -> PlanResult:
    """The plan of today, shaped by the person's own nights where a trial has an answer. Errors: InputError."""
    return plan_of(person, finding=own_finding(person))


def own_finding(person: Person) -> Finding | None:
    """What the current or last trial means for the plan; None without a trial, or while nothing can be said.

    Harms are taken out of it: the log knows each of them, and also when one is over (`actions.harms`).
    """
    if latest(person) is None:
        return None
    try:
        finding = finding_of(person).finding
    except FindingError:
        return None
    return replace(finding, nights=replace(finding.nights, harms={}))
