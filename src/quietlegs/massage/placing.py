"""From a routine's steps to places on this person's legs, without what is withheld there."""

from collections.abc import Iterator
from dataclasses import dataclass

from quietlegs.foundation.body import Side
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import RoutineStep, RoutineTemplate, Technique
from quietlegs.massage.wishes import LIGHT_PRESSURE, Wishes
from quietlegs.records.plan import Step, Withheld
from quietlegs.safety.permission import permits

FEET = ("sole", "top_of_foot", "ankle")
"""Places that own hands do not touch where they do not reach the feet."""

NAMED_PLACE = 1.5
"""How much more time a place gets that the person named."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One technique at one place on one side, allowed at this pressure and with this oil."""

    technique: Technique
    base: str
    side: Side
    share: float
    pressure: int
    oil: str | None

    @property
    def region(self) -> str:
        """The region id: base and side."""
        return f"{self.base}_{self.side}"


def places_of(
    template: RoutineTemplate, wishes: Wishes, *, withheld: tuple[Withheld, ...], catalogue: Catalogue
) -> list[Place]:
    """Every allowed place of a routine, in the routine's order, left before right."""
    return [place for step in template.steps for place in _sides(step, wishes, withheld=withheld, catalogue=catalogue)]


def _sides(
    step: RoutineStep, wishes: Wishes, *, withheld: tuple[Withheld, ...], catalogue: Catalogue
) -> Iterator[Place]:
    technique = catalogue.techniques[step.technique]
    if not _suits(technique, wishes) or not within_reach(technique, step.base, wishes):
        return
    for side in wishes.sides:
        region = f"{step.base}_{side}"
        pressure = _pressure(technique, region, withheld=withheld, light=wishes.light)
        if pressure is not None:
            yield Place(
                technique=technique,
                base=step.base,
                side=side,
                share=step.share * (NAMED_PLACE if region in wishes.regions else 1),
                pressure=pressure,
                oil=_oil(technique, region, oils=wishes.oils, withheld=withheld),
            )


def within_reach(technique: Technique, base: str, wishes: Wishes) -> bool:
    """Whether the person's own hands get there without strain; calf and shin can be begun as low as they reach."""
    own_hands = wishes.helper == "self" and technique.tool == "hands"
    return wishes.reaches_feet or not own_hands or base not in FEET


def _suits(technique: Technique, wishes: Wishes) -> bool:
    """Whether helper, tools, dislikes and the wish not to be touched leave room for a technique."""
    at_hand = technique.tool is None or technique.tool in wishes.tools
    liked = technique.id not in wishes.avoid
    return at_hand and liked and wishes.helper in technique.helpers and not (technique.touch and wishes.without_touch)


def _pressure(technique: Technique, region: str, *, withheld: tuple[Withheld, ...], light: bool) -> int | None:
    """The firmest allowed pressure at a place, or none when the technique is withheld there."""
    wanted = min(technique.pressure_max, LIGHT_PRESSURE) if light else technique.pressure_max
    side = region.rpartition("_")[2]
    regions = [f"{base}_{side}" for base in technique.bases] if technique.heat else [region]
    for pressure in range(wanted, 0, -1) if wanted else (0,):
        probes = (step_of(technique, each, pressure=pressure) for each in regions)
        if all(permits(withheld, probe) for probe in probes):
            return pressure
    return None


def _oil(technique: Technique, region: str, *, oils: tuple[str, ...], withheld: tuple[Withheld, ...]) -> str | None:
    """The first of the person's oils that nothing forbids; none is always possible."""
    rows = [row for row in withheld if row.oil is not None]
    wanted = oils if technique.uses_oil else ()
    return next((oil for oil in wanted if permits(rows, step_of(technique, region, oil=oil))), None)


def step_of(technique: Technique, region: str, *, pressure: int = 0, seconds: int = 0, oil: str | None = None) -> Step:
    """A technique at a place as a step."""
    return Step(
        technique=technique.id,
        region=region,
        direction=technique.direction,
        pressure_max=pressure,
        seconds=seconds,
        tool=technique.tool,
        oil=oil,
    )
