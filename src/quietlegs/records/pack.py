"""The pack: one document that makes a phone worth having without a network. The same names as `client/src/types.ts`."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from quietlegs.records.plan import Verdict
from quietlegs.records.trial import Comparison

Mode = Literal["before", "when"]


class StepWords(Struct, frozen=True, kw_only=True):
    """One step with all its words: what a screen shows and a voice says. `how`: a sentence each, for this place."""

    technique: str
    technique_name: str
    region: str
    region_name: str
    direction: str
    pressure_max: int
    seconds: int
    tool: str | None = None
    oil: str | None = None
    how: tuple[str, ...] = ()


class RoutineWords(Struct, frozen=True, kw_only=True):
    """A routine with all its words; always with steps. `setting`: how to sit or lie for it, where that is special."""

    id: str
    name: str
    minutes: float
    steps: tuple[StepWords, ...]
    setting: str = ""


class PackArm(Struct, frozen=True, kw_only=True):
    """An arm of the trial today. Closed: `closed_because` says why in a sentence, and there is no routine."""

    id: str
    name: str
    open: bool
    closed_because: str = ""
    routine: RoutineWords | None = None


class Envelope(Struct, frozen=True, kw_only=True):
    """One night's draw, sealed: base64 of 12 bytes of nonce and AES-GCM over JSON that is padded to 96 bytes."""

    night: date
    sealed: str


class PackTrial(Struct, frozen=True, kw_only=True):
    """The trial on the phone. `id` is the seal of TRIAL.json; `key` conceals the nights, it keeps no secret."""

    id: str
    start: date
    nights: int
    comparison: Comparison
    comparison_name: str
    comparison_text: str
    comparison_routine: RoutineWords | None
    arms: tuple[PackArm, ...]
    free_nights_a_week: int
    paused: bool
    key: str
    envelopes: tuple[Envelope, ...]


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence and its code."""

    code: str
    text: str


class Relief(Struct, frozen=True, kw_only=True):
    """Something that may bring relief without a guided session."""

    id: str
    name: str


class PackPlan(Struct, frozen=True, kw_only=True):
    """Today's plan on the phone. `short`: the three-minute version; `elsewhere`: in bed, lying, at a desk, on a plane;
    `hands`: the guided hand-and-shoulder massage, also where the legs wait for a clinician; `for_tonight` is never
    empty.
    """

    verdict: Verdict
    text: str
    routine: RoutineWords | None
    short: RoutineWords | None
    for_tonight: tuple[Sentence, ...]
    relief: tuple[Relief, ...]
    elsewhere: tuple[RoutineWords, ...] = ()
    hands: RoutineWords | None = None


class PackPerson(Struct, frozen=True, kw_only=True):
    """Whose pack it is; `demo`: a synthetic person."""

    id: str
    name: str
    demo: bool


class PackSettings(Struct, frozen=True, kw_only=True):
    """IANA zone, boundary of nights (HH:MM), how the evening is rated, locale, and the evening's time (HH:MM)."""

    zone: str
    boundary: str
    mode: Mode
    locale: str
    evening_at: str


class PausedTechnique(Struct, frozen=True, kw_only=True):
    """A technique that a harm paused: no session offers it. `what` is the harm's code, such as `bruise`."""

    technique: str
    name: str
    since: date
    what: str


class TitledText(Struct, frozen=True, kw_only=True):
    """A heading and its sentences."""

    title: str
    text: tuple[str, ...]


class PackOneLeg(Struct, frozen=True, kw_only=True):
    """The clot line. `checked_at`: when the leg questions were last answered with no to all; null: no session opens."""

    checked_at: datetime | None
    question: str
    yes: TitledText
    unsure: TitledText


class PackNames(Struct, frozen=True, kw_only=True):
    """Everyday words by id, for what may be logged."""

    regions: dict[str, str]
    sensations: dict[str, str]
    techniques: dict[str, str]
    relief: dict[str, str]


class Pack(Struct, frozen=True, kw_only=True):
    """What a phone carries. `made_at`: ISO 8601; `words`: sentences about health or the trial, by code.

    `answers_due_from`: the first day on which safety questions are due again. `answers_hold_until`: the last day on
    which a session may start with this pack; null: no answer of it grows old. `rule_changed`: a sentence about a
    safety rule that changed since the plan was last shown, or empty.
    """

    version: Literal[1] = 1
    made_at: str
    person: PackPerson
    settings: PackSettings
    plan: PackPlan | None
    trial: PackTrial | None
    paused: tuple[PausedTechnique, ...]
    one_leg: PackOneLeg
    answers_due_from: date | None = None
    answers_hold_until: date | None = None
    rule_changed: str = ""
    names: PackNames
    words: dict[str, str]
