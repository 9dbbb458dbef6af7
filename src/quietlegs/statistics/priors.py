"""Priors, in points of a 0-10 outcome on which lower is better. Other ranges are scaled to it first.

The three effect priors are those of the plan of analysis: `SHIPPED` decides; the other two stand beside it.
Nuisance priors (level, trend, covariates) scale with the noise and hold at `REFERENCE_NOISE`.
"""

from typing import NamedTuple

REFERENCE_NOISE = 1.6
"""Night-to-night standard deviation in points; assumed from consecutive-night correlations of leg movements."""

NOISE_SHAPE = 2.0
"""Inverse-gamma shape of the noise variance; its scale is `NOISE_SHAPE * REFERENCE_NOISE ** 2`."""

AUTOCORRELATION = (-0.2, 0.8)
"""Uniform prior of the lag-one autocorrelation."""

CARRY_OVER = (0.0, 0.3)
"""Uniform prior of the share of a technique's effect that last night's exposure leaves for tonight."""


class EffectPrior(NamedTuple):
    """Normal prior of every technique's effect, and the chance that no technique changes anything at all."""

    mean: float
    sd: float
    null_mass: float


SHIPPED = EffectPrior(mean=-0.3, sd=1.2, null_mass=0.15)
SCEPTICAL = EffectPrior(mean=0.0, sd=0.7, null_mass=0.0)
ENTHUSIASTIC = EffectPrior(mean=-1.0, sd=1.0, null_mass=0.0)

BY_NAME = {"sceptical": SCEPTICAL, "shipped": SHIPPED, "enthusiastic": ENTHUSIASTIC}


class NuisancePrior(NamedTuple):
    """Normal prior of one nuisance coefficient at the reference noise."""

    mean: float
    sd: float


LEVEL = NuisancePrior(mean=5.0, sd=4.0)
TREND_PER_28_NIGHTS = NuisancePrior(mean=0.0, sd=0.75)
WEEKEND = NuisancePrior(mean=0.0, sd=0.75)
COVARIATE = NuisancePrior(mean=0.0, sd=0.75)
EVENING_SLOPE = NuisancePrior(mean=0.3, sd=0.4)
