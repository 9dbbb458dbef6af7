"""The law `adaptive`: two balanced weeks, then each week's chances follow the ratings that were known at its border.

The first two weeks: in each, the numbers of nights of any two arms differ by at most one, and no more than three
nights in a row are alike, from one week into the other too. Every such pair of weeks is equally likely, so that every
night gives each arm the same chance. From the third week on, night after night is drawn with the week's probabilities
(`top_two.py`), in whole millionths, so that the same number falls on the same arm on every machine. Where the three
nights before were drawn as comparison nights, this one cannot be, since nobody should go without for longer: the
techniques keep their shares of the rest. A week's stream of randomness depends on the seed and the week alone.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from quietlegs.records.trial import COMPARISON, Assignment, DrawnWeek, Trial
from quietlegs.trials.balanced import LONGEST_RUN
from quietlegs.trials.blocks import WEEK
from quietlegs.trials.randomness import ByteSource, SeededBytes, shuffle, uniform_below

FIRST_WEEKS = 2
WHOLE = 1_000_000
"""Probabilities are whole numbers of this part."""

TECHNIQUE_FLOOR = 0.1
"""A technique keeps this share of an equal share, however it does: it may have had bad luck (our own choice)."""


class DrawnNight(NamedTuple):
    """A night's arm (0 is the comparison), and the probability with which it was drawn."""

    arm: int
    probability: float


def draw_first_weeks(techniques: int, source: ByteSource) -> tuple[int, ...]:
    """Draw the two balanced weeks: 0 for the comparison, 1 … for the techniques, one number a night.

    Both weeks are drawn again until no run is too long, so that every pair of weeks that may be is equally likely.
    """
    while True:
        arms = tuple(arm for _ in range(FIRST_WEEKS) for arm in _balanced_week(techniques, source))
        if longest_run(arms) <= LONGEST_RUN:
            return arms


def longest_run(arms: Sequence[int]) -> int:
    """The most nights in a row that are of one arm."""
    return max(len(list(run)) for _, run in groupby(arms))


def draw_nights(
    shares: Sequence[int], *, nights: int, before: Sequence[int], source: ByteSource
) -> tuple[DrawnNight, ...]:
    """Draw night after night, each arm with its share of `WHOLE` (comparison first).

    `before`: the arms of the nights before the first one. After three comparison nights only the techniques are drawn.
    """
    arms, drawn = list(before), list[DrawnNight]()
    for _ in range(nights):
        without = shares[0] if arms[-LONGEST_RUN:] == [0] * LONGEST_RUN else 0
        arm = _arm_at(without + uniform_below(WHOLE - without, source), shares)
        arms.append(arm)
        drawn.append(DrawnNight(arm, shares[arm] / (WHOLE - without)))
    return tuple(drawn)


def in_millionths(probabilities: Sequence[float]) -> tuple[int, ...]:
    """Probabilities (comparison first) in whole millionths that add up to `WHOLE`: the comparison gets what is left."""
    techniques = [int(probability * WHOLE) for probability in probabilities[1:]]
    return (WHOLE - sum(techniques), *techniques)


def shares_of(week: DrawnWeek) -> tuple[int, ...]:
    """A stored week's probabilities in whole millionths."""
    return tuple(round(probability * WHOLE) for probability in week.probabilities)


def week_of(trial: Trial, night: date) -> int:
    """The number of the week, from 1, that a night of the trial belongs to."""
    return (night - trial.start).days // WEEK + 1


def border(trial: Trial, week: int) -> date:
    """The first night of a week: what is known of earlier nights decides about it."""
    return trial.start + timedelta(days=WEEK * (week - 1))


def nights_in(trial: Trial, week: int) -> tuple[date, ...]:
    """The nights of a week; the last one may be short."""
    count = min(WEEK, trial.nights - WEEK * (week - 1))
    return tuple(border(trial, week) + timedelta(days=day) for day in range(count))


def weeks_in(trial: Trial) -> int:
    """How many weeks are planned; the last one may be short."""
    return -(-trial.nights // WEEK)


def weeks_drawn(trial: Trial) -> int:
    """How many weeks are drawn so far."""
    return FIRST_WEEKS + len(trial.design.drawn_weeks)


def assignments(trial: Trial, week: DrawnWeek) -> tuple[Assignment, ...]:
    """The nights that seed and probabilities draw for a week, after the trial's nights before it.

    All its nights are drawn; those that were over by then are left out, so that the others do not depend on how many.
    """
    names, shares = (COMPARISON, *(arm.id for arm in trial.arms)), shares_of(week)
    nights = nights_in(trial, week.week)
    source = SeededBytes(trial.seed, f"schedule adaptive, week {week.week}, {len(names)} arms")
    assigned = {night.night: names.index(night.assigned) for night in trial.schedule if night.assigned in names}
    just_before = (nights[0] - timedelta(days=days) for days in range(LONGEST_RUN, 0, -1))
    before = [assigned[night] for night in just_before if night in assigned]
    drawn = draw_nights(shares, nights=len(nights), before=before, source=source)
    return tuple(
        Assignment(night=night, assigned=names[one.arm], probability=one.probability)
        for night, one in zip(nights, drawn, strict=True)
        if week.gives(night)
    )


def _balanced_week(techniques: int, source: ByteSource) -> list[int]:
    each, more = divmod(WEEK, techniques + 1)
    lucky = shuffle(range(techniques + 1), source)[:more]
    return shuffle([arm for arm in range(techniques + 1) for _ in range(each + (arm in lucky))], source)


def _arm_at(number: int, shares: Sequence[int]) -> int:
    arm = 0
    while number >= shares[arm]:
        number -= shares[arm]
        arm += 1
    return arm
