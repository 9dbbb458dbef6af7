"""The faults that mutation testing puts in: each small, each different, each still Python."""

import ast
from pathlib import Path

import pytest

from tools.mutation.changes import mutants
from tools.mutation.relevance import public_names, relevant_tests

ROOT = Path(__file__).parents[2]


def told(source: str) -> set[str]:
    return {one.what for one in mutants(source)}


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("x = a < b", {"a < b -> a <= b", "a < b -> a > b"}),
        ("x = a in b", {"a in b -> a not in b"}),
        ("x = a and b", {"a and b -> a or b"}),
        ("x = not a", {"not a -> a"}),
        ("x = a + 1", {"a + 1 -> a - 1", "1 -> 2"}),
        ("x = min(a)", {"min(a) -> max(a)"}),
        ("x = sorted(a, key=b)", {"sorted(a, key=b) -> list(a)"}),
        ("x = [a for a in b if c]", {"without: if c"}),
        ("f(a)", {"f(a) -> pass"}),
        ("x: int = True", {"True -> False"}),
        ('"""A docstring."""', set()),
    ],
)
def test_each_kind_of_fault(source: str, what: set[str]) -> None:
    assert told(source) == what


def test_a_yield_and_a_return_are_emptied_and_annotations_are_left_alone() -> None:
    source = 'def f(a: "int") -> "int":\n    """Say."""\n    yield a\n    if a:\n        return b\n'
    assert told(source) == {"(yield a) -> (yield from ())", "if a -> if not", "return b -> return None"}


def test_every_fault_of_the_safety_room_is_python_and_differs_from_the_module() -> None:
    for file in sorted((ROOT / "src/quietlegs/safety").glob("p*.py")):
        source = file.read_text(encoding="utf-8")
        plain = ast.unparse(ast.parse(source))
        for one in mutants(source):
            assert ast.unparse(ast.parse(one.source)) != plain, (file.name, one.what)


def test_the_tests_that_name_a_module_come_before_those_that_look_at_everything() -> None:
    dose = ROOT / "src/quietlegs/massage/dose.py"
    assert public_names(dose.read_text(encoding="utf-8")) == {"fits", "share_seconds"}
    tests = relevant_tests(dose, root=ROOT)
    assert tests.index("tests/unit/test_dose.py") < tests.index("tests/unit/test_safety_proof.py")
    assert not [one for one in tests if one.startswith(("tests/web", "tests/journeys"))]
