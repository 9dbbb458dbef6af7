"""Quietlegs is made for adults: who is, or may be, younger asks a clinician first."""

import datetime as dt

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Withheld

GROUND = "intake:birth_year"


def maybe_minor(intake: Intake, *, today: dt.date, catalogue: Catalogue) -> bool:
    """Whether the person is below the adult age, or may be: the year of birth leaves it open, and nobody said yes."""
    if intake.birth_year is None:
        return False
    if leaves_open(intake.birth_year, today=today, catalogue=catalogue):
        return intake.adult != "yes"
    return today.year - intake.birth_year < (catalogue.thresholds["adult_age"].below or 0)


def leaves_open(birth_year: int, *, today: dt.date, catalogue: Catalogue) -> bool:
    """Whether somebody born in that year becomes an adult in this one: before or after today, nobody knows."""
    return today.year - birth_year == catalogue.thresholds["adult_age"].below


def minor_rows(catalogue: Catalogue) -> tuple[Withheld, ...]:
    """Everything is withheld from a minor until a clinician was asked."""
    sources = catalogue.thresholds["adult_age"].sources
    return tuple(Withheld(technique=one, because=(GROUND,), sources=sources) for one in catalogue.techniques)


def minor_reason(intake: Intake, *, today: dt.date, catalogue: Catalogue) -> Reason:
    """Why a minor asks first; who may be an adult already, and did not say no, reads that one answer is wanted."""
    age, year = catalogue.thresholds["adult_age"], intake.birth_year
    unknown = year is not None and leaves_open(year, today=today, catalogue=catalogue) and intake.adult != "no"
    code = "safety.maybe_minor" if unknown else "safety.minor"
    return Reason(about=GROUND, code=code, values={"age": round(age.below or 0)}, sources=age.sources)
