"""How a technique is done, only at the places of a routine: hands never go elsewhere."""

from collections.abc import Iterable

from quietlegs.foundation.body import SIDES
from quietlegs.knowledge.schema import HowTo, Technique
from quietlegs.records.plan import Step
from quietlegs.wording.speak import say


def how_lines(technique: Technique, steps: Iterable[Step]) -> list[str]:
    """The lines of a technique that belong to its steps among these."""
    own = [step for step in steps if step.technique == technique.id]
    return [line.text for line in technique.steps if _belongs(line, own)]


def place_name(region: str, *, locale: str = "en") -> str:
    """A region in everyday words: "left calf"."""
    base, _, side = region.rpartition("_")
    if side not in SIDES:
        return say(f"base.{region}", locale=locale)
    return f"{say(f'side.{side}', locale=locale)} {say(f'base.{base}', locale=locale)}"


def _belongs(line: HowTo, steps: list[Step]) -> bool:
    """Whether a line of the how-to is about one of these steps' places, and about oil only where one is used."""
    here = [step for step in steps if not line.bases or step.region.rpartition("_")[0] in line.bases]
    return any(step.oil is not None or not line.with_oil for step in here)
