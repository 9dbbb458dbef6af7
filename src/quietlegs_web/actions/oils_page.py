"""Which of a person's own oils today's plan leaves open, and why another is left out."""

from dataclasses import dataclass

from msgspec.structs import replace

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.allergies import is_other
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan, Withheld
from quietlegs.wording.left_out import small
from quietlegs.wording.plan import plan_in_words
from quietlegs.wording.speak import say
from quietlegs_web.actions.current_plan import current_plan
from quietlegs_web.actions.plan import screened_intake
from quietlegs_web.actions.plan_page import LeftOut, by_answer
from quietlegs_web.storage.models import Person

PLAIN = "unscented"
OPEN = ("go", "adapt")
"""Verdicts with a routine."""


@dataclass(frozen=True, kw_only=True)
class MyOil:
    """One oil that was chosen. `state`: open, places (not everywhere), left_out, never, own, or waits for a plan."""

    name: str
    amount: str
    state: str
    state_text: str
    used: bool
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, kw_only=True)
class MyOils:
    """The chosen oils and what holds for them in one sentence. `step`: the page that comes first, if one does."""

    lead: str
    mine: tuple[MyOil, ...]
    step: str
    taken: bool


def my_oils(person: Person) -> MyOils:
    """What the plan of today says about the chosen oils."""
    intake, locale = screened_intake(person) or Intake(version=1), person.locale
    plan = plan_in_words(current_plan(person).plan, catalogue=load_catalogue(), locale=locale)
    mine = tuple(_my_oil(one, plan, locale) for one in intake.oils or ())
    return MyOils(
        lead=_lead(intake, plan, mine, locale),
        mine=mine,
        step="" if plan.verdict in OPEN else "/plan/" if intake.conditions else "/intake/",
        taken=any(load_catalogue().techniques[step.technique].uses_oil for step in plan.routine.steps),
    )


def _my_oil(oil: str, plan: Plan, locale: str) -> MyOil:
    fact = load_catalogue().oils.get(oil)
    state = _state(oil, plan)
    return MyOil(
        name=fact.name if fact else oil.partition(":")[2].strip() or oil,
        amount=fact.amount if fact and state in ("open", "places", "waits") else "",
        state=state,
        state_text=say(f"oils.state_{state}", locale=locale),
        used=any(step.oil == oil for step in plan.routine.steps),
        left_out=tuple(by_answer(replace(plan, withheld=_rows(oil, plan)), locale=locale)),
    )


def _state(oil: str, plan: Plan) -> str:
    rows, rules = _rows(oil, plan), load_catalogue().rules
    if is_other(oil) or oil not in load_catalogue().oils:
        return "own"
    if any(rules[one].kind == "use_rule" for row in rows for one in row.because if one in rules):
        return "never"
    if any(row.region is None for row in rows):
        return "left_out"
    if plan.verdict not in OPEN:
        return "waits"
    return "places" if rows else "open"


def _rows(oil: str, plan: Plan) -> tuple[Withheld, ...]:
    return tuple(row for row in plan.withheld if row.oil == oil)


def _lead(intake: Intake, plan: Plan, mine: tuple[MyOil, ...], locale: str) -> str:
    """First whether legs are touched at all, then which oils are open."""
    if plan.verdict not in OPEN:
        return say(f"oils.lead_{plan.verdict if intake.conditions else 'unanswered'}", locale=locale)
    instead = say("oils.none_enough" if _state(PLAIN, plan) in ("open", "places") else "oils.no_oil", locale=locale)
    if not mine:
        return say("oils.lead_none", {"instead": instead}, locale=locale)
    may = [small(one.name) for one in mine if one.state in ("open", "places")]
    gone = [small(one.name) for one in mine if one.state not in ("open", "places")]
    code = "oils.lead_some" if may and gone else "oils.lead_open" if may else "oils.lead_all_left"
    values = {"may": "; ".join(may), "gone": "; ".join(gone), "instead": instead}
    return say(code, values, locale=locale)
