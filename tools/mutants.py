"""Put every small fault into the safety room and the plan builder, one by one, and see whether a test finds it.

    .venv/bin/python -m tools.mutants [PATH …] [--kept FILE] [--workers 2] [--every N] [--list]

PATH: folders or files; without one src/quietlegs/safety and src/quietlegs/massage. What was tried is kept in FILE, one
line each, and not tried again until the module or its tests change: a run can be stopped and goes on where it was.
--every N: only every N-th fault. --list: only count them. Prints for each module how many were found, and every
fault that no test found. Status 1 if fewer than 95% were found.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.mutation.changes import mutants
from tools.mutation.relevance import relevant_tests
from tools.mutation.trying import Task, Tried, load_libraries, try_one

ROOT = Path(__file__).parents[1]
WHERE = ("src/quietlegs/safety", "src/quietlegs/massage")
KEPT = ROOT / ".mutants.jsonl"
BAR = 0.95
WHOLE = 1200
"""Seconds for all tests once, without a fault."""


def files(paths: list[str]) -> Iterator[Path]:
    """Every module of some folders or files."""
    for path in (ROOT / one for one in paths):
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def faults(file: Path) -> Iterator[tuple[Task, str]]:
    """Every fault of a module, and where and what it is."""
    source = file.read_text(encoding="utf-8")
    tests = relevant_tests(file, root=ROOT)
    inside = file.relative_to(ROOT / "src").with_suffix("")
    written = "".join((ROOT / one).read_text(encoding="utf-8") for one in tests)
    for number, mutant in enumerate(mutants(source)):
        key = hashlib.sha256(f"{inside} {number} {mutant.source} {written}".encode()).hexdigest()[:24]
        told = f"{file.relative_to(ROOT)}:{mutant.line}: {' '.join(mutant.what.split())}"
        yield Task(key, ".".join(inside.parts), str(file), mutant.source, tests), told


def known(kept: Path) -> dict[str, Tried]:
    """What was tried before."""
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return {one.key: one for one in (Tried(*json.loads(line)) for line in lines)}


def sound(tasks: list[Task]) -> str:
    """The first test that fails without any fault, or nothing: on failing tests every fault would seem found."""
    tests = tuple(dict.fromkeys(test for task in tasks for test in task.tests))
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        one = pool.apply(try_one, (Task("", "", "", "", tests), WHOLE))
    return "" if one.outcome == "survived" else f"{one.outcome}: {one.test}"


def try_all(tasks: list[Task], *, kept: Path, workers: int) -> dict[str, Tried]:
    """Try every fault that was not tried before, each in a fresh process."""
    found = known(kept)
    left = [one for one in tasks if one.key not in found]
    load_libraries()
    if left and (failing := sound(left)):
        raise SystemExit(f"A test fails without any fault ({failing}); mend it first.")
    begun = time.perf_counter()
    pool = multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1)
    with pool, kept.open("a", encoding="utf-8") as file:
        for number, one in enumerate(pool.imap_unordered(try_one, left), 1):
            found[one.key] = one
            file.write(json.dumps(one) + "\n")
            file.flush()
            if sys.stderr.isatty():
                each = (time.perf_counter() - begun) / number
                sys.stderr.write(
                    f"\r{number} of {len(left)}, {each:.1f} s each, {each * (len(left) - number):.0f} s left "
                )
    if left:
        print(f"{len(left)} tried in {time.perf_counter() - begun:.0f} s, {workers} processes")
    return found


def report(every: list[tuple[Task, str]], found: dict[str, Tried]) -> float:
    """Print the table and the faults that no test found; the share that was found."""
    outcomes = {
        name: Counter(found[one.key].outcome for one, _ in every if one.module == name) for name in _modules(every)
    }
    print(f"{'module':40} {'faults':>7} {'found':>6} {'share':>7}")
    for name, counts in outcomes.items():
        good = counts.total() - counts["survived"]
        print(f"{name:40} {counts.total():7} {good:6} {good / counts.total():7.1%}")
    survivors = [told for one, told in every if found[one.key].outcome == "survived"]
    share = 1 - len(survivors) / max(1, len(every))
    print(f"{'in all':40} {len(every):7} {len(every) - len(survivors):6} {share:7.1%}")
    print(*survivors, sep="\n")
    return share


def _modules(every: list[tuple[Task, str]]) -> list[str]:
    return list(dict.fromkeys(one.module for one, _ in every))


def main() -> int:
    """Try the faults and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=list(WHERE))
    parser.add_argument("--kept", type=Path, default=KEPT)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    every = [fault for file in files(options.paths) for fault in faults(file)][:: options.every]
    if options.list:
        counts = Counter(one.module for one, _ in every)
        print(*(f"{name:40} {count:5}" for name, count in counts.items()), f"{'in all':40} {len(every):5}", sep="\n")
        return 0
    return int(report(every, try_all([one for one, _ in every], kept=options.kept, workers=options.workers)) < BAR)


if __name__ == "__main__":
    sys.exit(main())
