"""Noise of its own for each medicine segment, as a ratio to the whole: an empirical-Bayes approximation.

Each segment's residual variance is shrunk towards the common one as if `PRIOR_NIGHTS` nights had shown the latter.
"""

import numpy as np

from quietlegs.statistics.moments import Floats, Ints

PRIOR_NIGHTS = 8.0


def segment_ratios(predictors: Floats, *, outcome: Floats, segment: Ints) -> Floats:
    """Ratio (n,) of each row's noise to the common noise; all ones where there is one segment.

    `predictors` (n, p) and `outcome` (n,) are fitted by least squares with a small ridge.
    """
    kinds = np.unique(segment)
    if kinds.size == 1:
        return np.ones(outcome.size)
    ridge = 0.1 * np.eye(predictors.shape[1])
    coefficients = np.linalg.solve(predictors.T @ predictors + ridge, predictors.T @ outcome)
    square = (outcome - predictors @ coefficients) ** 2
    whole = max(float(square.mean()), 1e-6)
    ratios = np.ones(outcome.size)
    for kind in kinds:
        here = segment == kind
        variance = (square[here].sum() + PRIOR_NIGHTS * whole) / (here.sum() + PRIOR_NIGHTS)
        ratios[here] = np.sqrt(variance / whole)
    return ratios
