"""What a person can do alone, tool by tool: each tool is screened as if it were the only one at hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from quietlegs.foundation.body import Helper, Tool
from quietlegs.interface.plan import PlanResult, make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Technique
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan, Routine, Step, Withheld
from quietlegs.wording.left_out import small
from quietlegs.wording.plan import plan_in_words
from quietlegs.wording.speak import say
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.current_plan import current_plan, own_finding
from quietlegs_web.actions.harms import paused_now
from quietlegs_web.actions.plan import screened_intake
from quietlegs_web.actions.plan_page import LeftOut, StepLine, by_answer, plan_page
from quietlegs_web.storage.models import Person

TOOLS: tuple[tuple[str, Tool | None], ...] = (
    ("hands", "hands"),
    ("ball", "ball"),
    ("roller", "roller"),
    ("device", "device"),
    ("nothing", None),
)
"""The ways of doing it alone; without a tool there are stretches."""

DRAWN = {
    "hands": ("effleurage", "calf"),
    "ball": ("ball_rolling", "sole"),
    "roller": ("foam_rolling", "calf"),
    "device": ("device_massager", "sole"),
    "nothing": ("stretching", "calf"),
}
"""The technique and the place that the picture of a tool shows, where they are open."""

OPEN = ("go", "adapt")
SITTING = "plan.stay_seated"
REACH = ("ball", "device", "nothing")
"""What needs no hand at the foot."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """One tool alone: whether it is open, its steps today, and what the answers leave out of it."""

    id: str
    name: str
    open: bool
    at_hand: bool
    state: str
    why: str
    used_in: tuple[str, ...]
    steps: tuple[tuple[StepLine, str], ...]
    minutes: str
    techniques: tuple[Technique, ...]
    drawn: tuple[str, str]
    watch: str
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, kw_only=True)
class Alone:
    """The ways, the open ones at hand first; `reach` is what needs no hand at the foot.

    `empty`: nothing was answered yet. `seated`: the sentence for somebody who should stay seated. `unknown`: what was
    not answered of the tools, of reaching the feet and of standing steadily.
    """

    lead: str
    closed: bool
    empty: bool
    ways: tuple[Way, ...]
    far: bool
    reach: tuple[str, ...]
    seated: str
    stick: bool
    unknown: tuple[str, ...]


def alone(person: Person) -> Alone:
    """Everything that can be done without another person's hands. Errors: InputError."""
    intake, locale = screened_intake(person), person.locale
    held, plan = intake or Intake(version=1), current_plan(person).plan
    ways = sorted(_ways(person, held, plan), key=lambda one: (not one.open, not one.at_hand))
    may = [one for one in ways if one.open]
    seated = any(one.code == SITTING for one in _plan_with(person, held).plan.reasons)
    return Alone(
        lead=_lead(plan, may, locale=locale, empty=intake is None),
        closed=plan.verdict not in OPEN,
        empty=intake is None,
        ways=tuple(ways),
        far=held.reaches_feet in ("no", "unsure"),
        reach=tuple(_reach(person, held, may)),
        seated=say(SITTING, locale=locale) if seated else "",
        stick=any(one.id == "roller" for one in may),
        unknown=tuple(key for key in ("tools", "reaches_feet", "steady") if getattr(held, key) is None),
    )


def _plan_with(person: Person, held: Intake, *tools: Tool, helper: Helper = "self") -> PlanResult:
    """Today's plan as if these were all the tools there are."""
    for_tools = replace(held, helper=helper, tools=tools)
    return make_plan(for_tools, today=today(person), finding=own_finding(person), paused=paused_now(person))


def _ways(person: Person, held: Intake, plan: Plan) -> Iterator[Way]:
    for name, tool in TOOLS:
        result = _plan_with(person, held, *(() if tool is None else (tool,)))
        yield _way(person, held, name, result=result, plan=plan)


