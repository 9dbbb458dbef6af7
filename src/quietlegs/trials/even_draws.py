"""Draws of a posterior that are spread evenly instead of at random: the same posterior always gives the same chances.

Points of the Hammersley set: the first coordinate, (i + 1/2) / n, picks a node of the mixture; the others are i + 1
with its digits mirrored at the point in the bases 2, 3, 5 …, and become normals. Chances read off them were about five
times closer than those from as many random draws. No generator of a library takes part, so that a chance can be worked
out again with any version of NumPy.
"""

from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from quietlegs.statistics.mixture import Mixture
from quietlegs.statistics.moments import Floats

DRAWS = 4096
PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29)
"""The bases; so many techniques can be drawn at most."""


def even_draws(mixture: Mixture, *, count: int = DRAWS) -> Floats:
    """Draws (B, count, k) of the effects of each of the mixture's persons, in points."""
    persons, nodes, k = mixture.mean.shape
    spread, normals = even_points(count, k)
    root = np.linalg.cholesky(mixture.covariance)
    effects = np.zeros((persons, count, k))
    for person in range(persons):
        weight = np.append(mixture.weight[person], mixture.null[person])
        picked = np.searchsorted(np.cumsum(weight / weight.sum()), spread, side="right")
        some = picked < nodes
        node = picked[some]
        noise = (root[person, node] @ normals[some][..., None])[..., 0]
        effects[person, some] = mixture.mean[person, node] + noise
    return effects


@lru_cache(maxsize=8)
def even_points(count: int, k: int) -> tuple[Floats, Floats]:
    """Even points: (count,) between 0 and 1, and (count, k) standard normal."""
    even = np.stack([_mirrored(count, prime) for prime in PRIMES[:k]], axis=1)
    return (np.arange(count) + 0.5) / count, np.asarray(ndtri(even), dtype=np.float64)


def _mirrored(count: int, base: int) -> Floats:
    """The numbers 1 to `count` with their digits mirrored at the point, each between 0 and 1."""
    left, mirrored, place = np.arange(1, count + 1), np.zeros(count), 1.0
    while left.any():
        place /= base
        mirrored += place * (left % base)
        left //= base
    return mirrored
