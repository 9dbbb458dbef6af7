"""The gate every fact must pass: refuses what must not ship, and says what must be read again and when.

    python -m tools.knowledge_gate [--on 2027-10-01]

Prints how many facts of each kind there are and how well their sources support them, which must be read again within
60 days, and which have expired. Exits with 1 when a fact must not ship or has expired on the day asked for.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec

from quietlegs.foundation.errors import KnowledgeError
from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.collection import KINDS
from quietlegs.knowledge.schema import Fact
from quietlegs.wording.forbidden import forbidden_phrases

SOON = timedelta(days=60)
"""So long before its day a fact is named as due to be read again."""

LEVELS = ("high", "medium", "low", "judgement")
_QUOTED = frozenset(
    {"quoted", "never_say", "note", "also", "title", "journal", "authors", "url", "doi", "pmid", "forms"}
)
"""What is quoted to be judged or found again, not asserted."""


def main(arguments: list[str] | None = None) -> int:
    """Print the state of the facts; 1 when one must not ship or must be read again first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", type=date.fromisoformat, default=datetime.now(UTC).date(), help="the day to look from")
    today: date = parser.parse_args(arguments).on
    try:
        catalogue = load_catalogue()
    except KnowledgeError as error:
        print(error)
        return 1
    print("\n".join((*table(catalogue), "", *due(catalogue, today))))
    wrong = [*asserted(catalogue), *expired(catalogue, today)]
    print("\n".join(wrong))
    return 1 if wrong else 0


def table(catalogue: Catalogue) -> Iterator[str]:
    """How many facts of each kind there are, by how well their sources support them."""
    yield f"{'':12}" + "".join(f"{level:>11}" for level in (*LEVELS, "together"))
    for kind in KINDS:
        levels = Counter(fact.confidence for fact in getattr(catalogue, kind).values())
        numbers = (*(levels[level] for level in LEVELS), levels.total())
        yield f"{kind:12}" + "".join(f"{number:>11}" for number in numbers)
    yield f"{'references':12}{len(catalogue.references):>55}"


def due(catalogue: Catalogue, today: date) -> Iterator[str]:
    """The facts that must be read again within 60 days, the earliest first."""
    facts = sorted(_facts(catalogue), key=lambda each: (each[1].expires, each[0]))
    soon = [(name, fact) for name, fact in facts if today < fact.expires <= today + SOON]
    yield f"To be read again by {today + SOON}: {len(soon)} facts. The first one expires on {facts[0][1].expires}."
    yield from (f"  {fact.expires}  {name}" for name, fact in soon)


def expired(catalogue: Catalogue, today: date) -> Iterator[str]:
    """A sentence for each fact whose sources nobody has read again in time."""
    for name, fact in _facts(catalogue):
        if fact.expires <= today:
            yield f"{name} expired on {fact.expires}: read its sources again, then move `checked` and `expires`."


def asserted(catalogue: Catalogue) -> Iterator[str]:
    """A sentence for each text of a fact or reference that asserts what Quietlegs never says."""
    for kind in (*KINDS, "references"):
        for fact in getattr(catalogue, kind).values():
            for text in texts(fact):
                for phrase in forbidden_phrases(text):
                    yield f"{kind}/{fact.id}.toml asserts what Quietlegs never says ({phrase})."


def texts(fact: msgspec.Struct) -> Iterator[str]:
    """Every text of a fact that is asserted: all but what is quoted."""
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, msgspec.Struct):
                yield from texts(one)
            elif isinstance(one, str) and name not in _QUOTED:
                yield one


def _facts(catalogue: Catalogue) -> Iterator[tuple[str, Fact]]:
    for kind in KINDS:
        for fact in getattr(catalogue, kind).values():
            yield f"{kind}/{fact.id}.toml", fact


if __name__ == "__main__":
    sys.exit(main())
