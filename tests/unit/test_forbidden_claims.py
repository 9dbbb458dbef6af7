"""What Quietlegs never says, over everything that a person may read. Quoted claims are judged, not asserted."""

import dataclasses

import msgspec
import pytest

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.forbidden import forbidden_phrases
from quietlegs.wording.speak import all_sentences
from tools.knowledge_gate import asserted

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
    assert list(asserted(load_catalogue())) == []


def test_a_fact_that_asserts_it_is_found_unless_it_is_quoted() -> None:
    catalogue = load_catalogue()
    claim = catalogue.claims["raises_dopamine"]
    boast = msgspec.structs.replace(claim, known="Massage raises dopamine.")
    assert list(asserted(dataclasses.replace(catalogue, claims={"raises_dopamine": claim}))) == []
    assert len(list(asserted(dataclasses.replace(catalogue, claims={"raises_dopamine": boast})))) == 1
