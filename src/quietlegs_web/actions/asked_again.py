"""The safety questions that are due again: which screens they stand on, and the card that says so."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.lapsing import due
from quietlegs.wording.speak import say
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.screening_pages import Screen, screens
from quietlegs_web.storage.models import Person


@dataclass(frozen=True, kw_only=True)
class DueCard:
    """How many screens wait, each done with one tap where nothing changed, and how many questions they hold.

    `locked`: an answer is too old to count, so that the plan waits for it.
    """

    taps: int
    questions: int
    locked: bool


def due_screens(person: Person, *, day: date | None = None) -> tuple[Screen, ...]:
    """The screens that hold a question which is due, each with those questions only."""
    held = intake.intake_of(person)
    if held is None:
        return ()
    wanted = set(due(held, day or today(person), load_catalogue()))
    short = (replace(one, rules=tuple(rule for rule in one.rules if rule in wanted)) for one in screens())
    return tuple(one for one in short if one.rules)


def due_screen(person: Person, slug: str) -> Screen | None:
    """The due part of one screen, or None."""
    return next((one for one in due_screens(person) if one.slug == slug), None)


def due_card(person: Person) -> DueCard | None:
    """What waits today; None while nothing does."""
    waiting = due_screens(person)
    if not waiting:
        return None
    questions = sum(len(one.rules) for one in waiting)
    locked = intake.counting(person) != intake.intake_of(person)
    return DueCard(taps=len(waiting), questions=questions, locked=locked)


def due_words(person: Person) -> dict[str, Any]:
    """The card and its sentence, as the pages that show it take them."""
    card = due_card(person)
    code = "due_locked" if card is not None and card.locked else "due_why"
    return {"due": card, "due_why": say(f"intake_page.{code}", locale=person.locale)}
