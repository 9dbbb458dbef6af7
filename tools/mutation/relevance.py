"""Which tests are run against a fault, and in which order: the likeliest to find it first."""

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FIRST = {
    "safety": ("tests/spec/test_screening_cases.py", "tests/unit/test_safety_rules.py"),
    "massage": ("tests/unit/test_plan_liveness.py", "tests/golden/test_plan.py", "tests/unit/test_dose.py"),
}
LAST = (
    "tests/properties/test_screening_properties.py",
    "tests/properties/test_plan_properties.py",
    "tests/unit/test_safety_proof.py",
)
"""Slow, and they look at everything."""

ASIDE = ("tests/journeys", "tests/web", "tests/cli")
"""Not asked: a browser or a server is too slow for thousands of runs; what only they find counts as not found."""

MOST = 8


def relevant_tests(file: Path, *, root: Path) -> tuple[str, ...]:
    """The tests for a module: those of its room, then those that name most of what it offers, then the broad ones."""
    names = public_names(file.read_text(encoding="utf-8"))
    first = [one for one in FIRST.get(file.parent.name, ()) if (root / one).exists()]
    named = sorted(_tests(root), key=lambda test: (-_mentions(root / test, names), test))
    near = [one for one in named if _mentions(root / one, names) and one not in (*first, *LAST)][:MOST]
    return (*first, *near, *(one for one in LAST if (root / one).exists()))


def public_names(source: str) -> frozenset[str]:
    """What a module offers: its functions, classes and names without a leading line."""
    found = [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return frozenset(one for one in found if not one.startswith("_"))


@cache
def _tests(root: Path) -> tuple[str, ...]:
    every = (str(one.relative_to(root)) for one in sorted((root / "tests").rglob("test_*.py")))
    return tuple(one for one in every if not one.startswith(ASIDE))


@cache
def _words(test: Path) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", test.read_text(encoding="utf-8")))


def _mentions(test: Path, names: Iterable[str]) -> int:
    wanted = set(names)
    return sum(word in wanted for word in _words(test))
