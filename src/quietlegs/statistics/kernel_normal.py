"""What the compiled posterior needs of a normal distribution and of a mixture of normals; see `kernel.py`.

The functions are written so that LLVM takes several nodes at once: no table, no branch, every step of a polynomial
written out.
"""

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba import types
from numba.extending import intrinsic
from numpy.polynomial import chebyshev
from scipy.special import erfcx

from quietlegs.statistics.moments import Floats

Function = TypeVar("Function", bound=Callable[..., Any])
Series = tuple[float, float, float, float, float, float, float]

MOST_STEPS = 80
QUANTILE_ERROR = 2e-10
"""Posterior standard deviations: the largest remainder of a Taylor series that a quantile may rest on."""

SIXTH = 6.0 / 5040.0
"""Bound of the normal density's sixth derivative over 7 factorial: the first term that a series leaves out."""

_PIVOT, _DEGREE = 3.75, 20
_ROUND = 1.5 * 2.0**52
_PER_LN2, _LN2_HIGH, _LN2_LOW = 1 / math.log(2), 6.93147180369123816490e-01, 1.90821492927058770002e-10
_EXP = tuple(1 / math.factorial(n) for n in range(12, -1, -1))
_ROOT_HALF, _DENSITY = math.sqrt(0.5), 1 / math.sqrt(2 * math.pi)


def _scaled_tail(t: Floats) -> Floats:
    """(1 + 2 y) exp(y^2) erfc(y) where t = (y - pivot) / (y + pivot): smooth on the whole of (-1, 1)."""
    y = _PIVOT * (1 + t) / (1 - t)
    return np.asarray((1 + 2 * y) * erfcx(y))


_TAIL = tuple(
    float(one) for one in chebyshev.cheb2poly(chebyshev.chebinterpolate(cast(Any, _scaled_tail), _DEGREE))[::-1]
)


def swift(function: Function) -> Function:
    """Compile; elements may be fused, but sums keep their order."""
    return _compile(function, {"contract", "nsz", "arcp"})


def swift_sum(function: Function) -> Function:
    """Compile; a sum over nodes may be taken in any order, so that several are taken at once."""
    return _compile(function, {"contract", "nsz", "arcp", "reassoc"})


def _compile(function: Function, fastmath: set[str]) -> Function:
    """Without numba's cache: it sees no change of a file that a function calls, and needs a folder to write to."""
    return cast(Function, numba.njit(function, nogil=True, error_model="numpy", fastmath=fastmath))


@intrinsic
def _as_integer(typing: Any, x: Any) -> Any:
    def bits(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], context.get_value_type(types.int64))

    return types.int64(types.float64), bits


@intrinsic
def _as_float(typing: Any, x: Any) -> Any:
    def bits(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], context.get_value_type(types.float64))

    return types.float64(types.int64), bits


_AS_INTEGER: Callable[[float], int] = cast(Any, _as_integer)
_AS_FLOAT: Callable[[int], float] = cast(Any, _as_float)


@swift
def _on(so_far: float, t: float, four: tuple[float, ...]) -> float:
    """Four steps of Horner's rule, written out: a loop here would keep the loop around it from being vectorised."""
    return (((so_far * t + four[0]) * t + four[1]) * t + four[2]) * t + four[3]


@swift
def exponential(x: float) -> float:
    """exp(x) for x up to 700, to 1e-15; below -708 as at -708. Written out so that several are taken at once."""
    x = max(x, -708.0)
    shifted = x * _PER_LN2 + _ROUND
    whole = shifted - _ROUND
    rest = (x - whole * _LN2_HIGH) - whole * _LN2_LOW
    power = _on(_on(_on(_EXP[0], rest, _EXP[1:5]), rest, _EXP[5:9]), rest, _EXP[9:13])
    return float(_AS_FLOAT(_AS_INTEGER(power) + (_AS_INTEGER(shifted) << 52)))


