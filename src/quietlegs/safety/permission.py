"""Whether a step may be offered, given what is withheld. The one place that plan, trial and tests ask."""

from collections.abc import Iterable

from quietlegs.person.words import mentions
from quietlegs.records.plan import Step, Withheld


def permits(withheld: Iterable[Withheld], step: Step) -> bool:
    """Whether nothing that is withheld forbids this step."""
    return not any(forbids(row, step) for row in withheld)


def forbids(row: Withheld, step: Step) -> bool:
    """Whether one withheld thing forbids a step at the pressure it asks for."""
    return concerns(row, step) and (row.pressure_above is None or step.pressure_max > row.pressure_above)


def concerns(row: Withheld, step: Step) -> bool:
    """Whether a withheld thing is about this step's technique, tool or oil, at its place."""
    if row.region not in (None, step.region):
        return False
    if row.technique is not None:
        return row.technique == step.technique
    if row.tool is not None:
        return row.tool == step.tool
    return row.oil is not None and step.oil is not None and same_oil(row.oil, step.oil)


def same_oil(known: str, wanted: str) -> bool:
    """Whether a catalogued oil is the wanted one; free text is `other`, and also every oil that it names."""
    kind, marked, text = wanted.partition(":")
    return kind == known or (bool(marked) and mentions(text, [known]))
