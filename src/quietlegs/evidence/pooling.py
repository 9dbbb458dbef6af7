"""Pooling: several studies' effects as one, with how far they differ and where a new study would come out.

The numbers are those of R's metafor, `rma()` and `predict()`: see docs/decisions/0011 and tests/unit/test_metafor.py.
"""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from scipy.stats import chi2, t

from quietlegs.evidence.effect_sizes import Z95
from quietlegs.evidence.heterogeneity import (
    Array,
    dersimonian_laird,
    paule_mandel,
    restricted_likelihood,
    spread_about,
    weighted_mean,
)
from quietlegs.foundation.errors import InputError
from quietlegs.records.pooled import METHODS, Measure, Method, Pooled

_TAU2: Mapping[Method, Callable[[Array, Array], float]] = {
    "EE": lambda y, v: 0.0,
    "DL": dersimonian_laird,
    "REML": restricted_likelihood,
    "PM": paule_mandel,
}


class _Mean(NamedTuple):
    estimate: float
    se: float
    factor: float


def pool_effects(
    y: Array, v: Array, *, measure: Measure = "MD", method: Method = "REML", hartung_knapp: bool = True
) -> Pooled:
    """Pool effects `y` with sampling variances `v` (above 0) of at least two studies.

    Errors: `InputError` for an unknown method, fewer than two studies, or variances too unequal to compute with.
    """
    _refuse(y, v, method)
    tau2 = _TAU2[method](y, v)
    mean = _mean(y, 1 / (v + tau2), hartung_knapp=hartung_knapp)
    q, freedom = spread_about(y, 1 / v), len(y) - 1
    reach = mean.factor * mean.se
    new = math.inf if method == "EE" else mean.factor * math.sqrt(mean.se**2 + tau2)
    return Pooled(
        k=len(y),
        measure=measure,
        method=method,
        hartung_knapp=hartung_knapp,
        estimate=mean.estimate,
        se=mean.se,
        ci_low=mean.estimate - reach,
        ci_high=mean.estimate + reach,
        pi_low=None if method == "EE" else mean.estimate - new,
        pi_high=None if method == "EE" else mean.estimate + new,
        tau2=tau2,
        i2=_i2(v, q=q, tau2=tau2, method=method),
        q=q,
        q_df=freedom,
        q_p=float(chi2.sf(q, freedom)),
    )


def weights(v: Array, tau2: float) -> Array:
    """Each study's share in the pooled mean, in percent."""
    w: Array = 1 / (v + tau2)
    return np.asarray(100 * w / w.sum())


def _refuse(y: Array, v: Array, method: str) -> None:
    if method not in METHODS:
        raise InputError(f"There is no method {str(method)[:30]!r}: choose one of {', '.join(METHODS)}.")
    if len(y) < 2:
        raise InputError("One study cannot be pooled: give at least two.")
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v > 0).all()):
        raise InputError("Every study needs a finite effect and a variance above 0.")
    if v.max() > 1e14 * v.min():
        raise InputError("The studies' variances are too unequal to compute with: look for a number that is wrong.")


def _mean(y: Array, w: Array, *, hartung_knapp: bool) -> _Mean:
    """The pooled mean, its standard error, and how many of these the 95 % interval reaches to each side."""
    estimate, freedom = weighted_mean(y, w), len(y) - 1
    plain = 1 / math.sqrt(float(w.sum()))
    if not hartung_knapp:
        return _Mean(estimate, plain, Z95)
    return _Mean(estimate, plain * math.sqrt(spread_about(y, w) / freedom), float(t.ppf(0.975, freedom)))


def _i2(v: Array, *, q: float, tau2: float, method: Method) -> float:
    """Percent of the variation that is between studies; from Q for a common effect, else from tau squared."""
    freedom, w = len(v) - 1, 1 / v
    if method == "EE":
        return max(0.0, 100 * (q - freedom) / q) if q > 0 else 0.0
    typical = freedom / float(w.sum() - w @ w / w.sum())
    return 100 * tau2 / (tau2 + typical)
