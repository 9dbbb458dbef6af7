"""Nothing forbidden is ever offered: every pair, every grave triple and a covering array of plans, checked plainly.

    .venv/bin/python -m benchmarks.safety_proof [--quick] [--workers N]

What must be withheld and which verdict must come out is worked out from the data files by `benchmarks/proof`, which
shares no code with the screening. Screenings: each question alone at every place, all pairs of questions with yes,
no, unsure and no answer (the others no), every triple of red flags and ask-first conditions. Plans: a covering array.
And every single change of a no to yes or unsure: nothing may become free, nor the verdict milder. --quick: a part of
each set, in seconds. Prints how many were checked and how long it took; status 1 if anything was found.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice, permutations
from random import Random
from typing import NamedTuple

from benchmarks.peers.one_thread import on_one_thread
from benchmarks.proof import plans, screenings
from benchmarks.proof.case import Case
from benchmarks.proof.check import Seen, change_faults, see_plan, see_screening
from benchmarks.study import progress

SHOWN = 10
CHANGED_SCREENINGS, CHANGED_PLANS = 25, 150
"""From every so many plans of few troubles one is taken, and all its single changes are checked."""

Group = tuple[Case, ...]


class Done(NamedTuple):
    """What came of some cases: the verdicts, how many changes were compared, and what is wrong."""

    verdicts: Counter[str]
    changes: int
    faults: list[str]


class Part(NamedTuple):
    """One part of the proof: its name, its groups of cases, their check, and of how many one is taken in a hurry."""

    name: str
    groups: Callable[[], Iterator[Group]]
    check: Callable[[Group], Done]
    quick: int


def screened(group: Group) -> Done:
    """Screen a group of cases; those that differ by one no are compared."""
    seen = [(case, see_screening(case)) for case in group]
    changed = [
        (before, after, case)
        for (first, before), (case, after) in permutations(seen, 2)
        if screenings.one_no_less(first, case)
    ]
    return _done([each for _, each in seen], changed)


def planned(group: Group) -> Done:
    """Make the plans of a group of cases."""
    return _done([see_plan(case) for case in group], [])


def changed_screenings(group: Group) -> Done:
    """Screen a case, and each of its single changes."""
    return _changed(group, see_screening)


def changed_plans(group: Group) -> Done:
    """Make the plan of a case, and of each of its single changes."""
    return _changed(group, see_plan)


def _changed(group: Group, see: Callable[[Case], Seen]) -> Done:
    before = see(group[0])
    seen = [(case, see(case)) for case in plans.changes(group[0], random=Random(plans.SEED))]
    return _done([before, *(each for _, each in seen)], [(before, after, case) for case, after in seen])


def _done(seen: list[Seen], changed: list[tuple[Seen, Seen, Case]]) -> Done:
    faults = [*(fault for one in seen for fault in one.faults)]
    faults += [fault for before, after, case in changed for fault in change_faults(before, after, case)]
    return Done(Counter(one.verdict for one in seen), len(changed), faults)


def each(cases: Callable[[], Iterator[Case]], *, every: int = 1) -> Iterator[Group]:
    """Every so many cases, each a group of its own."""
    return ((case,) for case in islice(cases(), 0, None, every))


PARTS = (
    Part("each question alone, every place", screenings.ones, screened, 4),
    Part("all pairs of questions", screenings.pairs, screened, 60),
    Part("all triples of grave questions", screenings.triples, screened, 201),
    Part("plans: up to two troubles, 3-wise", lambda: each(plans.few_troubles), planned, 400),
    Part("plans: every three limits", lambda: each(plans.three_troubles), planned, 200),
    Part("plans: all questions at once, 3-wise", lambda: each(plans.everything), planned, 100),
    Part("a no less, screened", lambda: each(plans.few_troubles, every=CHANGED_SCREENINGS), changed_screenings, 300),
    Part("a no less, planned", lambda: each(plans.few_troubles, every=CHANGED_PLANS), changed_plans, 90),
)


def prove(part: Part, *, quick: bool, workers: int) -> Done:
    """All cases of a part, by some processes; one worker: in this process."""
    groups = islice(part.groups(), 0, None, part.quick if quick else 1)
    if workers == 1:
        return _together(part, map(part.check, groups))
    with ProcessPoolExecutor(workers) as pool:
        return _together(part, pool.map(part.check, list(groups), chunksize=8))


def _together(part: Part, found: Iterable[Done]) -> Done:
    verdicts: Counter[str] = Counter()
    changes, faults = 0, []
    for number, one in enumerate(found, 1):
        verdicts += one.verdicts
        changes += one.changes
        faults += one.faults
        if number % 50 == 0:
            progress(f"{part.name}: {verdicts.total():,}")
    return Done(verdicts, changes, faults)


def _line(part: Part, done: Done, *, seconds: float) -> str:
    verdicts = " ".join(f"{name} {count:,}" for name, count in sorted(done.verdicts.items()))
    numbers = f"{done.verdicts.total():9,} {done.changes:9,} {len(done.faults):6,} {seconds:5.0f}"
    return f"{part.name:38} {numbers}  {verdicts}"


def main() -> int:
    """Print the table; status 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    on_one_thread()
    start, total, faults = time.perf_counter(), Counter[str](), list[str]()
    print(f"{'part':38} {'checked':>9} {'changes':>9} {'wrong':>6} {'s':>5}  verdicts")
    for part in PARTS:
        begun = time.perf_counter()
        done = prove(part, quick=options.quick, workers=options.workers)
        print(_line(part, done, seconds=time.perf_counter() - begun))
        total["checked"] += done.verdicts.total()
        total["changes"] += done.changes
        faults += done.faults
    there, lacks = plans.covered()
    print(f"combinations that the plans of up to two troubles must cover: {there:,}; not covered: {lacks}")
    print(f"in all {total['checked']:,} checked, {total['changes']:,} changes compared, {len(faults)} wrong,", end="")
    print(f" {time.perf_counter() - start:.0f} s, {options.workers} processes")
    print(*faults[:SHOWN], sep="\n")
    return int(bool(faults or lacks))


if __name__ == "__main__":
    sys.exit(main())
