"""TRIAL.json: what was drawn before the first night, and how it will be analysed."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from quietlegs.records.plan import Routine

Law = Literal["balanced", "adaptive", "blocks"]
Question = Literal["tonight", "course"]
Comparison = Literal["usual_evening", "hand_massage"]
Better = Literal["lower", "higher"]

COMPARISON = "comparison"
"""The id of the comparison arm, everywhere."""

ArmId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


class Arm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A technique that is compared, with the routine that carries it out (null where none was screened)."""

    id: ArmId
    routine: Routine | None = None


class Design(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the schedule was drawn: the law, and for `blocks` the length of each block in nights."""

    law: Law
    blocks: tuple[Annotated[int, Meta(ge=1)], ...] = ()


class Assignment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One night's draw and the probability with which this arm was drawn."""

    night: date
    assigned: ArmId
    probability: Annotated[float, Meta(gt=0, le=1)]


class AnalysisPlan(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The analysis that was fixed before the first night; `finding` performs it and shows both."""

    estimand: str
    model: str
    prior: str
    minimum_nights: int
    minimum_nights_a_side: int
    claim_probability: float


class Trial(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A randomised trial of one person, drawn once. `sha256` seals all other keys."""

    version: Literal[1]
    arms: Annotated[tuple[Arm, ...], Meta(min_length=1)]
    comparison: Comparison
    screened: bool
    question: Question
    design: Design
    nights: Annotated[int, Meta(ge=1, le=3650)]
    seed: Annotated[int, Meta(ge=0)]
    start: date
    zone: str
    boundary: Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    outcome: str
    range: tuple[float, float]
    better: Better
    mid: Annotated[float, Meta(gt=0)]
    plan_of_analysis: AnalysisPlan
    schedule: tuple[Assignment, ...]
    sha256: str


class Tonight(Struct, frozen=True, kw_only=True):
    """One night's assignment, as `tonight` prints it."""

    night: date
    assigned: str | None
    probability: float | None
    stored: bool
    screened: bool
    routine: Routine | None = None
    text: str = ""


class Verification(Struct, frozen=True, kw_only=True):
    """Whether a trial's schedule is the one that its seed and law draw."""

    ok: bool
    nights_wrong: tuple[date, ...]
    text: str = ""


class PowerRow(Struct, frozen=True, kw_only=True):
    """If a technique truly changed the outcome by `true_effect`: the share of such trials that end with each answer.

    `median_nights`: nights until half of them have an answer; null if fewer than half ever do.
    """

    true_effect: float
    helps: float
    harms: float
    no_worthwhile_help: float
    cannot_tell_yet: float
    median_nights: int | None


class Power(Struct, frozen=True, kw_only=True):
    """What a trial can and cannot settle, told before its first night."""

    question: Question
    nights: int
    noise: float
    assumed_missing: float
    predictable_share: float
    rows: tuple[PowerRow, ...]
    text: str = ""
