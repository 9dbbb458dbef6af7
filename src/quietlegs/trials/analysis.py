"""The planned analysis of a table: posteriors under each prior, and the decision after every night."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from quietlegs.statistics import forecast, priors
from quietlegs.statistics.forecast import Codes
from quietlegs.statistics.many import PERSONS_AT_ONCE
from quietlegs.statistics.mixture import Mixture, above, below, of_one
from quietlegs.statistics.moments import Bools, Floats
from quietlegs.statistics.posterior import LONG, Evidence, marginalise, posterior
from quietlegs.trials.table import Table, growing_moments, moments
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
    return answers_of([table], mids=[mid])[0]


def answers_of(tables: Sequence[Table], *, mids: Sequence[float]) -> list[Answer]:
    """The planned analysis of many tables, each with its own `mid`: those with the same columns go through at once."""
    found: dict[int, Answer] = {}
    for batch in _alike(tables):
        here = [tables[number] for number in batch]
        each = [moments(table, first=table.arm.size) for table in here]
        evidence = marginalise(each, nuisance=here[0].priors, blocks=here[0].blocks)
        seen = {name: posterior(evidence, prior=prior) for name, prior in priors.BY_NAME.items()}
        ready = np.stack([enough(table, first=table.arm.size) for table in here])
        speaking = ready & np.array([[differs(table, first=table.arm.size)] for table in here])
        mid = np.array([[mids[number]] for number in batch])
        codes = decide(seen["shipped"], hopeful=seen["enthusiastic"], enough=speaking, mid=mid)
        for at, number in enumerate(batch):
            own = {name: of_one(mixture, at) for name, mixture in seen.items()}
            found[number] = Answer(own, codes[at], ready[at], speaking[at])
    return [found[number] for number in range(len(tables))]


def _alike(tables: Sequence[Table]) -> list[list[int]]:
    """Numbers of the tables that one batch can hold: the same columns, and nodes that all move or all stay."""
    kinds: dict[object, list[int]] = {}
    for number, table in enumerate(tables):
        kind = tuple(table.priors), table.treatment.shape[1], table.blocks, table.arm.size > LONG
        kinds.setdefault(kind, []).append(number)
    return [
        numbers[start : start + PERSONS_AT_ONCE]
        for numbers in kinds.values()
        for start in range(0, len(numbers), PERSONS_AT_ONCE)
    ]


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


def decide(shipped: Mixture, *, hopeful: Mixture, enough: Bools, mid: Floats | float) -> Codes:
    """Apply the rule of the plan of analysis to posteriors of persons or prefixes: codes (B, k).

    `mid` in points, one for all or (B, 1).
    """
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
