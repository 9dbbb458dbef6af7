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


class Equations(NamedTuple):
    """Normal equations of the effects once last night's share c is added in; axes (B, R, C) persons, rho and c nodes.

    `products` (B, R, C, k, k), `pull` (B, R, C, k), `total` (B, R, C).
    """

    products: Floats
    pull: Floats
    total: Floats


class Noise(NamedTuple):
    """Nodes of sigma (B, R, S) and the log of each node's prior mass and step."""

    sigma: Floats
    log_weight: Floats


class Slab(NamedTuple):
    """Effects at each node (B, R, C, S) given that some technique changes something; `log_gain` over no effect."""

    mean: Floats
    covariance: Floats
    log_gain: Floats


DEFAULT_NODES = Nodes()


def legendre(count: int, *, bounds: tuple[float, float]) -> tuple[Floats, Floats]:
    """Gauss-Legendre nodes between the bounds, and weights that sum to one."""
    nodes, weights = np.polynomial.legendre.leggauss(count)
    low, high = bounds
    return (low + high) / 2 + (high - low) / 2 * nodes, weights / 2


def marginalise(
    persons: list[Moments],
    *,
    nuisance: list[priors.NuisancePrior],
    nodes: Nodes = DEFAULT_NODES,
    independent: bool = False,
) -> Evidence:
    """Integrate the nuisance coefficients out, for every person and every rho node.

    `nuisance` names the priors of the first columns of the moments, in order. `independent` fixes rho at 0, for
    rows that are blocks rather than nights.
    """
    rho, weight = (np.zeros(1), np.ones(1)) if independent else legendre(nodes.rho, bounds=priors.AUTOCORRELATION)
    whitened = [gram(moments, rho=rho) for moments in persons]
    sums = np.stack([pair[0] for pair in whitened])
    log_scale = np.stack([pair[1] for pair in whitened])
    count = len(nuisance)
    mean = np.array([prior.mean for prior in nuisance])
    precision = (priors.REFERENCE_NOISE / np.array([prior.sd for prior in nuisance])) ** 2
    sums[..., :count, :count] += np.diag(precision)
    sums[..., :count, -1] += precision * mean
    sums[..., -1, :count] += precision * mean
    sums[..., -1, -1] += precision @ mean**2
    own, mixed = sums[..., :count, :count], sums[..., :count, count:]
    rest = sums[..., count:, count:] - np.swapaxes(mixed, -1, -2) @ np.linalg.solve(own, mixed)
    log_scale = log_scale + 0.5 * np.log(precision).sum() - 0.5 * np.linalg.slogdet(own)[1]
    nights = np.array([float(moments.counts.sum()) for moments in persons])
    return Evidence(rest, log_scale, nights, rho, weight)


def posterior(
    evidence: Evidence, *, prior: EffectPrior, nodes: Nodes = DEFAULT_NODES, carry_over: bool = True
) -> Mixture:
    """The effects' posterior as a mixture; `carry_over` False fixes c at 0 (blocks whose first nights are left out)."""
    carry, carry_weight = legendre(nodes.carry, bounds=priors.CARRY_OVER) if carry_over else (np.zeros(1), np.ones(1))
    equations = _at_carry_over(evidence.sums, carry)
    noise = _noise_nodes(evidence, equations=equations, prior=prior, count=nodes.noise)
    log_null = (
        evidence.log_scale[:, :, None, None]
        - evidence.nights[:, None, None, None] * np.log(noise.sigma)[:, :, None, :]
        - equations.total[..., None] / (2 * noise.sigma[:, :, None, :] ** 2)
        + noise.log_weight[:, :, None, :]
        + np.log(evidence.rho_weight)[:, None, None]
        + np.log(carry_weight)[:, None]
    )
    slab = _given_noise(equations, variance=noise.sigma[:, :, None, :] ** 2, prior=prior)
    slab_mass, null_mass = _normalise(log_null, log_gain=slab.log_gain, null=prior.null_mass)
    persons, k = slab.mean.shape[0], slab.mean.shape[-1]
    return Mixture(
        weight=slab_mass.reshape(persons, -1),
        mean=slab.mean.reshape(persons, -1, k),
        covariance=slab.covariance.reshape(persons, -1, k, k),
        null=null_mass.sum(axis=(1, 2, 3)),
        autocorrelation=np.einsum("brcs,r->b", slab_mass + null_mass, evidence.rho),
        carry_over=np.einsum("brcs,c->b", slab_mass, carry) / slab_mass.sum(axis=(1, 2, 3)),
        noise=np.einsum("brcs,brs->b", slab_mass + null_mass, noise.sigma),
    )


