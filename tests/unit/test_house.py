"""The rules of the house that no linter knows."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tools.reference.hazards import Hazard, hazards

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tests", "tools", "benchmarks", "docs", "packaging", ".ci")
NAMES_NEVER_USED = {"utils", "helpers", "manager", "core", "common", "misc", "base"}
NOT_OURS = {"node_modules", "static", "__pycache__"}
SUFFIXES = {
    ".py",
    ".ts",
    ".tsx",
    ".css",
    ".html",
    ".js",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".json",
    ".csv",
    ".cff",
    ".lock",
    ".txt",
    ".sh",
    "",
}
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|farm|root|home|Users)/\w")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|proxy\.golang|--(?:extra-)?index-url|/simple/?$", re.M
)
UNFINISHED = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|mark\.(?:skip|xfail)|pytest\.skip" + r"\("
)


def files() -> list[Path]:
    """Every file that belongs to the project; caches and local files do not."""
    top = [path for path in ROOT.iterdir() if path.is_file() and path.name not in {"uv.lock", "LICENSE"}]
    below = [path for folder in FOLDERS for path in walk(ROOT / folder)]
    return sorted(path for path in (*top, *below) if path.suffix in SUFFIXES and "__pycache__" not in path.parts)


def walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, without what is installed or built there."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        yield from (Path(place) / name for name in names)


def python_files() -> Iterator[Path]:
    return (path for path in files() if path.suffix == ".py")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def found(pattern: re.Pattern[str]) -> list[str]:
    return [name_of(path) for path in files() if pattern.search(path.read_text(encoding="utf-8"))]


def test_some_names_are_never_used() -> None:
    used = [
        name_of(path)
        for path in python_files()
        if NAMES_NEVER_USED & {path.stem, path.parent.name} or path.stem.endswith(("_old", "_new"))
    ]
    assert used == []


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("__init__.py")), ids=name_of)
def test_an_init_file_only_says_what_the_room_is_and_re_exports(path: Path) -> None:
    beyond = {"_PUBLIC", "__all__", "__getattr__", "__dir__"} if path.parent.name == "quietlegs" else {"__all__"}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.Expr(value=ast.Constant(value=str())) | ast.Import() | ast.ImportFrom():
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                assert all(isinstance(inner, ast.ImportFrom) for inner in node.body)
            case ast.FunctionDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                assert name in beyond
            case ast.AnnAssign(target=ast.Name(id=name)):
                assert name in beyond
            case _:
                pytest.fail(f"{path}:{node.lineno} belongs elsewhere")


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert found(MACHINE_PATH) == []


def test_no_file_names_the_address_of_a_package_index() -> None:
    assert [name for name in found(REGISTRY) if name != name_of(Path(__file__))] == []


def test_nothing_is_left_unfinished_or_skipped() -> None:
    assert found(UNFINISHED) == []


def test_there_are_at_least_twenty_hazards_each_with_an_id_of_its_own() -> None:
    ids = [hazard.id for hazard in hazards()]
    assert len(ids) >= 20
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("hazard", hazards(), ids=lambda hazard: hazard.id)
def test_a_hazard_names_rules_and_tests_that_exist(hazard: Hazard) -> None:
    assert hazard.rules
    assert hazard.tests
    assert [rule for rule in hazard.rules if not (ROOT / rule).is_file()] == []
    assert [test for test in hazard.tests if not is_a_test(test)] == []


def is_a_test(name: str) -> bool:
    """Whether `tests/….py::test_…` is a test, or `tests/….yaml::…` a case that a runner reads."""
    file, _, wanted = name.partition("::")
    path = ROOT / file
    if not path.is_file() or not wanted:
        return False
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return wanted.startswith("test_") and f"def {wanted}(" in text
    return wanted in [case["case"] for case in yaml.safe_load(text)]


IMPURE = re.compile(
    r"\.(?:now|today|utcnow)\(\)|\btime\.(?:time|monotonic|perf_counter)\(|default_rng\(\)|np\.random\.(?:seed|rand)"
    r"|\bimport (?:random|secrets)\b|\bSystemRandom\b|\burandom\b"
)
OPENS_FILES = re.compile(r"\bopen\(|\.read_(?:text|bytes)\(|\.write_(?:text|bytes)\(|\.iterdir\(")
ROOMS_THAT_OPEN_FILES = {"knowledge", "wearables", "report", "cohort", "interface"}


def library_files() -> list[Path]:
    return sorted((ROOT / "src/quietlegs").rglob("*.py"))


def test_the_library_reads_no_clock_and_draws_nothing_without_a_seed() -> None:
    assert [name_of(path) for path in library_files() if IMPURE.search(path.read_text(encoding="utf-8"))] == []


def test_files_are_opened_in_few_rooms_only() -> None:
    opening = {
        path.relative_to(ROOT / "src/quietlegs").parts[0]
        for path in library_files()
        if OPENS_FILES.search(path.read_text(encoding="utf-8"))
    }
    assert opening == {"interface", "knowledge"}
    assert opening <= ROOMS_THAT_OPEN_FILES
