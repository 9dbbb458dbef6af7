"""What must be read again is named in time, and the page of what Quietlegs knows holds every fact of every kind."""

import dataclasses
from datetime import date, timedelta
from types import MappingProxyType

import msgspec
import pytest

from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.collection import KINDS
from quietlegs.knowledge.schema import Fact
from tools.knowledge_gate import due, expired, main, table
from tools.reference.knowledge import knowledge_page

FACTS = load_catalogue()
EVERY: dict[str, Fact] = {f"{kind}/{one.id}": one for kind in KINDS for one in getattr(FACTS, kind).values()}
FIRST = min(fact.expires for fact in EVERY.values())


def lasting_until(day: date) -> Catalogue:
    """The shipped facts, of which one claim lasts until that day only."""
    claim = msgspec.structs.replace(FACTS.claims["soap_in_bed"], expires=day)
    return dataclasses.replace(FACTS, claims=MappingProxyType({**FACTS.claims, claim.id: claim}))


def test_the_kinds_are_all_the_facts_there_are() -> None:
    assert {"rules", "terms", "studies", "factors", "published"} < set(KINDS)
    assert len(KINDS) == len(dataclasses.fields(FACTS)) - 1
    assert "references" not in KINDS


def test_every_fact_is_counted_once_by_its_confidence() -> None:
    lines = [line.split() for line in table(FACTS)]
    assert lines[0] == ["high", "medium", "low", "judgement", "together"]
    for kind, *numbers in lines[1:-1]:
        assert int(numbers[-1]) == len(getattr(FACTS, kind)) == sum(map(int, numbers[:-1]))
    assert {line[0] for line in lines[1:-1]} == set(KINDS)
    assert lines[-1] == ["references", str(len(FACTS.references))]


@pytest.mark.parametrize(("days", "named"), [(1, True), (60, True), (61, False), (0, False)])
def test_a_fact_is_named_from_sixty_days_before_its_day(days: int, named: bool) -> None:
    today = FIRST - timedelta(days=200)
    lines = list(due(lasting_until(today + timedelta(days=days)), today))
    assert any("claims/soap_in_bed.toml" in line for line in lines[1:]) is named
    assert f"{int(named)} facts" in lines[0]


def test_a_fact_has_expired_on_its_day_and_not_before() -> None:
    today = FIRST - timedelta(days=200)
    assert not list(expired(lasting_until(today + timedelta(days=1)), today))
    assert [line.split()[0] for line in expired(lasting_until(today), today)] == ["claims/soap_in_bed.toml"]


def test_the_gate_passes_until_the_first_fact_expires(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--on", str(FIRST - timedelta(days=1))]) == 0
    assert "expired on" not in capsys.readouterr().out
    assert main(["--on", str(FIRST)]) == 1
    assert f"expired on {FIRST}: read its sources again" in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_holds_every_fact_with_its_sources_and_its_days(kind: str) -> None:
    chapters = knowledge_page().split("\n### ")
    for fact in getattr(FACTS, kind).values():
        sources = ", ".join(f"[{source}](#{source})" for source in fact.sources)
        behind = (
            f"- Sources: {sources}. Confidence: {fact.confidence}.",
            f"- Checked: {fact.checked}. To be read again by: {fact.expires}.",
        )
        found = [one for one in chapters if one.startswith(f"`{fact.id}`\n") and all(line in one for line in behind)]
        assert found, f"{kind}/{fact.id}"
        assert any(getattr(fact, name, "") in one for one in found for name in ("name", "question", "quoted"))


def test_the_page_holds_every_reference_with_the_way_to_it_and_what_was_read() -> None:
    page = knowledge_page()
    for one in FACTS.references.values():
        line = next(line for line in page.splitlines() if line.startswith(f'- <a id="{one.id}"></a>'))
        assert one.title in line
        assert f"Read: {one.read}." in line
        assert all(way in line for way in (one.doi, one.pmid, one.url))


def test_the_page_says_what_the_gate_does_and_how_a_fact_is_renewed() -> None:
    head = knowledge_page().split("\n## ")[0]
    for part in ("`make knowledge`", "60 days", "expired", "read its sources again", "three years"):
        assert part in " ".join(head.split())
