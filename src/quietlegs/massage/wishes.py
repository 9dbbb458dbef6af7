"""What a person wants and has at hand, with the defaults that hold where nothing was said."""

from dataclasses import dataclass

from quietlegs.foundation.body import SIDES, Helper, Side, Tool
from quietlegs.records.intake import Intake

DEFAULT_MINUTES = 15
LIGHT_PRESSURE = 3
"""The firmest pressure for somebody who likes it light."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """The wishes that shape a routine; what is safe is decided elsewhere."""

    helper: Helper = "self"
    tools: frozenset[Tool] = frozenset({"hands"})
    minutes: int = DEFAULT_MINUTES
    sides: tuple[Side, ...] = SIDES
    regions: frozenset[str] = frozenset()
    oils: tuple[str, ...] = ()
    light: bool = False
    without_touch: bool = False
    first: str | None = None
    never: frozenset[str] = frozenset()


def wishes_of(intake: Intake, *, first: str | None, never: frozenset[str]) -> Wishes:
    """Read the wishes out of an intake; `first` and `never` come from the person's own finding."""
    return Wishes(
        helper=intake.helper or "self",
        tools=frozenset({"hands"} if intake.tools is None else intake.tools),
        minutes=intake.minutes_available or DEFAULT_MINUTES,
        sides=tuple(side for side in SIDES if intake.legs in (None, "both", side)),
        regions=frozenset(intake.regions or ()),
        oils=intake.oils or (),
        light=intake.pressure_liked == "light",
        without_touch=intake.touch == "worse",
        first=first,
        never=never,
    )
