"""statsmodels' SARIMAX: regression with AR(1) errors by maximum likelihood in state space, missing nights as NaN."""

import time
import warnings

import numpy as np
from statsmodels.tsa.statespace.sarimax import SARIMAX

from benchmarks.peers.claims import from_errors
from benchmarks.peers.fitted import Fitted
from benchmarks.peers.nights import Nights


def fit_by_sarimax(nights: Nights) -> Fitted:
    """The effect with the normal intervals that statsmodels prints; process CPU of building and fitting the model."""
    count = int(nights.day[-1] - nights.day[0]) + 1
    at = nights.day - nights.day[0]
    outcome = np.full(count, np.nan)
    outcome[at] = nights.outcome
    columns = np.column_stack([nights.nuisance, nights.exposure, nights.arm])
    predictors = np.zeros((count, columns.shape[1]))
    predictors[at] = columns
    start = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = SARIMAX(outcome, exog=predictors, order=(1, 0, 0)).fit(disp=False)
            mean, error = float(found.params[columns.shape[1] - 1]), float(found.bse[columns.shape[1] - 1])
        except np.linalg.LinAlgError:
            mean = error = float("nan")
    seconds = time.process_time() - start
    estimates = from_errors(np.array([mean]), error=np.array([error]), freedom=np.array([np.inf]))
    return Fitted(estimates, seconds)
