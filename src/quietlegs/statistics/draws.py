"""Draws from the joint posterior of effects, rho, c and sigma: for statisticians, never for a decision.

A node of a fine grid and the effects are drawn from the mixture; then c and sigma are drawn anew from their exact
distributions given everything else (a normal cut off at its bounds, an inverse gamma: Gibbs steps, which leave the
posterior as it is), and rho is spread evenly over its node's own stretch. Draws are independent of one another.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri

from quietlegs.statistics import priors
from quietlegs.statistics.mixture import Mixture
from quietlegs.statistics.moments import Bools, Floats, Ints, Moments
from quietlegs.statistics.posterior import Evidence, Nodes, marginalise, posterior

FINE, FINER = Nodes(rho=61, carry=5, noise=9), Nodes(rho=241, carry=5, noise=9)
MANY_NIGHTS = 400
"""From this many nights on, rho is known so well that its stretches must be narrower."""

LITTLE = 1e-6
"""Information about c below which it is as uniform as its prior."""

SMALLEST_SHARE = 1e-300


class Draws(NamedTuple):
    """`count` draws: `effects` (count, k) in points, `rho`, `carry`, `sigma` and `null` (count,).

    Where `null` is true, no technique changes anything: the effects are 0 and nothing is known of c.
    """

    effects: Floats
    rho: Floats
    carry: Floats
    sigma: Floats
    null: Bools


def draw_jointly(
    moments: Moments, *, nuisance: list[priors.NuisancePrior], blocks: bool, count: int, seed: int
) -> Draws:
    """`count` draws under the shipped prior, for one person; `moments` have a leading axis of 1."""
    rng = np.random.default_rng(seed)
    nodes = FINER if moments.nights.max() > MANY_NIGHTS else FINE
    evidence = marginalise(moments, nuisance=nuisance, nodes=nodes, blocks=blocks)
    mixture = posterior(evidence, prior=priors.SHIPPED)
    null = rng.random(count) < mixture.null[0]
    effects, at_rho, carry = _slab(mixture, evidence, null=null, rng=rng)
    at_rho = np.where(null, _rho_without_effects(evidence, count=count, rng=rng), at_rho)
    sums = evidence.sums[0, at_rho]
    sigma = _sigma(sums, effects=effects, carry=carry, nights=float(evidence.nights[0]), rng=rng)
    if blocks:
        return Draws(effects, np.zeros(count), np.zeros(count), sigma, null)
    carry = _carry(sums, effects=effects, sigma=sigma, rng=rng)
    sigma = _sigma(sums, effects=effects, carry=carry, nights=float(evidence.nights[0]), rng=rng)
    return Draws(effects, _spread(evidence, at=at_rho, rng=rng), carry, sigma, null)


def _slab(
    mixture: Mixture, evidence: Evidence, *, null: Bools, rng: np.random.Generator
) -> tuple[Floats, Ints, Floats]:
    """Effects (0 where `null`), and the node of rho and the value of c that they were drawn at."""
    weight = mixture.weight[0] / mixture.weight[0].sum()
    picked = rng.choice(weight.size, size=null.size, p=weight)
    shape = evidence.rho.nodes.shape[1], evidence.carry.nodes.shape[1], -1
    at_rho, at_carry, _ = (axis.ravel()[picked] for axis in np.indices(weight.reshape(shape).shape))
    root = np.linalg.cholesky(mixture.covariance[0])[picked]
    noise = rng.standard_normal((null.size, mixture.mean.shape[2], 1))
    effects = mixture.mean[0][picked] + (root @ noise)[..., 0]
    return np.where(null[:, None], 0.0, effects), at_rho, evidence.carry.nodes[0][at_carry]


def _rho_without_effects(evidence: Evidence, *, count: int, rng: np.random.Generator) -> Ints:
    """Nodes of rho given that no technique changes anything; sigma is integrated out in closed form."""
    shape, scale = _inverse_gamma(evidence.sums[0, :, -1, -1], nights=float(evidence.nights[0]))
    log_mass = evidence.log_scale[0] + evidence.rho.log_weight[0] - shape * np.log(scale)
    mass = np.exp(log_mass - log_mass.max())
    return rng.choice(mass.size, size=count, p=mass / mass.sum())


def _inverse_gamma(square: Floats, *, nights: float) -> tuple[float, Floats]:
    """Shape and scale of sigma squared given a whitened sum of squared residuals."""
    shape = nights / 2 + priors.NOISE_SHAPE
    return shape, square / 2 + priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2


def _sigma(sums: Floats, *, effects: Floats, carry: Floats, nights: float, rng: np.random.Generator) -> Floats:
    """Sigma given everything else, level and trend integrated out."""
    direction = np.concatenate([effects, carry[:, None] * effects, np.full((len(effects), 1), -1.0)], axis=1)
    square = (direction[:, None] @ sums @ direction[..., None])[:, 0, 0]
    shape, scale = _inverse_gamma(np.maximum(square, 0.0), nights=nights)
    drawn: Floats = np.sqrt(scale / rng.gamma(shape, size=len(effects)))
    return drawn


def _carry(sums: Floats, *, effects: Floats, sigma: Floats, rng: np.random.Generator) -> Floats:
    """c given everything else: normal, cut off at the bounds of its prior; even where the effects are nothing."""
    k = effects.shape[1]
    last = effects[:, None] @ sums[:, k : 2 * k]
    along = (last[..., k : 2 * k] @ effects[..., None])[:, 0, 0]
    pull = last[:, 0, 2 * k] - (last[..., :k] @ effects[..., None])[:, 0, 0]
    low, high = priors.CARRY_OVER
    known = along / sigma**2 > LITTLE
    mean, sd = pull / np.where(known, along, 1.0), sigma / np.sqrt(np.where(known, along, 1.0))
    side = np.where(mean < (low + high) / 2, -1.0, 1.0)  # in the lower tail, where small shares keep their digits
    bounds = side * (np.array([[low], [high]]) - mean) / sd
    bottom, top = ndtr(bounds.min(axis=0)), ndtr(bounds.max(axis=0))
    share = rng.random(len(effects))
    inside = mean + side * sd * ndtri(np.maximum(bottom + share * (top - bottom), SMALLEST_SHARE))
    return np.where(known, np.clip(inside, low, high), low + share * (high - low))


def _spread(evidence: Evidence, *, at: Ints, rng: np.random.Generator) -> Floats:
    """Rho anywhere in the stretch that its node stands for."""
    low, high = priors.AUTOCORRELATION
    width = np.exp(evidence.rho.log_weight[0]) * (high - low)
    edge = low + np.concatenate([[0.0], np.cumsum(width)])
    spread: Floats = edge[at] + rng.random(at.size) * width[at]
    return spread
