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


class Cell(NamedTuple):
    """What stands in a cell that is not empty, and what may stand there."""

    text: str
    column: Column
    arms: Arms


def parse_cell(text: str, *, column: Column, arms: Arms) -> Value:
    """Read one cell of a known column; empty is unknown."""
    stripped = text.strip()
    if column.kind == "text":
        return text if stripped else None
    return _PARSERS[column.kind](Cell(stripped, column, arms)) if stripped else None


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


def _in_range(cell: Cell) -> float:
    value, (low, high) = parse_number(cell.text), (cell.column.low, cell.column.high)
    if low is not None and high is not None and not low <= value <= high:
        raise CellError(f"{cell.text[:30]} is out of range: it must lie between {low:g} and {high:g}")
    return value


def _night(cell: Cell) -> date:
    try:
        found = date.fromisoformat(cell.text) if _DATE.fullmatch(cell.text) else None
    except ValueError:
        found = None
    if found is None:
        raise CellError(f"{cell.text[:30]!r} is not a date: write it as YYYY-MM-DD, such as 2026-11-23")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellError(f"{found} cannot be the date of a night: it must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def _arm(cell: Cell) -> str:
    """What was drawn, or what was done: a session may be any technique, even one that is never offered."""
    if cell.column.name == "done":
        if cell.text in (COMPARISON, "none"):
            return COMPARISON
        if cell.text in (*TECHNIQUES, *NOT_OFFERED, "other"):
            return cell.text
    if cell.text in ("none", "other") or not cell.arms.knows(cell.text):
        raise CellError(_unknown_arm(cell))
    return cell.text


def _unknown_arm(cell: Cell) -> str:
    more = ", or `other`" if cell.column.name == "done" else ""
    if cell.arms.ids is None:
        return f"{cell.text[:40]!r} is not an arm: use the id of a technique, such as effleurage, or `comparison`{more}"
    return f"{cell.text[:40]!r} is not an arm of the trial: use one of {', '.join(sorted(cell.arms.ids))}{more}"


def _flag(cell: Cell) -> bool:
    if cell.text not in ("0", "1", "0.0", "1.0"):
        raise CellError(f"{cell.text[:30]!r} is neither 0 (no) nor 1 (yes): leave the cell empty if it is not known")
    return cell.text.startswith("1")


def _status(cell: Cell) -> str:
    if cell.text not in STATUSES:
        raise CellError(f"{cell.text[:30]!r} is not a status: use one of {', '.join(STATUSES)}, or leave it empty")
    return cell.text


def _clock(cell: Cell) -> str:
    try:
        read_clock(cell.text)
    except InputError as error:
        raise CellError(str(error).rstrip(".")) from error
    return cell.text


def _onset(cell: Cell) -> str:
    return cell.text if cell.text == "none" else _clock(cell)


def _technique(cell: Cell) -> str:
    known = cell.text in (*TECHNIQUES, *NOT_OFFERED, "other")
    if not known and (cell.text in (COMPARISON, "none") or not cell.arms.knows(cell.text)):
        raise CellError(f"{cell.text[:40]!r} is not a technique: use its id, such as effleurage, or `other`")
    return cell.text


_PARSERS: Mapping[Kind, Callable[[Cell], Value]] = {
    "date": _night,
    "arm": _arm,
    "flag": _flag,
    "status": _status,
    "number": _in_range,
    "clock": _clock,
    "onset": _onset,
    "technique": _technique,
}
