"""One fact in two places: a medicine or an allergy that answers a question with yes."""

from collections.abc import Iterator

from msgspec import Struct

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.person.allergies import OTHER, allergies_of
from quietlegs.person.medicines import recognised
from quietlegs.records.intake import Intake


class Implied(Struct, frozen=True, kw_only=True):
    """A condition that something else in the intake answers with yes: by what, and in which words."""

    condition: str
    key: str
    word: str


def implied(intake: Intake, catalogue: Catalogue) -> tuple[Implied, ...]:
    """Every condition that the medicines and allergies of an intake answer with yes."""
    return (*_by_medicines(intake, catalogue), *_by_allergies(intake, catalogue))


def _by_medicines(intake: Intake, catalogue: Catalogue) -> Iterator[Implied]:
    for medicine in intake.medicines or ():
        for fact in recognised(medicine.name, catalogue):
            for condition in fact.implies:
                yield Implied(condition=condition, key="medicines", word=medicine.name)


def _by_allergies(intake: Intake, catalogue: Catalogue) -> Iterator[Implied]:
    for word in intake.allergies or ():
        for fact in allergies_of(word, catalogue):
            for condition in fact.implies:
                key = "unknown_allergy" if fact.id == OTHER else "allergies"
                yield Implied(condition=condition, key=key, word=word.removeprefix("other:"))
