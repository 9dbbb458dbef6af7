"""What is varied in a plan beside the answers: helper, tools, oil, wishes, where; and which troubles there are."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from benchmarks.proof.case import TODAY, Case, Said
from benchmarks.proof.plainly import questions
from quietlegs.foundation.body import SITUATIONS, TECHNIQUES, TOOLS
from quietlegs.knowledge.catalogue import load_catalogue

PLACES: tuple[tuple[str, ...], ...] = (
    ("calf_left",),
    ("sole_right",),
    ("ankle_left", "top_of_foot_right"),
    ("thigh_back_left", "hip_right"),
    ("trunk",),
    (),
)
WEEKS = (None, 8, 12, 13, 20, 27, 28, 38)
FACTORS: dict[str, tuple[Any, ...]] = {
    "helper": (None, "self", "partner", "therapist"),
    **dict.fromkeys(TOOLS, (True, False)),
    "oils": (
        None,
        (),
        ("unscented",),
        ("lavender",),
        ("chamomile", "olive"),
        ("almond",),
        ("other:balm with camphor",),
    ),
    "avoid": (None, *((one,) for one in TECHNIQUES), TECHNIQUES),
    "regions": (None, ("sole_right",), ("calf_left", "thigh_front_left")),
    "legs": (None, "both", "left", "right"),
    "touch": (None, "helps", "nothing", "worse"),
    "pressure_liked": (None, "light", "firm"),
    "minutes_available": (None, 1, 3, 5, 8, 15, 25, 40, 240),
    "situations": (None, *((one,) for one in SITUATIONS), SITUATIONS),
    "bath": (None, "warm", "cool"),
    "reaches_feet": (None, "yes", "no", "unsure"),
    "steady": (None, "yes", "no", "unsure"),
    "birth_year": (None, 1974, 1940, TODAY.year - 18),
    "adult": (None, "yes", "no", "unsure"),
    "first place": PLACES,
    "second place": PLACES,
    "weeks": WEEKS,
}
"""Wishes by their key of the intake, tools one by one, and the places and weeks of the answers that need them."""


class Trouble(NamedTuple):
    """A question that is not answered with no, and whether a clinician agreed: `valid`, `ended` or nobody (empty)."""

    question: str
    answer: str
    cleared: str = ""


@cache
def troubles() -> tuple[Trouble, ...]:
    """What lets a plan have steps or asks for answers: limits with each answer, and what was cleared."""
    rules = load_catalogue().rules
    limits = [one for one in questions() if rules[one].effect == "limit"]
    asked = [one for one in questions() if rules[one].effect == "ask_first"]
    return (
        *(Trouble(one, answer) for one in limits for answer in ("yes", "unsure", "open")),
        *(Trouble(one, "yes", "valid") for one in asked),
    )


def names() -> list[str]:
    """The factors in order."""
    return list(FACTORS)


def sizes() -> list[int]:
    """How many values each factor has."""
    return [len(values) for values in FACTORS.values()]


def case_of(found: Sequence[Trouble], row: Sequence[int]) -> Case:
    """The case of some troubles and one row of the factors' values, by number."""
    chosen = {name: values[number] for (name, values), number in zip(FACTORS.items(), row, strict=True)}
    places = (chosen.pop("first place"), chosen.pop("second place"))
    weeks, tools = chosen.pop("weeks"), [tool for tool in TOOLS if chosen.pop(tool)]
    said = {
        one.question: _said(one, where=places[number % len(places)], weeks=weeks) for number, one in enumerate(found)
    }
    wishes = {key: list(value) if isinstance(value, tuple) else value for key, value in chosen.items()}
    return Case(said, {**wishes, "tools": tools}, {one.question: one.cleared for one in found if one.cleared})


def _said(one: Trouble, *, where: tuple[str, ...], weeks: int | None) -> Said | None:
    if one.answer == "open":
        return None
    placed = load_catalogue().rules[one.question].scope in ("limb", "area") or one.question == "renal_dialysis"
    return Said(one.answer, where if placed else (), weeks if one.question == "pregnancy" else None)
