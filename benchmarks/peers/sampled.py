"""Draws of the effect from a sampler, what they cost, and what the rule of a finding says of them."""

from typing import NamedTuple

import numpy as np

from quietlegs.statistics import forecast, priors
from quietlegs.statistics.moments import Floats
from quietlegs.trials.analysis import SURE


class Sampled(NamedTuple):
    """`draws` of the effect (chains, draws), and process CPU seconds of adapting and sampling, without compiling."""

    draws: Floats
    cpu_seconds: float


def effective_draws(sampled: Sampled) -> float:
    """Effective sample size of the effect (NumPyro's diagnostics: Geyer's initial monotone sequence)."""
    from numpyro.diagnostics import effective_sample_size

    return float(effective_sample_size(np.asarray(sampled.draws)))


def cpu_a_thousand(sampled: Sampled) -> float:
    """CPU seconds for 1,000 effective draws of the effect."""
    return 1000 * sampled.cpu_seconds / effective_draws(sampled)


def claim_of(draws: Floats, *, mid: float) -> int:
    """The rule of a finding on draws under the shipped prior, where there are nights enough; `mid` in points.

    The enthusiast's word comes from the same draws, weighed by the ratio of the two priors.
    """
    flat = draws.ravel()
    chances = tuple(np.array([share]) for share in ((flat < 0).mean(), (flat < -mid).mean(), (flat > 0).mean()))
    some = flat[flat != 0]
    weight = np.exp(_log_prior(some, prior=priors.ENTHUSIASTIC) - _log_prior(some, prior=priors.SHIPPED))
    by_mid = float((weight * (some < -mid)).sum() / weight.sum()) if some.size else 1.0
    return int(
        forecast.decide((chances[0], chances[1], chances[2]), enthusiast_by_mid=np.array([by_mid]), sure=SURE)[0]
    )


def _log_prior(effect: Floats, *, prior: priors.EffectPrior) -> Floats:
    return -0.5 * ((effect - prior.mean) / prior.sd) ** 2
