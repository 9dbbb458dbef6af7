"""Sums of products, gathered once per length of gap: all that the posterior needs to know of the nights.

With AR(1) noise, a night that follows the last rated one after a gap of g nights has, given that night, mean
rho**g times its residual and variance sigma**2 (1 - rho**(2 g)): missing nights are exact. Every sum that this needs
is a polynomial in rho**g, so the nights are read once whatever the number of quadrature nodes, and one more night
costs the same after ten years as after ten days.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LONGEST_GAP = 60
"""Gaps beyond this many nights start afresh: 0.8 ** 60 is below 2e-6."""

NO_ROW = -1
"""The gap of a row that is none: it fills up the shorter persons of a batch."""

ROWS_AT_ONCE = 128


class Moments(NamedTuple):
    """Sums over nights for `q` columns (nuisance, treatments, last night's exposure, outcome), by length of gap.

    `gaps` (G,): the lengths that occur, 0 for nights that start a chain; `counts` (..., G) how many nights; `own`,
    `cross`, `before` (..., G, q, q) the sums of z z', z z_prev' and z_prev z_prev' (zero where the gap is 0). Leading
    axes: none for one person, else persons or prefixes of one.
    """

    gaps: Ints
    counts: Floats
    own: Floats
    cross: Floats
    before: Floats

    @property
    def nights(self) -> Floats:
        """Nights behind the sums (...)."""
        return np.asarray(self.counts.sum(axis=-1))


def gather(columns: Floats, *, gaps: Ints) -> Moments:
    """Gather the moments of `columns` (..., n, q), whose row t follows row t-1 after `gaps[..., t]` nights.

    A gap of 0 starts afresh, `NO_ROW` marks no row.
    """
    gaps = _bounded(gaps)
    pairs, kinds = _pairs(columns, gaps), _kinds(gaps)
    here = [(gaps == gap).astype(np.float64) for gap in kinds]
    sums = np.stack([np.swapaxes(pairs * rows[..., None], -1, -2) @ pairs for rows in here], axis=-3)
    return _split(sums, counts=np.stack([rows.sum(axis=-1) for rows in here], axis=-1), gaps=kinds)


def prefixes(columns: Floats, *, gaps: Ints, lengths: Sequence[int]) -> Moments:
    """The moments of the first m rows of one person for each m in `lengths` (rising), as running sums."""
    gaps = _bounded(gaps)
    pairs, kinds = _pairs(columns, gaps), _kinds(gaps)
    here = (gaps[:, None] == kinds).astype(np.float64)
    wanted, width = np.asarray(lengths), pairs.shape[1]
    sums, total = [], np.zeros((kinds.size, width, width))
    for start in range(0, len(columns), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        products = pairs[rows, None, :, None] * pairs[rows, None, None, :] * here[rows, :, None, None]
        running = total + products.cumsum(axis=0)
        total = running[-1]
        sums.append(running[wanted[(start < wanted) & (wanted <= start + ROWS_AT_ONCE)] - start - 1])
    return _split(np.concatenate(sums), counts=here.cumsum(axis=0)[wanted - 1], gaps=kinds)


def extend(moments: Moments, row: Floats, *, after: Floats, gap: int) -> Moments:
    """One more night for one person: `row` (q,), which follows the row `after` (q,) by `gap` nights."""
    both = stack([moments, gather(np.stack([after, row]), gaps=np.array([NO_ROW, gap]))])
    return Moments(both.gaps, *(field.sum(axis=0) for field in both[1:]))


def stack(persons: Sequence[Moments]) -> Moments:
    """Several persons as one batch, over all the lengths of gaps that any of them has."""
    kinds = np.unique(np.concatenate([one.gaps for one in persons]))
    q = persons[0].own.shape[-1]
    counts = np.zeros((len(persons), kinds.size))
    sums = np.zeros((3, len(persons), kinds.size, q, q))
    for number, one in enumerate(persons):
        at = np.searchsorted(kinds, one.gaps)
        counts[number, at] = one.counts
        sums[:, number, at] = one.own, one.cross, one.before
    return Moments(kinds, counts, *sums)


def gram(moments: Moments, *, rho: Floats) -> tuple[Floats, Floats]:
    """Whitened sums of products (..., R, q, q) and log-determinant terms (..., R) for each autocorrelation (..., R).

    The second result is -1/2 log |correlation matrix|, the part of the log-likelihood that does not see the data.
    """
    power = np.where(moments.gaps > 0, rho[..., None] ** moments.gaps, 0.0)
    left = 1.0 - power**2
    q = moments.own.shape[-1]

    def summed(weight: Floats, sums: Floats) -> Floats:
        return np.asarray(weight @ sums.reshape(*sums.shape[:-2], q * q))

    crossed = summed(power / left, moments.cross).reshape(*rho.shape, q, q)
    square = summed(1.0 / left, moments.own) + summed(power**2 / left, moments.before)
    whitened = square.reshape(*rho.shape, q, q) - crossed - np.swapaxes(crossed, -1, -2)
    return whitened, np.asarray(-0.5 * (np.log(left) @ moments.counts[..., None])[..., 0])


def _bounded(gaps: Ints) -> Ints:
    return np.where(gaps > LONGEST_GAP, 0, gaps)


def _pairs(columns: Floats, gaps: Ints) -> Floats:
    """Each row beside the row before it (..., n, 2 q), zeros where a chain starts."""
    previous = np.zeros_like(columns)
    previous[..., 1:, :] = columns[..., :-1, :]
    return np.concatenate([columns, np.where((gaps > 0)[..., None], previous, 0.0)], axis=-1)


def _kinds(gaps: Ints) -> Ints:
    """The lengths of gaps that occur."""
    return np.unique(gaps[gaps != NO_ROW])


def _split(sums: Floats, *, counts: Floats, gaps: Ints) -> Moments:
    q = sums.shape[-1] // 2
    return Moments(gaps, counts, sums[..., :q, :q], sums[..., :q, q:], sums[..., q:, q:])
