"""The first claim: the rule applied after every row, as if no later one existed, until it first says something."""

from typing import NamedTuple

import numpy as np

from quietlegs.statistics import forecast
from quietlegs.statistics.mixture import Mixture, below, chance_best
from quietlegs.statistics.moments import Bools, Floats, Ints
from quietlegs.trials.analysis import earliest, judge
from quietlegs.trials.table import Table


class Claim(NamedTuple):
    """After how many rows which technique (number, 0-based) was first spoken of, and the code of the decision."""

    rows: int
    technique: int
    code: int


def first_claim(table: Table, *, mid: float, seed: int) -> Claim | None:
    """The first decision other than "cannot tell yet" on the technique that led at the time; `mid` in points."""
    for judged in judge(table, lengths=list(range(earliest(table), table.arm.size + 1)), mid=mid):
        spoken, helps = judged.codes != forecast.UNDECIDED, below(judged.shipped, 0.0)
        for at in np.flatnonzero(spoken.any(axis=1)):
            arms = table.arm[: judged.lengths[at]]
            if not comparable(arms, techniques=judged.codes.shape[1]) or _another_leads(helps[at], spoken[at], arms):
                continue
            number = leader(judged.shipped, arms=arms, person=int(at), seed=seed)
            if judged.codes[at, number] != forecast.UNDECIDED:
                return Claim(judged.lengths[at], number, int(judged.codes[at, number]))
    return None


def _another_leads(helps: Floats, spoken: Bools, arms: Ints) -> bool:
    """Whether P(helps) alone tells that no technique spoken of leads, so that no draws are needed.

    P(k is the best) is at most P(k helps), and at least that minus the others' P(helps).
    """
    least = [2 * helps[k] - helps.sum() for k in range(helps.size) if compared(arms, number=k)]
    return bool(helps[spoken].max() < max(least))


def compared(arms: Ints, *, number: int) -> bool:
    """Whether technique `number` (0-based) and the comparison have any rows at all."""
    return bool((arms == number + 1).any() and (arms == 0).any())


def comparable(arms: Ints, *, techniques: int) -> bool:
    """Whether any technique was compared at all."""
    return any(compared(arms, number=number) for number in range(techniques))


def leader(of: Mixture, *, arms: Ints, person: int, seed: int) -> int:
    """The number of the technique most likely to be the best among those that were compared."""
    chance = chance_best(of, person=person, seed=seed)
    return max(
        (number for number in range(chance.size) if compared(arms, number=number)), key=lambda one: float(chance[one])
    )
