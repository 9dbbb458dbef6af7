"""A fact ships only if something that was read leads to it, and not for longer than three years."""

import dataclasses
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import msgspec
import pytest

from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.gate import refusals
from quietlegs.knowledge.schema import OWN_JUDGEMENT, Fact, Reference
from quietlegs.knowledge.source_gate import has_number, leads_somewhere

FACTS = load_catalogue()
KINDS = [field.name for field in dataclasses.fields(FACTS) if field.name != "references"]
CHECKED = FACTS.claims["improves_sleep"].checked

REFUSED: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "an article that nothing leads to": (
        "references",
        "moyer2004",
        {"doi": "", "pmid": "", "journal": "A newspaper"},
        "without DOI, PMID",
    ),
    "an article of unknown year without a number": (
        "references",
        "moyer2004",
        {"doi": "", "pmid": "", "year": None},
        "without DOI, PMID",
    ),
    "a source that nobody read": ("references", "park2020", {"read": "none"}, "what was read"),
    "our own judgement that claims to be read": ("references", OWN_JUDGEMENT, {"read": "full_text"}, "what was read"),
    "a page of nobody": ("references", "nhsinform_dvt", {"authors": ""}, "does not name the body"),
    "a body's text without page, number or year": (
        "references",
        "nhsinform_dvt",
        {"url": ""},
        "neither the body's page",
    ),
    "a source from memory": ("references", "park2020", {"note": "Written from memory."}, "nobody has read"),
    "a remark that it is unverified": ("claims", "improves_sleep", {"note": "Unverified."}, "nobody has read"),
    "a fact that expires the day it was checked": ("claims", "improves_sleep", {"expires": CHECKED}, "three years"),
    "a fact that expired before": (
        "claims",
        "improves_sleep",
        {"expires": CHECKED - timedelta(days=1)},
        "three years",
    ),
    "a fact that lasts longer than three years": (
        "rules",
        "dvt_known",
        {"expires": FACTS.rules["dvt_known"].checked + timedelta(days=1097)},
        "three years",
    ),
    "a fact that rests on an article that no number leads to": (
        "medicines",
        "metoclopramide",
        {"sources": ("sieminski2019",), "confidence": "low"},
        "rests only on articles",
    ),
    "a term without a way to its source": (
        "terms",
        "deep_tissue",
        {"sources": ("deep_tissue_clot2010",)},
        "rests only",
    ),
}


def changed(kind: str, name: str, changes: dict[str, Any]) -> Catalogue:
    facts = getattr(FACTS, kind)
    one = msgspec.structs.replace(facts[name], **changes)
    return dataclasses.replace(FACTS, **{kind: MappingProxyType({**facts, name: one})})


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case: str) -> None:
    kind, name, changes, expected = REFUSED[case]
    found = [
        sentence for sentence in refusals(changed(kind, name, changes)) if sentence.startswith(f"{kind}/{name}.toml")
    ]
    assert any(expected in sentence for sentence in found), found


def test_three_years_are_just_allowed() -> None:
    good = {"expires": CHECKED + timedelta(days=1096)}
    assert list(refusals(changed("claims", "improves_sleep", good))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_of_every_kind_says_until_when_it_holds_and_leads_to_a_text(kind: str) -> None:
    facts: list[Fact] = list(getattr(FACTS, kind).values())
    assert facts
    for fact in facts:
        assert fact.checked < fact.expires <= fact.checked + timedelta(days=1096)
        assert any(leads_somewhere(FACTS.references[source]) for source in fact.sources), fact.id


def test_only_our_own_judgement_stands_without_anything_read() -> None:
    assert [one.id for one in FACTS.references.values() if one.read == "none"] == [OWN_JUDGEMENT]


@pytest.mark.parametrize(
    "places",
    [
        {"doi": "10.1000/1"},
        {"pmid": "12345678"},
        {"url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC5339536"},
        {"url": "https://www.ncbi.nlm.nih.gov/books/NBK559119"},
        {"note": "ISBN 0-9547669-4-6."},
        {"note": "Trials NCT00136045 and NCT00135993."},
        {"url": "https://irct.behdasht.gov.ir/trial/56828"},
    ],
)
def test_a_number_of_a_library_or_registry_leads_to_a_text(places: dict[str, Any]) -> None:
    assert has_number(Reference(id="one", kind="article", title="A paper", read="abstract", **places))


@pytest.mark.parametrize("url", ["https://shop.example/rls", "https://clinic.example/PMC1"])
def test_an_address_alone_is_no_number(url: str) -> None:
    assert not has_number(Reference(id="one", kind="article", title="A paper", read="abstract", url=url))
