"""What may bring relief without a guided session: only what the plan leaves open tonight."""

from collections.abc import Iterator

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage.routine import routine_for_technique
from quietlegs.massage.wishes import Wishes
from quietlegs.records.plan import Plan
from quietlegs.safety.age import GROUND as MINOR

HANDS_AND_SHOULDERS = "hands_and_shoulders"

_SAID = {
    "tonight.walk": "walking",
    "tonight.breathing": "breathing",
    "tonight.breathing_at_rest": "breathing",
    "tonight.cool_room": "cool_room",
    "tonight.hands_and_shoulders": HANDS_AND_SHOULDERS,
}
"""What is said for tonight -> what it is called when it is logged."""


def hands_are_open(plan: Plan) -> bool:
    """Whether a hand-and-shoulder massage may be guided tonight: it is said, nothing is open, and for an adult."""
    said = any(_SAID.get(one.code) == HANDS_AND_SHOULDERS for one in plan.for_tonight)
    minor = any(MINOR in row.because for row in plan.withheld)
    return said and not plan.missing and not minor and plan.verdict in ("go", "adapt", "ask_first")


def relief_of(plan: Plan, wishes: Wishes, *, catalogue: Catalogue) -> Iterator[str]:
    """The ids of what may be done: what is said for tonight, and stretches and a foot bath where they are open."""
    yield from dict.fromkeys(_SAID[one.code] for one in plan.for_tonight if one.code in _SAID)
    for technique in ("stretching", "foot_bath") if plan.verdict in ("go", "adapt") else ():
        if routine_for_technique(technique, wishes, withheld=plan.withheld, catalogue=catalogue).steps:
            yield technique
