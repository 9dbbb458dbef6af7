"""How much the true effects of studies differ: the variance between studies, by three methods.

Each takes effects `y` and sampling variances `v` (arrays of at least two studies) and gives tau squared, never below 0.
DL: DerSimonian and Laird 1986; REML: restricted maximum likelihood; PM: Paule and Mandel 1982.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

Array = NDArray[np.float64]

_STEPS = 400
"""Where the restricted likelihood's slope is looked at: it may have several hills, and the highest is wanted."""

_SMALLEST = 1e-10
"""The first step above zero, as a part of the largest variance between studies that could be."""


def weighted_mean(y: Array, w: Array) -> float:
    """The mean of the effects with these weights."""
    return float(w @ y / w.sum())


def spread_about(y: Array, w: Array) -> float:
    """The weighted sum of squares about the weighted mean: Cochran's Q where the weights are 1/v."""
    return float(w @ (y - weighted_mean(y, w)) ** 2)


def dersimonian_laird(y: Array, v: Array) -> float:
    """Tau squared by the method of moments, in closed form."""
    w = 1 / v
    return max(0.0, (spread_about(y, w) - (len(y) - 1)) / float(w.sum() - w @ w / w.sum()))


def paule_mandel(y: Array, v: Array) -> float:
    """Tau squared at which the weighted sum of squares is just what chance alone would give: k - 1."""

    def too_much(tau2: float) -> float:
        return spread_about(y, 1 / (v + tau2)) - (len(y) - 1)

    if too_much(0.0) <= 0:
        return 0.0
    return _root(too_much, low=0.0, high=_upper(y))


def restricted_likelihood(y: Array, v: Array) -> float:
    """Tau squared that makes the restricted likelihood largest; of several hills the highest."""

    def slope(tau2: float) -> float:
        w = 1 / (v + tau2)
        return 0.5 * float(w**2 @ (y - weighted_mean(y, w)) ** 2 - w.sum() + w @ w / w.sum())

    high = _upper(y)
    if high == 0:
        return 0.0
    grid = [0.0, *np.geomspace(_SMALLEST * high, high, _STEPS)]
    slopes = [slope(tau2) for tau2 in grid]
    tops = [0.0] if slopes[0] <= 0 else []
    for at in range(_STEPS):
        if slopes[at] > 0 >= slopes[at + 1]:
            tops.append(_root(slope, low=grid[at], high=grid[at + 1]))
    return max(tops, key=lambda tau2: _log_likelihood(y, v + tau2))


def _log_likelihood(y: Array, total: Array) -> float:
    w = 1 / total
    return -0.5 * float(np.log(total).sum() + np.log(w.sum()) + spread_about(y, w))


def _root(function: Callable[[float], float], *, low: float, high: float) -> float:
    return float(brentq(function, low, high, xtol=1e-15 * max(high, 1e-300), rtol=8.9e-16, maxiter=500))


def _upper(y: Array) -> float:
    """More than any of the methods can find: no variance between studies exceeds the whole spread of their effects."""
    return float(2 * ((y - y.mean()) ** 2).sum())
