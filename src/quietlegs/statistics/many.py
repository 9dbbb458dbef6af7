"""Many persons at once: what is read off each posterior, in batches that fit the processor's cache."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from quietlegs.statistics import priors
from quietlegs.statistics.mixture import Mixture, above, below, mean_and_sd, quantiles
from quietlegs.statistics.moments import Floats, Moments
from quietlegs.statistics.posterior import LONG, marginalise, posterior
from quietlegs.statistics.priors import EffectPrior, NuisancePrior

LEVELS = (0.05, 0.25, 0.50, 0.75, 0.95)
PERSONS_AT_ONCE = 128


class Summary(NamedTuple):
    """Of `B` persons and `k` effects in points: (B, k) each, `quantiles` (5, B, k) at `LEVELS`, `null` (B,)."""

    mean: Floats
    sd: Floats
    helps: Floats
    helps_mid: Floats
    harms: Floats
    quantiles: Floats
    null: Floats


def summarise(
    moments: Moments, *, nuisance: list[NuisancePrior], prior: EffectPrior = priors.SHIPPED, mid: float = 1.0
) -> Summary:
    """The posterior of every person of a batch (leading axis of `moments`), read at `mid` points and at `LEVELS`.

    A person gets the same numbers alone and in a batch: diaries of up to `LONG` nights and longer ones, whose nodes
    move, are kept apart.
    """
    parts = [
        (rows, _read(posterior(marginalise(part, nuisance=nuisance), prior=prior), mid=mid))
        for rows, part in _batches(moments)
    ]
    order = np.argsort(np.concatenate([rows for rows, _ in parts]))

    def joined(field: int) -> Floats:
        axis = 1 if field == Summary._fields.index("quantiles") else 0
        return np.concatenate([read[field] for _, read in parts], axis=axis).take(order, axis=axis)

    return Summary(*(joined(field) for field in range(len(Summary._fields))))


def _batches(moments: Moments) -> Iterator[tuple[np.ndarray, Moments]]:
    long = moments.nights > LONG
    for kind in (False, True):
        rows = np.flatnonzero(long == kind)
        for start in range(0, rows.size, PERSONS_AT_ONCE):
            here = rows[start : start + PERSONS_AT_ONCE]
            yield (
                here,
                moments._replace(
                    counts=moments.counts[here],
                    own=moments.own[here],
                    cross=moments.cross[here],
                    before=moments.before[here],
                ),
            )


def _read(mixture: Mixture, *, mid: float) -> Summary:
    mean, sd = mean_and_sd(mixture)
    points = quantiles(mixture, LEVELS)
    return Summary(mean, sd, below(mixture, 0.0), below(mixture, -mid), above(mixture, 0.0), points, mixture.null)
