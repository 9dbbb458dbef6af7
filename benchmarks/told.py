"""The words of a finding: whether somebody who is told "no worthwhile help" is told its limits in the same text."""

from quietlegs.interface.finding import find
from quietlegs.simulation.persons import Population, synthetic_person

FIELDS = ("no_worthwhile_help", "limits_said")
LIMITS = ("same night", "build-up was not tested")


def look(number: int, population: Population) -> tuple[float, ...]:
    """Person `number`: whether their finding says it, and whether its text says both limits."""
    person = synthetic_person(number, population=population)
    finding = find(person.diary, trial=person.trial)
    text = finding.to_dict()["text"]
    said = any(arm.decision == "no_worthwhile_help" for arm in finding.finding.arms.values())
    return float(said), float(all(words in text for words in LIMITS))
