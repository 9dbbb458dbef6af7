"""NUTS (NumPyro, 64 bits, one thread): Quietlegs's model with the point mass at no effect summed out.

Each gradient sees both likelihoods, with and without an effect; whether an effect is there is then drawn afresh for
every draw, so that the draws are draws of the same posterior as JAGS's and ours. One chain after the other with a dense
mass matrix was the quickest of the settings tried. Warm-up and sampling are one compiled function: `MCMC.run` by itself
traces and compiles parts of its start anew for every person, ten times as long as the sampling takes.
"""

import time
from functools import lru_cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as law
from numpyro.infer import MCMC, NUTS

from benchmarks.peers.nights import Nights, powers
from benchmarks.peers.sampled import Sampled
from quietlegs.statistics import priors
from quietlegs.statistics.moments import Floats

CHAINS = 4
WARM_UP = 500


class Rows(NamedTuple):
    """One person's rows, padded to a common length; `here` (n,) is 0 on padding."""

    outcome: Floats
    arm: Floats
    exposure: Floats
    nuisance: Floats
    gap: Any
    here: Floats
    prior_mean: Floats
    prior_sd: Floats


def sample_by_nuts(persons: list[Nights], *, seed: int, draws: int) -> list[Sampled]:
    """Draws of each person's effect under the shipped prior, four chains of `draws` after 500 of warm-up.

    Compiled once, before any clock runs; persons with fewer nights than the longest are padded. All persons must
    have the same number of nuisance columns. Warm-up counts as sampling.
    """
    jax.config.update("jax_enable_x64", True)
    longest = max(person.outcome.size for person in persons)
    rows = [_padded(person, length=longest) for person in persons]
    sampler = _compiled(draws)
    jax.block_until_ready(sampler(jax.random.key(seed), rows[0]))
    return [_run(sampler, rows=one, seed=seed + 1 + number) for number, one in enumerate(rows)]


@lru_cache
def _compiled(draws: int) -> Any:
    """Warm-up and sampling as one function of a key and a person's rows; compiled once for each length of rows."""

    def sample(key: Any, rows: Rows) -> tuple[Any, Any]:
        kernel = NUTS(_model, dense_mass=True)
        sampler = MCMC(
            kernel,
            num_warmup=WARM_UP,
            num_samples=draws,
            num_chains=CHAINS,
            chain_method="sequential",
            progress_bar=False,
        )
        sampler.run(key, rows)
        found = sampler.get_samples(group_by_chain=True)
        return found["slab"], found["some"]

    return jax.jit(sample)


def _run(sampler: Any, *, rows: Rows, seed: int) -> Sampled:
    """Warm up and sample one person."""
    start = time.process_time()
    slab, some = jax.block_until_ready(sampler(jax.random.key(seed), rows))
    seconds = time.process_time() - start
    luck = np.random.default_rng(seed).random(slab.shape)
    return Sampled(np.where(luck < np.asarray(some), np.asarray(slab), 0.0), seconds)


def _padded(nights: Nights, *, length: int) -> Rows:
    count = nights.outcome.size
    more = length - count
    exponent, _ = powers(nights.gaps)
    return Rows(
        outcome=np.pad(nights.outcome, (0, more)),
        arm=np.pad(nights.arm.astype(np.float64), (0, more)),
        exposure=np.pad(nights.exposure, (0, more)),
        nuisance=np.pad(nights.nuisance, ((0, more), (0, 0))),
        gap=np.pad(exponent.astype(np.int64), (0, more), constant_values=1),
        here=(np.arange(length) < count).astype(np.float64),
        prior_mean=np.array([prior.mean for prior in nights.priors]),
        prior_sd=np.array([prior.sd for prior in nights.priors]),
    )


def _model(rows: Rows) -> None:
    """The model that `quietlegs.statistics.posterior` integrates."""
    slab = numpyro.sample("slab", law.Normal(priors.SHIPPED.mean, priors.SHIPPED.sd))
    rho = numpyro.sample("rho", law.Uniform(*priors.AUTOCORRELATION))
    carry = numpyro.sample("carry", law.Uniform(*priors.CARRY_OVER))
    rate = priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2
    precision = numpyro.sample("precision", law.Gamma(priors.NOISE_SHAPE, rate))
    raw = numpyro.sample("raw", law.Normal(0.0, 1.0).expand([rows.prior_mean.shape[0]]).to_event(1))
    ratio = 1 / (jnp.sqrt(precision) * priors.REFERENCE_NOISE)
    left = rows.outcome - rows.nuisance @ (rows.prior_mean + rows.prior_sd * ratio * raw)
    power = rho**rows.gap
    share = 1 - power**2
    touched = rows.arm + carry * rows.exposure

    def fit(effect: Any) -> Any:
        residual = left - effect * touched
        before = jnp.concatenate([jnp.zeros(1), residual[:-1]])
        new = residual - power * before
        return -0.5 * jnp.sum(rows.here * (precision * new**2 / share + jnp.log(share) - jnp.log(precision)))

    with_effect = jnp.log1p(-priors.SHIPPED.null_mass) + fit(slab)
    without = jnp.log(priors.SHIPPED.null_mass) + fit(0.0)
    numpyro.factor("nights", jnp.logaddexp(with_effect, without))
    numpyro.deterministic("some", jax.nn.sigmoid(with_effect - without))
