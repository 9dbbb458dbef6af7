"""The planned analysis of a table: posteriors under each prior, and the decision after every night."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from quietlegs.statistics import forecast, priors
from quietlegs.statistics.forecast import Codes
from quietlegs.statistics.mixture import Mixture, above, below
from quietlegs.statistics.moments import Bools
from quietlegs.statistics.posterior import LONG, Evidence, marginalise, posterior
from quietlegs.trials.table import Table, growing_moments
from quietlegs.trials.terms import MINIMUM_NIGHTS, MINIMUM_NIGHTS_A_SIDE

SURE = 0.95
MINIMUM_BLOCKS_A_SIDE = 3
LENGTHS_AT_ONCE = 24


class Judged(NamedTuple):
    """What the rule says after each of some lengths: decisions (L, k), and the deciding posterior."""

    lengths: list[int]
    codes: Codes
    shipped: Mixture


class Answer(NamedTuple):
    """All rows seen under each prior, and the rule's word on each technique: `codes` (k,), `enough` (k,).

    `speaking` (k,): enough nights, and not the same mark on all of them.
    """

    by_prior: dict[str, Mixture]
    codes: Codes
    enough: Bools
    speaking: Bools

    @property
    def shipped(self) -> Mixture:
        """The posterior that decides."""
        return self.by_prior["shipped"]


def answer_of(table: Table, *, mid: float) -> Answer:
    """The planned analysis of all rows; `mid` in points."""
    evidence = evidence_of(table, lengths=[table.arm.size])
    seen = {name: posterior(evidence, prior=prior) for name, prior in priors.BY_NAME.items()}
    ready = enough(table, first=table.arm.size)
    speaking = ready & differs(table, first=table.arm.size)
    codes = decide(seen["shipped"], hopeful=seen["enthusiastic"], enough=speaking[None, :], mid=mid)
    return Answer(seen, codes[0], ready, speaking)


def evidence_of(table: Table, *, lengths: list[int]) -> Evidence:
    """The evidence of the first m rows, for each m in `lengths`."""
    return marginalise(growing_moments(table, lengths=lengths), nuisance=table.priors, blocks=table.blocks)


def judge(table: Table, *, lengths: list[int], mid: float) -> Iterator[Judged]:
    """The decision for each technique after the first m rows, for each m in `lengths` (rising); `mid` in points.

    It comes in batches, so that who looks for a first claim can stop there. Each length is judged as it was on its own
    night: diaries for which the quadrature nodes must move are kept apart from those for which they need not.
    """
    for batch in _batches(lengths):
        evidence = evidence_of(table, lengths=batch)
        shipped = posterior(evidence, prior=priors.SHIPPED)
        hopeful = posterior(evidence, prior=priors.ENTHUSIASTIC)
        ready = np.stack([enough(table, first=length) & differs(table, first=length) for length in batch])
        yield Judged(batch, decide(shipped, hopeful=hopeful, enough=ready, mid=mid), shipped)


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    for part in ([one for one in lengths if one <= LONG], [one for one in lengths if one > LONG]):
        yield from (part[start : start + LENGTHS_AT_ONCE] for start in range(0, len(part), LENGTHS_AT_ONCE))


def decide(shipped: Mixture, *, hopeful: Mixture, enough: Bools, mid: float) -> Codes:
    """Apply the rule of the plan of analysis to posteriors of persons or prefixes: codes (B, k)."""
    codes = forecast.decide(
        (below(shipped, 0.0), below(shipped, -mid), above(shipped, 0.0)),
        enthusiast_by_mid=below(hopeful, -mid),
        sure=SURE,
    )
    return np.where(enough, codes, forecast.UNDECIDED).astype(np.int8)


def enough(table: Table, *, first: int) -> Bools:
    """Whether each technique's side and the comparison's have enough rows for any claim, (k,)."""
    arm = table.arm[:first]
    counts = np.array([(arm == number).sum() for number in range(table.treatment.shape[1] + 1)])
    if table.blocks:
        return np.asarray((counts[1:] >= MINIMUM_BLOCKS_A_SIDE) & (counts[0] >= MINIMUM_BLOCKS_A_SIDE))
    fair = (counts[1:] >= MINIMUM_NIGHTS_A_SIDE) & (counts[0] >= MINIMUM_NIGHTS_A_SIDE)
    return np.asarray(fair & (counts[1:] + counts[0] >= MINIMUM_NIGHTS))


def differs(table: Table, *, first: int) -> bool:
    """Whether the first rows differ in their outcome at all; the same mark every night compares nothing."""
    return bool(np.ptp(table.outcome[:first]) > 0)


def earliest(table: Table) -> int:
    """The fewest rows after which a claim could be made at all."""
    return 2 * MINIMUM_BLOCKS_A_SIDE if table.blocks else MINIMUM_NIGHTS
