"""The questions about clots, asked anew: all of them, before a session opens again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.one_leg import LEG_QUESTIONS
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import now
from quietlegs_web.actions.plan import one_leg_answers
from quietlegs_web.actions.screening_pages import ANSWERS, answer_rule, first_routine, questions, screen_named
from quietlegs_web.storage.models import Person


@dataclass(frozen=True, kw_only=True)
class LegQuestion:
    """One question of the list, in the words of the rule or of its half."""

    key: str
    text: str


def leg_questions() -> tuple[LegQuestion, ...]:
    """Every question that wants an answer of its own: halves instead of the whole they belong to."""
    rules = load_catalogue().rules
    found = []
    for key in LEG_QUESTIONS:
        name, _, half = key.partition(".")
        if half:
            found.append(LegQuestion(key=key, text=next(p.question for p in rules[name].parts if p.id == half)))
        elif not rules[name].parts:
            found.append(LegQuestion(key=key, text=rules[name].question))
    return tuple(found)


def answer_anew(person: Person, given: Mapping[str, str]) -> None:
    """Keep the answers and note the hour, so that the plan follows them. Errors: InputError while one is open."""
    wanted = [one.key for one in leg_questions()]
    left = [key for key in wanted if given.get(key) not in ANSWERS]
    if left:
        raise InputError(f"Questions that still want an answer: {len(left)}. Your plan waits until all are answered.")
    rules = load_catalogue().rules
    changes: dict[str, Any] = {}
    for name in dict.fromkeys(key.partition(".")[0] for key in wanted):
        own = {key: given[key] for key in wanted if key.partition(".")[0] == name}
        changes |= answer_rule(rules[name], own)
    intake.answer_conditions(person, changes)
    intake.leg_questions_answered(person, at=_after_every_answer(person))


def _after_every_answer(person: Person) -> datetime:
    """Now, or just after the last answer of an evening where the phone that gave it is ahead of this clock."""
    return max([now(), *(one.at + timedelta(milliseconds=2) for one in one_leg_answers(person))])


def note_first_pass(person: Person) -> None:
    """Note the hour of the first complete pass through the questions.

    Not where an evening brought a yes or not sure meanwhile: then only answering all of them anew counts.
    """
    if person.leg_questions_at is not None or any(one.answer != "no" for one in one_leg_answers(person)):
        return
    if all(one.done for one in first_routine(person)) and _legs_answered(person):
        intake.leg_questions_answered(person)


def _legs_answered(person: Person) -> bool:
    screen = screen_named("clots")
    wanted = {key.partition(".")[0] for key in LEG_QUESTIONS}
    found = {one.key for one in questions(person, screen) if not one.open} if screen else set()
    return wanted <= found
