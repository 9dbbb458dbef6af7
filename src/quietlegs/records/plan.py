"""The plan: a verdict, what is withheld and why, what is open tonight, and a routine where one is safe."""

from typing import Literal

from msgspec import Struct

from quietlegs.foundation.body import Situation
from quietlegs.foundation.reasons import Reason

Verdict = Literal["go", "adapt", "incomplete", "ask_first", "stop"]
VERDICTS: tuple[Verdict, ...] = ("go", "adapt", "incomplete", "ask_first", "stop")
"""From freest to strictest: more caution never moves to the left."""


class Withheld(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that must not be offered: one technique, tool or oil, perhaps only somewhere or above a pressure.

    Exactly one of `technique`, `tool`, `oil` is set. Without `region` it holds everywhere; with
    `pressure_above` only stronger pressure is withheld. `because` names condition or use_rule ids,
    or `intake:<key>`, or `finding:<arm>`.
    """

    technique: str | None = None
    tool: str | None = None
    oil: str | None = None
    region: str | None = None
    pressure_above: int | None = None
    because: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class RedFlag(Struct, frozen=True, kw_only=True):
    """A red flag that was answered yes or unsure, and what to do now."""

    id: str
    action: str
    urgency: Literal["emergency", "same_day", "soon", "look"]
    sources: tuple[str, ...] = ()


class Screening(Struct, frozen=True, kw_only=True):
    """What the answers allow: the safety room's whole result. Never has steps.

    `minutes_max`: how long a session may be at most; null where the answers set no bound.
    """

    verdict: Verdict
    missing: tuple[str, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    reasons: tuple[Reason, ...] = ()
    minutes_max: int | None = None


class Step(Struct, frozen=True, kw_only=True):
    """One step of a routine: what, where, which way, how firmly at most, how long, with what."""

    technique: str
    region: str
    direction: str
    pressure_max: int
    seconds: int
    tool: str | None = None
    oil: str | None = None


class Routine(Struct, frozen=True, kw_only=True):
    """Steps in order. Without steps (`id` is null, `minutes` 0) nothing may be done."""

    id: str | None = None
    minutes: float = 0
    steps: tuple[Step, ...] = ()


class Elsewhere(Struct, frozen=True, kw_only=True):
    """The routine for another situation than sitting at home: built from the same withheld things."""

    situation: Situation
    routine: Routine


class EvidenceLine(Struct, frozen=True, kw_only=True):
    """What is known about a claim that bears on this plan."""

    claim: str
    certainty: str
    text: str = ""


class Plan(Struct, frozen=True, kw_only=True):
    """The individual plan. Only the verdicts `go` and `adapt` have steps.

    `elsewhere`: routines for other situations, each with steps. `too_tired`: the three-minute version. `next_steps`:
    what to keep, swap, stop or explore, one reason a technique.
    """

    verdict: Verdict
    missing: tuple[str, ...]
    for_tonight: tuple[Reason, ...]
    red_flags: tuple[RedFlag, ...]
    withheld: tuple[Withheld, ...]
    not_offered: tuple[Reason, ...]
    sessions_per_week: int
    routine: Routine
    reasons: tuple[Reason, ...]
    evidence: tuple[EvidenceLine, ...]
    version: Literal[1] = 1
    made_on: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()
    too_tired: Routine = Routine()
    next_steps: tuple[Reason, ...] = ()
