"""The posterior of the effects: exact given (rho, c, sigma), these three integrated by quadrature.

Model, in points of a 0-10 outcome on which lower is better::

    y_t = nuisance_t' beta + sum_k b_k (assigned_tk + c exposed_{t-1,k}) + e_t,   e AR(1), sd sigma, lag one rho

beta given sigma is normal and is integrated analytically; b is normal with an absolute prior, or exactly zero for
all techniques at once with probability `null_mass`; rho and c are uniform and meet Gauss-Legendre nodes; log sigma
meets equally spaced nodes, on which the trapezoid rule is spectrally accurate for a smooth peak. The result is a
mixture of normals and a point at zero. Leading axes are persons (or ever longer prefixes of one person).
"""

from typing import NamedTuple

import numpy as np

from quietlegs.statistics import priors
from quietlegs.statistics.mixture import Mixture
from quietlegs.statistics.moments import Floats, Moments, gram
from quietlegs.statistics.priors import EffectPrior


class Nodes(NamedTuple):
    """How finely rho, c and sigma are integrated."""

    rho: int = 9
    carry: int = 3
    noise: int = 11


class Evidence(NamedTuple):
    """What the nights say with the nuisance integrated out: (B, R) persons by rho nodes, `k` techniques.

    `sums` (B, R, 2k+1, 2k+1): residual sums of products of treatments, last night's exposure and outcome;
    `log_scale` (B, R): terms of the log-likelihood that depend on rho alone; `nights` (B,).
    """

    sums: Floats
    log_scale: Floats
    nights: Floats
    rho: Floats
    rho_weight: Floats


class Noise(NamedTuple):
    """Nodes of sigma (B, R, S) and the log of each node's prior mass and step."""

    sigma: Floats
    log_weight: Floats


def legendre(count: int, *, low: float, high: float) -> tuple[Floats, Floats]:
    """Gauss-Legendre nodes on [low, high], and weights that sum to one."""
    nodes, weights = np.polynomial.legendre.leggauss(count)
    return (low + high) / 2 + (high - low) / 2 * nodes, weights / 2


def marginalise(
    persons: list[Moments], *, nuisance: list[priors.NuisancePrior], nodes: Nodes = Nodes(), independent: bool = False
) -> Evidence:
    """Integrate the nuisance coefficients out, for every person and every rho node.

    `nuisance` names the priors of the first columns of the moments, in order. `independent` fixes rho at 0, for
    rows that are blocks rather than nights.
    """
    rho, weight = (np.zeros(1), np.ones(1)) if independent else legendre(nodes.rho, low=-0.2, high=0.8)
    grams, scales = zip(*(gram(moments, rho=rho) for moments in persons), strict=True)
    sums, log_scale = np.stack(grams), np.stack(scales)
    count = len(nuisance)
    mean = np.array([prior.mean for prior in nuisance])
    precision = (priors.REFERENCE_NOISE / np.array([prior.sd for prior in nuisance])) ** 2
    sums = sums.copy()
    sums[..., :count, :count] += np.diag(precision)
    sums[..., :count, -1] += precision * mean
    sums[..., -1, :count] += precision * mean
    sums[..., -1, -1] += precision @ mean**2
    own, mixed = sums[..., :count, :count], sums[..., :count, count:]
    rest = sums[..., count:, count:] - np.swapaxes(mixed, -1, -2) @ np.linalg.solve(own, mixed)
    log_scale = log_scale + 0.5 * np.log(precision).sum() - 0.5 * np.linalg.slogdet(own)[1]
    nights = np.array([float(moments.counts.sum()) for moments in persons])
    return Evidence(rest, log_scale, nights, rho, weight)


def posterior(evidence: Evidence, *, prior: EffectPrior, nodes: Nodes = Nodes(), carry_over: bool = True) -> Mixture:
    """The effects' posterior as a mixture; `carry_over` False fixes c at 0 (blocks whose first nights are left out)."""
    carry, carry_weight = legendre(nodes.carry, low=0.0, high=0.3) if carry_over else (np.zeros(1), np.ones(1))
    products, pull, total = _at_carry_over(evidence.sums, carry)
    noise = _noise_nodes(evidence, products=products, pull=pull, total=total, prior=prior, count=nodes.noise)
    variance = noise.sigma[:, :, None, :] ** 2
    log_null = (
        evidence.log_scale[:, :, None, None]
        - evidence.nights[:, None, None, None] * np.log(noise.sigma)[:, :, None, :]
        - total[..., None] / (2 * variance)
        + noise.log_weight[:, :, None, :]
        + np.log(evidence.rho_weight)[:, None, None]
        + np.log(carry_weight)[:, None]
    )
    mean, covariance, log_gain = _given_noise(products, pull=pull, variance=variance, prior=prior)
    return _mix(
        log_null, log_gain=log_gain, mean=mean, covariance=covariance, prior=prior, axes=(evidence, noise, carry)
    )


