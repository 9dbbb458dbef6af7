"""Draws of the effect from a sampler, and what they cost."""

from typing import NamedTuple

import numpy as np

from quietlegs.statistics.moments import Floats


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
