"""The words of a finding: whether somebody who is told "no worthwhile help" is told its limits in the same text."""

from quietlegs.interface.finding import find
from quietlegs.simulation.persons import Population, synthetic_person

FIELDS = ("no_worthwhile_help", "limits_said")
SAYING = "no worthwhile help"
LIMITS = ("same night", "build-up was not tested")


def says_it(text: str) -> bool:
    """Whether a text or its cautions say it anywhere, of the answer, of another technique or of what it might be."""
    return SAYING in text.lower()


def says_limits(text: str) -> bool:
    """Whether both limits stand in a text or its cautions."""
    return all(words in text.lower() for words in LIMITS)


def look(number: int, population: Population) -> tuple[float, ...]:
    """Person `number`: whether they are told it, or it was decided of a technique, and whether both limits are told."""
    person = synthetic_person(number, population=population)
    found = find(person.diary, trial=person.trial)
    text = found.to_text()
    decided = any(arm.decision == "no_worthwhile_help" for arm in found.finding.arms.values())
    return float(decided or says_it(text)), float(says_limits(text))
