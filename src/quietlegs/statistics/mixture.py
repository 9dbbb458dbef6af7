"""A mixture of normals and a point at zero: what a posterior of effects is, and what can be read off it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri

from quietlegs.statistics.moments import Floats

DRAWS = 8192
MOST_STEPS = 80
CLOSE_ENOUGH = 1e-4
"""Posterior standard deviations: Halley's method triples the digits with each step, so the next changes nothing."""

SMALLEST = 1e-12
TINY = 1e-300
WIDEST = 40.0
ROOT_TWO_PI = float(np.sqrt(2 * np.pi))


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


def of_one(mixture: Mixture, person: int) -> Mixture:
    """One person's mixture out of a batch, as a batch of one."""
    return Mixture(*(field[person : person + 1] for field in mixture))


def spread(mixture: Mixture) -> Floats:
    """Standard deviation (B, M, k) of each effect at each node."""
    return np.asarray(np.sqrt(np.diagonal(mixture.covariance, axis1=-2, axis2=-1)))


def below(mixture: Mixture, x: Floats | float) -> Floats:
    """P(effect < x), (B, k); `x` broadcasts against (B, k). The point at zero is not below zero."""
    x = np.broadcast_to(np.asarray(x, dtype=np.float64), (mixture.mean.shape[0], mixture.mean.shape[2]))
    share: Floats = (mixture.weight[..., None] * ndtr((x[:, None] - mixture.mean) / spread(mixture))).sum(axis=1)
    return share + np.where(x > 0, mixture.null[:, None], 0.0)


def above(mixture: Mixture, x: Floats | float) -> Floats:
    """P(effect > x), (B, k). The point at zero is not above zero."""
    x = np.broadcast_to(np.asarray(x, dtype=np.float64), (mixture.mean.shape[0], mixture.mean.shape[2]))
    share: Floats = (mixture.weight[..., None] * ndtr((mixture.mean - x[:, None]) / spread(mixture))).sum(axis=1)
    return share + np.where(x < 0, mixture.null[:, None], 0.0)


def mean_and_sd(mixture: Mixture) -> tuple[Floats, Floats]:
    """Posterior mean and standard deviation of each effect, (B, k) each, the point at zero counted in."""
    mean, square = _first_two(mixture)
    return mean, np.asarray(np.sqrt(np.maximum(square - mean**2, 0.0)))


def quantile(mixture: Mixture, level: float) -> Floats:
    """The `level` quantile of each effect, (B, k); exactly 0 where the level falls into the point at zero."""
    return np.asarray(quantiles(mixture, (level,))[0])


def quantiles(mixture: Mixture, levels: Sequence[float]) -> Floats:
    """The quantiles of each effect at `levels`, (L, B, k); exactly 0 where a level falls into the point at zero."""
    null, some = mixture.null[:, None], _slab(mixture)
    under, width = below(mixture, 0.0), spread(mixture)
    mean, square = (value / some for value in _first_two(mixture))
    start = Start(some, mean, np.sqrt(np.maximum(square - mean**2, 0.0)))
    found = []
    for level in levels:
        at_point = (under <= level) & (level <= under + null) & (null > 0)
        target = np.clip(np.where(level > under, level - null, level), SMALLEST * some, (1 - SMALLEST) * some)
        sought = _solve(mixture, width=width, target=np.where(at_point, some / 2, target), start=start)
        found.append(np.where(at_point, 0.0, sought))
    return np.stack(found)


class Start(NamedTuple):
    """Mass, mean and standard deviation (B, k or 1) of the normals' part: where a quantile is first looked for."""

    some: Floats
    mean: Floats
    sd: Floats


def _slab(mixture: Mixture) -> Floats:
    """The mass of the normals (B, 1): above nothing, however sure it is that no technique changes anything."""
    return np.asarray(np.maximum(mixture.weight.sum(axis=1), TINY)[:, None])


def _first_two(mixture: Mixture) -> tuple[Floats, Floats]:
    """Means of the effects and of their squares, (B, k) each."""
    weight = mixture.weight[..., None]
    variance = np.diagonal(mixture.covariance, axis1=-2, axis2=-1)
    return (weight * mixture.mean).sum(axis=1), (weight * (variance + mixture.mean**2)).sum(axis=1)


def _solve(mixture: Mixture, *, width: Floats, target: Floats, start: Start) -> Floats:
    """Where the normals' part of the distribution function reaches `target` (B, k), by Halley's method in a bracket.

    A step out of the bracket is a bisection. `width` (B, M, k): the normals' standard deviations.
    """
    weight = mixture.weight[..., None]
    x = start.mean + start.sd * ndtri(target / start.some)
    low, high = start.mean - WIDEST * width.max(axis=1), start.mean + WIDEST * width.max(axis=1)
    for _ in range(MOST_STEPS):
        z = (x[:, None] - mixture.mean) / width
        density = weight * np.exp(-0.5 * z * z) / (width * ROOT_TWO_PI)
        miss = (weight * ndtr(z)).sum(axis=1) - target
        slope, bend = density.sum(axis=1), -(density * z / width).sum(axis=1)
        low, high = np.where(miss < 0, x, low), np.where(miss > 0, x, high)
        with np.errstate(divide="ignore", invalid="ignore"):
            ahead = x - 2 * miss * slope / (2 * slope**2 - miss * bend)
        ahead = np.where((low <= ahead) & (ahead <= high), ahead, (low + high) / 2)
        step, x = np.abs(ahead - x), ahead
        if bool((step <= CLOSE_ENOUGH * start.sd).all()):
            break
    return x


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
