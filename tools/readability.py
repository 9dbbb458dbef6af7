"""How hard a text is to read: the Flesch-Kincaid grade of the findings' kept texts and of their sentences.

    python -m tools.readability

The grade is that of a United States school class whose children can read the text (Kincaid, Fishburne, Rogers and
Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975); class 7 is ages 12 to 13. Names of
techniques and of a person's own arms, dates, numbers and commands to type are not our choice: each counts as one
short word.
"""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import textstat

ROOT = Path(__file__).resolve().parents[1]
HIGHEST_GRADE = 7.0
"""About age 12."""

HIGHEST_SENTENCE = 9.0
"""For one sentence on its own: a short one with one long word is easily over the grade of the whole."""

TABLES = ("finding", "finding_beside", "findings_pages")
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
    for pattern, word in _SHORT:
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


def tables() -> Iterator[tuple[str, dict[str, str]]]:
    """Every table of sentences that a finding is told with, by its subject."""
    for name in TABLES:
        yield name, importlib.import_module(f"quietlegs.wording.english.{name}").SENTENCES


def whole_sentences(table: dict[str, str]) -> dict[str, str]:
    """The sentences of a table that stand on their own; names and parts of sentences are read inside others."""
    return {code: text for code, text in table.items() if text.endswith((".", "?", "!")) and len(text.split()) >= 6}


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
