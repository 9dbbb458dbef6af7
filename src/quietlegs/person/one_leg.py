"""“Anything new in one leg since yesterday?”: what was answered in an evening counts in the plan from then on."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.person.conditions import standings
from quietlegs.records.intake import Answer, Detailed, Intake

SIGNS = "dvt_signs"
"""The question that a yes or not sure in an evening answers."""

MUST_BE_NO = ("dvt_signs", "pe_signs", "unexplained_leg_pain", "phlebitis")
"""The red flags about clots: sessions open again when all of them were answered anew with no."""

LEG_QUESTIONS = (
    "dvt_signs",
    "dvt_signs.swollen",
    "dvt_signs.painful",
    "dvt_signs.warm_or_colour",
    "pe_signs",
    "pe_signs.breathless",
    "pe_signs.chest_pain",
    "pe_signs.coughed_blood",
    "pe_signs.collapsed",
    "unexplained_leg_pain",
    "phlebitis",
    "dvt_known",
    "dvt_known.now",
    "dvt_known.ever",
)
"""What must be answered anew to open sessions again. A clot may have been found meanwhile, so that is asked too."""

_GRAVITY: tuple[Answer | None, ...] = (None, "no", "unsure", "yes")


class OneLeg(Struct, frozen=True, kw_only=True):
    """One answer to the question, and when it was given; the instant knows its offset."""

    at: datetime
    answer: Answer


def with_one_leg(intake: Intake, answers: Iterable[OneLeg], *, leg_questions_at: datetime | None) -> Intake:
    """The intake in which `dvt_signs` is at least what the evenings brought since the leg questions were answered.

    The gravest of these answers counts: a later no, or not sure, takes no yes back; only answering the questions anew
    does. Nothing that the intake says already is weakened.
    """
    since = [one.answer for one in answers if leg_questions_at is None or one.at >= leg_questions_at]
    worst = max((one for one in since if one != "no"), key=_GRAVITY.index, default=None)
    own = intake.conditions.get(SIGNS)
    said = own.answer if isinstance(own, Detailed) else own
    if worst is None or _GRAVITY.index(said) >= _GRAVITY.index(worst):
        return intake
    answered = replace(own, answer=worst) if isinstance(own, Detailed) else worst
    return replace(intake, conditions={**intake.conditions, SIGNS: answered})


def legs_are_clear(intake: Intake, catalogue: Catalogue) -> bool:
    """Whether every red flag about clots stands answered with no."""
    known = standings(intake, catalogue)
    return all(known[one].answer == "no" for one in MUST_BE_NO)
