"""Recognising medicines under any name that a person may write. Nothing here advises on a medicine."""

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import MedicineFact
from quietlegs.person.words import mentions


def recognised(written: str, catalogue: Catalogue) -> tuple[MedicineFact, ...]:
    """The known medicines that a person's own words name, in the order of the catalogue."""
    known = catalogue.medicines.values()
    return tuple(one for one in known if mentions(written, (one.id, one.name, *one.also)))
