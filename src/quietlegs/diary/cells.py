"""One cell of a diary: from text to value, or why it cannot be."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from quietlegs.diary.columns import Column, Kind
from quietlegs.foundation.body import NOT_OFFERED, TECHNIQUES
from quietlegs.foundation.errors import InputError
from quietlegs.foundation.nights import read_clock
from quietlegs.records.trial import COMPARISON, Trial

Value = str | float | bool | date | None

FIRST_YEAR, LAST_YEAR = 2000, 2100
STATUSES = ("rated", "skipped", "declined", "missed")

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_ARM = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_FORMULA = ("=", "+", "-", "@")


class CellError(InputError):
    """What is wrong with a cell and what to do; the reader adds where it stands."""


class Arms(NamedTuple):
    """The arms that a diary may name: those of its trial, or any id where no trial was given."""

    ids: frozenset[str] | None = None

    @classmethod
    def of(cls, trial: Trial | None) -> "Arms":
        """Collect the arms of a trial."""
        return cls() if trial is None else cls(frozenset({COMPARISON, *(arm.id for arm in trial.arms)}))

    def knows(self, arm: str) -> bool:
        """Say whether this arm may stand in the diary."""
        return bool(_ARM.fullmatch(arm)) if self.ids is None else arm in self.ids


Parser = Callable[[str, Column, Arms], Value]


def parse_cell(text: str, *, column: Column, arms: Arms) -> Value:
    """Read one cell of a known column; empty is unknown."""
    if column.kind == "text":
        return text if text.strip() else None
    stripped = text.strip()
    return _PARSERS[column.kind](stripped, column, arms) if stripped else None


def parse_number(text: str) -> float:
    """Read a number as it is written by hand or by a program; never a formula, never infinity or "not a number"."""
    if looks_like_formula(text):
        raise CellError(f"{text[:30]!r} looks like a formula: write the number itself")
    value = float(text) if _NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value):
        hint = "use a point for the decimals" if "," in text else "leave the cell empty if it is not known"
        raise CellError(f"{text[:30]!r} is not a number: {hint}")
    return value


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet would compute this cell: it starts with = + - or @ and is no number."""
    return len(text) > 1 and text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)


def _in_range(text: str, column: Column, _: Arms) -> float:
    value = parse_number(text)
    if column.low is not None and column.high is not None and not column.low <= value <= column.high:
        raise CellError(f"{text[:30]} is out of range: it must lie between {column.low:g} and {column.high:g}")
    return value


def _night(text: str, _: Column, __: Arms) -> date:
    try:
        found = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None:
        raise CellError(f"{text[:30]!r} is not a date: write it as YYYY-MM-DD, such as 2026-11-23")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellError(f"{text} cannot be the date of a night: it must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def _assigned(text: str, _: Column, arms: Arms) -> str:
    if text in ("none", "other") or not arms.knows(text):
        raise CellError(_unknown_arm(text, arms, more=""))
    return text


def _done(text: str, _: Column, arms: Arms) -> str:
    if text in (COMPARISON, "none"):
        return COMPARISON
    if text != "other" and text not in TECHNIQUES + NOT_OFFERED and not arms.knows(text):
        raise CellError(_unknown_arm(text, arms, more=", or `other`"))
    return text


def _arm(text: str, column: Column, arms: Arms) -> str:
    return (_assigned if column.name == "assigned" else _done)(text, column, arms)


def _unknown_arm(text: str, arms: Arms, *, more: str) -> str:
    if arms.ids is None:
        return f"{text[:40]!r} is not an arm: use the id of a technique, such as effleurage, or `comparison`{more}"
    return f"{text[:40]!r} is not an arm of the trial: use one of {', '.join(sorted(arms.ids))}{more}"


def _flag(text: str, _: Column, __: Arms) -> bool:
    if text not in ("0", "1", "0.0", "1.0"):
        raise CellError(f"{text[:30]!r} is neither 0 (no) nor 1 (yes): leave the cell empty if it is not known")
    return text.startswith("1")


def _status(text: str, _: Column, __: Arms) -> str:
    if text not in STATUSES:
        raise CellError(f"{text[:30]!r} is not a status: use one of {', '.join(STATUSES)}, or leave it empty")
    return text


def _clock(text: str, _: Column, __: Arms) -> str:
    try:
        read_clock(text)
    except InputError as error:
        raise CellError(str(error).rstrip(".")) from error
    return text


def _onset(text: str, column: Column, arms: Arms) -> str:
    return text if text == "none" else _clock(text, column, arms)


def _technique(text: str, _: Column, arms: Arms) -> str:
    if text not in (*TECHNIQUES, *NOT_OFFERED, "other") and (text in (COMPARISON, "none") or not arms.knows(text)):
        raise CellError(f"{text[:40]!r} is not a technique: use its id, such as effleurage, or `other`")
    return text


_PARSERS: Mapping[Kind, Parser] = {
    "date": _night,
    "arm": _arm,
    "flag": _flag,
    "status": _status,
    "number": _in_range,
    "clock": _clock,
    "onset": _onset,
    "technique": _technique,
}
