"""Every claim is quoted, graded and sourced on its page; nothing is loaded from elsewhere."""

import re

import pytest
from django.test import Client

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.collection import KINDS
from quietlegs.knowledge.schema import Claim
from quietlegs.wording.speak import say

pytestmark = pytest.mark.django_db
CLAIMS = load_catalogue().claims


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;").replace("<", "&lt;")


def test_every_claim_is_listed_as_a_quotation_the_best_supported_first(signed_in: Client) -> None:
    text = text_of(signed_in, "/evidence/")
    for claim in CLAIMS.values():
        assert f"<q>{escaped(claim.quoted)}</q>" in text
    order = re.findall(r'/evidence/([a-z_]+)/"><span><q>', text)
    assert len(order) == len(CLAIMS)
    tiers = [("supported", "weak", "unknown", "not_supported").index(CLAIMS[one].tier) for one in order]
    assert tiers == sorted(tiers)


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_says_what_is_known_what_is_not_and_where_it_was_read(signed_in: Client, name: str) -> None:
    claim = CLAIMS[name]
    text = text_of(signed_in, f"/evidence/{name}/")
    assert f"<h1><q>{escaped(claim.quoted)}</q></h1>" in text
    assert "not a statement of ours" in text
    assert escaped(claim.known) in text
    assert escaped(claim.not_known) in text
    assert claim.checked.isoformat() in text
    for source in claim.sources:
        reference = load_catalogue().references[source]
        assert escaped(reference.title) in text
        assert not reference.doi or reference.doi in text
        assert not reference.pmid or reference.pmid in text


def test_an_unknown_claim_is_not_found(signed_in: Client) -> None:
    assert signed_in.get("/evidence/makes_you_fly/").status_code == 404


def test_every_fact_and_every_reference_stands_on_the_page_of_sources(signed_in: Client) -> None:
    text = text_of(signed_in, "/evidence/sources/")
    facts = load_catalogue()
    everything = [fact for kind in KINDS for fact in getattr(facts, kind).values()]
    assert text.count("· checked ") == text.count("· to be read again by ") == len(everything)
    for fact in everything:
        said = fact.quoted if isinstance(fact, Claim) else getattr(fact, "name", "") or fact.question
        assert escaped(said) in text, fact.id
        assert f"to be read again by {fact.expires.isoformat()}" in text
    for reference in facts.references.values():
        assert escaped(reference.title.rstrip(".")) in text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rules"])
def test_each_kind_of_fact_is_counted_under_its_own_heading(signed_in: Client, kind: str) -> None:
    text = text_of(signed_in, "/evidence/sources/")
    heading = say(f"evidence.facts_{kind}", locale="en")
    assert f"<summary>{escaped(heading)} ({len(getattr(load_catalogue(), kind))})</summary>" in text


@pytest.mark.parametrize("address", ["/evidence/sources/", "/evidence/improves_sleep/"])
def test_links_elsewhere_are_only_links_and_tell_nobody(signed_in: Client, address: str) -> None:
    text = text_of(signed_in, address)
    outward = re.findall(r"<[^>]*https?://[^>]*>", text)
    assert outward
    assert all(tag.startswith("<a ") and "noreferrer" in tag for tag in outward)
