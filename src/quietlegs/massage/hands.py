"""Whether a person's own arms and hands may be rubbed: not where an answer may concern them."""

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.person.conditions import standings
from quietlegs.records.intake import Intake

MAY_CONCERN_ARMS = ("renal_dialysis", "cancer_active", "bone_metastasis", "low_platelets", "bleeding_disorder")
"""Questions about the whole body that may concern arms and hands without naming a place."""


def against_hand_massage(intake: Intake, *, catalogue: Catalogue) -> tuple[str, ...]:
    """The questions, answered yes or unsure, because of which arms, hands and shoulders are better left alone."""
    risky = [one for one in standings(intake, catalogue).values() if one.at_risk]
    return tuple(one.id for one in risky if one.id in MAY_CONCERN_ARMS or any(map(_off_the_legs, one.named)))


def _off_the_legs(place: str) -> bool:
    return place.partition("_")[0] in ("hand", "arm", "trunk")
