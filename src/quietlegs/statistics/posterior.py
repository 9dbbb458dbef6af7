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

    rho: int
    carry: int
    noise: int


SHORT_DIARY = Nodes(rho=9, carry=3, noise=11)
LONG_DIARY = Nodes(rho=11, carry=5, noise=11)
LONG = 80
"""From this many nights on, rho and c are known so well that their nodes must move to where the posterior is."""

PASSES = 3
REACH = 4.5
"""How many posterior standard deviations the moved nodes cover on either side."""


class Axis(NamedTuple):
    """Quadrature nodes (B, n) of one parameter and the logs of their prior masses."""

    nodes: Floats
    log_weight: Floats


class Evidence(NamedTuple):
    """What the nights say with the nuisance integrated out: (B, R) persons by rho nodes, `k` techniques.

    `sums` (B, R, 2k+1, 2k+1): residual sums of products of treatments, last night's exposure and outcome;
    `log_scale` (B, R): terms of the log-likelihood that depend on rho alone; `nights` (B,).
    """

    sums: Floats
    log_scale: Floats
    nights: Floats
    rho: Axis
    carry: Axis


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


def legendre(count: int, *, low: Floats, high: Floats, prior: tuple[float, float]) -> Axis:
    """Gauss-Legendre nodes between `low` and `high` (B,) for a parameter that is uniform on `prior`."""
    nodes, weights = np.polynomial.legendre.leggauss(count)
    half = ((high - low) / 2)[:, None]
    share = weights * half / (prior[1] - prior[0])
    return Axis((low + high)[:, None] / 2 + half * nodes, np.log(share))


def marginalise(
    persons: list[Moments],
    *,
    nuisance: list[priors.NuisancePrior],
    nodes: Nodes | None = None,
    blocks: bool = False,
) -> Evidence:
    """Integrate the nuisance coefficients out, for every person, on nodes of rho and c.

    `nuisance` names the priors of the first columns of the moments, in order. `nodes`: default by the longest diary.
    `blocks`: rows are blocks, rho and c are fixed at 0.
    """
    zero = Axis(np.zeros((len(persons), 1)), np.zeros((len(persons), 1)))
    if blocks:
        return _eliminate(persons, nuisance=nuisance, rho=zero, carry=zero)
    longest = max(int(moments.counts.sum()) for moments in persons)
    count = nodes or (LONG_DIARY if longest > LONG else SHORT_DIARY)
    rho = _everywhere(count.rho, persons=len(persons), prior=priors.AUTOCORRELATION)
    carry = _everywhere(count.carry, persons=len(persons), prior=priors.CARRY_OVER)
    evidence = _eliminate(persons, nuisance=nuisance, rho=rho, carry=carry)
    for _ in range(PASSES if longest > LONG and nodes is None else 0):
        mass = _mass(evidence, prior=priors.SHIPPED)
        rho = _closer(evidence.rho, mass=mass.sum(axis=(2, 3)), prior=priors.AUTOCORRELATION)
        carry = _closer(evidence.carry, mass=mass.sum(axis=(1, 3)), prior=priors.CARRY_OVER)
        evidence = _eliminate(persons, nuisance=nuisance, rho=rho, carry=carry)
    return evidence


def posterior(evidence: Evidence, *, prior: EffectPrior, noise_nodes: int = SHORT_DIARY.noise) -> Mixture:
    """The effects' posterior as a mixture."""
    noise, slab, slab_mass, null_mass = _masses(evidence, prior=prior, noise_nodes=noise_nodes)
    persons, k = slab.mean.shape[0], slab.mean.shape[-1]
    both = slab_mass + null_mass
    return Mixture(
        weight=slab_mass.reshape(persons, -1),
        mean=slab.mean.reshape(persons, -1, k),
        covariance=slab.covariance.reshape(persons, -1, k, k),
        null=null_mass.sum(axis=(1, 2, 3)),
        autocorrelation=np.einsum("brcs,br->b", both, evidence.rho.nodes),
        carry_over=np.einsum("brcs,bc->b", slab_mass, evidence.carry.nodes) / slab_mass.sum(axis=(1, 2, 3)),
        noise=np.einsum("brcs,brs->b", both, noise.sigma),
    )


def _everywhere(count: int, *, persons: int, prior: tuple[float, float]) -> Axis:
    low, high = (np.full(persons, bound) for bound in prior)
    return legendre(count, low=low, high=high, prior=prior)


