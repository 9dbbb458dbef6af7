"""The planned analysis of a table: posteriors under each prior, and the decision after every night."""

from typing import NamedTuple

import numpy as np

from quietlegs.statistics import forecast, priors
from quietlegs.statistics.forecast import Codes
from quietlegs.statistics.mixture import Mixture, above, below
from quietlegs.statistics.moments import Bools
from quietlegs.statistics.posterior import Evidence, marginalise, posterior
from quietlegs.trials.table import Table, growing_moments
from quietlegs.trials.terms import MINIMUM_NIGHTS, MINIMUM_NIGHTS_A_SIDE

SURE = 0.95
MINIMUM_BLOCKS_A_SIDE = 3


class Judged(NamedTuple):
    """What the rule says after each of the lengths looked at: decisions (L, k), and the deciding posterior."""

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
    judged = decide(seen["shipped"], hopeful=seen["enthusiastic"], enough=speaking[None, :], mid=mid)
    return Answer(seen, judged.codes[0], ready, speaking)


def evidence_of(table: Table, *, lengths: list[int]) -> Evidence:
    """The evidence of the first m rows, for each m in `lengths`."""
    return marginalise(growing_moments(table, lengths=lengths), nuisance=table.priors, blocks=table.blocks)


def judge(table: Table, *, lengths: list[int], mid: float) -> Judged:
    """The decision for each technique after the first m rows, for each m in `lengths`; `mid` in points."""
    evidence = evidence_of(table, lengths=lengths)
    return decide(
        posterior(evidence, prior=priors.SHIPPED),
        hopeful=posterior(evidence, prior=priors.ENTHUSIASTIC),
        enough=np.stack([enough(table, first=length) & differs(table, first=length) for length in lengths]),
        mid=mid,
    )


def decide(shipped: Mixture, *, hopeful: Mixture, enough: Bools, mid: float) -> Judged:
    """Apply the rule of the plan of analysis to posteriors of persons or prefixes."""
    helps = below(shipped, 0.0)
    codes = forecast.decide(
        (helps, below(shipped, -mid), above(shipped, 0.0)), enthusiast_by_mid=below(hopeful, -mid), sure=SURE
    )
    return Judged(np.where(enough, codes, forecast.UNDECIDED).astype(np.int8), shipped)


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
