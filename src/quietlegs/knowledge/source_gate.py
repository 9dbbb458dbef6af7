"""What a reference must show before a fact may rest on it, and how long a fact lasts. Each refusal is one sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping

from quietlegs.knowledge.schema import OWN_JUDGEMENT, Fact, Reference

LONGEST_DAYS = 3 * 365 + 1
"""Days from the day a fact was checked to the day it must be read again, at most: three years."""

_NUMBER = re.compile(
    r"\b(PMC\d{5,}|NBK\d{5,}|ISBN [\d-]{10,}|NCT\d{8}|IRCT|CD\d{6})|irct\.\S+/trial/\d+|scielo\.br/j/\w+/a/"
)
"""Numbers of public libraries and registries that lead to a text as a DOI does."""

_PRINTED = re.compile(r"\d+(\(\S+\))?(:\w+-?\d*|$)|20\d\d;\d+")
"""A volume, mostly with pages: the place of an article in a journal."""

_NOT_READ = re.compile(
    r"\b(from memory|unverified|not verified|unsourced|hearsay|to be checked|source missing)\b", re.I
)


def reference_refusals(references: Mapping[str, Reference]) -> Iterator[str]:
    """Every reason why these references must not ship."""
    for one in references.values():
        name = f"references/{one.id}.toml"
        if (one.kind == OWN_JUDGEMENT) != (one.read == "none"):
            yield f"{name} must say what was read of it, unless it is our own judgement."
        if one.kind == "article" and not (has_number(one) or (one.year and _PRINTED.search(one.journal))):
            yield f"{name} is an article without DOI, PMID, number of a library or place in a journal."
        if one.kind not in ("article", OWN_JUDGEMENT):
            yield from (f"{name} {sentence}" for sentence in _body(one))
        yield from _words(name, one.title, one.note)


def fact_refusals(kind: str, fact: Fact, *, references: Mapping[str, Reference]) -> Iterator[str]:
    """Why a fact must not ship: it lasts too long, or nothing that leads to a text stands behind it."""
    name = f"{kind}/{fact.id}.toml"
    days = (fact.expires - fact.checked).days
    if not 0 < days <= LONGEST_DAYS:
        yield f"{name} must expire after the day it was checked, and within three years."
    known = [references[one] for one in fact.sources if one in references]
    if known and not any(leads_somewhere(one) for one in known):
        yield f"{name} rests only on articles that neither a DOI, a PMID nor a library's number leads to."
    yield from _words(name, fact.note)


def has_number(one: Reference) -> bool:
    """Whether a DOI, a PMID or the number of a library or registry leads to the text."""
    places = " ".join((one.title, one.journal, one.url, one.note))
    return bool(one.doi or one.pmid or _NUMBER.search(places))


def leads_somewhere(one: Reference) -> bool:
    """Whether a fact may rest on it alone: numbered, of a named body, or our own judgement that says so."""
    return one.kind != "article" or has_number(one)


def _body(one: Reference) -> Iterator[str]:
    """A text that is no article names who answers for it, and where or when it came out."""
    if not one.authors:
        yield "does not name the body that answers for it."
    if not (one.url or one.year or has_number(one)):
        yield "gives neither the body's page nor a number nor a year."


def _words(name: str, *texts: str) -> Iterable[str]:
    for text in texts:
        for found in _NOT_READ.finditer(text):
            yield f"{name} says {found.group(0)!r}: what nobody has read does not ship."
