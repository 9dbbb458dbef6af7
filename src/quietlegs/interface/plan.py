"""Plans: intake and finding in, the individual plan with its words out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.documents import document
from quietlegs.interface.plain_errors import why_unreadable
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.build import build_plan
from quietlegs.massage.paused import Paused, paused_by, with_paused
from quietlegs.records.finding import Finding
from quietlegs.records.intake import Intake
from quietlegs.records.log import HarmLog
from quietlegs.records.plan import Plan, Routine
from quietlegs.safety.screening import screen
from quietlegs.wording.plan import plan_in_words
from quietlegs.wording.plan_text import plan_text, steps_text

LARGEST_FINDING = 5_000_000
"""Bytes; a finding is a few thousand."""


@dataclass(frozen=True)
class PlanResult:
    """A plan, and its faces: a document for programs, calm text for people."""

    plan: Plan

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give the plan as plain values, with its sentences filled in; equal to the JSON of `quietlegs plan`."""
        return document(self._in_words(locale))

    def to_text(self, locale: str = "en") -> str:
        """Give the plan as text for a terminal."""
        return plan_text(self._in_words(locale), catalogue=load_catalogue(), locale=locale)

    def _in_words(self, locale: str) -> Plan:
        return plan_in_words(self.plan, catalogue=load_catalogue(), locale=locale)


def make_plan(
    intake: Intake, *, today: date, finding: Finding | None = None, paused: tuple[Paused, ...] = ()
) -> PlanResult:
    """Screen an intake and build the individual plan.

    A finding of the person's own nights shapes it; what a harm paused (`paused_today`) is withheld.
    """
    catalogue = load_catalogue()
    screening = with_paused(screen(intake, today=today, catalogue=catalogue), paused)
    return PlanResult(build_plan(intake, screening, catalogue=catalogue, today=today, finding=finding))


def paused_today(harms: Iterable[HarmLog], *, now: datetime) -> tuple[Paused, ...]:
    """What harms pause at an instant: each technique once, until its harm is over."""
    return paused_by(harms, now=now, catalogue=load_catalogue())


def routine_text(routine: Routine, *, locale: str = "en") -> str:
    """Give a routine's steps and how each technique is done, as text for a terminal."""
    return steps_text(routine, catalogue=load_catalogue(), locale=locale)


def read_finding(path: str | Path) -> Finding:
    """Read a finding as `quietlegs finding --json` prints it."""
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST_FINDING:
            raise FindingError(f"{file.name}: this file is too large to be a finding.")
        return msgspec.json.decode(file.read_bytes(), type=Finding)
    except OSError as error:
        raise FindingError(why_unreadable(file, error)) from error
    except msgspec.ValidationError as error:
        raise FindingError(f"{file.name}: this is not a finding: {error}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FindingError(f"{file.name}: this is not JSON: {error}.") from error
