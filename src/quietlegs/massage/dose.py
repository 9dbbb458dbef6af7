"""How long each step takes, and how often a week: copied from dialysis trials, since nobody tested doses."""

from collections.abc import Sequence

SESSIONS_PER_WEEK = 3
SHORTEST_STEP = 30
ROUNDING = 5
SHORTEST_SESSION_MINUTES = 3
LONGEST_SESSION_MINUTES = 40
"""The longest session for the legs that a restless-legs trial used, stretches and reflexology included."""

LONGEST_TRIED_MINUTES = 30
"""Most minutes of massage in one session that a restless-legs trial used."""


def fits(steps: int, minutes: int) -> bool:
    """Whether so many steps can each have their shortest time."""
    return steps * SHORTEST_STEP <= minutes * 60


def share_seconds(shares: Sequence[float], longest: Sequence[int], *, total: int) -> list[int]:
    """Share the seconds by weight, in steps of five, none below the shortest nor above its longest time.

    Where all steps at their longest do not fill the time, the result is shorter than asked.
    """
    level = _level(shares, longest, total=total)
    exact = [_bounded(level * share, most) for share, most in zip(shares, longest, strict=True)]
    seconds = [int(each // ROUNDING) * ROUNDING for each in exact]
    order = sorted(range(len(exact)), key=lambda index: (seconds[index] - exact[index], index))
    left = round((sum(exact) - sum(seconds)) / ROUNDING)
    for index in order:
        if left > 0 and seconds[index] + ROUNDING <= longest[index]:
            seconds[index] += ROUNDING
            left -= 1
    return seconds


def _bounded(seconds: float, most: int) -> float:
    return min(max(seconds, SHORTEST_STEP), most)


def _level(shares: Sequence[float], longest: Sequence[int], *, total: int) -> float:
    """The seconds for one unit of weight at which the bounded times add up to the total."""
    low, high = 0.0, max(longest) / min(shares)
    for _ in range(60):
        middle = (low + high) / 2
        filled = sum(_bounded(middle * share, most) for share, most in zip(shares, longest, strict=True))
        low, high = (middle, high) if filled < total else (low, middle)
    return high