def _at_carry_over(sums: Floats, carry: Floats) -> Equations:
    """Normal equations with exposure's share c added to tonight's assignment."""
    k = (sums.shape[-1] - 1) // 2
    blend = np.zeros((carry.size, 2 * k + 1, k + 1))
    blend[:, np.arange(k), np.arange(k)] = 1.0
    blend[:, k + np.arange(k), np.arange(k)] = carry[:, None]
    blend[:, 2 * k, k] = 1.0
    mixed = np.swapaxes(blend, -1, -2) @ sums[:, :, None] @ blend
    return Equations(mixed[..., :k, :k], mixed[..., :k, k], mixed[..., k, k])


def _noise_nodes(evidence: Evidence, *, equations: Equations, prior: EffectPrior, count: int) -> Noise:
    """Equally spaced nodes in log sigma around the peak, ample for models with and without effects."""
    middle = equations.pull.shape[2] // 2
    pull = equations.pull[:, :, middle]
    ridge = np.eye(pull.shape[-1]) * (priors.REFERENCE_NOISE / prior.sd) ** 2
    fitted = np.linalg.solve(equations.products[:, :, middle] + ridge, pull[..., None])[..., 0]
    left = np.maximum(equations.total[:, :, middle] - (pull * fitted).sum(-1), 0.0)
    scale = 2 * priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2
    freedom = evidence.nights[:, None] + 2 * priors.NOISE_SHAPE
    centre = 0.5 * np.log((left + scale) / freedom)
    step = 1.2 / np.sqrt(2 * freedom)
    log_sigma = centre[..., None] + (np.arange(count) - (count - 1) / 2) * step[..., None]
    log_prior = -2 * priors.NOISE_SHAPE * log_sigma - scale / (2 * np.exp(2 * log_sigma))
    return Noise(np.exp(log_sigma), log_prior + np.log(step)[..., None])


def _given_noise(equations: Equations, *, variance: Floats, prior: EffectPrior) -> Slab:
    """Mean, covariance and log evidence (against no effect) of the effects at each node."""
    k = equations.pull.shape[-1]
    precision = equations.products[:, :, :, None] / variance[..., None, None] + np.eye(k) / prior.sd**2
    weighted = equations.pull[:, :, :, None] / variance[..., None] + prior.mean / prior.sd**2
    covariance: Floats = np.asarray(np.linalg.inv(precision), dtype=np.float64)
    mean: Floats = np.asarray((covariance @ weighted[..., None])[..., 0], dtype=np.float64)
    gain = 0.5 * (weighted * mean).sum(-1) - 0.5 * k * (prior.mean / prior.sd) ** 2
    shrunk = 0.5 * np.linalg.slogdet(precision)[1] + k * np.log(prior.sd)
    return Slab(mean, covariance, np.asarray(gain - shrunk, dtype=np.float64))


def _normalise(log_null: Floats, *, log_gain: Floats, null: float) -> tuple[Floats, Floats]:
    """Posterior mass of every node with effects and of every node without, summing to one for each person."""
    with np.errstate(divide="ignore"):
        some = log_null + log_gain + np.log1p(-null)
        none = log_null + np.log(null)
    top = np.maximum(some, none).max(axis=(1, 2, 3), keepdims=True)
    slab, spike = np.exp(some - top), np.exp(none - top)
    whole = (slab + spike).sum(axis=(1, 2, 3), keepdims=True)
    return slab / whole, spike / whole
