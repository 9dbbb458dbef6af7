"""The posterior of the effects: exact given (rho, c, sigma), these three integrated by quadrature.

Model, in points of a 0-10 outcome on which lower is better::

    y_t = nuisance_t' beta + sum_k b_k (assigned_tk + c exposed_{t-1,k}) + e_t,   e AR(1), sd sigma, lag one rho

beta given sigma is normal and is integrated analytically; b is normal with an absolute prior, or exactly zero for
all techniques at once with probability `null_mass`; rho and c are uniform and meet Gauss-Legendre nodes; log sigma
meets equally spaced nodes, on which the trapezoid rule is spectrally accurate for a smooth peak. The result is a
mixture of normals and a point at zero. Leading axes are persons (or ever longer prefixes of one person).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from quietlegs.statistics import priors
from quietlegs.statistics.mixture import TINY, Mixture
from quietlegs.statistics.moments import Floats, Moments, gram, stack
from quietlegs.statistics.priors import EffectPrior
from quietlegs.statistics.small import inverse_and_log_determinant, quadratic, times, without


class Nodes(NamedTuple):
    """How finely rho, c and sigma are integrated."""

    rho: int
    carry: int
    noise: int


SHORT_DIARY = Nodes(rho=9, carry=5, noise=9)
LONG_DIARY = Nodes(rho=9, carry=7, noise=9)
LONG = 80
"""With more nights than this rho and c are known so well that their nodes must move to where the posterior is."""

SPACING = 1.2
"""Distance of the nodes of log sigma, in its posterior standard deviations."""

PASSES = 3
REACH = 3.7
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

    `products` (B, R, C, k, k), `pull` (B, R, C, k), `total` (B, R).
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
    persons: Moments | Sequence[Moments],
    *,
    nuisance: list[priors.NuisancePrior],
    nodes: Nodes | None = None,
    blocks: bool = False,
) -> Evidence:
    """Integrate the nuisance coefficients out, for every person, on nodes of rho and c.

    `nuisance` names the priors of the first columns of the moments, in order. `nodes`: default by the longest diary.
    `blocks`: rows are blocks, rho and c are fixed at 0.
    """
    moments = persons if isinstance(persons, Moments) else stack(persons)
    count = moments.counts.shape[0]
    zero = Axis(np.zeros((count, 1)), np.zeros((count, 1)))
    if blocks:
        return _eliminate(moments, nuisance=nuisance, rho=zero, carry=zero)
    long = is_long(moments)
    chosen = nodes or (LONG_DIARY if long else SHORT_DIARY)
    rho = _everywhere(chosen.rho, persons=count, prior=priors.AUTOCORRELATION)
    carry = _everywhere(chosen.carry, persons=count, prior=priors.CARRY_OVER)
    evidence = _eliminate(moments, nuisance=nuisance, rho=rho, carry=carry)
    for _ in range(PASSES if long and nodes is None else 0):
        mass = _masses(evidence, prior=priors.SHIPPED, noise_nodes=SHORT_DIARY.noise)[2]
        rho = _closer(evidence.rho, mass=mass.sum(axis=(2, 3)), prior=priors.AUTOCORRELATION)
        carry = _closer(evidence.carry, mass=mass.sum(axis=(1, 3)), prior=priors.CARRY_OVER)
        evidence = _eliminate(moments, nuisance=nuisance, rho=rho, carry=carry)
    return evidence


def is_long(moments: Moments) -> bool:
    """Whether any person of a batch has so many nights that the nodes must move."""
    return bool(moments.nights.max() > LONG)


def posterior(evidence: Evidence, *, prior: EffectPrior, noise_nodes: int = SHORT_DIARY.noise) -> Mixture:
    """The effects' posterior as a mixture."""
    noise, slab, slab_mass, null_mass = _masses(evidence, prior=prior, noise_nodes=noise_nodes)
    persons, k = slab.mean.shape[0], slab.mean.shape[-1]
    null = null_mass.sum(axis=2)
    by_sigma = slab_mass.sum(axis=2) + null
    some = np.maximum(slab_mass.sum(axis=(1, 2, 3)), TINY)
    return Mixture(
        weight=slab_mass.reshape(persons, -1),
        mean=slab.mean.reshape(persons, -1, k),
        covariance=slab.covariance.reshape(persons, -1, k, k),
        null=null.sum(axis=(1, 2)),
        autocorrelation=(by_sigma.sum(axis=2) * evidence.rho.nodes).sum(axis=1),
        carry_over=(slab_mass.sum(axis=(1, 3)) * evidence.carry.nodes).sum(axis=1) / some,
        noise=(by_sigma * noise.sigma).sum(axis=(1, 2)),
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


def _eliminate(moments: Moments, *, nuisance: list[priors.NuisancePrior], rho: Axis, carry: Axis) -> Evidence:
    """Whiten at each rho, then integrate the nuisance coefficients out."""
    sums, log_scale = gram(moments, rho=rho.nodes)
    count = len(nuisance)
    mean = np.array([prior.mean for prior in nuisance])
    precision = (priors.REFERENCE_NOISE / np.array([prior.sd for prior in nuisance])) ** 2
    sums[..., range(count), range(count)] += precision
    sums[..., :count, -1] += precision * mean
    sums[..., -1, :count] += precision * mean
    sums[..., -1, -1] += precision @ mean**2
    rest, log_determinant = without(sums, columns=count)
    log_scale = log_scale - 0.5 * log_determinant + 0.5 * np.log(precision).sum()
    return Evidence(rest, log_scale, moments.nights, rho, carry)


def _masses(evidence: Evidence, *, prior: EffectPrior, noise_nodes: int) -> tuple[Noise, Slab, Floats, Floats]:
    """Noise nodes, effects, and the masses with effects (B, R, C, S) and without (B, R, 1, S)."""
    equations = _at_carry_over(evidence.sums, evidence.carry.nodes)
    noise = _noise_nodes(evidence, equations=equations, prior=prior, count=noise_nodes)
    variance = noise.sigma[:, :, None, :] ** 2
    log_null = (
        noise.log_weight
        + (evidence.log_scale + evidence.rho.log_weight)[..., None]
        - evidence.nights[:, None, None] * np.log(noise.sigma)
        - equations.total[..., None] / (2 * noise.sigma**2)
    )[:, :, None, :]
    slab = _given_noise(equations, variance=variance, prior=prior)
    carry = evidence.carry.log_weight[:, None, :, None]
    log_some = log_null + carry + slab.log_gain + np.log1p(-prior.null_mass)
    top = np.maximum(log_some.max(axis=(1, 2, 3), keepdims=True), log_null.max(axis=(1, 2, 3), keepdims=True))
    some, none = np.exp(log_some - top), prior.null_mass * np.exp(log_null - top)
    whole = some.sum(axis=(1, 2, 3), keepdims=True) + none.sum(axis=(1, 2, 3), keepdims=True)
    return noise, slab, some / whole, none / whole


def _at_carry_over(sums: Floats, carry: Floats) -> Equations:
    """Normal equations with exposure's share c added to tonight's assignment."""
    k = (sums.shape[-1] - 1) // 2
    now, last, y = slice(0, k), slice(k, 2 * k), 2 * k
    c = carry[:, None, :, None, None]
    crossed = sums[..., now, last] + np.swapaxes(sums[..., now, last], -1, -2)
    products = sums[:, :, None, now, now] + c * crossed[:, :, None] + c**2 * sums[:, :, None, last, last]
    pull = sums[:, :, None, now, y] + c[..., 0] * sums[:, :, None, last, y]
    return Equations(products, pull, sums[..., y, y])


def _noise_nodes(evidence: Evidence, *, equations: Equations, prior: EffectPrior, count: int) -> Noise:
    """Equally spaced nodes in log sigma around the peak, ample for models with and without effects."""
    middle = equations.pull.shape[2] // 2
    pull = equations.pull[:, :, middle]
    ridge = np.eye(pull.shape[-1]) * (priors.REFERENCE_NOISE / prior.sd) ** 2
    inverse = inverse_and_log_determinant(equations.products[:, :, middle] + ridge)[0]
    left = np.maximum(equations.total - quadratic(inverse, pull), 0.0)
    scale = 2 * priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2
    freedom = evidence.nights[:, None] + 2 * priors.NOISE_SHAPE
    centre = 0.5 * np.log((left + scale) / freedom)
    step = SPACING / np.sqrt(2 * freedom)
    log_sigma = centre[..., None] + (np.arange(count) - (count - 1) / 2) * step[..., None]
    log_prior = -2 * priors.NOISE_SHAPE * log_sigma - scale / (2 * np.exp(2 * log_sigma))
    return Noise(np.exp(log_sigma), log_prior + np.log(step)[..., None])


def _given_noise(equations: Equations, *, variance: Floats, prior: EffectPrior) -> Slab:
    """Mean, covariance and log evidence (against no effect) of the effects at each node."""
    k = equations.pull.shape[-1]
    precision = equations.products[:, :, :, None] / variance[..., None, None] + np.eye(k) / prior.sd**2
    weighted = equations.pull[:, :, :, None] / variance[..., None] + prior.mean / prior.sd**2
    covariance, log_determinant = inverse_and_log_determinant(precision)
    mean = times(covariance, weighted)
    gain = 0.5 * (weighted * mean).sum(-1) - 0.5 * k * (prior.mean / prior.sd) ** 2
    return Slab(mean, covariance, gain - 0.5 * log_determinant - k * np.log(prior.sd))
