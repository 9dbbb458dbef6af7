"""Quietlegs is made for adults: who is, or may be, younger asks a clinician first."""

import datetime as dt

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Withheld

GROUND = "intake:birth_year"


def maybe_minor(intake: Intake, *, today: dt.date, catalogue: Catalogue) -> bool:
    """Whether the year of birth leaves open that the person is below the adult age."""
    adult = catalogue.thresholds["adult_age"].below or 0
    return intake.birth_year is not None and today.year - intake.birth_year - 1 < adult


def minor_rows(catalogue: Catalogue) -> tuple[Withheld, ...]:
    """Everything is withheld from a minor until a clinician was asked."""
    sources = catalogue.thresholds["adult_age"].sources
    return tuple(Withheld(technique=one, because=(GROUND,), sources=sources) for one in catalogue.techniques)


def minor_reason(catalogue: Catalogue) -> Reason:
    """Why a minor asks first."""
    age = catalogue.thresholds["adult_age"]
    return Reason(about=GROUND, code="safety.minor", values={"age": round(age.below or 0)}, sources=age.sources)
