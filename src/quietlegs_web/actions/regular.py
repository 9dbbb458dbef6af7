"""Regular sessions: which evenings had one in the last weeks, and the sheet that a therapist works from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.intake import Intake
from quietlegs.records.log import SessionLog
from quietlegs.wording.plan import plan_in_words
from quietlegs.wording.speak import say
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import today, tonight
from quietlegs_web.actions.current_plan import own_finding
from quietlegs_web.actions.harms import paused_now
from quietlegs_web.actions.log_pattern import before, evening_ratings
from quietlegs_web.actions.plan import screened_intake
from quietlegs_web.actions.plan_page import LeftOut, PlanPage, StepLine, by_answer, plan_page
from quietlegs_web.storage.models import Person

WEEKS = 4
DAYS = 7
LAST = 6
"""Sessions that the sheet shows."""


@dataclass(frozen=True, kw_only=True)
class Evening:
    """One evening of the picture: `none`, `home`, `therapist` or `both`; empty for one that is still to come."""

    night: date
    had: str


@dataclass(frozen=True, kw_only=True)
class Week:
    """Seven evenings from a Monday on, and how many of them had a session."""

    starts: date
    evenings: tuple[Evening, ...]
    sessions: int


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How the legs answered to one session: the urge before and after, in words where one is missing."""

    night: date
    what: str
    by: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a therapist needs: the plan for their hands, and how the legs answered lately."""

    name: str
    made_on: date
    page: PlanPage
    left_out: tuple[LeftOut, ...]
    oils: tuple[str, ...]
    answered: tuple[Answered, ...]
    harms: int


def weeks(person: Person) -> tuple[Week, ...]:
    """The last four weeks, the latest last."""
    night = tonight(person)
    monday = night - timedelta(days=night.weekday())
    by_night = _by_night(body for _row, body in log.bodies(person, "session"))
    starts = [monday - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    return tuple(_week(start, by_night, last=night) for start in starts)


def _by_night(sessions: Iterable[SessionLog]) -> dict[date, set[str]]:
    found: dict[date, set[str]] = {}
    for one in sessions:
        found.setdefault(one.night, set()).add("therapist" if one.by == "therapist" else "home")
    return found


def _week(start: date, by_night: dict[date, set[str]], *, last: date) -> Week:
    nights = [start + timedelta(days=day) for day in range(DAYS)]
    evenings = tuple(Evening(night=one, had=_had(by_night.get(one, set()), one, last=last)) for one in nights)
    return Week(starts=start, evenings=evenings, sessions=sum(one in by_night for one in nights))


def _had(who: set[str], night: date, *, last: date) -> str:
    if night > last and not who:
        return ""
    return "both" if len(who) > 1 else next(iter(who), "none")


def sheet(person: Person) -> Sheet:
    """The plan as it is for a therapist's hands, today. Errors: InputError."""
    held = screened_intake(person) or Intake(version=1)
    for_hands = replace(held, helper="therapist", tools=("hands",))
    plan = make_plan(for_hands, today=today(person), finding=own_finding(person), paused=paused_now(person))
    words = plan_in_words(plan.plan, catalogue=load_catalogue(), locale=person.locale)
    page, evenings = plan_page(person, plan), evening_ratings(person)
    sessions = sorted((body for _row, body in log.bodies(person, "session")), key=lambda one: one.at, reverse=True)
    return Sheet(
        name=person.name,
        made_on=today(person),
        page=page,
        left_out=tuple(by_answer(words, locale=person.locale)),
        oils=tuple(dict.fromkeys(step.oil for _side, steps in _sides(page) for step in steps if step.oil)),
        answered=tuple(_answered(one, before(one, evenings), person.locale) for one in sessions[:LAST]),
        harms=sum(1 for _ in log.bodies(person, "harm")),
    )


def _sides(page: PlanPage) -> tuple[tuple[str, tuple[StepLine, ...]], ...]:
    return page.routine.sides if page.routine else ()


def _answered(session: SessionLog, before: float | None, locale: str) -> Answered:
    names = dict.fromkeys(_name(step.technique, locale) for step in session.steps if not step.skipped)
    return Answered(
        night=session.night,
        what=", ".join(names) or _name(session.arm or session.routine, locale),
        by=say(f"regular.by_{session.by or 'unknown'}", locale=locale),
        before=_rating(before, locale),
        after=_rating(session.urge_after, locale),
    )


def _name(technique: str, locale: str) -> str:
    catalogue = load_catalogue()
    known = catalogue.techniques.get(technique) or catalogue.routines.get(technique)
    return known.name if known else say("regular.something_else", locale=locale)


def _rating(value: float | None, locale: str) -> str:
    return say("regular.not_rated", locale=locale) if value is None else f"{value:g}"
