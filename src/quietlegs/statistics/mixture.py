"""A mixture of normals and a point at zero: what a posterior of effects is, and what can be read off it."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from quietlegs.statistics.moments import Floats

BISECTIONS = 60
DRAWS = 8192


class Mixture(NamedTuple):
    """Posterior of `k` effects for `B` persons from `M` nodes; lower is better.

    `weight` (B, M) of the normal with `mean` (B, M, k) and `covariance` (B, M, k, k); `null` (B,) is the mass at
    "no technique changes anything". Posterior means (B,) of `autocorrelation`, `carry_over` and `noise` ride along.
    """

    weight: Floats
    mean: Floats
    covariance: Floats
    null: Floats
    autocorrelation: Floats
    carry_over: Floats
    noise: Floats


def below(mixture: Mixture, x: Floats | float) -> Floats:
    """P(effect < x), (B, k); `x` broadcasts against (B, k). The point at zero is not below zero."""
    x = np.broadcast_to(np.asarray(x, dtype=np.float64), (mixture.mean.shape[0], mixture.mean.shape[2]))
    spread = np.sqrt(np.diagonal(mixture.covariance, axis1=-2, axis2=-1))
    share: Floats = np.einsum("bm,bmk->bk", mixture.weight, ndtr((x[:, None] - mixture.mean) / spread))
    return share + np.where(x > 0, mixture.null[:, None], 0.0)


def above(mixture: Mixture, x: Floats | float) -> Floats:
    """P(effect > x), (B, k). The point at zero is not above zero."""
    x = np.broadcast_to(np.asarray(x, dtype=np.float64), (mixture.mean.shape[0], mixture.mean.shape[2]))
    spread = np.sqrt(np.diagonal(mixture.covariance, axis1=-2, axis2=-1))
    share: Floats = np.einsum("bm,bmk->bk", mixture.weight, ndtr((mixture.mean - x[:, None]) / spread))
    return share + np.where(x < 0, mixture.null[:, None], 0.0)


def mean_and_sd(mixture: Mixture) -> tuple[Floats, Floats]:
    """Posterior mean and standard deviation of each effect, (B, k) each, the point at zero counted in."""
    mean = np.einsum("bm,bmk->bk", mixture.weight, mixture.mean)
    variance = np.diagonal(mixture.covariance, axis1=-2, axis2=-1)
    square = np.einsum("bm,bmk->bk", mixture.weight, variance + mixture.mean**2)
    return mean, np.sqrt(np.maximum(square - mean**2, 0.0))


def quantile(mixture: Mixture, level: float) -> Floats:
    """The `level` quantile of each effect, (B, k), by bisection; exactly 0 where the level falls into the point."""
    spread = np.sqrt(np.diagonal(mixture.covariance, axis1=-2, axis2=-1))
    low = np.minimum((mixture.mean - 9 * spread).min(axis=1), -1e-9)
    high = np.maximum((mixture.mean + 9 * spread).max(axis=1), 1e-9)
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        under = below(mixture, middle) < level
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    at_point = (below(mixture, 0.0) <= level) & (level <= 1 - above(mixture, 0.0)) & (mixture.null[:, None] > 0)
    return np.where(at_point, 0.0, (low + high) / 2)


def draw(mixture: Mixture, *, person: int, count: int, seed: int) -> Floats:
    """`count` draws (count, k) from one person's posterior."""
    rng = np.random.default_rng(seed)
    weight = np.append(mixture.weight[person], mixture.null[person])
    picked = rng.choice(weight.size, size=count, p=weight / weight.sum())
    k = mixture.mean.shape[2]
    root = np.linalg.cholesky(mixture.covariance[person])
    effects = np.zeros((count, k))
    some = picked < mixture.weight.shape[1]
    noise = rng.standard_normal((count, k))
    nodes = picked[some]
    effects[some] = mixture.mean[person][nodes] + (root[nodes] @ noise[some][..., None])[..., 0]
    return effects


def chance_best(mixture: Mixture, *, person: int, seed: int) -> Floats:
    """P(this technique is better than the comparison and than every other technique), (k,).

    One technique: exact. More: from `DRAWS` seeded draws (Monte Carlo error below 0.006).
    """
    if mixture.mean.shape[2] == 1:
        return np.asarray(below(mixture, 0.0)[person])
    effects = draw(mixture, person=person, count=DRAWS, seed=seed)
    best = effects.argmin(axis=1)
    helpful = effects.min(axis=1) < 0
    return np.array([float(((best == k) & helpful).mean()) for k in range(effects.shape[1])])
