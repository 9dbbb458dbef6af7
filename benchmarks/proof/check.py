"""The checks of one case: of its screening, and of its whole plan. Each fault found is one sentence."""

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.proof.case import TODAY, Case
from benchmarks.proof.outcome import missing, never_shrinks, nothing_is_left, same, verdict
from benchmarks.proof.plainly import NOT_AT_ALL, Table, as_told, maybe_young, must_hold, questions, risky, things
from quietlegs.foundation.body import LEG_REGIONS
from quietlegs.interface import plan as plans
from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.plan import VERDICTS, Plan, Routine, Screening, Step, Withheld
from quietlegs.safety import screening as safety

LONGEST, SHORTEST = 40, 3
"""Minutes: no session is longer, whatever is asked for, nor planned shorter."""


class Seen(NamedTuple):
    """What came out of a case: its verdict and its ceilings; and what is wrong with it."""

    verdict: str
    table: Table
    faults: list[str]


def see_screening(case: Case) -> Seen:
    """Screen a case and check what came out."""
    intake = read_intake(case.document(questions()))
    found = safety.screen(intake, today=TODAY, catalogue=load_catalogue())
    table = as_told(found.withheld)
    faults = [*_screened(case, found, table), *_withheld(case, found.withheld, found.verdict)]
    return Seen(found.verdict, table, [f"{fault}: {case.told()}" for fault in faults])


def see_plan(case: Case) -> Seen:
    """Make the plan of a case and check what came out."""
    made = plans.make_plan(read_intake(case.document(questions())), today=TODAY).plan
    table = as_told(made.withheld)
    faults = [*_planned(case, made, table), *_withheld(case, made.withheld, made.verdict)]
    return Seen(made.verdict, table, [f"{fault}: {case.told()}" for fault in faults])


def change_faults(before: Seen, after: Seen, case: Case) -> Iterator[str]:
    """What is wrong when a no became yes or unsure: nothing may become free, nor the verdict milder."""
    if not never_shrinks(before.table, after.table):
        yield f"something became free: {case.told()}"
    if VERDICTS.index(after.verdict) < VERDICTS.index(before.verdict):
        yield f"{before.verdict} became {after.verdict}: {case.told()}"


def _screened(case: Case, found: Screening, table: Table) -> Iterator[str]:
    if found.verdict != verdict(case):
        yield f"verdict {found.verdict} instead of {verdict(case)}"
    if set(found.missing) != missing(case):
        yield f"missing {found.missing} instead of {sorted(missing(case))}"
    if not same(table, must_hold(case)):
        yield "withheld is not what the answers forbid"


def _withheld(case: Case, rows: tuple[Withheld, ...], told: str) -> Iterator[str]:
    """Each row has its grounds and sources; under stop every technique is there."""
    catalogue = load_catalogue()
    grounds = {one.id for one in catalogue.rules.values() if one.kind == "use_rule"} | {
        one for one, said in case.said.items() if risky(said)
    }
    grounds |= {"intake:touch"} if case.wishes.get("touch") == "worse" else set()
    grounds |= {"intake:birth_year"} if maybe_young(case) else set()
    for row in rows:
        if not row.because or not set(row.because) <= grounds:
            yield f"a row says because {row.because}"
        if not row.sources or not set(row.sources) <= set(catalogue.references):
            yield f"a row has the sources {row.sources}"
    if told == "stop" and not set(catalogue.techniques) <= {row.technique for row in rows if row.region is None}:
        yield "a stop leaves a technique unsaid"


def _planned(case: Case, made: Plan, table: Table) -> Iterator[str]:
    needed = verdict(case)
    turned = made.verdict == "ask_first" and needed in ("adapt", "incomplete") and nothing_is_left(case)
    if made.verdict != needed and not turned:
        yield f"verdict {made.verdict} instead of {needed}"
    if not same(table, must_hold(case)):
        yield "withheld is not what the answers forbid"
    if not made.for_tonight:
        yield "nothing for tonight"
    if bool(made.routine.steps) != (made.verdict in ("go", "adapt")):
        yield f"{made.verdict} with {len(made.routine.steps)} steps"
    for routine in routines_of(made):
        if routine.steps and made.verdict not in ("go", "adapt"):
            yield f"{made.verdict} with steps in {routine.id}"
        yield from _routine(case, routine)
    if not all(one.routine.steps for one in made.elsewhere):
        yield "a routine for another place has no steps"
    yield from _liked(case, made)


def routines_of(made: Plan) -> tuple[Routine, ...]:
    """Every routine that a plan holds."""
    return (made.routine, made.too_tired, *(one.routine for one in made.elsewhere))


def _liked(case: Case, made: Plan) -> Iterator[str]:
    """What a person does not like is in no routine, but where the plan says that nothing else is left."""
    avoided = set(case.wishes.get("avoid") or ())
    if any(reason.code == "plan.avoided_but_all_that_is_left" for reason in made.reasons):
        return
    for routine in routines_of(made):
        for technique in sorted(avoided & {step.technique for step in routine.steps}):
            yield f"{routine.id} has {technique}, which is not liked"


def _routine(case: Case, routine: Routine) -> Iterator[str]:
    needed = must_hold(case)
    for step in routine.steps:
        for fault in _step(case, step, needed):
            yield f"{routine.id}: {step.technique} at {step.region} {fault}"
    bounds = [LONGEST, *_longest(case)]
    if routine.minutes > max(SHORTEST, min(bounds)):
        yield f"{routine.id} takes {routine.minutes} minutes"


def _longest(case: Case) -> Iterator[int]:
    for one, said in case.said.items():
        minutes = load_catalogue().rules[one].minutes_max
        if minutes is not None and risky(said):
            yield minutes


def _step(case: Case, step: Step, needed: Table) -> Iterator[str]:
    technique = load_catalogue().techniques[step.technique]
    base, _, side = step.region.rpartition("_")
    if not technique.offered or base not in technique.bases:
        yield "is never done there"
    if case.wishes.get("legs") not in (None, "both", side):
        yield "is on the other leg"
    tools = case.wishes.get("tools")
    if step.tool != technique.tool or (step.tool and step.tool not in (["hands"] if tools is None else tools)):
        yield f"needs {step.tool}"
    if (case.wishes.get("helper") or "self") not in technique.helpers:
        yield "is not done by this helper"
    if step.oil and step.oil not in (case.wishes.get("oils") or ()):
        yield f"uses {step.oil}, which nobody wished"
    covered = [f"{one}_{side}" for one in technique.bases] if technique.heat else [step.region]
    for name in (step.technique, step.tool, step.oil):
        if name and not _open(name, covered, step.pressure_max, needed):
            yield f"is forbidden: {name} at pressure {step.pressure_max}"


def _open(name: str, regions: list[str], pressure: int, needed: Table) -> bool:
    row = needed[things().index(name)] if name in things() else None
    if row is None:
        return False
    lowest = min(int(row[LEG_REGIONS.index(region)]) for region in regions)
    return lowest > NOT_AT_ALL and pressure <= lowest
