"""`say`: from a code and its values to the sentence a person reads."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from quietlegs.foundation.errors import OurFault
from quietlegs.foundation.reasons import Scalar

_BOOKS: Mapping[str, str] = {"en": "quietlegs.wording.english"}
"""Locale -> the package whose modules hold its sentences."""

FALLBACK = "en"


def say(code: str, values: Mapping[str, Scalar] | None = None, *, locale: str = FALLBACK) -> str:
    """The sentence for a code, with its values filled in; an unknown locale falls back to English."""
    sentences = all_sentences(locale if locale in _BOOKS else FALLBACK)
    if code not in sentences:
        raise OurFault(f"There is no sentence for the code {code!r}.")
    try:
        return sentences[code].format_map(dict(values or {}))
    except (KeyError, ValueError, IndexError) as error:
        raise OurFault(f"The sentence for {code!r} cannot be filled in: {error!r} is missing or wrong.") from error


@cache
def all_sentences(locale: str = FALLBACK) -> Mapping[str, str]:
    """Every sentence of a language by its code; a code belongs to one subject only."""
    merged: dict[str, str] = {}
    for subject, sentences in _subjects(_BOOKS[locale]):
        for code in merged.keys() & sentences.keys():
            raise OurFault(f"The code {code!r} has two sentences, the second in {subject}.")
        merged.update(sentences)
    return merged


def _subjects(book: str) -> list[tuple[str, dict[str, str]]]:
    found = pkgutil.iter_modules(importlib.import_module(book).__path__)
    names = sorted(f"{book}.{module.name}" for module in found)
    return [(name, importlib.import_module(name).SENTENCES) for name in names]
