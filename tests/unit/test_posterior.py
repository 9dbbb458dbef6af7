"""The posterior against independent ways of computing the same thing."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from quietlegs.statistics import priors
from quietlegs.statistics.mixture import above, below, chance_best, draw, mean_and_sd, quantile
from quietlegs.statistics.moments import Floats, Ints, gather, gram
from quietlegs.statistics.posterior import Nodes, marginalise, posterior
from quietlegs.statistics.priors import EffectPrior

NUISANCE = [priors.LEVEL, priors.TREND_PER_28_NIGHTS]
FINE = Nodes(rho=61, carry=9, noise=41)


def some_nights(rng: np.random.Generator, *, nights: int, techniques: int) -> tuple[Floats, Ints]:
    """Columns (level, trend, treatments, exposures, outcome) and gaps of random nights."""
    arm = rng.integers(0, techniques + 1, nights)
    treatment = (arm[:, None] == np.arange(1, techniques + 1)).astype(np.float64)
    exposure = np.vstack([np.zeros((1, techniques)), treatment[:-1]])
    outcome = 5 + treatment @ rng.normal(-0.5, 1, techniques) + rng.normal(0, 1.5, nights)
    kept = np.flatnonzero(rng.random(nights) > 0.2)
    columns = np.column_stack([np.ones(nights), np.arange(nights) / 28, treatment, exposure, outcome])
    return columns[kept], np.diff(kept, prepend=kept[0])


@pytest.mark.parametrize("rho", [-0.2, 0.0, 0.35, 0.8])
def test_moments_give_the_gaussian_likelihood_with_gaps(rho: float) -> None:
    rng = np.random.default_rng(1)
    columns, gaps = some_nights(rng, nights=40, techniques=1)
    residual = columns[:, -1] - 5.2
    day = np.cumsum(gaps)
    correlation = rho ** np.abs(day[:, None] - day[None, :]) if rho else np.eye(day.size)
    direct = multivariate_normal.logpdf(residual, cov=correlation)
    square, scale = gram(gather(residual[:, None], gaps=gaps), rho=np.array([rho]))
    by_moments = scale[0] - square[0, 0, 0] / 2 - residual.size / 2 * np.log(2 * np.pi)
    assert by_moments == pytest.approx(direct, abs=1e-9)


def brute_force(columns: Floats, *, gaps: Ints, prior: EffectPrior) -> tuple[float, float, float]:
    """Mean and sd of the one effect and the mass at no effect, by summing over a grid of all of rho, c, sigma, b."""
    day = np.cumsum(gaps)
    nuisance, treatment, exposure, outcome = columns[:, :2], columns[:, 2], columns[:, 3], columns[:, 4]
    prior_mean = np.array([p.mean for p in NUISANCE])
    prior_cov = np.diag([(p.sd / priors.REFERENCE_NOISE) ** 2 for p in NUISANCE])
    effects = np.append(np.linspace(-6, 5, 221), 0.0)
    total = np.zeros(effects.size)
    slab = np.exp(-0.5 * ((effects[:-1] - prior.mean) / prior.sd) ** 2) / (prior.sd * np.sqrt(2 * np.pi)) * 0.05
    weight = np.append((1 - prior.null_mass) * slab, prior.null_mass)
    for rho in np.linspace(-0.2, 0.8, 21):
        correlation = rho ** np.abs(day[:, None] - day[None, :]) if abs(rho) > 1e-12 else np.eye(day.size)
        marginal = np.linalg.inv(correlation + nuisance @ prior_cov @ nuisance.T)
        log_det = np.linalg.slogdet(marginal)[1] / 2
        for c in np.linspace(0, 0.3, 7):
            left = (outcome - nuisance @ prior_mean)[:, None] - (treatment + c * exposure)[:, None] * effects
            square = (left * (marginal @ left)).sum(axis=0)
            for log_sigma in np.linspace(-1.0, 2.0, 61):
                variance = np.exp(2 * log_sigma)
                log_prior = -2 * priors.NOISE_SHAPE * log_sigma - (
                    priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2 / variance
                )
                edge = (0.5 if c in (0, 0.3) else 1.0) * (0.5 if rho in (-0.2, 0.8) else 1.0)
                log_like = log_det - outcome.size * log_sigma - square / (2 * variance) + log_prior
                total += edge * weight * np.exp(log_like + 60)
    total /= total.sum()
    mean = float(total @ effects)
    return mean, float(np.sqrt(total @ effects**2 - mean**2)), float(total[-1])


def test_the_posterior_is_what_a_grid_over_everything_gives() -> None:
    columns, gaps = some_nights(np.random.default_rng(2), nights=24, techniques=1)
    ours = posterior(marginalise([gather(columns, gaps=gaps)], nuisance=NUISANCE), prior=priors.SHIPPED)
    mean, sd = (float(value[0, 0]) for value in mean_and_sd(ours))
    grid_mean, grid_sd, grid_null = brute_force(columns, gaps=gaps, prior=priors.SHIPPED)
    assert mean == pytest.approx(grid_mean, abs=0.01 * grid_sd)
    assert sd == pytest.approx(grid_sd, rel=0.01)
    assert float(ours.null[0]) == pytest.approx(grid_null, abs=0.003)


@pytest.mark.parametrize(("nights", "techniques"), [(10, 1), (56, 1), (84, 3), (365, 2)])
def test_the_shipped_nodes_agree_with_a_fine_grid_within_a_hundredth_of_a_standard_deviation(
    nights: int, techniques: int
) -> None:
    columns, gaps = some_nights(np.random.default_rng(nights), nights=nights, techniques=techniques)
    moments = gather(columns, gaps=gaps)
    ours = posterior(marginalise([moments], nuisance=NUISANCE), prior=priors.SHIPPED)
    fine = posterior(
        marginalise([moments], nuisance=NUISANCE, nodes=FINE), prior=priors.SHIPPED, noise_nodes=FINE.noise
    )
    mean, sd = mean_and_sd(fine)
    our_mean, our_sd = mean_and_sd(ours)
    assert float(np.abs((our_mean - mean) / sd).max()) < 0.01
    assert float(np.abs(our_sd / sd - 1).max()) < 0.01
    assert float(np.abs(below(ours, 0.0) - below(fine, 0.0)).max()) < 0.004
    for level in (0.05, 0.95):
        apart = np.abs(quantile(ours, level) - quantile(fine, level)) / sd
        assert float(apart.max()) < 0.01


def test_persons_in_one_batch_get_what_each_gets_alone() -> None:
    rng = np.random.default_rng(3)
    people = [gather(c, gaps=g) for c, g in (some_nights(rng, nights=n, techniques=2) for n in (20, 45, 70))]
    together = posterior(marginalise(people, nuisance=NUISANCE), prior=priors.SHIPPED)
    for number, person in enumerate(people):
        alone = posterior(marginalise([person], nuisance=NUISANCE), prior=priors.SHIPPED)
        assert np.allclose(mean_and_sd(alone)[0][0], mean_and_sd(together)[0][number], atol=1e-12)


def test_probabilities_quantiles_and_draws_of_a_mixture_fit_together() -> None:
    columns, gaps = some_nights(np.random.default_rng(4), nights=30, techniques=2)
    ours = posterior(marginalise([gather(columns, gaps=gaps)], nuisance=NUISANCE), prior=priors.SHIPPED)
    total = below(ours, 0.0) + above(ours, 0.0) + ours.null[:, None]
    assert np.allclose(total, 1.0, atol=1e-12)
    for level in (0.05, 0.5, 0.95):
        point = quantile(ours, level)
        assert (below(ours, point - 1e-6) <= level + 1e-5).all()
        assert (1 - above(ours, point + 1e-6) >= level - 1e-5).all()
    draws = draw(ours, person=0, count=40_000, seed=1)
    assert np.allclose(draws.mean(axis=0), mean_and_sd(ours)[0][0], atol=0.03)
    assert chance_best(ours, person=0, seed=0).sum() <= 1.0


def test_with_nothing_known_the_prior_comes_back() -> None:
    nobody = gather(np.zeros((1, 5)), gaps=np.zeros(1, dtype=np.int64))
    back = posterior(marginalise([nobody], nuisance=NUISANCE), prior=priors.SHIPPED)
    mean, sd = (float(value[0, 0]) for value in mean_and_sd(back))
    prior = priors.SHIPPED
    some = 1 - prior.null_mass
    expected = some * prior.mean
    assert float(back.null[0]) == pytest.approx(prior.null_mass, abs=1e-9)
    assert mean == pytest.approx(expected, abs=1e-9)
    assert sd == pytest.approx(np.sqrt(some * (prior.sd**2 + prior.mean**2) - expected**2), abs=1e-9)