def _closer(axis: Axis, *, mass: Floats, prior: tuple[float, float]) -> Axis:
    """Nodes around where the mass (B, n) of an axis lies, ample by the spacing of the nodes that showed it."""
    share = mass / mass.sum(axis=1, keepdims=True)
    mean = (share * axis.nodes).sum(axis=1)
    sd = np.sqrt((share * (axis.nodes - mean[:, None]) ** 2).sum(axis=1))
    reach = REACH * sd + 0.5 * np.diff(axis.nodes, axis=1).max(axis=1)
    low, high = np.maximum(mean - reach, prior[0]), np.minimum(mean + reach, prior[1])
    return legendre(axis.nodes.shape[1], low=low, high=high, prior=prior)


def _eliminate(persons: list[Moments], *, nuisance: list[priors.NuisancePrior], rho: Axis, carry: Axis) -> Evidence:
    """Whiten at each rho, then integrate the nuisance coefficients out."""
    whitened = [gram(moments, rho=nodes) for moments, nodes in zip(persons, rho.nodes, strict=True)]
    sums = np.stack([pair[0] for pair in whitened])
    count = len(nuisance)
    mean = np.array([prior.mean for prior in nuisance])
    precision = (priors.REFERENCE_NOISE / np.array([prior.sd for prior in nuisance])) ** 2
    sums[..., :count, :count] += np.diag(precision)
    sums[..., :count, -1] += precision * mean
    sums[..., -1, :count] += precision * mean
    sums[..., -1, -1] += precision @ mean**2
    own, mixed = sums[..., :count, :count], sums[..., :count, count:]
    rest = sums[..., count:, count:] - np.swapaxes(mixed, -1, -2) @ np.linalg.solve(own, mixed)
    log_scale = np.stack([pair[1] for pair in whitened]) - 0.5 * np.linalg.slogdet(own)[1]
    nights = np.array([float(moments.counts.sum()) for moments in persons])
    return Evidence(rest, log_scale + 0.5 * np.log(precision).sum(), nights, rho, carry)


def _mass(evidence: Evidence, *, prior: EffectPrior) -> Floats:
    """Posterior mass of effects at each node (B, R, C, S): where rho and c lie if something changes."""
    return _masses(evidence, prior=prior, noise_nodes=SHORT_DIARY.noise)[2]


def _masses(evidence: Evidence, *, prior: EffectPrior, noise_nodes: int) -> tuple[Noise, Slab, Floats, Floats]:
    """Noise nodes, effects, and the masses with and without effects (B, R, C, S)."""
    equations = _at_carry_over(evidence.sums, evidence.carry.nodes)
    noise = _noise_nodes(evidence, equations=equations, prior=prior, count=noise_nodes)
    variance = noise.sigma[:, :, None, :] ** 2
    log_null = (
        evidence.log_scale[:, :, None, None]
        - evidence.nights[:, None, None, None] * np.log(noise.sigma)[:, :, None, :]
        - equations.total[..., None] / (2 * variance)
        + noise.log_weight[:, :, None, :]
        + evidence.rho.log_weight[:, :, None, None]
    )
    slab = _given_noise(equations, variance=variance, prior=prior)
    carry = evidence.carry.log_weight[:, None, :, None]
    with np.errstate(divide="ignore"):
        log_some = log_null + carry + slab.log_gain + np.log1p(-prior.null_mass)
        log_none = log_null - np.log(carry.shape[2]) + np.log(prior.null_mass)
    top = np.maximum(log_some, log_none).max(axis=(1, 2, 3), keepdims=True)
    some, none = np.exp(log_some - top), np.exp(log_none - top)
    whole = (some + none).sum(axis=(1, 2, 3), keepdims=True)
    return noise, slab, some / whole, none / whole


def _at_carry_over(sums: Floats, carry: Floats) -> Equations:
    """Normal equations with exposure's share c added to tonight's assignment."""
    k = (sums.shape[-1] - 1) // 2
    blend = np.zeros((*carry.shape, 2 * k + 1, k + 1))
    blend[..., np.arange(k), np.arange(k)] = 1.0
    blend[..., k + np.arange(k), np.arange(k)] = carry[..., None]
    blend[..., 2 * k, k] = 1.0
    blend = blend[:, None]
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
