"""What the evidence pages show, ready for their templates: facts of the catalogue with their words."""

from collections.abc import Mapping
from dataclasses import dataclass

from quietlegs.interface.evidence import list_claims
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.collection import KINDS
from quietlegs.knowledge.schema import Claim, Fact, Reference
from quietlegs.wording.speak import say

_SAID = (
    "name",
    "question",
    "statement",
    "summary",
    "amount",
    "why",
    "about",
    "population",
    "result",
    "caution",
    "meaning",
)
TIERS = ("supported", "weak", "unknown", "not_supported")


@dataclass(frozen=True, kw_only=True)
class Group:
    """Claims of one tier under a heading."""

    heading: str
    claims: list[dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A reference as a line, with the addresses where it can be found."""

    line: str
    read: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One fact in the list of sources. `quoted`: others claim it. `until`: the day by which it must be read again."""

    text: str
    quoted: bool
    sources: str
    confidence: str
    checked: str
    until: str


def groups(locale: str) -> list[Group]:
    """Every claim, the best supported first."""
    return [
        Group(
            heading=say(f"evidence.tier_heading_{tier}", locale=locale),
            claims=[_in_list(one, locale) for one in list_claims().claims if one.tier == tier],
        )
        for tier in TIERS
    ]


def source(reference: Reference, locale: str) -> Source:
    """A reference with its links: DOI, PubMed, or its own page."""
    parts = (reference.authors, str(reference.year or ""), reference.title, reference.journal)
    links = (
        (f"DOI {reference.doi}", f"https://doi.org/{reference.doi}" if reference.doi else ""),
        (f"PMID {reference.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else ""),
        (reference.url, reference.url),
    )
    return Source(
        line=". ".join(part.rstrip(".") for part in parts if part) + ".",
        read=say(f"evidence.read_{reference.read}", locale=locale),
        links=tuple((name, link) for name, link in links if link),
    )


def facts(locale: str) -> list[tuple[str, list[Line]]]:
    """Every fact that ships, by kind."""
    catalogue = load_catalogue()
    kinds: list[tuple[str, Mapping[str, Fact]]] = [
        (kind, {rule.id: rule for rule in catalogue.rules.values() if rule.kind == kind})
        for kind in ("red_flag", "condition", "use_rule")
    ]
    kinds += [(kind, getattr(catalogue, kind)) for kind in KINDS if kind != "rules"]
    return [
        (say(f"evidence.facts_{kind}", locale=locale), [_line(fact, locale) for fact in found.values()])
        for kind, found in kinds
    ]


def _in_list(one: Claim, locale: str) -> dict[str, str]:
    return {
        "id": one.id,
        "quoted": one.quoted,
        "certainty": say(f"claim.certainty_{one.certainty}", locale=locale),
    }


def _line(fact: Fact, locale: str) -> Line:
    return Line(
        text=_said(fact),
        quoted=isinstance(fact, Claim),
        sources="; ".join(_short(load_catalogue().references[one]) for one in fact.sources),
        confidence=say(f"library.confidence_{fact.confidence}", locale=locale),
        checked=fact.checked.isoformat(),
        until=fact.expires.isoformat(),
    )


def _said(fact: Fact) -> str:
    """What a fact says, in its own words: its name, and its question, statement or result."""
    if isinstance(fact, Claim):
        return fact.quoted
    found = [one for key in _SAID if isinstance(one := getattr(fact, key, ""), str)]
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in found if text)


def _short(reference: Reference) -> str:
    found = f"DOI {reference.doi}" if reference.doi else f"PMID {reference.pmid}" if reference.pmid else reference.url
    named = ", ".join(part for part in (reference.authors, str(reference.year or "")) if part)
    return f"{named or reference.title}{f' ({found})' if found else ''}"
