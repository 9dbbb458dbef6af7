"""What differs between two versions of a plan, in the words that the plan itself has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.plan import Plan, Step
from quietlegs.wording.left_out import left_out
from quietlegs.wording.plan import plan_in_words
from quietlegs.wording.speak import say
from quietlegs_web.actions.plan import versions
from quietlegs_web.actions.rule_changes import changes_of, told
from quietlegs_web.storage.models import Person

GRAVE = ("safety.", "plan.finding", "plan.nothing_left", "plan.iron", "plan.medicine")
"""Reasons that are told as a change; why each technique and minute stands there is on the plan itself."""


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """A version, when it was made, and what came and went since the one before. `rules`: rules that changed."""

    number: int
    made_at: datetime
    verdict: str
    first: bool
    came: tuple[str, ...]
    went: tuple[str, ...]
    rules: tuple[str, ...] = ()


def plan_changes(person: Person) -> list[PlanChange]:
    """Every version, the latest first, each compared with the one before it."""
    listed = versions(person)
    if not listed:
        return []
    before: list[Plan | None] = [*(plan for _row, plan in listed[1:]), None]
    return [
        replace(
            _change(row.number, row.made_at, plan, older, locale=person.locale),
            rules=told(changes_of(person, row), locale=person.locale),
        )
        for (row, plan), older in zip(listed, before, strict=True)
    ]


def _change(number: int, made_at: datetime, plan: Plan, older: Plan | None, *, locale: str) -> PlanChange:
    steps = older is not None and bool(plan.routine.steps) and bool(older.routine.steps)
    new = list(dict.fromkeys(_lines(plan, locale, steps=steps)))
    old = list(dict.fromkeys(_lines(older, locale, steps=steps))) if older is not None else []
    return PlanChange(
        number=number,
        made_at=made_at,
        verdict=say(f"plan.verdict_{plan.verdict}", locale=locale),
        first=older is None,
        came=tuple(line for line in new if line not in old) if older is not None else (),
        went=tuple(line for line in old if line not in new),
    )


def _lines(plan: Plan, locale: str, *, steps: bool) -> Iterator[str]:
    """Everything in a plan that a person would call a change.

    `steps`: step by step too, where both plans have a routine; where one is locked, that says enough.
    """
    catalogue = load_catalogue()
    yield say(f"plan.verdict_{plan.verdict}", locale=locale)
    if plan.routine.steps:
        minutes = f"{plan.routine.minutes:g}"
        yield say("plan_page.schedule", {"times": plan.sessions_per_week, "minutes": minutes}, locale=locale)
    if steps:
        yield from (_step(step, locale) for step in plan.routine.steps)
        yield from left_out(plan.withheld, catalogue=catalogue, locale=locale)
    for reason in plan_in_words(plan, catalogue=catalogue, locale=locale).reasons:
        if reason.code.startswith(GRAVE):
            yield reason.text


def _step(step: Step, locale: str) -> str:
    base, _, side = step.region.rpartition("_")
    minutes, seconds = divmod(step.seconds, 60)
    return say(
        "plan_page.step",
        {
            "side": say(f"side.{side}", locale=locale),
            "place": say(f"base.{base}", locale=locale),
            "technique": load_catalogue().techniques[step.technique].name,
            "time": f"{minutes}:{seconds:02d}",
            "firm": say("plan.firm", {"pressure": step.pressure_max}, locale=locale) if step.pressure_max else "",
        },
        locale=locale,
    )
