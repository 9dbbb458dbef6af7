"""What Quietlegs never says, over everything that a person may read. Quoted claims are judged, not asserted."""

import dataclasses
from collections.abc import Callable, Iterator
from types import MappingProxyType

import msgspec
import pytest

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.collection import KINDS
from quietlegs.wording.forbidden import forbidden_phrases
from tools import said
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
    "Try magnesium for your legs.",
)
SAID_RIGHTLY = (
    "Do not stop this medicine on your own.",
    "Ask for an iron test.",
    "It has not been proven.",
    "Never change the dose without the person who prescribed it.",
    "Massage is a small lever.",
    "In one trial, one group had magnesium.",
)


@pytest.mark.parametrize("text", ASSERTED_NEVER)
def test_the_list_finds(text: str) -> None:
    assert forbidden_phrases(text)


@pytest.mark.parametrize("text", SAID_RIGHTLY)
def test_the_list_lets_through(text: str) -> None:
    assert not forbidden_phrases(text)


SAID: dict[str, tuple[Callable[[], Iterator[tuple[str, str]]], int]] = {
    "the sentences": (said.sentences, 1000),
    "the server's pages": (said.templates, 800),
    "the phone's program": (said.client, 350),
    "the command line's help": (said.command_line, 90),
    "the program's own strings": (said.program, 1800),
}
"""Where texts that a person may read come from, and how many there are at least."""


@pytest.mark.parametrize("where", SAID)
def test_nothing_that_a_person_may_read_asserts_what_we_never_say(where: str) -> None:
    read, fewest = SAID[where]
    texts = list(read())
    assert len(texts) >= fewest
    found = {(place, text): forbidden_phrases(text) for place, text in texts}
    assert {place: phrases for place, phrases in found.items() if phrases} == {}


def test_every_place_where_something_is_said_is_read() -> None:
    def places(where: str) -> set[str]:
        return {place for place, _ in SAID[where][0]()}

    assert "evidence.sources_lead" in places("the sentences")
    assert {"pages/evidence/templates/evidence/sources.html", "pages/more/templates/more/more.html"} <= places(
        "the server's pages"
    )
    assert "words/en.ts" in places("the phone's program")
    assert {"quietlegs plan", "quietlegs evidence show"} <= places("the command line's help")
    assert any(place.startswith("quietlegs/wording/") for place in places("the program's own strings"))
    assert any(place.startswith("quietlegs_cli/") for place in places("the program's own strings"))


@pytest.mark.parametrize(
    "source",
    [
        '<p>{% translate "Massage cures restless legs." %}</p>',
        "<p>Massage <em>cures</em> restless legs.</p>",
        '<button aria-label="Massage cures restless legs."></button>',
        "{% blocktranslate %}Massage cures {{ what }}.{% endblocktranslate %}",
        "<p>\n  Massage\n  cures restless legs.\n</p>",
    ],
)
def test_a_boast_on_a_page_is_found(source: str) -> None:
    assert any(forbidden_phrases(text) for text in said.of_template(source))


def test_a_remark_in_a_page_is_not_said() -> None:
    source = "{# Massage cures #}{% comment %}cures{% endcomment %}<!-- cures --><p>Hello.</p>"
    assert list(said.of_template(source)) == ["Hello."]


def test_a_boast_in_the_program_is_found_and_a_docstring_is_not_said() -> None:
    assert list(said.of_module('"""It cures all."""\nA = f"It cures {1 + 1} legs."\n')) == ["It cures … legs."]


def test_no_fact_asserts_what_we_never_say() -> None:
    assert list(asserted(load_catalogue())) == []


def test_a_fact_that_asserts_it_is_found_unless_it_is_quoted() -> None:
    catalogue = load_catalogue()
    claim = catalogue.claims["raises_dopamine"]
    boast = msgspec.structs.replace(claim, known="Massage raises dopamine.")
    assert list(asserted(dataclasses.replace(catalogue, claims={"raises_dopamine": claim}))) == []
    assert len(list(asserted(dataclasses.replace(catalogue, claims={"raises_dopamine": boast})))) == 1


BOAST = "Massage raises dopamine."
QUOTED = {"quoted", "never_say", "note", "also", "forms", "title", "journal", "authors", "url", "doi", "pmid"}
NO_TEXT = {"id", "sources"}


def text_fields() -> Iterator[tuple[str, str]]:
    """Every field of every kind of fact that holds one text or several."""
    for kind in (*KINDS, "references"):
        for name in sorted({name for fact in getattr(load_catalogue(), kind).values() for name in texts_in(fact)}):
            yield kind, name


def texts_in(fact: msgspec.Struct) -> Iterator[str]:
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        first = value[0] if isinstance(value, tuple) and value else value
        if name not in NO_TEXT and isinstance(first, str):
            yield name


@pytest.mark.parametrize(("kind", "name"), list(text_fields()))
def test_a_boast_in_any_text_of_any_kind_of_fact_is_found_unless_it_is_quoted(kind: str, name: str) -> None:
    catalogue = load_catalogue()
    fact = next(fact for fact in getattr(catalogue, kind).values() if name in texts_in(fact))
    value = BOAST if isinstance(getattr(fact, name), str) else (BOAST,)
    spoilt = msgspec.structs.replace(fact, **{name: value})
    facts = MappingProxyType({**getattr(catalogue, kind), fact.id: spoilt})
    found = list(asserted(dataclasses.replace(catalogue, **{kind: facts})))
    assert bool(found) is (name not in QUOTED)


def test_a_boast_deep_inside_a_fact_is_found() -> None:
    catalogue = load_catalogue()
    rule = next(rule for rule in catalogue.rules.values() if rule.alarm)
    assert rule.alarm
    spoilt = msgspec.structs.replace(rule, alarm=msgspec.structs.replace(rule.alarm, action=BOAST))
    rules = MappingProxyType({**catalogue.rules, rule.id: spoilt})
    assert len(list(asserted(dataclasses.replace(catalogue, rules=rules)))) == 1
