"""What a person wants and has at hand, with the defaults that hold where nothing was said."""

from dataclasses import dataclass

from quietlegs.foundation.body import SIDES, Helper, Side, Tool
from quietlegs.massage.dose import LONGEST_SESSION_MINUTES, SHORTEST_SESSION_MINUTES
from quietlegs.person.allergies import is_other
from quietlegs.records.intake import Intake

DEFAULT_MINUTES = 15
LIGHT_PRESSURE = 3
"""The firmest pressure for somebody who likes it light."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """The wishes that shape a routine; what is safe is decided elsewhere.

    `first`, `later`, `never`: what the own nights put first and last, and routines that harmed.
    """

    helper: Helper = "self"
    tools: frozenset[Tool] = frozenset({"hands"})
    minutes: int = DEFAULT_MINUTES
    minutes_asked: int = DEFAULT_MINUTES
    sides: tuple[Side, ...] = SIDES
    regions: frozenset[str] = frozenset()
    oils: tuple[str, ...] = ()
    own_oils: tuple[str, ...] = ()
    light: bool = False
    without_touch: bool = False
    first: str | None = None
    later: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    reaches_feet: bool = True


def wishes_of(intake: Intake, *, minutes_max: int | None, first: str | None, never: frozenset[str]) -> Wishes:
    """Read the wishes out of an intake.

    `minutes_max` comes from the screening, `first` and `never` from the person's own finding. An oil in the person's
    own words is kept apart: nobody knows what is in it.
    """
    asked = intake.minutes_available or DEFAULT_MINUTES
    most = min(LONGEST_SESSION_MINUTES, minutes_max or LONGEST_SESSION_MINUTES)
    return Wishes(
        helper=intake.helper or "self",
        tools=frozenset({"hands"} if intake.tools is None else intake.tools),
        minutes=min(max(asked, SHORTEST_SESSION_MINUTES), most),
        minutes_asked=asked,
        sides=tuple(side for side in SIDES if intake.legs in (None, "both", side)),
        regions=frozenset(intake.regions or ()),
        oils=tuple(oil for oil in intake.oils or () if not is_other(oil)),
        own_oils=tuple(oil for oil in intake.oils or () if is_other(oil)),
        light=intake.pressure_liked == "light",
        without_touch=intake.touch == "worse",
        first=first,
        never=never,
        avoid=frozenset(intake.avoid or ()),
        reaches_feet=intake.reaches_feet not in ("no", "unsure"),
    )
