"""Noise of its own for each medicine segment, as a ratio to the whole: an empirical-Bayes approximation.

Each segment's residual variance is shrunk towards the common one as if `PRIOR_NIGHTS` nights had shown the latter.
"""

import numpy as np

from quietlegs.statistics.moments import Floats, Moments

PRIOR_NIGHTS = 8.0
RIDGE = 0.1
SMALLEST_VARIANCE = 1e-6


def even_noise(moments: Moments, *, predictors: int) -> Moments:
    """The moments with each segment's nights in units of its own noise; the same where there is one segment.

    The first `predictors` columns are fitted to the last one by least squares with a small ridge, from the sums alone.
    """
    segments = np.unique(moments.part)
    if segments.size == 1:
        return moments
    variance = np.ones_like(moments.counts)
    squares = np.stack([_squares(moments, predictors=predictors, segment=int(one)) for one in segments], axis=-1)
    whole = np.maximum(squares.sum(-1) / moments.nights, SMALLEST_VARIANCE)
    for number, segment in enumerate(segments):
        here = moments.part == segment
        count = moments.counts[..., here].sum(axis=-1)
        own = (squares[..., number] + PRIOR_NIGHTS * whole) / (count + PRIOR_NIGHTS)
        variance[..., here] = (own / whole)[..., None]
    scale = variance[..., None, None]
    return moments._replace(own=moments.own / scale, cross=moments.cross / scale, before=moments.before / scale)


def _squares(moments: Moments, *, predictors: int, segment: int) -> Floats:
    """Sum of squared residuals of one segment's nights (...), under the common fit."""
    whole = moments.own.sum(axis=-3)
    ridge = RIDGE * np.eye(predictors)
    fitted = np.linalg.solve(whole[..., :predictors, :predictors] + ridge, whole[..., :predictors, -1:])
    here = moments.own[..., moments.part == segment, :, :].sum(axis=-3)
    weights = np.concatenate([-fitted, np.ones_like(fitted[..., :1, :])], axis=-2)
    columns = [*range(predictors), -1]
    square = np.swapaxes(weights, -1, -2) @ here[..., columns, :][..., columns] @ weights
    return np.asarray(np.maximum(square[..., 0, 0], 0.0))
