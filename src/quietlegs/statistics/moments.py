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
    """Sums over nights for `q` columns (nuisance, treatments, last night's exposure, outcome), by kind of night.

    `gaps` (K,): the gap before the nights of each kind, 0 where they start a chain; `part` (K,): their medicine
    segment. `counts` (..., K) how many; `own`, `cross`, `before` (..., K, q, q) the sums of z z', z z_prev' and
    z_prev z_prev' (zero where the gap is 0). Leading axes: none for one person, else persons or prefixes of one.
    """

    gaps: Ints
    part: Ints
    counts: Floats
    own: Floats
    cross: Floats
    before: Floats

    @property
    def nights(self) -> Floats:
        """Nights behind the sums (...)."""
        return np.asarray(self.counts.sum(axis=-1))


def gather(columns: Floats, *, gaps: Ints, part: Ints | None = None) -> Moments:
    """Gather the moments of `columns` (..., n, q), whose row t follows row t-1 after `gaps[..., t]` nights.

    A gap of 0 starts afresh, `NO_ROW` marks no row. `part` (..., n): the medicine segment of each row.
    """
    gaps, part = _bounded(gaps), np.zeros_like(gaps) if part is None else part
    pairs = _pairs(columns, gaps)
    kinds = _kinds(gaps, part)
    here = [((gaps == gap) & (part == segment)).astype(np.float64) for gap, segment in kinds]
    sums = np.stack([np.swapaxes(pairs * rows[..., None], -1, -2) @ pairs for rows in here], axis=-3)
    return _split(sums, counts=np.stack([rows.sum(axis=-1) for rows in here], axis=-1), kinds=kinds)


def prefixes(columns: Floats, *, gaps: Ints, lengths: Sequence[int], part: Ints | None = None) -> Moments:
    """The moments of the first m rows of one person for each m in `lengths` (rising), as running sums."""
    gaps, part = _bounded(gaps), np.zeros_like(gaps) if part is None else part
    pairs = _pairs(columns, gaps)
    kinds = _kinds(gaps, part)
    here = np.stack([(gaps == gap) & (part == segment) for gap, segment in kinds], axis=-1).astype(np.float64)
    wanted, width = np.asarray(lengths), pairs.shape[1]
    sums, total = [], np.zeros((len(kinds), width, width))
    for start in range(0, len(columns), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        products = pairs[rows, None, :, None] * pairs[rows, None, None, :] * here[rows, :, None, None]
        running = total + products.cumsum(axis=0)
        total = running[-1]
        sums.append(running[wanted[(start < wanted) & (wanted <= start + ROWS_AT_ONCE)] - start - 1])
    counts = here.cumsum(axis=0)[wanted - 1]
    return _split(np.concatenate(sums), counts=counts, kinds=kinds)


def extend(moments: Moments, row: Floats, *, after: Floats, gap: int, part: int = 0) -> Moments:
    """One more night for one person: `row` (q,), which follows the row `after` (q,) by `gap` nights."""
    more = gather(np.stack([after, row]), gaps=np.array([NO_ROW, gap]), part=np.array([part, part]))
    both = stack([moments, more])
    return both._replace(counts=both.counts.sum(0), own=both.own.sum(0), cross=both.cross.sum(0),
                         before=both.before.sum(0))  # fmt: skip


def stack(persons: Sequence[Moments]) -> Moments:
    """Several persons as one batch, over all the kinds of nights that any of them has."""
    first = persons[0]
    if all(np.array_equal(one.gaps, first.gaps) and np.array_equal(one.part, first.part) for one in persons):
        return Moments(
            first.gaps,
            first.part,
            counts=np.stack([one.counts for one in persons]),
            own=np.stack([one.own for one in persons]),
            cross=np.stack([one.cross for one in persons]),
            before=np.stack([one.before for one in persons]),
        )
    kinds = sorted({kind for one in persons for kind in zip(one.gaps.tolist(), one.part.tolist(), strict=True)})
    place = {kind: at for at, kind in enumerate(kinds)}
    q = first.own.shape[-1]
    counts = np.zeros((len(persons), len(kinds)))
    sums = np.zeros((3, len(persons), len(kinds), q, q))
    for number, one in enumerate(persons):
        at = [place[kind] for kind in zip(one.gaps.tolist(), one.part.tolist(), strict=True)]
        counts[number, at] = one.counts
        sums[:, number, at] = one.own, one.cross, one.before
    gaps, part = (np.array(values, dtype=np.int64) for values in zip(*kinds, strict=True))
    return Moments(gaps, part, counts, *sums)


def gram(moments: Moments, *, rho: Floats) -> tuple[Floats, Floats]:
    """Whitened sums of products (..., R, q, q) and log-determinant terms (..., R) for each autocorrelation (..., R).

    The second result is -1/2 log |correlation matrix|, the part of the log-likelihood that does not see the data.
    """
    power = np.where(moments.gaps > 0, rho[..., None] ** np.maximum(moments.gaps, 0), 0.0)
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


def _kinds(gaps: Ints, part: Ints) -> list[tuple[int, int]]:
    """The (gap, segment) pairs that occur."""
    there = gaps != NO_ROW
    key = np.unique(part[there] * (LONGEST_GAP + 1) + gaps[there])
    return [(int(one) % (LONGEST_GAP + 1), int(one) // (LONGEST_GAP + 1)) for one in key]


def _split(sums: Floats, *, counts: Floats, kinds: list[tuple[int, int]]) -> Moments:
    q = sums.shape[-1] // 2
    gaps, part = (np.array(values, dtype=np.int64) for values in zip(*kinds, strict=True))
    return Moments(gaps, part, counts, sums[..., :q, :q], sums[..., :q, q:], sums[..., q:, q:])
