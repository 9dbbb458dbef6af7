"""What Quietlegs never says, over everything that a person may read. Quoted claims are judged, not asserted."""

from collections.abc import Iterator

import msgspec
import pytest

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.forbidden import forbidden_phrases
from quietlegs.wording.speak import all_sentences

QUOTED = {"quoted", "never_say", "note", "also"}
ASSERTED_NEVER = (
    "Massage cures restless legs.",
    "It raises your dopamine.",
    "This improves your circulation.",
    "Massage lowers cortisol.",
    "It is a gentle detox.",
    "Stop taking your tablets.",
    "Start taking iron.",
    "Reduce your dose tonight.",
    "Relief is guaranteed.",
    "This is clinically proven.",
    "You slept better because of massage.",
    "There was an improvement.",
    "An effective stroke.",
    "It works for everyone.",
    "It replaces medicine.",
    "You have restless legs.",
    "It was your own fault.",
    "Take some iron.",
)
SAID_RIGHTLY = (
    "Do not stop this medicine on your own.",
    "Ask for an iron test.",
    "It has not been proven.",
    "Never change the dose without the person who prescribed it.",
    "Massage is a small lever.",
)


def texts_of(fact: msgspec.Struct) -> Iterator[str]:
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, msgspec.Struct):
                yield from texts_of(one)
            elif isinstance(one, str) and name not in QUOTED:
                yield one


def knowledge_texts() -> Iterator[tuple[str, str]]:
    catalogue = load_catalogue()
    kinds = ("rules", "techniques", "routines", "oils", "medicines", "thresholds", "claims", "allergies")
    for kind in kinds:
        for fact in getattr(catalogue, kind).values():
            yield from ((f"{kind}/{fact.id}", text) for text in texts_of(fact))


@pytest.mark.parametrize("text", ASSERTED_NEVER)
def test_the_list_finds(text: str) -> None:
    assert forbidden_phrases(text)


@pytest.mark.parametrize("text", SAID_RIGHTLY)
def test_the_list_lets_through(text: str) -> None:
    assert not forbidden_phrases(text)


def test_no_sentence_asserts_what_we_never_say() -> None:
    found = {code: forbidden_phrases(text) for code, text in all_sentences().items()}
    assert {code: phrases for code, phrases in found.items() if phrases} == {}


def test_no_fact_asserts_what_we_never_say() -> None:
    found = [(name, phrase) for name, text in knowledge_texts() for phrase in forbidden_phrases(text)]
    assert found == []
