"""Put small faults into the safety room and the plan builder, one by one, and see whether a quick test finds each.

    make mutants                              # installs mutmut and coverage beside the rest, then all of the below
    .venv/bin/python -m tools.mutants         # branch coverage of both rooms, then every fault that is not tried yet
    .venv/bin/python -m tools.mutants --again # the survivors are tried again: tests may have become sharper
    .venv/bin/python -m tools.mutants --table # only the table of what was tried so far, and every survivor

mutmut makes the faults and keeps what was tried in `mutants/` (git leaves it out): a run that was stopped goes on where
it was, and a function that changed is tried anew. After a change of the facts delete `mutants/`: they are no code, and
mutmut does not see what depends on them. Which tests are asked stands in pyproject.toml (`[tool.mutmut]`). Status 1
where a branch is not covered, or fewer than 95% of a room's faults were found.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TRIED = ROOT / "mutants/src/quietlegs"
ROOMS = ("safety", "massage")
BAR = 0.95
FOUND = (1, 3)
"""What pytest returns where a test failed, or where the fault let nothing run at all."""

TOO_LONG = (-24, 24, 36, 152, 255)
UNTESTED = (5, 33)


def outcome(status: int | None) -> str:
    """What became of one fault: a fault that makes the tests run for ever is found, too."""
    if status is None:
        return "open"
    if status in (*FOUND, *TOO_LONG):
        return "killed"
    return "survived" if status == 0 else "no tests" if status in UNTESTED else "other"


def tried(room: str) -> Iterator[tuple[str, str]]:
    """Every fault of a room by its name, and what became of it."""
    for file in sorted((TRIED / room).glob("*.py.meta")):
        statuses = json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
        yield from ((name, outcome(status)) for name, status in statuses.items())


def survivors() -> list[str]:
    """The faults of both rooms that no test found."""
    return [name for room in ROOMS for name, became in tried(room) if became not in ("killed", "open")]


def table() -> bool:
    """Print each room's counts and every survivor; whether each room reaches the bar and nothing is left to try."""
    print(
        f"{'room':8} {'mutants':>8} {'killed':>7} {'survived':>9} {'no tests':>9} {'other':>6} {'open':>6} {'share':>7}"
    )
    good = True
    for room in ROOMS:
        counts = Counter(became for _, became in tried(room))
        share = counts["killed"] / max(1, counts.total())
        columns = f"{counts['killed']:7} {counts['survived']:9} {counts['no tests']:9} {counts['other']:6}"
        print(f"{room:8} {counts.total():8} {columns} {counts['open']:6} {share:7.1%}")
        good = good and share >= BAR
    print(*survivors(), sep="\n")
    print("mutmut show NAME prints one; docs/reference/safety-proof.md explains those that stay.")
    return good


def run(*arguments: str) -> int:
    """Run a module of the environment in the project's folder; its status."""
    return subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, check=False).returncode


def covered() -> bool:
    """Whether the quick tests pass and take every branch of both rooms."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    tests = [*known["pytest_add_cli_args"], *known["pytest_add_cli_args_test_selection"]]
    return run("coverage", "run", "-m", "pytest", "--rootdir=.", *tests) == 0 and run("coverage", "report") == 0


def main() -> int:
    """Cover, try and tell, as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    good = options.table or covered()
    if not options.table:
        names = survivors() if options.again else []
        good = run("mutmut", "run", "--max-children", str(options.workers), *names) == 0 and good
    return 0 if table() and good else 1


if __name__ == "__main__":
    sys.exit(main())
