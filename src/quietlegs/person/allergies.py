"""What an allergy in the intake means; one that is not known counts as every allergy that an oil can meet."""

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Allergy
from quietlegs.person.words import mentions, plain

OTHER = "other"
"""`other:…` in the intake, and the catalogue's entry for what nobody can know."""


def is_other(word: str) -> bool:
    """Whether a word of the intake is free text, marked with `other:`."""
    return word.startswith(f"{OTHER}:")


def allergies_of(word: str, catalogue: Catalogue) -> tuple[Allergy, ...]:
    """The known allergies behind a word of the intake, by id or name; others are unknown, and also what they name."""
    known = catalogue.allergies.values()
    same = tuple(one for one in known if one.id != OTHER and plain(word) in (plain(one.id), plain(one.name)))
    if same:
        return same
    named = tuple(one for one in known if one.id != OTHER and mentions(word, (one.id, one.name)))
    return (catalogue.allergies[OTHER], *named)
