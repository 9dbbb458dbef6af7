"""The randomisation test: how often would another draw from the same law have set the arms this far apart?

The sharp hypothesis: no night would have been rated otherwise under another assignment. Residuals of the nights are
taken without any treatment in the model; the statistic is the spread of their means between arms. It needs no normal
noise and no model, only the law of the schedule; where the law is unknown it is not made.
"""

import numpy as np

from quietlegs.statistics.moments import Floats, Ints
from quietlegs.trials.table import Table

REDRAWS = 999


def residuals(table: Table) -> Floats:
    """What the nuisance columns leave of the outcome (n,), by least squares with a small ridge."""
    columns = table.nuisance
    ridge = 0.01 * np.eye(columns.shape[1])
    fitted = columns @ np.linalg.solve(columns.T @ columns + ridge, columns.T @ table.outcome)
    return table.outcome - fitted


def p_value(table: Table, *, redrawn: Ints) -> float:
    """Share of draws, the real one included, that set the arms at least as far apart.

    `redrawn` (count, n): arm numbers (0 comparison) of the table's rows in schedules from the same law.
    """
    left = residuals(table)
    drawn = np.vstack([table.arm[None, :], redrawn])
    spread = np.zeros(drawn.shape[0])
    for number in range(table.treatment.shape[1] + 1):
        here = drawn == number
        count = here.sum(axis=1)
        total = here @ left
        spread += np.where(count > 0, total**2 / np.maximum(count, 1), 0.0)
    extreme = int((spread[1:] >= spread[0] - 1e-12).sum())
    return (extreme + 1) / len(drawn)
