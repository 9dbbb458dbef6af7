"""`python -m tests.independent.compare --intakes 100000`: the library's screening against the plain table.

Prints how many agree and the share of each verdict. Stops at the first few that differ, with the intake, and status 1.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import quietlegs
from tests.independent.decide import EVERYTHING, Decision, Json, Withheld, decide, offered, only_what_can_be
from tests.independent.draw import draw
from tests.independent.table import REGIONS, Table, read_table

VERDICTS = ("go", "adapt", "incomplete", "ask_first", "stop")
CHUNK = 500
ENOUGH = 5
"""So many differences are shown."""


class Compared(NamedTuple):
    """One intake, what differed (nothing, if they agree), and the verdicts of the screening and of the plan."""

    seed: int
    differs: tuple[str, ...]
    verdict: str
    of_plan: str


@cache
def the_table() -> Table:
    return read_table()


def compare(seed: int) -> Compared:
    """The intake of a seed, screened by the library and by the table."""
    intake, today = draw(seed, the_table())
    ours = decide(intake, today, the_table())
    plan = planned(intake, today)
    return Compared(seed, differences(ours, plan, intake, the_table()), ours.verdict, plan["verdict"])


def planned(intake: Json, today: date) -> Json:
    """The library's plan, as its JSON."""
    return dict(quietlegs.make_plan(quietlegs.read_intake(intake), today=today).to_dict())


def differences(ours: Decision, plan: Json, intake: Json, table: Table) -> tuple[str, ...]:
    """What the plan says otherwise than the table, and steps that the table forbids, each as one line."""
    found = []
    if before_nothing_left(plan) != ("go or adapt" if nothing_left(plan) and is_open(ours) else ours.verdict):
        found.append(f"verdict: table {ours.verdict}, plan {plan['verdict']}")
    if ours.missing != set(plan["missing"]) or len(plan["missing"]) != len(set(plan["missing"])):
        found.append(f"missing: {sorted(ours.missing ^ set(plan['missing']))} in one of them only")
    flags = {(flag["id"], flag["urgency"]) for flag in plan["red_flags"]}
    if ours.red_flags != flags:
        found.append(f"red flags: table {sorted(ours.red_flags)}, plan {sorted(flags)}")
    theirs = withheld_of(plan, table)
    for key in sorted(ours.withheld.keys() | theirs.keys()):
        if ours.withheld.get(key) != theirs.get(key) and not key[1].startswith("other:"):  # no row: stands under other
            found.append(f"{key}: table {ours.withheld.get(key)}, plan {theirs.get(key)}")
    return (*found, *forbidden_steps(ours, plan, intake, table))


def is_open(ours: Decision) -> bool:
    """A routine is open, or would be as soon as the place of a yes is named."""
    return ours.verdict in ("go", "adapt") or (
        ours.verdict == "incomplete" and all(key.endswith(".where") for key in ours.missing)
    )


def nothing_left(plan: Json) -> bool:
    """The plan asks first only because no step was left."""
    return plan["verdict"] == "ask_first" and any(reason["code"] == "plan.nothing_left" for reason in plan["reasons"])


def before_nothing_left(plan: Json) -> str:
    return "go or adapt" if nothing_left(plan) else str(plan["verdict"])


def withheld_of(plan: Json, table: Table) -> Withheld:
    """The plan's rows laid out place by place, in the shape of the table's result."""
    withheld: Withheld = {}
    for row in plan["withheld"]:
        kind = next(kind for kind in ("technique", "tool", "oil") if kind in row)
        ceiling = row.get("pressure_above", EVERYTHING)
        for region in [row["region"]] if "region" in row else REGIONS:
            by = withheld.setdefault((kind, row[kind], region), {})
            for name in row["because"]:
                by[name] = min(ceiling, by.get(name, ceiling))
    return only_what_can_be(withheld, table)


def forbidden_steps(ours: Decision, plan: Json, intake: Json, table: Table) -> list[str]:
    """Steps of the routine that the table forbids, or any step at all under a verdict without steps."""
    steps = plan["routine"]["steps"]
    found = [f"steps under {ours.verdict}"] if steps and not is_open(ours) else []
    for step in steps:
        used = [("technique", step["technique"]), ("tool", step.get("tool")), ("oil", step.get("oil"))]
        for kind, thing in used:
            ceilings = ours.withheld.get((kind, thing or "", step["region"]), {})
            if any(step["pressure_max"] > ceiling for ceiling in ceilings.values()):
                found.append(f"step {step} although {kind} is withheld by {ceilings}")
        if step["technique"] not in offered(intake, table):
            found.append(f"step {step} with a tool that is not at hand")
    return found


def compare_chunk(start: int, count: int) -> list[Compared]:
    """Some seeds in a row, in a process of its own."""
    return [compare(seed) for seed in range(start, start + count)]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def show(result: Compared) -> None:
    """One difference, with the intake that shows it."""
    intake, today = draw(result.seed, the_table())
    say(f"\nseed {result.seed}, day {today}: {json.dumps(shortened(intake), ensure_ascii=False)}")
    for line in result.differs[:12]:
        say(f"    {line}")


def shortened(intake: Json) -> dict[str, Any]:
    """The intake with plain noes left out of the print."""
    conditions = {key: said for key, said in intake["conditions"].items() if said != "no"}
    return {**intake, "conditions": conditions, "plain_noes": len(intake["conditions"]) - len(conditions)}


def main() -> int:
    """Compare, chunk by chunk in two processes; status 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--intakes", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed: go on from where a run was stopped")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    screening: Counter[str] = Counter()
    plans: Counter[str] = Counter()
    wrong: list[Compared] = []
    for results in chunks(options.first, options.intakes, options.processes):
        screening.update(result.verdict for result in results)
        plans.update(result.of_plan for result in results)
        wrong += [result for result in results if result.differs]
        if wrong:
            sys.stderr.write(f"{len(wrong)} differ so far, the first at seed {wrong[0].seed}\n")
        if len(wrong) >= ENOUGH:
            break
    return report(screening, plans, wrong)


def chunks(first: int, intakes: int, processes: int) -> Iterator[list[Compared]]:
    """The results in order, with progress on standard error: every chunk on a terminal, else now and then."""
    starts = range(first, first + intakes, CHUNK)
    counts = [min(CHUNK, first + intakes - start) for start in starts]
    began = time.monotonic()
    with ProcessPoolExecutor(processes) as pool:
        try:
            for start, results in zip(starts, pool.map(compare_chunk, starts, counts), strict=True):
                following = start + len(results)
                if sys.stderr.isatty() or (following - first) % (20 * CHUNK) == 0:
                    said = f"{following - first} of {intakes}, next seed {following}, {time.monotonic() - began:.0f} s"
                    sys.stderr.write(f"{said}\n")
                yield results
        finally:
            pool.shutdown(cancel_futures=True)


def report(screening: Counter[str], plans: Counter[str], wrong: list[Compared]) -> int:
    """The numbers on standard output; 1 if anything differs."""
    done = sum(screening.values())
    say(f"{done - len(wrong)} of {done} intakes agree")
    for verdict in VERDICTS:
        say(f"  {verdict:10} {screening[verdict] / done:6.1%} of screenings, {plans[verdict] / done:6.1%} of plans")
    for result in wrong[:ENOUGH]:
        show(result)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
