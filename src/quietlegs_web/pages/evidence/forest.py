"""A forest plot as numbers for its template: where each line, mark and word of the picture stands.

The picture is 340 units wide, as a phone of 390 shows it; each line has two rows of words above its interval.
"""

import math
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from quietlegs.interface.claim_studies import Forest, ForestRow
from quietlegs.wording.speak import say
from quietlegs.wording.studies import figures

WIDTH, MARGIN, ROW, HEAD, FOOT = 340, 14, 58, 4, 44
MOST_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_MARK = 5
_LONGEST, _NAME = 40, 16
"""Letters that fit beside each other, and how far a further line of a long name goes down."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: its words, the interval from `left` to `right`, and its mark as a path around `middle`."""

    kind: str
    names: tuple[tuple[float, str], ...]
    note: str
    figures: str
    note_y: float
    y: float
    left: float | None
    right: float | None
    mark: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Everything the template draws, and the same rows for the table beside it."""

    id: str
    title: str
    told: str
    width: int
    height: int
    floor: int
    zero: float
    dummy: float | None
    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]
    less: str
    more: str
    table: tuple[tuple[str, str, str], ...]


def picture(forest: Forest, locale: str) -> Picture:
    """Lay out one forest plot."""
    rows = forest.rows
    low, high, step = axis(rows)

    def x(value: float) -> float:
        return round(MARGIN + (value - low) / (high - low) * (WIDTH - 2 * MARGIN), 1)

    tops = list(accumulate((ROW + _NAME * (len(_wrapped(row)) - 1) for row in rows), initial=HEAD))
    floor = tops[-1] + 4
    lines = " ".join(say("studies.picture_line", {"name": row.name, "told": row.told}, locale=locale) for row in rows)
    dummy = next((row.middle for row in rows if row.kind == "dummy"), None)
    ticks = [low + step * at for at in range(round((high - low) / step) + 1)]
    return Picture(
        id=f"forest-{forest.scale}",
        title=say("studies.picture", {"scale": say(f"studies.scale_{forest.scale}", locale=locale)}, locale=locale),
        told=say("studies.picture_told", {"rows": len(rows), "lines": lines}, locale=locale),
        width=WIDTH,
        height=floor + FOOT,
        floor=floor,
        zero=x(0.0),
        dummy=None if dummy is None else x(dummy),
        lines=tuple(_line(row, top, x(row.middle or 0.0), _ends(row, x)) for row, top in zip(rows, tops, strict=False)),
        ticks=tuple((x(value), f"{value:g}".replace("-", "\u2212")) for value in ticks),
        less=say("studies.less_side", locale=locale),
        more=say("studies.more_side", locale=locale),
        table=tuple(_in_table(row, locale) for row in rows),
    )


def _in_table(row: ForestRow, locale: str) -> tuple[str, str, str]:
    name = f"{row.name} ({row.note})" if row.note else row.name
    return name, row.told, say(f"studies.kind_{row.kind}", locale=locale)


def axis(rows: tuple[ForestRow, ...]) -> tuple[float, float, int]:
    """Lowest and highest value and the step between ticks: round numbers that hold every interval and 0."""
    ends = [0.0] + [end for row in rows for end in (row.low, row.middle, row.high) if end is not None]
    low, high = min(ends), max(ends)
    step = next((one for one in _STEPS if (high - low) / one <= MOST_TICKS - 2), _STEPS[-1])
    return math.floor(low / step) * step, max(math.ceil(high / step), 1) * step, step


def _ends(row: ForestRow, x: Callable[[float], float]) -> tuple[float, float] | None:
    return None if row.low is None or row.high is None else (x(row.low), x(row.high))


def _wrapped(row: ForestRow) -> list[str]:
    return textwrap.wrap(row.name, _LONGEST) or [""]


def _line(row: ForestRow, top: int, middle: float, ends: tuple[float, float] | None) -> Line:
    names = tuple((top + 13 + _NAME * at, text) for at, text in enumerate(_wrapped(row)))
    note_y = names[-1][0] + 17
    return Line(
        kind=row.kind,
        names=names,
        note=row.note,
        figures=figures(None if row.kind == "new" else row.middle, row.low, row.high),
        note_y=note_y,
        y=note_y + 13,
        left=ends[0] if ends else None,
        right=ends[1] if ends else None,
        mark=_mark(row.kind, middle, note_y + 13),
    )


def _mark(kind: str, x: float, y: float) -> str:
    """A square for a trial, a diamond for what is pooled, a ring for a dummy; nothing for a range."""
    if kind == "new":
        return ""
    if kind == "study":
        return f"M{x - _MARK:g} {y - _MARK:g}h{2 * _MARK}v{2 * _MARK}h-{2 * _MARK}z"
    if kind == "dummy":
        return f"M{x - _MARK:g} {y:g}a{_MARK} {_MARK} 0 1 0 {2 * _MARK} 0a{_MARK} {_MARK} 0 1 0 -{2 * _MARK} 0z"
    reach = _MARK + 2
    return f"M{x - reach:g} {y:g}L{x:g} {y - reach:g}L{x + reach:g} {y:g}L{x:g} {y + reach:g}z"
