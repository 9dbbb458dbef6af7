"""What could be offered at all: the tools, oils and legs of an intake, before any condition is looked at."""

from collections.abc import Iterable, Iterator

from quietlegs.foundation.body import SIDES
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Rule, Technique
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Step
from quietlegs.safety.bans import expand
from quietlegs.safety.permission import permits
from quietlegs.safety.places import ANYWHERE

DEFAULT_TOOLS = ("hands",)
DEFAULT_OILS = ("unscented",)


def possible_steps(intake: Intake, catalogue: Catalogue) -> tuple[Step, ...]:
    """Every step that tools, oils, legs and touch of this intake would allow."""
    techniques = [one for one in catalogue.techniques.values() if _wanted(one, intake)]
    oils = (DEFAULT_OILS if intake.oils is None else intake.oils) or ()
    return tuple(step for one in techniques for step in _steps(one, intake, oils=oils))


def needed(rule: Rule, steps: Iterable[Step], *, catalogue: Catalogue) -> bool:
    """Whether the answer could block something that would be offered; stops and ask-firsts can block everything."""
    if rule.effect in ("stop", "ask_first"):
        return True
    worst = tuple(expand(rule.forbids, ANYWHERE, catalogue=catalogue))
    return not all(permits(worst, step) for step in steps)


def _wanted(technique: Technique, intake: Intake) -> bool:
    if not technique.offered or (technique.touch and intake.touch == "worse"):
        return False
    tools = DEFAULT_TOOLS if intake.tools is None else intake.tools
    return technique.tool is None or technique.tool in tools


def _steps(technique: Technique, intake: Intake, *, oils: tuple[str, ...]) -> Iterator[Step]:
    sides = [side for side in SIDES if intake.legs in (None, "both", side)]
    for region in (f"{base}_{side}" for side in sides for base in technique.bases):
        for oil in (None, *oils) if technique.uses_oil else (None,):
            yield Step(
                technique=technique.id,
                region=region,
                direction=technique.direction,
                pressure_max=technique.pressure_max,
                seconds=technique.longest,
                tool=technique.tool,
                oil=oil,
            )
