"""INTAKE.json: what a person answered about themselves. Absent means unanswered, which is not 'no'."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from quietlegs.foundation.body import Helper, Situation, Technique, Tool

Answer = Literal["yes", "no", "unsure"]
Clock = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="A time of day, HH:MM.")]


class Detailed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer with what belongs to it: where on the leg, since when, how many weeks.

    `given`: the day of the answer. `first`: the day on which it was first answered with yes or unsure, where that was
    noted; a clinician's word from before it did not know of it.
    """

    answer: Answer
    where: tuple[str, ...] = ()
    since: dt.date | None = None
    weeks: Annotated[int, Meta(ge=0, le=45)] | None = None
    given: dt.date | None = None
    first: dt.date | None = None


class Cleared(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A clinician's word that an `ask_first` condition allows gentle work, until a date."""

    condition: str
    by: Annotated[str, Meta(min_length=1, max_length=200)]
    date: dt.date
    valid_until: dt.date


class Refused(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A clinician's no to massage with a condition: it opens nothing, and nobody is sent to ask again until a date."""

    condition: str
    by: Annotated[str, Meta(min_length=1, max_length=200)]
    date: dt.date
    valid_until: dt.date | None = None


class Medicine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A medicine as the person wrote it; Quietlegs never advises to start, stop or change one."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    since: dt.date | None = None
    dose: Annotated[str, Meta(max_length=200)] | None = None
    times: tuple[Clock, ...] = ()


class Lab(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One laboratory value with its unit and date."""

    test: Annotated[str, Meta(min_length=1, max_length=100)]
    value: Annotated[float, Meta(ge=0)]
    unit: Annotated[str, Meta(min_length=1, max_length=40)]
    date: dt.date


class Intake(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the plan needs to know of a person. Only `version` is mandatory.

    `adult`: whether a person whose year of birth leaves that open is 18 already; only yes counts, and only then.
    `situations`: where a routine is wanted beside the usual one. `avoid`: techniques that the person does not like.
    `reaches_feet`: whether both hands reach both feet without strain. `steady`: whether standing up is safe, without
    dizziness or falls. Of these two, no and unsure are the careful answers.
    """

    version: Literal[1]
    birth_year: Annotated[int, Meta(ge=1900, le=2100)] | None = None
    adult: Answer | None = None
    diagnosed: Answer | None = None
    legs: Literal["both", "left", "right"] | None = None
    touch: Literal["helps", "nothing", "worse"] | None = None
    pressure_liked: Literal["light", "firm"] | None = None
    sensations: tuple[Annotated[str, Meta(max_length=200)], ...] | None = None
    regions: tuple[str, ...] | None = None
    usual_onset: Clock | None = None
    usual_bedtime: Clock | None = None
    family_history: Answer | None = None
    conditions: dict[str, Answer | Detailed] = field(default_factory=dict)
    cleared: tuple[Cleared, ...] = ()
    refused: tuple[Refused, ...] = ()
    medicines: tuple[Medicine, ...] | None = None
    labs: tuple[Lab, ...] = ()
    helper: Helper | None = None
    tools: tuple[Tool, ...] | None = None
    oils: tuple[Annotated[str, Meta(max_length=100)], ...] | None = None
    allergies: tuple[Annotated[str, Meta(max_length=100)], ...] | None = None
    minutes_available: Annotated[int, Meta(ge=1, le=240)] | None = None
    situations: tuple[Situation, ...] | None = None
    avoid: tuple[Technique, ...] | None = None
    bath: Literal["warm", "cool"] | None = None
    reaches_feet: Answer | None = None
    steady: Answer | None = None
    goals: Annotated[str, Meta(max_length=4000)] | None = None
