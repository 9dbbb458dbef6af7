"""The log: what a phone writes, one small record at a time, and what the server keeps. Kinds of the HTTP contract.

Every record stores when (UTC), how far the clock stood from UTC, in which zone, and the night it belongs to. A field
that is absent is unknown: not zero, not no. Unknown fields are refused by name.
"""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from quietlegs.foundation.body import Helper
from quietlegs.records.diary import Status
from quietlegs.records.intake import Answer, Clock, Intake
from quietlegs.records.trial import ArmId

Rating = Annotated[float, Meta(ge=0, le=10, description="0 none, 10 the worst imaginable.")]
Minutes = Annotated[float, Meta(ge=0, le=1440)]
Times = Annotated[int, Meta(ge=0, le=99)]
Short = Annotated[str, Meta(min_length=1, max_length=200)]
Region = Annotated[str, Meta(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40, description="A region id of the log.")]
Instant = Annotated[dt.datetime, Meta(tz=True, description="An instant with its offset, best in UTC.")]

KINDS = ("intake", "night", "session", "entry", "checkin", "medicine", "lab", "harm", "score")
"""The kinds of records that `PUT /api/v1/<kind>/<id>` takes."""

Kind = Literal["intake", "night", "session", "entry", "checkin", "medicine", "lab", "harm", "score"]


class Logged(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every record carries: the instant, minutes east of UTC, the IANA zone, and the night it belongs to."""

    at: Instant
    offset: Annotated[int, Meta(ge=-900, le=900)]
    zone: Annotated[str, Meta(min_length=1, max_length=64)]
    night: dt.date


class NightLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The evening: rated, then shown. `assigned` stands from the moment the draw was shown (`shown_at`) and stays.

    `mode`: `before` it starts (a fixed time) or `when` it starts. `expected`: how bad the night is expected to be.
    `free` and `quiet` are said before the draw was shown. `too_much`: the tap on "tonight is too much".
    """

    mode: Literal["before", "when"] | None = None
    urge_before: Rating | None = None
    expected: Rating | None = None
    rated_at: Instant | None = None
    trial: Annotated[str, Meta(max_length=64)] | None = None
    assigned: ArmId | None = None
    probability: Annotated[float, Meta(gt=0, le=1)] | None = None
    shown_at: Instant | None = None
    free: bool | None = None
    quiet: bool | None = None
    too_much: bool | None = None
    status: Status | None = None
    note: Annotated[str, Meta(max_length=4000)] | None = None


class StepDone(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step as it went: seconds really spent, and whether it was skipped or swapped for something else."""

    technique: Short
    region: Region
    seconds: Annotated[int, Meta(ge=0, le=7200)]
    skipped: bool = False
    swapped_for: Short | None = None


class SessionLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One session, at home or by a therapist. Only `no` to the one-leg question ever opens one that is guided.

    `planned`: the evening's session, as drawn; `rescue`: relief on a night that became too much, in any arm.
    """

    routine: Short
    arm: ArmId | None = None
    planned: bool = False
    rescue: bool = False
    one_leg: Literal["no"] | None = None
    by: Helper | None = None
    started: Instant | None = None
    ended: Instant | None = None
    steps: Annotated[tuple[StepDone, ...], Meta(max_length=80)] = ()
    outcome: Literal["done", "partly", "stopped_hurt", "stopped_other"] | None = None
    urge_before: Rating | None = None
    urge_after: Rating | None = None
    note: Annotated[str, Meta(max_length=4000)] | None = None


class Felt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sensation: which, how strong, where."""

    quality: Short
    intensity: Rating | None = None
    region: Region | None = None


class EntryLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A moment: an urge, sensations, what relieved it and for how long; or the answer to the one-leg question."""

    moment: Literal["log", "evening", "before_session", "after_session", "rescue"]
    urge: Rating | None = None
    sensations: Annotated[tuple[Felt, ...], Meta(max_length=60)] = ()
    relieved_by: Annotated[tuple[Short, ...], Meta(max_length=20)] = ()
    relief_minutes: Minutes | None = None
    one_leg: Answer | None = None
    note: Annotated[str, Meta(max_length=4000)] | None = None


class CheckinLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The morning after: the worst spell, sleep, what else there was, and how the day goes."""

    urge: Rating | None = None
    onset: Annotated[str, Meta(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|none)$")] | None = None
    minutes_to_sleep: Minutes | None = None
    minutes_asleep: Minutes | None = None
    awakenings: Times | None = None
    sleep: Literal["as_usual", "better", "worse"] | None = None
    done: ArmId | None = None
    caffeine: bool | None = None
    alcohol: bool | None = None
    exercise: bool | None = None
    extra_dose: bool | None = None
    medicine_change: bool | None = None
    touch_worse: bool | None = None
    fatigue: Rating | None = None
    irritability: Rating | None = None
    thinking: Rating | None = None
    mood: Rating | None = None
    note: Annotated[str, Meta(max_length=4000)] | None = None


class MedicineLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A medicine as the person wrote it: since when, until when, at which times. Never advice on it."""

    name: Short
    since: dt.date | None = None
    until: dt.date | None = None
    dose: Annotated[str, Meta(max_length=200)] | None = None
    times: Annotated[tuple[Clock, ...], Meta(max_length=24)] = ()
    note: Annotated[str, Meta(max_length=4000)] | None = None


class LabLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A laboratory value with its unit and date."""

    test: Annotated[str, Meta(min_length=1, max_length=100)]
    value: Annotated[float, Meta(ge=0)]
    unit: Annotated[str, Meta(min_length=1, max_length=40)]
    date: dt.date


class HarmLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A harm, in one tap: it pauses its technique until `over_at`."""

    technique: Short
    what: Literal["bruise", "pain", "rash", "other"]
    region: Region | None = None
    over_at: Instant | None = None
    note: Annotated[str, Meta(max_length=4000)] | None = None


class ScoreLog(Logged, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The total of a questionnaire that was filled in elsewhere; its questions are never shown here."""

    instrument: Short
    total: float
    date: dt.date
    note: Annotated[str, Meta(max_length=4000)] | None = None


class Log(Struct, frozen=True, kw_only=True):
    """What the log holds about a person's nights, kind by kind; deleted records are not among them."""

    nights: tuple[NightLog, ...] = ()
    sessions: tuple[SessionLog, ...] = ()
    entries: tuple[EntryLog, ...] = ()
    checkins: tuple[CheckinLog, ...] = ()
    medicines: tuple[MedicineLog, ...] = ()
    harms: tuple[HarmLog, ...] = ()


BODIES: dict[str, type[Struct]] = {
    "intake": Intake,
    "night": NightLog,
    "session": SessionLog,
    "entry": EntryLog,
    "checkin": CheckinLog,
    "medicine": MedicineLog,
    "lab": LabLog,
    "harm": HarmLog,
    "score": ScoreLog,
}
"""Kind -> the shape of its body. An intake is INTAKE.json itself."""