@swift
def _below(z: float, peak: float) -> float:
    """P(standard normal < z) given peak = exp(-z^2 / 2)."""
    y = abs(z) * _ROOT_HALF
    down = 1 / ((y + _PIVOT) * (1 + 2 * y))
    t = (y - _PIVOT) * (1 + 2 * y) * down
    tail = _on(_on(_TAIL[0], t, _TAIL[1:5]), t, _TAIL[5:9])
    tail = _on(_on(_on(tail, t, _TAIL[9:13]), t, _TAIL[13:17]), t, _TAIL[17:21])
    tail = 0.5 * peak * tail * (y + _PIVOT) * down
    return 1 - tail if z > 0 else tail


@swift
def normal_below(z: float) -> float:
    """P(standard normal < z), to 1e-15 (relative 1e-12 below -37)."""
    return _below(z, exponential(-0.5 * z * z))


@swift_sum
def share_below(x: float, weight: Floats, mean: Floats, narrow: Floats) -> float:
    """The normals' mass below x; `narrow` are reciprocal standard deviations."""
    share = 0.0
    for node in range(weight.size):
        z = (x - mean[node]) * narrow[node]
        share += weight[node] * _below(z, exponential(-0.5 * z * z))
    return share


@swift_sum
def _series(x: float, weight: Floats, mean: Floats, narrow: Floats) -> Series:
    """The normals' mass below x and its first six derivatives over their factorials."""
    share, first, second, third, fourth, fifth, sixth = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for node in range(weight.size):
        s = narrow[node]
        z = (x - mean[node]) * s
        square, s2 = z * z, s * s
        peak = exponential(-0.5 * square)
        share += weight[node] * _below(z, peak)
        even = peak * weight[node] * s
        odd = even * s * z
        first += even
        second += odd
        third += even * s2 * (square - 1)
        fourth += odd * s2 * (square - 3)
        fifth += even * s2 * s2 * (square * square - 6 * square + 3)
        sixth += odd * s2 * s2 * (square * square - 10 * square + 15)
    return (
        share,
        _DENSITY * first,
        -_DENSITY * second / 2,
        _DENSITY * third / 6,
        -_DENSITY * fourth / 24,
        _DENSITY * fifth / 120,
        -_DENSITY * sixth / 720,
    )


@swift
def rough_quantile(level: float) -> float:
    """The standard normal's quantile to 5e-4 (Abramowitz and Stegun 26.2.23): where to start looking."""
    t = math.sqrt(-2 * math.log(min(level, 1 - level)))
    far = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (
        1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t
    )
    return far if level > 0.5 else -far


@swift
def quantile(target: float, start: tuple[float, float, float], nodes: tuple[Floats, Floats, Floats]) -> float:
    """Where the normals' mass reaches `target`: a Taylor series solved, or a step in a bracket and another series.

    `start`: where to begin, the posterior's standard deviation, the bracket's half width; `nodes`: weights, means and
    reciprocal widths.
    """
    x, sd, reach = start
    weight, mean, narrow = nodes
    low, high, narrowest = x - reach, x + reach, narrow.max()
    for _ in range(MOST_STEPS):
        series = _series(x, weight, mean, narrow)
        if series[0] < target:
            low = x
        else:
            high = x
        step = _root(series, target)
        bound = SIXTH * (abs(step) * narrowest) ** 7
        if bound <= QUANTILE_ERROR * sd * series[1]:
            return x + step
        ahead = x + step
        if not low <= ahead <= high:
            ahead = 0.5 * (low + high)
        if abs(ahead - x) <= QUANTILE_ERROR * sd:
            return ahead
        x = ahead
    return x


@swift
def _root(series: Series, target: float) -> float:
    """The step that takes the series to `target`: Halley's, then Newton's on the series; not a number if flat."""
    miss = series[0] - target
    step = -miss * series[1] / (series[1] * series[1] - miss * series[2])
    for _ in range(3):
        value, slope = 0.0, 0.0
        for order in range(6, 0, -1):
            value = value * step + series[order]
            slope = slope * step + order * series[order]
        step -= (value * step + miss) / slope
    return step
