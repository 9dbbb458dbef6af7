"""Part of a table's rows, as if the others had never been rated; and the same rows under other arms."""

import numpy as np

from quietlegs.statistics.moments import Bools, Ints
from quietlegs.trials.table import Table


def kept_rows(table: Table, *, keep: Bools) -> Table:
    """The rows marked in `keep` (n,); a gap grows by the nights that are left out of it."""
    at = np.flatnonzero(keep)
    return table._replace(
        dates=[table.dates[row] for row in at],
        arm=table.arm[at],
        nuisance=table.nuisance[at],
        treatment=table.treatment[at],
        exposure=table.exposure[at],
        outcome=table.outcome[at],
        segment=table.segment[at],
        gaps=_gaps(table.gaps, at=at),
        rated=table.rated[at],
    )


def with_arms(table: Table, *, arm: Ints) -> Table:
    """The same rows with other arms (n,)."""
    numbers = np.arange(1, table.treatment.shape[1] + 1)
    return table._replace(arm=arm, treatment=np.asarray(arm[:, None] == numbers[None, :], dtype=np.float64))


def _gaps(gaps: Ints, *, at: Ints) -> Ints:
    """Nights since the kept row before; 0 where a chain starts anew between the two."""
    since, chain = np.cumsum(gaps)[at], np.cumsum(gaps == 0)[at]
    joined = np.diff(chain, prepend=-1) == 0
    return np.asarray(np.where(joined, np.diff(since, prepend=0), 0), dtype=np.int64)
