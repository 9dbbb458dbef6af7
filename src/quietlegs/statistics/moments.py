"""Sums of products, gathered once per length of gap: all that the posterior needs to know of the nights.

With AR(1) noise, a night that follows the last rated one after a gap of g nights has, given that night, mean
rho**g times its residual and variance sigma**2 (1 - rho**(2 g)): missing nights are exact. Every sum that this needs
is a polynomial in rho**g, so the nights are read once whatever the number of quadrature nodes, and one more night
costs the same after ten years as after ten days.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LONGEST_GAP = 60
"""Gaps beyond this many nights start afresh: 0.8 ** 60 is below 2e-6."""


class Moments(NamedTuple):
    """Sums over nights of one person, for `q` columns (nuisance, treatments, last night's exposure, outcome).

    `gaps` (G,) holds the gap lengths that occur, 0 for nights that start a chain; `counts` (G,) how often;
    `own`, `cross`, `before` (G, q, q) the sums of z z', z z_prev' and z_prev z_prev' (zero where the gap is 0).
    """

    gaps: Ints
    counts: Ints
    own: Floats
    cross: Floats
    before: Floats


def gather(columns: Floats, *, gaps: Ints) -> Moments:
    """Gather the moments of `columns` (n, q), whose row t follows row t-1 after `gaps[t]` nights (0: starts afresh)."""
    gaps = np.where(gaps > LONGEST_GAP, 0, gaps)
    kinds = np.unique(gaps)
    previous = np.vstack([np.zeros((1, columns.shape[1])), columns[:-1]])
    previous = np.where((gaps > 0)[:, None], previous, 0.0)
    chosen = [gaps == kind for kind in kinds]
    return Moments(
        gaps=kinds.astype(np.int64),
        counts=np.array([int(rows.sum()) for rows in chosen], dtype=np.int64),
        own=np.stack([columns[rows].T @ columns[rows] for rows in chosen]),
        cross=np.stack([columns[rows].T @ previous[rows] for rows in chosen]),
        before=np.stack([previous[rows].T @ previous[rows] for rows in chosen]),
    )


def gram(moments: Moments, *, rho: Floats) -> tuple[Floats, Floats]:
    """Whitened sums of products (R, q, q) and log-determinant terms (R,) for each autocorrelation in `rho` (R,).

    The second result is -1/2 log |correlation matrix|, the part of the log-likelihood that does not see the data.
    """
    power = np.where(moments.gaps > 0, rho[:, None] ** moments.gaps, 0.0)
    left = 1.0 - power**2
    symmetric = moments.cross + np.swapaxes(moments.cross, -1, -2)
    whitened = (
        np.einsum("rg,gij->rij", 1.0 / left, moments.own)
        - np.einsum("rg,gij->rij", power / left, symmetric)
        + np.einsum("rg,gij->rij", power**2 / left, moments.before)
    )
    return whitened, np.asarray(-0.5 * (np.log(left) @ moments.counts), dtype=np.float64)
