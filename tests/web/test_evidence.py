"""Every claim is quoted, graded and sourced on its page; nothing is loaded from elsewhere."""

import dataclasses
import re

import pytest
from django.test import Client

from quietlegs.knowledge.catalogue import load_catalogue

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
    kinds = [one.name for one in dataclasses.fields(facts) if one.name not in ("references", "terms")]
    assert text.count("· checked ") == sum(len(getattr(facts, kind)) for kind in kinds)
    for reference in facts.references.values():
        assert escaped(reference.title.rstrip(".")) in text


@pytest.mark.parametrize("address", ["/evidence/sources/", "/evidence/improves_sleep/"])
def test_links_elsewhere_are_only_links_and_tell_nobody(signed_in: Client, address: str) -> None:
    text = text_of(signed_in, address)
    outward = re.findall(r"<[^>]*https?://[^>]*>", text)
    assert outward
    assert all(tag.startswith("<a ") and "noreferrer" in tag for tag in outward)
