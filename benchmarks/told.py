"""The words of a finding: whether somebody who is told "no worthwhile help" is told its limits in the same text."""

from quietlegs.interface.finding import find
from quietlegs.simulation.persons import Population, synthetic_person

FIELDS = ("no_worthwhile_help", "limits_said")
SAYING = "no worthwhile help"
LIMITS = ("same night", "build-up was not tested")


def look(number: int, population: Population) -> tuple[float, ...]:
    """Person `number`: whether text or cautions say it, of the answer or of what it might be, and with both limits."""
    person = synthetic_person(number, population=population)
    found = find(person.diary, trial=person.trial)
    text = found.to_text()
    said = SAYING in text or any(arm.decision == "no_worthwhile_help" for arm in found.finding.arms.values())
    return float(said), float(all(words in text for words in LIMITS))
