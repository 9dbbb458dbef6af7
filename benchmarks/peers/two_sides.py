"""Welch's and Student's t-test between nights with and without, after every night asked for."""

import numpy as np

from benchmarks.peers.claims import Estimates, from_errors
from benchmarks.peers.nights import Nights
from quietlegs.statistics.moments import Floats, Ints

FEWEST_A_SIDE = 2


def welch(nights: Nights, *, after: Ints) -> Estimates:
    """Welch t-test on raw nights; `after` (L,) numbers of nights since the trial began."""
    count, mean, variance = _sides(nights, after=after)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = variance / count
        error = np.sqrt(share.sum(axis=0))
        freedom = share.sum(axis=0) ** 2 / (share**2 / (count - 1)).sum(axis=0)
    return _said(mean, error=error, freedom=freedom, count=count)


def correlation(nights: Nights, *, after: Ints) -> Estimates:
    """The correlation of the outcome with `arm`: its p is that of the t-test with one pooled variance."""
    count, mean, variance = _sides(nights, after=after)
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = count.sum(axis=0) - 2
        pooled = ((count - 1) * variance).sum(axis=0) / freedom
        error = np.sqrt(pooled * (1 / count).sum(axis=0))
    return _said(mean, error=error, freedom=freedom, count=count)


def _sides(nights: Nights, *, after: Ints) -> tuple[Floats, Floats, Floats]:
    """Counts, means and variances (2, L) of the nights without and with, from running sums."""
    rows = np.searchsorted(nights.day, after)
    centred = nights.outcome - (nights.outcome.mean() if nights.outcome.size else 0.0)
    here = (nights.arm == np.array([[0], [1]])).astype(np.float64)
    sums = np.zeros((3, 2, nights.outcome.size + 1))
    sums[:, :, 1:] = np.cumsum(np.stack([here, here * centred, here * centred**2]), axis=2)
    count, total, square = sums[:, :, rows]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = total / count
        variance = np.maximum(square - count * mean**2, 0.0) / (count - 1)
    return count, mean, variance


def _said(mean: Floats, *, error: Floats, freedom: Floats, count: Floats) -> Estimates:
    """With minus without; nothing where a side has too few nights or no night differs."""
    says = (count >= FEWEST_A_SIDE).all(axis=0) & (error > 0)
    shown = [np.where(says, values, np.nan) for values in (mean[1] - mean[0], error, freedom)]
    return from_errors(shown[0], error=shown[1], freedom=shown[2])
