"""Words for a plan: every reason and every line of evidence gets its sentence."""

from collections.abc import Iterable
from datetime import date

import msgspec

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Claim
from quietlegs.records.plan import EvidenceLine, Plan
from quietlegs.wording.dates import day_in_words
from quietlegs.wording.finding import arm_name
from quietlegs.wording.speak import say

_DAYS = ("date", "since", "valid_until", "day")
"""Values of a reason that are days, YYYY-MM-DD."""


def plan_in_words(plan: Plan, *, catalogue: Catalogue, locale: str = "en") -> Plan:
    """The same plan with its texts filled in."""
    return msgspec.structs.replace(
        plan,
        for_tonight=_reasons(plan.for_tonight, locale),
        not_offered=_reasons(plan.not_offered, locale),
        reasons=_reasons(plan.reasons, locale),
        next_steps=_reasons(plan.next_steps, locale),
        evidence=tuple(_evidence(line, catalogue.claims[line.claim], locale=locale) for line in plan.evidence),
    )


def verdict_sentence(plan: Plan, *, catalogue: Catalogue, locale: str = "en") -> str:
    """One sentence that says where the plan stands."""
    touching = any(catalogue.techniques[step.technique].touch for step in plan.routine.steps)
    standing = "without_touch" if plan.routine.steps and not touching else plan.verdict
    return say(f"plan.verdict_{standing}", locale=locale)


def claim_in_words(claim: Claim, *, locale: str = "en") -> str:
    """A quoted claim with what is known about it, how strongly, and what is not known."""
    values = {
        "quoted": claim.quoted,
        "tier": say(f"claim.tier_{claim.tier}", locale=locale),
        "certainty": say(f"claim.certainty_{claim.certainty}", locale=locale),
        "known": claim.known,
        "not_known": claim.not_known,
    }
    return say("plan.evidence_line", values, locale=locale)


def _reasons(reasons: Iterable[Reason], locale: str) -> tuple[Reason, ...]:
    return tuple(msgspec.structs.replace(one, text=one.text or _sentence(one, locale)) for one in reasons)


def _sentence(reason: Reason, locale: str) -> str:
    """A reason's sentence; an arm of the person's own trial is called by its everyday name, days are written out."""
    arm = reason.values.get("arm")
    named: dict[str, Scalar] = {"arm": _capital(arm_name(arm, locale=locale))} if isinstance(arm, str) else {}
    days = {key: day_in_words(date.fromisoformat(str(reason.values[key]))) for key in _DAYS if key in reason.values}
    return say(reason.code, {**reason.values, **named, **days}, locale=locale)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _evidence(line: EvidenceLine, claim: Claim, *, locale: str) -> EvidenceLine:
    return msgspec.structs.replace(line, text=claim_in_words(claim, locale=locale))