def _way(person: Person, held: Intake, name: str, *, result: PlanResult, plan: Plan) -> Way:
    locale, tool = person.locale, dict(TOOLS)[name]
    steps = _with_tool(result.plan.routine, tool)
    used = dict.fromkeys(step.technique for step in steps)
    words = plan_in_words(result.plan, catalogue=load_catalogue(), locale=locale)
    rows = tuple(_rows(result.plan, tool))
    at_hand = tool is None or tool in (("hands",) if held.tools is None else held.tools)
    state = "open" if used else "closed" if plan.verdict not in OPEN else "left_out"
    return Way(
        id=name,
        name=say(f"self_massage.tool_{name}", locale=locale),
        open=bool(used),
        at_hand=at_hand,
        state=say(f"self_massage.state_{state if at_hand or not used else 'not_at_hand'}", locale=locale),
        why=_why(held, tool, locale) if state == "left_out" else "",
        used_in=tuple(_used_in(plan, tool, locale)) if used else (),
        steps=tuple(_steps(person, result, used)),
        minutes=f"{sum(step.seconds for step in steps) / 60:.0f}",
        techniques=tuple(load_catalogue().techniques[one] for one in used),
        drawn=_drawn(name, steps),
        watch=say(f"self_massage.watch_{name}", locale=locale),
        left_out=tuple(by_answer(replace(words, withheld=rows), locale=locale)),
    )


def _rows(plan: Plan, tool: Tool | None) -> Iterator[Withheld]:
    """What is withheld of a tool and of the techniques that use it."""
    techniques = load_catalogue().techniques
    for row in plan.withheld:
        named = techniques.get(row.technique or "")
        if (row.tool == tool and tool is not None) or (named is not None and named.tool == tool):
            yield row


def _why(held: Intake, tool: Tool | None, locale: str) -> str:
    if held.touch == "worse" and tool is not None:
        return say("self_massage.why_touch", locale=locale)
    disliked = held.avoid and any(load_catalogue().techniques[one].tool == tool for one in held.avoid)
    return say("plan.avoided" if disliked else "self_massage.why_left", locale=locale)


def _used_in(plan: Plan, tool: Tool | None, locale: str) -> Iterator[str]:
    """The routines of the plan, the one at home and those for other places, that use a tool."""
    usual = load_catalogue().routines.get(plan.routine.id or "")
    if usual is not None and _with_tool(plan.routine, tool):
        yield usual.name
    for one in plan.elsewhere:
        if _with_tool(one.routine, tool):
            yield say(f"plan_page.at_{one.situation}", locale=locale)


def _steps(person: Person, result: PlanResult, used: Collection[str]) -> Iterator[tuple[StepLine, str]]:
    """The steps with these techniques; what is the same on both legs is told once."""
    routine = plan_page(person, result).routine
    sides: dict[tuple[str, ...], list[tuple[str, StepLine]]] = {}
    for side, steps in routine.sides if routine else ():
        for step in steps:
            if step.technique in used:
                key = (step.place, step.technique, step.time, str(step.pressure))
                sides.setdefault(key, []).append((side, step))
    both = say("self_massage.each_leg", locale=person.locale)
    for found in sides.values():
        yield found[0][1], both if len(found) > 1 else small(found[0][0])


def _with_tool(routine: Routine, tool: Tool | None) -> list[Step]:
    """The steps with this tool; without one, those that need nothing at all."""
    return [
        step for step in routine.steps if step.tool == tool and not load_catalogue().techniques[step.technique].heat
    ]


def _drawn(name: str, steps: list[Step]) -> tuple[str, str]:
    """The technique and the place to draw: never one that is left out."""
    usual = [one for one in steps if (one.technique, one.region.rpartition("_")[0]) == DRAWN[name]]
    shown = next(iter(usual or steps), None)
    return (shown.technique, shown.region) if shown else ("", "")


def _reach(person: Person, held: Intake, may: list[Way]) -> Iterator[str]:
    """What is open and needs no hand at the foot; another person's hands last."""
    yield from (say(f"self_massage.reach_{one.id}", locale=person.locale) for one in may if one.id in REACH)
    helped = _plan_with(person, held, "hands", helper="partner").plan.routine.steps
    if any(step.tool == "hands" for step in helped):
        yield say("self_massage.reach_partner", locale=person.locale)


def _lead(plan: Plan, may: list[Way], *, locale: str, empty: bool) -> str:
    if empty:
        return say("self_massage.empty", locale=locale)
    if plan.verdict not in OPEN:
        return say(f"plan.verdict_{plan.verdict}", locale=locale)
    if not may:
        return say("self_massage.nothing_open", locale=locale)
    first = [one for one in may if one.at_hand]
    return say("self_massage.open", {"names": ", ".join(small(one.name) for one in first)}, locale=locale)
