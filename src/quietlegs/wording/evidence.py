"""Claims as text for a terminal: the quoted claim, the verdict on it, what is known and what is not."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from quietlegs.foundation.reasons import Scalar
from quietlegs.knowledge.schema import Claim, Reference
from quietlegs.wording.speak import say

WIDTH = 80


def claims_text(claims: Iterable[Claim], *, locale: str = "en") -> str:
    """Every claim on two lines: its name and verdict, and the claim as people make it."""
    lines: list[str] = []
    for claim in claims:
        tier = say(f"claim.tier_{claim.tier}", locale=locale)
        lines += [f"{claim.id}: {tier}", *_wrapped(say("evidence.quoted", {"quoted": claim.quoted}, locale=locale))]
    return "\n".join(lines) + "\n"


def claim_text(
    claim: Claim, references: Iterable[Reference], studies: Sequence[str] = (), *, locale: str = "en"
) -> str:
    """One claim with all that is behind it; `studies`: paragraphs about the studies, where it names some."""
    return "\n".join(_paragraphs(claim, references, studies, locale=locale)) + "\n"


def _paragraphs(claim: Claim, references: Iterable[Reference], studies: Sequence[str], *, locale: str) -> Iterator[str]:
    def line(code: str, **values: Scalar) -> str:
        return say(code, values, locale=locale)

    yield line("evidence.quoted", quoted=claim.quoted)
    yield (
        line(f"claim.tier_{claim.tier}")
        + " "
        + line("evidence.certainty", certainty=line(f"claim.certainty_{claim.certainty}"))
    )
    yield from ("", line("evidence.known"), *_wrapped(claim.known))
    yield from ("", line("evidence.not_known"), *_wrapped(claim.not_known))
    if studies:
        yield from ("", line("studies.heading"), *(part for text in studies for part in _wrapped(text)))
    if claim.never_say:
        never = " ".join(line("evidence.quoted", quoted=text) for text in claim.never_say)
        yield from ("", line("evidence.never_say"), *_wrapped(never))
    yield from ("", line("evidence.sources"))
    for one in references:
        yield from _wrapped(_source(one, locale))


def _source(one: Reference, locale: str) -> str:
    parts = [one.authors, str(one.year or ""), one.title, one.journal]
    found = [f"doi {one.doi}" if one.doi else "", f"PMID {one.pmid}" if one.pmid else "", one.url]
    told = ", ".join(part for part in (*parts, *found) if part)
    return f"{told} ({say(f'evidence.read_{one.read}', locale=locale)})"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