def _at_carry_over(sums: Floats, carry: Floats) -> tuple[Floats, Floats, Floats]:
    """Treatment products (B,R,C,k,k), pulls (B,R,C,k) and outcome sums (B,R,C) with exposure's share c added in."""
    k = (sums.shape[-1] - 1) // 2
    blend = np.zeros((carry.size, 2 * k + 1, k + 1))
    blend[:, np.arange(k), np.arange(k)] = 1.0
    blend[:, k + np.arange(k), np.arange(k)] = carry[:, None]
    blend[:, 2 * k, k] = 1.0
    mixed = np.einsum("cai,bram,cmj->brcij", blend, sums, blend, optimize=True)
    return mixed[..., :k, :k], mixed[..., :k, k], mixed[..., k, k]


def _noise_nodes(
    evidence: Evidence, *, products: Floats, pull: Floats, total: Floats, prior: EffectPrior, count: int
) -> Noise:
    """Equally spaced nodes in log sigma around the peak, ample for models with and without effects."""
    k = pull.shape[-1]
    ridge = np.eye(k) * (priors.REFERENCE_NOISE / prior.sd) ** 2
    middle = products.shape[2] // 2
    fitted = np.linalg.solve(products[:, :, middle] + ridge, pull[:, :, middle, :, None])[..., 0]
    left = np.maximum(total[:, :, middle] - (pull[:, :, middle] * fitted).sum(-1), 0.0)
    scale = 2 * priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2
    freedom = evidence.nights[:, None] + 2 * priors.NOISE_SHAPE
    centre = 0.5 * np.log((left + scale) / freedom)
    step = 1.2 / np.sqrt(2 * freedom)
    offsets = np.arange(count) - (count - 1) / 2
    log_sigma = centre[..., None] + offsets * step[..., None]
    log_prior = -2 * priors.NOISE_SHAPE * log_sigma - scale / (2 * np.exp(2 * log_sigma))
    return Noise(np.exp(log_sigma), log_prior + np.log(step)[..., None])


def _given_noise(
    products: Floats, *, pull: Floats, variance: Floats, prior: EffectPrior
) -> tuple[Floats, Floats, Floats]:
    """Mean, covariance and log evidence (against no effect) of the effects at each node."""
    k = pull.shape[-1]
    precision = products[:, :, :, None] / variance[..., None, None] + np.eye(k) / prior.sd**2
    weighted = pull[:, :, :, None] / variance[..., None] + prior.mean / prior.sd**2
    covariance = np.linalg.inv(precision)
    mean = (covariance @ weighted[..., None])[..., 0]
    gain = 0.5 * (weighted * mean).sum(-1) - 0.5 * k * (prior.mean / prior.sd) ** 2
    return mean, covariance, gain - 0.5 * np.linalg.slogdet(precision)[1] - k * np.log(prior.sd)


def _mix(
    log_null: Floats,
    *,
    log_gain: Floats,
    mean: Floats,
    covariance: Floats,
    prior: EffectPrior,
    axes: tuple[Evidence, Noise, Floats],
) -> Mixture:
    """Normalise the nodes of both models into one mixture."""
    evidence, noise, carry = axes
    with np.errstate(divide="ignore"):
        some = log_null + log_gain + np.log1p(-prior.null_mass)
        none = log_null + np.log(prior.null_mass)
    persons, k = mean.shape[0], mean.shape[-1]
    top = np.maximum(some.max(axis=(1, 2, 3)), none.max(axis=(1, 2, 3)))[:, None, None, None]
    slab, spike = np.exp(some - top), np.exp(none - top)
    whole = (slab + spike).sum(axis=(1, 2, 3))[:, None, None, None]
    slab, spike = slab / whole, spike / whole
    both = slab + spike
    effect_share = slab.sum(axis=(1, 2, 3))
    return Mixture(
        weight=slab.reshape(persons, -1),
        mean=mean.reshape(persons, -1, k),
        covariance=covariance.reshape(persons, -1, k, k),
        null=spike.sum(axis=(1, 2, 3)),
        autocorrelation=np.einsum("brcs,r->b", both, evidence.rho),
        carry_over=np.einsum("brcs,c->b", slab, carry) / effect_share,
        noise=np.einsum("brcs,brs->b", both, noise.sigma),
    )
