"""The facts as one collection: what the gate judges and the catalogue gives."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from quietlegs.knowledge.schema import (
    Allergy,
    Claim,
    Factor,
    Instrument,
    MedicineFact,
    Oil,
    Reference,
    RoutineTemplate,
    Rule,
    Technique,
    Term,
    Threshold,
)
from quietlegs.knowledge.study_schema import Comparison, Published, Study


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The facts by kind; each mapping goes from id to fact and is read-only."""

    rules: Mapping[str, Rule]
    techniques: Mapping[str, Technique]
    routines: Mapping[str, RoutineTemplate]
    oils: Mapping[str, Oil]
    medicines: Mapping[str, MedicineFact]
    thresholds: Mapping[str, Threshold]
    factors: Mapping[str, Factor]
    claims: Mapping[str, Claim]
    allergies: Mapping[str, Allergy]
    instruments: Mapping[str, Instrument]
    studies: Mapping[str, Study]
    comparisons: Mapping[str, Comparison]
    published: Mapping[str, Published]
    terms: Mapping[str, Term]
    references: Mapping[str, Reference]


KINDS: tuple[str, ...] = tuple(one.name for one in fields(Catalogue) if one.name != "references")
"""The kinds of facts: every folder of the data but that of the references."""
