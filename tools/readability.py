"""How hard a text is to read: the Flesch-Kincaid grade of all advice that a person meets.

    python -m tools.readability

Read are the findings' kept texts, every table of sentences, every fact, and the labels of the server's and the phone's
pages. The grade is that of a United States school class whose children can read the text (Kincaid, Fishburne, Rogers
and Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975); class 7 is ages 12 to 13. What
is not our choice counts as one short word: names of medicines and techniques and of a person's own arms, dates,
numbers, commands to type, and the terms that a page links to the glossary.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import textstat

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording import english

ROOT = Path(__file__).resolve().parents[1]
HIGHEST_GRADE = 7.0
"""About age 12."""

HIGHEST_SENTENCE = 9.0
"""For one sentence on its own: a short one with one long word is easily over the grade of the whole."""

FEWEST_WORDS = 6
"""Shorter ones are names, headings and buttons."""

KINDS = (
    "rules",
    "techniques",
    "routines",
    "oils",
    "medicines",
    "thresholds",
    "factors",
    "claims",
    "studies",
    "comparisons",
    "published",
    "instruments",
    "terms",
)
NOT_READ = ("note", "sources", "never_say", "quoted", "also", "licence", "forms")
"""Fields of a fact that no advice is made of: remarks, others' words, names."""

_WEB = ROOT / "src/quietlegs_web"
_LABELS = {
    "labels of the server": (_WEB / "site/locale/en/LC_MESSAGES/django.po", re.compile(r'^msgid "(.+)"$', re.M)),
    "labels of the phone": (_WEB / "client/src/words/en.ts", re.compile(r'^\s+"[\w.]+":\s+"(.+)",$', re.M)),
}
_SHORT = (
    (re.compile(r"`[^`]+`|--\w+( \w+)?"), "this"),
    (re.compile(r"\{(\w+)\}"), "ten"),
    (re.compile(r"“[^”]*”"), "it"),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "May ten"),
    (re.compile(r"\d+([.,]\d+)?"), "ten"),
    (re.compile(r"^- ", re.M), ""),
)


def plainly(text: str) -> str:
    """The text with what is not our choice as short words, and every line as a sentence."""
    for pattern, word in (*_SHORT, (_names(), "it")):
        text = pattern.sub(word, text)
    lines = (line.strip() for line in text.splitlines())
    return " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines if line)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text of several sentences, one thought a line."""
    return float(textstat.flesch_kincaid_grade(plainly(text)))


def kept_texts() -> Iterator[tuple[str, str]]:
    """Every kept text of a finding, by the name of its file."""
    for path in sorted((ROOT / "tests/golden").glob("*/*.txt")):
        if path.parent.name in ("finding", "situations"):
            yield path.stem, path.read_text(encoding="utf-8").removeprefix("Synthetic diary. ")


@cache
def _names() -> re.Pattern[str]:
    """Names that are not our choice, the longest first."""
    known = load_catalogue()
    medicines = [name for one in known.medicines.values() for name in (one.name, *one.also)]
    techniques = [one.name for one in known.techniques.values()]
    terms = [form for one in known.terms.values() for form in (one.name, *one.forms)]
    found = sorted({*medicines, *techniques, *terms}, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b", re.IGNORECASE)


def tables() -> Iterator[tuple[str, dict[str, str]]]:
    """Every table of sentences, by its subject; then the facts, kind by kind, and the pages' labels."""
    for module in pkgutil.iter_modules(english.__path__):
        yield module.name, importlib.import_module(f"{english.__name__}.{module.name}").SENTENCES
    for kind in KINDS:
        yield kind, dict(_texts_of(kind))
    for name, (path, pattern) in _LABELS.items():
        yield name, {text: text for text in pattern.findall(path.read_text(encoding="utf-8"))}


def _texts_of(kind: str) -> Iterator[tuple[str, str]]:
    for fact in getattr(load_catalogue(), kind).values():
        yield from _texts(fact.id, msgspec.to_builtins(fact))


def _texts(place: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every text inside a fact, by its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in NOT_READ:
                yield from _texts(f"{place}.{key}", one)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(f"{place}.{number}", one)


def whole_sentences(table: dict[str, str]) -> dict[str, str]:
    """The sentences of a table that stand on their own; names and parts of sentences are read inside others."""
    ends = (".", "?", "!")
    return {code: text for code, text in table.items() if text.endswith(ends) and len(text.split()) >= FEWEST_WORDS}


def main() -> int:
    """Print every grade, hardest first; exit status 1 where one is over its bar."""
    grades = [(grade(text), HIGHEST_GRADE, name) for name, text in kept_texts()]
    for name, table in tables():
        own = whole_sentences(table)
        grades.append((grade("\n".join(own.values())), HIGHEST_GRADE, f"table {name}"))
        grades += [(grade(text), HIGHEST_SENTENCE, code) for code, text in own.items()]
    for figure, bar, name in sorted(grades, reverse=True):
        print(f"{figure:5.1f} {'over' if figure > bar else '    '} {name}")
    return 1 if any(figure > bar for figure, bar, _ in grades) else 0


if __name__ == "__main__":
    sys.exit(main())
