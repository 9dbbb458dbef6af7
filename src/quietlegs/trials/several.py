"""The law `balanced` with two or more techniques: each schedule that satisfies it is equally likely.

The law: the numbers of nights of any two arms (the comparison is one) differ by at most one, and no more than three
nights in a row are of the same arm. Which arms get the nights left over is drawn first, then one night after the
other as from an urn; as soon as a fourth night in a row turns up, everything is drawn anew. What is left is uniform:
every schedule has the same chance in each attempt.
"""

from quietlegs.trials.balanced import LONGEST_RUN
from quietlegs.trials.randomness import ByteSource, shuffle, uniform_below


def draw_several_techniques(techniques: int, nights: int, *, source: ByteSource) -> tuple[int, ...]:
    """Draw a schedule: 0 for the comparison, 1 … for the techniques, one number a night."""
    while True:
        attempt = _attempt(techniques, nights, source=source)
        if attempt is not None:
            return attempt


def _attempt(techniques: int, nights: int, *, source: ByteSource) -> tuple[int, ...] | None:
    """Draw night by night; None as soon as a run grows too long."""
    urn = [nights // (techniques + 1)] * (techniques + 1)
    for arm in shuffle(range(techniques + 1), source)[: nights % (techniques + 1)]:
        urn[arm] += 1
    arms: list[int] = []
    for _ in range(nights):
        arm = _from_urn(urn, source)
        if arms[-LONGEST_RUN:] == [arm] * LONGEST_RUN:
            return None
        arms.append(arm)
        urn[arm] -= 1
    return tuple(arms)


def _from_urn(urn: list[int], source: ByteSource) -> int:
    number = uniform_below(sum(urn), source)
    arm = 0
    while number >= urn[arm]:
        number -= urn[arm]
        arm += 1
    return arm
