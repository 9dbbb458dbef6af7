"""Which arms of a trial today's plan still leaves open, and why one is closed. Closed means: no routine at all."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage.paused import Paused
from quietlegs.massage.routine import routine_for_technique
from quietlegs.massage.wishes import Wishes
from quietlegs.records.plan import Plan, Routine, Step, Withheld
from quietlegs.records.trial import Arm
from quietlegs.safety.permission import permits


class Today(Struct, frozen=True, kw_only=True):
    """What holds today: the plan, what is paused, the wishes behind the plan, and the longest session allowed."""

    plan: Plan
    wishes: Wishes
    paused: tuple[Paused, ...] = ()
    minutes_max: int | None = None


class ArmToday(Struct, frozen=True, kw_only=True):
    """An arm today: its routine, or why it is closed (a code; `paused`: by what)."""

    routine: Routine
    closed: str = ""
    paused: Paused | None = None


def arm_today(arm: Arm, today: Today, *, catalogue: Catalogue) -> ArmToday:
    """What an arm of the trial is today."""
    routine = _routine(arm, today, catalogue=catalogue)
    paused = _paused(arm.id, routine, paused=today.paused)
    closed = _closed(routine, today, paused=paused is not None, catalogue=catalogue)
    return ArmToday(routine=Routine() if closed else routine, closed=closed, paused=paused)


def _routine(arm: Arm, today: Today, *, catalogue: Catalogue) -> Routine:
    """The routine that was screened at the draw; for a trial without one, what the plan allows today."""
    if arm.routine is not None:
        return arm.routine
    if arm.id not in TECHNIQUES:
        return today.plan.routine
    return routine_for_technique(arm.id, today.wishes, withheld=today.plan.withheld, catalogue=catalogue)


def _paused(arm: str, routine: Routine, *, paused: tuple[Paused, ...]) -> Paused | None:
    used = {step.technique for step in routine.steps}
    return next((one for one in paused if one.technique in used or arm in (one.technique, one.recorded)), None)


def _closed(routine: Routine, today: Today, *, paused: bool, catalogue: Catalogue) -> str:
    if today.plan.verdict not in ("go", "adapt"):
        return today.plan.verdict
    if paused:
        return "paused"
    if not routine.steps:
        return "no_routine"
    if not all(step_is_open(step, today.plan.withheld, catalogue=catalogue) for step in routine.steps):
        return "withheld"
    too_long = today.minutes_max is not None and routine.minutes > today.minutes_max
    return "too_long" if too_long else ""


def step_is_open(step: Step, withheld: Iterable[Withheld], *, catalogue: Catalogue) -> bool:
    """Whether a step of a stored routine may be done today; a bath covers the whole foot, so all of it must be open."""
    technique = catalogue.techniques.get(step.technique)
    if technique is None or not technique.offered:
        return False
    side = step.region.rpartition("_")[2]
    regions = [f"{base}_{side}" for base in technique.bases] if technique.heat else [step.region]
    rows = tuple(withheld)
    return all(permits(rows, replace(step, region=region)) for region in regions)
