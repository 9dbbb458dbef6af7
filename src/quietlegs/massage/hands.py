"""Whether a person's own arms and hands may be rubbed: not where an answer may concern them, or is not known."""

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.person.conditions import Standing, standings
from quietlegs.records.intake import Detailed, Intake

MAY_CONCERN_ARMS = (
    "renal_dialysis",
    "cancer_active",
    "bone_metastasis",
    "low_platelets",
    "bleeding_disorder",
    "osteomyelitis_myositis",
)
"""Questions that may concern arms and hands without naming a place."""

HALVES_THAT_MAY = ("dvt_risk_high.operation", "dvt_risk_high.hospital", "dvt_known.now")
"""The same of halves: an operation may have been on a shoulder, and a clot may be in a lung."""


def against_hand_massage(intake: Intake, *, catalogue: Catalogue) -> tuple[str, ...]:
    """The questions because of which arms, hands and shoulders are better left alone.

    Those that may concern them and are answered yes or unsure, or not at all; and each yes or unsure that names a place
    off the legs.
    """
    known = standings(intake, catalogue)
    halves = {key.partition(".")[0] for key in HALVES_THAT_MAY if _may_be_so(key, intake)}
    return tuple(one.id for one in known.values() if one.id in halves or _speaks_against(one))


def _speaks_against(standing: Standing) -> bool:
    if standing.id in MAY_CONCERN_ARMS:
        return standing.answer != "no"
    return standing.at_risk and any(map(_off_the_legs, standing.named))


def _may_be_so(half: str, intake: Intake) -> bool:
    """Whether a half is answered with yes or unsure, itself or by an answer to the whole."""
    said = intake.conditions.get(half, intake.conditions.get(half.partition(".")[0]))
    return (said.answer if isinstance(said, Detailed) else said) in ("yes", "unsure")


def _off_the_legs(place: str) -> bool:
    return place.partition("_")[0] in ("hand", "arm", "trunk")
