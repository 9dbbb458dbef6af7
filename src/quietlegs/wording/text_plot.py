"""Intervals drawn with letters, one line each, at most 80 columns wide; the numbers stand beside the picture."""

import math
from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 80
LONGEST_NAME = 22
NARROWEST = 16
MOST_LINES = 60


class Line(NamedTuple):
    """One line: a name, the numbers as text, the interval and its middle (none: a range without one), and a share."""

    name: str
    told: str
    bounds: tuple[float, float]
    middle: float | None
    share: str = ""


def text_plot(lines: Sequence[Line]) -> str:
    """Draw the lines under each other on one axis that holds 0; of very many, the first and the last ones."""
    shown = _some(lines)
    names = min(LONGEST_NAME, max(len(line.name) for line in shown))
    told = max(len(line.told) for line in shown)
    share = max(len(line.share) for line in shown)
    width = max(NARROWEST, WIDTH - names - told - share - 3)
    low = min(0.0, *(line.bounds[0] for line in shown))
    high = max(0.0, *(line.bounds[1] for line in shown))
    rows = (
        f"{_name(line.name, names):<{names}} {_drawn(line, (low, high), width)}"
        f" {line.told:>{told}} {line.share:>{share}}"
        for line in shown
    )
    return "\n".join(row.rstrip() for row in rows)


def _some(lines: Sequence[Line]) -> list[Line]:
    if len(lines) <= MOST_LINES:
        return list(lines)
    left = len(lines) - MOST_LINES
    return [*lines[: MOST_LINES - 2], Line(f"... {left} more", "", (0.0, 0.0), math.nan), *lines[-2:]]


def _name(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 3]}..."


def _drawn(line: Line, axis: tuple[float, float], width: int) -> str:
    """The interval as dashes between its ends, the middle as a sign, and 0 as a bar."""
    low, high = axis

    def at(value: float) -> int:
        return round((value - low) / ((high - low) or 1.0) * (width - 1))

    signs = [" "] * width
    if line.middle is not None and math.isnan(line.middle):
        return "".join(signs)
    first, last = at(line.bounds[0]), at(line.bounds[1])
    signs[at(0.0)] = "|"
    signs[first : last + 1] = ["-" if line.middle is not None else "."] * (last - first + 1)
    if line.middle is not None:
        signs[at(line.middle)] = "o" if line.share else "#"
    return "".join(signs)
