"""The posterior of one or of very many persons by compiled code: the same answers as `many.summarise`, faster.

Needs numba (`pip install 'quietlegs[fast]'`), whose import takes seconds and which compiles for some more at the first
call: worth it for cohorts and simulations, so no command reads this module. One core; it lets other threads run.
"""

import numpy as np

from quietlegs.statistics import kernel, priors
from quietlegs.statistics.many import Summary
from quietlegs.statistics.moments import Floats, Ints, Moments
from quietlegs.statistics.priors import EffectPrior, NuisancePrior


def summarise(
    moments: Moments, *, nuisance: list[NuisancePrior], prior: EffectPrior = priors.SHIPPED, mid: float = 1.0
) -> Summary:
    """The posterior of every person of a batch, as `many.summarise` gives it (to about 1e-9 points)."""
    gaps, *sums = (np.ascontiguousarray(field) for field in moments)
    ready = Moments(gaps.astype(np.int64), *(field.astype(np.float64) for field in sums))
    out = np.empty((ready.own.shape[0], _effects(ready.own.shape[-1], nuisance), kernel.OUT))
    kernel.of_moments(ready, _nuisance(nuisance), _asked(prior, mid), out)
    return _summary(out)


def summarise_rows(
    columns: Floats,
    *,
    gaps: Ints,
    nuisance: list[NuisancePrior],
    prior: EffectPrior = priors.SHIPPED,
    mid: float = 1.0,
) -> Summary:
    """The same straight from the rows (B, n, q) and their `gaps` (B, n), as `moments.gather` takes them."""
    rows, ready = np.ascontiguousarray(columns, dtype=np.float64), np.ascontiguousarray(gaps, dtype=np.int64)
    out = np.empty((rows.shape[0], _effects(rows.shape[-1], nuisance), kernel.OUT))
    kernel.of_rows(rows, ready, _nuisance(nuisance), _asked(prior, mid), out)
    return _summary(out)


def _effects(columns: int, nuisance: list[NuisancePrior]) -> int:
    return (columns - 1 - len(nuisance)) // 2


def _asked(prior: EffectPrior, mid: float) -> tuple[float, float, float, float]:
    return float(prior.mean), float(prior.sd), float(prior.null_mass), float(mid)


def _nuisance(nuisance: list[NuisancePrior]) -> Floats:
    """Means, and precisions at noise 1 (2, p)."""
    return np.array(
        [[one.mean for one in nuisance], [(priors.REFERENCE_NOISE / one.sd) ** 2 for one in nuisance]],
        dtype=np.float64,
    ).reshape(2, -1)


def _summary(out: Floats) -> Summary:
    return Summary(
        mean=out[..., kernel.MEAN],
        sd=out[..., kernel.SD],
        helps=out[..., kernel.HELPS],
        helps_mid=out[..., kernel.HELPS_MID],
        harms=out[..., kernel.HARMS],
        quantiles=np.moveaxis(out[..., kernel.QUANTILES :], -1, 0),
        null=out[:, 0, kernel.NULL],
    )
