"""Recognising medicines under any name that a person may write. Nothing here advises on a medicine.

A name counts in any case, width and accents, whole, with digits allowed to touch it. A word that is no known name but
near to one (`quietlegs.person.spelling`) counts as that name where overlooking it could hurt: medicines that answer
a safety question with yes, and dopamine medicines. For the others it is only asked: "did you mean …?".
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import MedicineFact
from quietlegs.person.spelling import near
from quietlegs.person.words import LETTER, mentions, plain, words

OTHER_MEDICINES = frozenset(
    {
        "aprotinin",
        "aprotinine",
        "clocapramine",
        "dapoxetine",
        "emergil",
        "imidamine",
        "metiapine",
        "norimipramine",
        "oxaprotiline",
        "oxolamine",
        "piperidone",
        "primethamine",
        "protriptyline",
        "safrol",
        "safrole",
        "talopram",
        "tirosina",
        "trimeprazine",
        "tromethamine",
        "ultra",
        "ultran",
    }
)
"""Names of other substances that would be near to one of ours, found by comparing with an open vocabulary of 107,000
names (decision 0013), and one everyday word. A word that is one of them is never read as something else."""


class Reading(Struct, frozen=True, kw_only=True):
    """A word of the person's that is near to a name: which word, which name, which medicine.

    `counts`: whether it is taken to be that medicine; otherwise it is only asked.
    """

    word: str
    name: str
    fact: MedicineFact
    counts: bool


def recognised(written: str, catalogue: Catalogue) -> tuple[MedicineFact, ...]:
    """The known medicines that a person's own words name, in the order of the catalogue."""
    counted = {one.fact.id for one in near_readings(written, catalogue) if one.counts}
    known = catalogue.medicines.values()
    return tuple(one for one in known if one.id in counted or mentions(written, names(one)))


def near_readings(written: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """Every word that is no known name but near to the name of a medicine that matters, once for each medicine."""
    exact = {plain(name) for fact in catalogue.medicines.values() for name in names(fact)} | OTHER_MEDICINES
    unknown = [word for word in dict.fromkeys(words(written)) if word not in exact]
    return tuple(reading for word in unknown for reading in _of_word(word, catalogue))


def names(fact: MedicineFact) -> tuple[str, ...]:
    """Every name under which a medicine is known."""
    return (fact.id, fact.name, *fact.also)


def must_not_be_missed(fact: MedicineFact) -> bool:
    """Whether a near spelling counts: it answers a safety question, or it is a dopamine medicine."""
    return bool(fact.implies) or fact.dopaminergic


def _of_word(word: str, catalogue: Catalogue) -> Iterator[Reading]:
    for fact in catalogue.medicines.values():
        counts = must_not_be_missed(fact)
        if not counts and not fact.aggravates:
            continue
        like = next((name for name in names(fact) if _is_one_word(name) and near(word, plain(name))), None)
        if like is not None:
            yield Reading(word=word, name=like if like != fact.id else fact.name, fact=fact, counts=counts)


def _is_one_word(name: str) -> bool:
    return re.fullmatch(f"{LETTER}+", plain(name)) is not None
