"""TRIAL.json: what was drawn before the first night, and how it will be analysed."""

from datetime import date, timedelta
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

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


class DrawnWeek(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One re-weighted week of the law `adaptive`, as it was drawn at its border.

    `probabilities`: each night's chance of each arm, the comparison first, then the techniques in the trial's order,
    in whole millionths; after three comparison nights in a row the techniques share the whole. `rated`: nights before
    the border whose ratings were known. `ratings_sha256`: of what was known then, so that it can be told whether a
    diary still holds the same. `first_night`: only where the week was drawn late: its first night that was not over.
    """

    week: Annotated[int, Meta(ge=3)]
    probabilities: Annotated[tuple[Annotated[float, Meta(gt=0, lt=1)], ...], Meta(min_length=3)]
    rated: Annotated[int, Meta(ge=0)]
    ratings_sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    first_night: date | UnsetType = UNSET

    def gives(self, night: date) -> bool:
        """Whether a night of this week was still to come when the week was drawn; one that was over has no draw."""
        return isinstance(self.first_night, UnsetType) or night >= self.first_night


class Design(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the schedule was drawn: the law, and for `blocks` the length of each block in nights.

    `weeks`: for `adaptive`, every week drawn after the first two; other laws do not have the key.
    """

    law: Law
    blocks: tuple[Annotated[int, Meta(ge=1)], ...] = ()
    weeks: tuple[DrawnWeek, ...] | UnsetType = UNSET

    @property
    def drawn_weeks(self) -> tuple[DrawnWeek, ...]:
        """The re-weighted weeks drawn so far; none for other laws."""
        return () if isinstance(self.weeks, UnsetType) else self.weeks


class Assignment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One night's draw and the probability with which this arm was drawn, given the nights before it."""

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
    """A randomised trial of one person. `nights` are planned; `sha256` seals all other keys.

    Most laws draw the whole schedule once. With the law `adaptive` it begins with two weeks and grows week by week.
    """

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

    @property
    def last_night(self) -> date:
        """The last night that is planned, whether it is drawn yet or not."""
        return self.start + timedelta(days=self.nights - 1)


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
    """What a trial can and cannot settle, told before its first night.

    Counted for equal shares of the nights, also where the `law` lets the draw lean.
    """

    question: Question
    law: Law
    nights: int
    noise: float
    assumed_missing: float
    predictable_share: float
    rows: tuple[PowerRow, ...]
    text: str = ""
