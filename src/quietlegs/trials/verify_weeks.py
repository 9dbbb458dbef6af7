"""The weeks that an adaptive trial appended: drawn again from seed and chances, and the chances from the diary."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import UnsetType
from msgspec.structs import replace

from quietlegs.records.diary import Diary
from quietlegs.records.trial import Assignment, DrawnWeek, Trial
from quietlegs.trials.adaptive import FIRST_WEEKS, TECHNIQUE_FLOOR, WHOLE, assignments, border, shares_of, weeks_in

SAME_CHANCE = 0.01
"""What machines with other arithmetic may differ by when they weigh the same ratings."""


class Replay(NamedTuple):
    """Week numbers: the diary's ratings give the chances again; they were changed since; they give others."""

    same: tuple[int, ...] = ()
    edited: tuple[int, ...] = ()
    other: tuple[int, ...] = ()


def expected_nights(trial: Trial, *, first: Sequence[Assignment]) -> Iterator[Assignment]:
    """Every night that seed and stored chances draw after the `first` two weeks; a week that cannot be has none.

    A week follows on what is drawn before it, not on what is stored, so that one flipped night is found alone.
    """
    before = {night.night: night for night in (*trial.schedule, *first)}
    for number, week in _numbered(trial):
        if _can_be(week, number, trial):
            drawn = assignments(replace(trial, schedule=tuple(before.values())), week)
            before |= {night.night: night for night in drawn}
            yield from drawn


def impossible_weeks(trial: Trial) -> Iterator[date]:
    """First nights of the weeks that this law never draws like that, such as with too few comparison nights."""
    yield from (border(trial, number) for number, week in _numbered(trial) if not _can_be(week, number, trial))


def replay(trial: Trial, *, diary: Diary) -> Replay:
    """Weigh the ratings before each border again, where the diary still holds what was known then."""
    from quietlegs.trials.reweigh import fingerprint, reweighed

    same, edited, other = list[int](), list[int](), list[int]()
    for number, week in _numbered(trial):
        if not _can_be(week, number, trial):
            continue
        if fingerprint(trial, diary=diary, week=number) != week.ratings_sha256:
            edited.append(number)
            continue
        again = reweighed(trial, diary=diary, week=number)
        apart = max(abs(new - old) for new, old in zip(again.probabilities, week.probabilities, strict=True))
        (same if apart <= SAME_CHANCE and again.rated == week.rated else other).append(number)
    return Replay(tuple(same), tuple(edited), tuple(other))


def _numbered(trial: Trial) -> Iterator[tuple[int, DrawnWeek]]:
    """Each stored week with the number that its place gives it."""
    return enumerate(trial.design.drawn_weeks, start=FIRST_WEEKS + 1)


def _can_be(week: DrawnWeek, number: int, trial: Trial) -> bool:
    """Whether the law can draw a week like this at all."""
    arms, shares = len(trial.arms) + 1, shares_of(week)
    late = None if isinstance(week.first_night, UnsetType) else week.first_night
    in_place = (
        (late is None or late > border(trial, number))
        and trial.design.law == "adaptive"
        and week.week == number <= weeks_in(trial)
        and len(shares) == arms
    )
    exact = all(share / WHOLE == probability for share, probability in zip(shares, week.probabilities, strict=True))
    fair = sum(shares) == WHOLE and shares[0] * arms >= WHOLE
    return in_place and exact and fair and min(shares[1:]) >= int(TECHNIQUE_FLOOR / arms * WHOLE) - 1
