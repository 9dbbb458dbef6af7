"""The same posterior written down plainly: NumPy, one person, one solve for each node of rho, c and sigma.

Nothing is gathered beforehand and nothing is eliminated: each rho whitens the nights, each (rho, c) has its design,
each sigma its normal equations with all coefficients in them, all sigmas of a design in one stacked solve. Same model,
same priors, same nodes as `quietlegs.statistics`; no line of code in common with its algebra. It is the yardstick of
the row S2 in `benchmarks/speed.py` and an independent check of the shipped code in the tests.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import logsumexp, ndtr

from quietlegs.statistics import priors
from quietlegs.statistics.posterior import SHORT_DIARY
from quietlegs.statistics.priors import EffectPrior, NuisancePrior

Floats = NDArray[np.float64]
LEVELS = (0.05, 0.25, 0.50, 0.75, 0.95)


class Rows(NamedTuple):
    """One person's rated nights: outcome (n,), nuisance (n, p), arms and last night's exposure (n, k), gaps (n,)."""

    outcome: Floats
    nuisance: Floats
    treatment: Floats
    exposure: Floats
    gaps: NDArray[np.int64]


class Read(NamedTuple):
    """What is read off the posterior of each effect, (k,) each; `quantiles` (5, k)."""

    mean: Floats
    sd: Floats
    helps: Floats
    helps_mid: Floats
    harms: Floats
    quantiles: Floats


class Node(NamedTuple):
    """All sigmas of one design: log weights (S,) with and without effects, means and sds (S, k) of the effects."""

    log_some: Floats
    log_none: Floats
    mean: Floats
    sd: Floats


def read(rows: Rows, *, nuisance: list[NuisancePrior], prior: EffectPrior = priors.SHIPPED, mid: float = 1.0) -> Read:
    """Mean, sd, probabilities and quantiles of each effect."""
    nodes = [
        _node(rows, nuisance=nuisance, prior=prior, at=(rho, carry, rho_log + carry_log))
        for rho, rho_log in _legendre(SHORT_DIARY.rho, *priors.AUTOCORRELATION)
        for carry, carry_log in _legendre(SHORT_DIARY.carry, *priors.CARRY_OVER)
    ]
    some = np.concatenate([node.log_some for node in nodes])
    none = np.concatenate([node.log_none for node in nodes])
    whole = logsumexp(np.concatenate([some, none]))
    weight, null = np.exp(some - whole), float(np.exp(logsumexp(none) - whole))
    mean, sd = np.concatenate([node.mean for node in nodes]), np.concatenate([node.sd for node in nodes])
    centre, columns = weight @ mean, list(zip(mean.T, sd.T, strict=True))
    return Read(
        mean=centre,
        sd=np.sqrt(weight @ (sd**2 + mean**2) - centre**2),
        helps=weight @ ndtr(-mean / sd),
        helps_mid=weight @ ndtr((-mid - mean) / sd),
        harms=weight @ ndtr(mean / sd),
        quantiles=np.array([[_quantile(level, weight, m, s, null) for m, s in columns] for level in LEVELS]),
    )


def _legendre(count: int, low: float, high: float) -> list[tuple[float, float]]:
    nodes, weights = np.polynomial.legendre.leggauss(count)
    return [(low + (high - low) * (x + 1) / 2, float(np.log(w / 2))) for x, w in zip(nodes, weights, strict=True)]


def _node(rows: Rows, *, nuisance: list[NuisancePrior], prior: EffectPrior, at: tuple[float, float, float]) -> Node:
    """One design at all its sigmas; `at`: rho, c and the log of their prior mass."""
    rho, carry, log_prior = at
    design = np.column_stack([rows.nuisance, rows.treatment + carry * rows.exposure])
    power = np.where(rows.gaps > 0, float(rho) ** rows.gaps, 0.0)
    scale = np.sqrt(1 - power**2)
    x = (design - power[:, None] * np.vstack([0 * design[:1], design[:-1]])) / scale[:, None]
    y = (rows.outcome - power * np.append(0.0, rows.outcome[:-1])) / scale
    n, p, k = y.size, len(nuisance), rows.treatment.shape[1]
    sigma, log_step = _sigmas(x, y, p)
    some_mean, some_cov, some = _solve(x, y, sigma, nuisance, prior)
    _, _, none = _solve(x[:, :p], y, sigma, nuisance, None)
    likelihood = -n * np.log(sigma) - np.log(scale).sum() + log_step + log_prior
    shape, rate = priors.NOISE_SHAPE, priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2
    likelihood += -2 * shape * np.log(sigma) - rate / sigma**2
    spread = np.sqrt(np.diagonal(some_cov, axis1=1, axis2=2))[:, -k:]
    with np.errstate(divide="ignore"):
        return Node(
            likelihood + some + np.log1p(-prior.null_mass),
            likelihood + none + np.log(prior.null_mass),
            some_mean[:, -k:],
            spread,
        )


def _sigmas(x: Floats, y: Floats, p: int) -> tuple[Floats, float]:
    """Equally spaced nodes of log sigma around the least-squares fit, and the log of their spacing."""
    ridge = 0.1 * np.eye(x.shape[1])
    left = y - x @ np.linalg.solve(x.T @ x + ridge, x.T @ y)
    freedom = y.size + 2 * priors.NOISE_SHAPE
    centre = 0.5 * np.log((left @ left + 2 * priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2) / freedom)
    step = 1.2 / np.sqrt(2 * freedom)
    count = SHORT_DIARY.noise
    return np.exp(centre + (np.arange(count) - (count - 1) / 2) * step), float(np.log(step))


def _solve(
    x: Floats, y: Floats, sigma: Floats, nuisance: list[NuisancePrior], prior: EffectPrior | None
) -> tuple[Floats, Floats, Floats]:
    """Means (S, q), covariances (S, q, q) and log evidence (S,) of all coefficients at each sigma."""
    k = x.shape[1] - len(nuisance)
    spread = np.array([[one.sd / priors.REFERENCE_NOISE * s for one in nuisance] for s in sigma])
    mean = np.array([one.mean for one in nuisance])
    if prior is not None:
        spread = np.column_stack([spread, np.full((sigma.size, k), prior.sd)])
        mean = np.append(mean, np.full(k, prior.mean))
    precision = x.T @ x / sigma[:, None, None] ** 2 + np.eye(mean.size) / spread[:, :, None] ** 2
    pull = (x.T @ y) / sigma[:, None] ** 2 + mean / spread**2
    covariance = np.linalg.inv(precision)
    found = (covariance @ pull[..., None])[..., 0]
    quadratic = (y @ y) / sigma**2 + (mean**2 / spread**2).sum(1) - (pull * found).sum(1)
    evidence = -0.5 * quadratic - 0.5 * np.linalg.slogdet(precision)[1] - np.log(spread).sum(1)
    return found, covariance, evidence


def _quantile(level: float, weight: Floats, mean: Floats, sd: Floats, null: float) -> float:
    """Where the distribution function, with its jump at zero, reaches `level`."""

    def below(x: float) -> float:
        return float(weight @ ndtr((x - mean) / sd)) + (null if x > 0 else 0.0)

    under = float(weight @ ndtr(-mean / sd))
    if under <= level <= under + null:
        return 0.0
    low, high = float((mean - 9 * sd).min()), float((mean + 9 * sd).max())
    return float(brentq(lambda x: below(x) - level, low, high, xtol=1e-10))
