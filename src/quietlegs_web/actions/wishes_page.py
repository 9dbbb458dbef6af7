"""Oils and allergies as a person may name them; scented and nut oils only after their own questions."""

from typing import Any

from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.allergies import OTHER
from quietlegs.person.checking import check_against_today
from quietlegs.safety.age import leaves_open
from quietlegs_web.actions import intake
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.screening_pages import OILS, progress
from quietlegs_web.storage.models import Person

Choice = tuple[str, str]
PLAIN_OILS = ("unscented", "olive")
"""Neither scented nor from nuts or seeds that people react to."""

NEVER_OFFERED = ("camphor", "eucalyptus", "undiluted", OTHER)


def keep(person: Person, changes: dict[str, Any]) -> None:
    """Keep what was chosen; None takes an answer back. Errors: InputError, for what lies in the future too."""
    merged = {**intake.answers(person), **changes}
    coming = read_intake({key: value for key, value in merged.items() if value is not None})
    check_against_today(coming, today(person))
    intake.change(person, changes)


def age_is_open(person: Person, birth_year: int) -> bool:
    """Whether it takes one more question to know that somebody born in that year is an adult."""
    return leaves_open(birth_year, today=today(person), catalogue=load_catalogue())


def scented_open(person: Person) -> bool:
    """Whether the questions that come before scented and nut oils were all answered."""
    return all(one.done for one in progress(person) if one.screen.slug == OILS)


def oils_on_offer(person: Person) -> list[Choice]:
    """The oils that may be chosen now."""
    every = [one for one in load_catalogue().oils.values() if one.id not in NEVER_OFFERED]
    held = set(intake.answers(person).get("oils", ()))
    opened = scented_open(person)
    return [(one.id, one.name) for one in every if opened or one.id in PLAIN_OILS or one.id in held]


def techniques_to_name() -> list[Choice]:
    """The techniques that a person may not like."""
    return [(one.id, one.name) for one in load_catalogue().techniques.values() if one.offered]


def allergies_to_name() -> list[Choice]:
    """The allergies that are known here, one for each name."""
    singular = {"nut", "peanut", "soy", "walnut", "hazelnut", "cashew"}
    return [(one.id, one.name) for one in load_catalogue().allergies.values() if one.id not in {OTHER, *singular}]


def oils_chosen(person: Person) -> dict[str, Any]:
    """What was chosen so far, as the page's form holds it."""
    held = intake.answers(person)
    named = {one for one, _name in allergies_to_name()}
    allergies = held.get("allergies")
    return {
        "oils": [one for one in held.get("oils", ()) if not one.startswith(f"{OTHER}:")],
        "other_oil": _own(held.get("oils", ())),
        "allergies": [one for one in allergies or () if one in named],
        "other_allergy": _own(one for one in allergies or () if one not in named),
        "no_allergies": allergies == [],
    }


def _own(words: Any) -> str:
    return next((one.removeprefix(f"{OTHER}:") for one in words if one not in load_catalogue().oils), "")
