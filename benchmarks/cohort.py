"""Nights of very many synthetic persons at once, as padded arrays: the plain scenario of the simulator, vectorised.

The laws of a person and of the nights are those of `quietlegs.simulation.nights`; one technique. The schedule is a fair
coin that must turn after three nights alike, so it is not exactly balanced: nothing that is timed depends on that.
"""

from typing import NamedTuple

import numpy as np

from quietlegs.simulation.nights import HIGHEST, LOWEST, MISSING_AT_RANDOM
from quietlegs.statistics import priors
from quietlegs.statistics.moments import NO_ROW, Floats, Ints

NUISANCE = [priors.LEVEL, priors.TREND_PER_28_NIGHTS, priors.WEEKEND]
LONGEST_RUN = 3


class Padded(NamedTuple):
    """Rows (B, n, 6): level, trend, weekend, arm, last night's exposure, outcome; `gaps` (B, n), `NO_ROW` behind."""

    columns: Floats
    gaps: Ints

    def person(self, number: int) -> tuple[Floats, Ints]:
        """One person's rows without padding."""
        there = self.gaps[number] != NO_ROW
        return self.columns[number][there], self.gaps[number][there]


def cohort(persons: int, *, nights: int, rng: np.random.Generator) -> Padded:
    """Fresh persons with so many nights each, 12 % of them unrated."""
    arm = _schedule(persons, nights=nights, rng=rng)
    exposure = np.hstack([np.zeros((persons, 1)), arm[:, :-1]])
    night = np.arange(nights)
    weekend = np.isin(night % 7, (4, 5)).astype(np.float64) - 0.5
    outcome = _outcome(arm, exposure=exposure, weekend=weekend, rng=rng)
    rated = rng.random((persons, nights)) >= MISSING_AT_RANDOM
    rated[:, :2] = True
    order = np.argsort(~rated, axis=1, kind="stable")
    there = np.take_along_axis(rated, order, axis=1)
    flat = [np.take_along_axis(values, order, axis=1) for values in (arm, exposure, outcome)]
    columns = np.stack([np.ones(order.shape), order / 28, weekend[order], *flat], axis=-1)
    gaps = np.where(there, np.diff(order, axis=1, prepend=order[:, :1]), NO_ROW)
    return Padded(columns * there[..., None], gaps)


def _schedule(persons: int, *, nights: int, rng: np.random.Generator) -> Floats:
    arm = (rng.random((persons, nights)) < 0.5).astype(np.float64)
    for night in range(LONGEST_RUN, nights):
        before = arm[:, night - LONGEST_RUN : night].sum(axis=1)
        arm[:, night] = np.where(before == LONGEST_RUN, 0.0, np.where(before == 0, 1.0, arm[:, night]))
    return arm


def _outcome(arm: Floats, *, exposure: Floats, weekend: Floats, rng: np.random.Generator) -> Floats:
    """Scores of persons drawn from the simulator's population, truths from the shipped prior."""
    persons, nights = arm.shape
    level = np.clip(rng.normal(5.5, 1.2, persons), 3.0, 8.0)
    rho = np.clip(rng.normal(0.2, 0.15, persons), -0.1, 0.6)
    noise = rng.standard_normal((persons, nights))
    for night in range(1, nights):
        noise[:, night] = rho * noise[:, night - 1] + np.sqrt(1 - rho**2) * noise[:, night]
    none = rng.random(persons) < priors.SHIPPED.null_mass
    effect = np.where(none, 0.0, rng.normal(priors.SHIPPED.mean, priors.SHIPPED.sd, persons))
    slopes = rng.normal(0.0, 0.3, (2, persons, 1))
    ground = level[:, None] + slopes[0] * np.arange(nights) / 28 + slopes[1] * (weekend > 0)
    reached = effect[:, None] * (arm + rng.uniform(0.0, 0.3, (persons, 1)) * exposure)
    score = ground + reached + rng.choice([1.2, 1.6, 2.2], (persons, 1)) * noise
    return np.asarray(np.round(np.clip(score, LOWEST, HIGHEST), 2))
