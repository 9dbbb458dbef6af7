"""The gate every fact must pass: loads all facts, prints how many there are, refuses what must not ship."""

import sys
from collections.abc import Iterator

import msgspec

from quietlegs.foundation.errors import KnowledgeError
from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.wording.forbidden import forbidden_phrases

_KINDS = (
    "rules",
    "techniques",
    "routines",
    "oils",
    "medicines",
    "thresholds",
    "factors",
    "claims",
    "allergies",
    "instruments",
    "studies",
    "comparisons",
    "published",
    "references",
)
_QUOTED = frozenset({"quoted", "never_say", "note", "also", "title", "journal", "authors", "url"})
"""What is quoted to be judged or found again, not asserted."""


def main() -> int:
    """Print the counts and what was refused; 1 when a fact must not ship."""
    try:
        catalogue = load_catalogue()
    except KnowledgeError as error:
        print(error)
        return 1
    print(" · ".join(f"{len(getattr(catalogue, kind))} {kind}" for kind in _KINDS))
    boasts = list(asserted(catalogue))
    for sentence in boasts:
        print(sentence)
    return 1 if boasts else 0


def asserted(catalogue: Catalogue) -> Iterator[str]:
    """A sentence for each text of a fact that asserts what Quietlegs never says."""
    for kind in _KINDS:
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


if __name__ == "__main__":
    sys.exit(main())
