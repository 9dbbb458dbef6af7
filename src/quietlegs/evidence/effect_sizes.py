"""From what a study prints to an effect and its sampling variance: treatment minus comparison.

Definitions are those of R's metafor (`escalc`, its default `vtype = "LS"`): see docs/decisions/0011.
"""

import math
from typing import NamedTuple

from scipy.special import gammaln
from scipy.stats import norm

Z95 = float(norm.ppf(0.975))


class Group(NamedTuple):
    """One group of a study: how many people, the mean and the standard deviation of what was measured."""

    n: int
    mean: float
    sd: float


class Sized(NamedTuple):
    """An effect and the variance of its estimate."""

    yi: float
    vi: float


def mean_difference(treat: Group, ctrl: Group) -> Sized:
    """The difference of two means, in the unit of the scale; the groups' variances may differ."""
    return Sized(treat.mean - ctrl.mean, treat.sd**2 / treat.n + ctrl.sd**2 / ctrl.n)


def standardised_difference(treat: Group, ctrl: Group) -> Sized:
    """Hedges' g: the difference in pooled standard deviations, with the exact correction for small groups."""
    freedom = treat.n + ctrl.n - 2
    pooled = math.sqrt(((treat.n - 1) * treat.sd**2 + (ctrl.n - 1) * ctrl.sd**2) / freedom)
    g = exact_j(freedom) * (treat.mean - ctrl.mean) / pooled
    return Sized(g, 1 / treat.n + 1 / ctrl.n + g**2 / (2 * (treat.n + ctrl.n)))


def exact_j(freedom: int) -> float:
    """The factor that makes a standardised difference with so many degrees of freedom unbiased (at least 2)."""
    return float(math.exp(gammaln(freedom / 2) - math.log(math.sqrt(freedom / 2)) - gammaln((freedom - 1) / 2)))


def from_interval(yi: float, *, low: float, high: float) -> Sized:
    """The variance behind a 95 % interval that was made with the normal distribution."""
    return Sized(yi, ((high - low) / (2 * Z95)) ** 2)
