"""Finding a known name inside what a person wrote freely."""

import re
import unicodedata
from collections.abc import Iterable

LETTER = r"[^\W\d_]"
"""Digits may touch a name: `Eliquis5mg` names Eliquis."""


def plain(text: str) -> str:
    """Text without differences of case, width, spacing or accents; an id's underscores count as spaces."""
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFKC", bare).replace("_", " ").casefold().split())


def words(text: str) -> list[str]:
    """The runs of letters in a text, made plain."""
    return re.findall(f"{LETTER}+", plain(text))


def mentions(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in the text as whole words."""
    written = plain(text)
    return any(
        re.search(rf"(?<!{LETTER}){re.escape(plain(name))}(?!{LETTER})", written) for name in names if plain(name)
    )
