"""The clairvoyant oracle: it knows all of a synthetic person but the effect, and decides by the same rule.

It sees the same rated nights and the same evening ratings, and knows level, trend, weekend, noise, autocorrelation,
carry-over and how closely the evening goes with the night. A Kalman filter of the night's noise then gives the exact
information and evidence on the effect after every night; nobody can claim much earlier with this rule and less
knowledge. For the plain scenario, whose world is the one that it knows.
"""

import numpy as np

from benchmarks.peers.schedules import own_schedule, simulated
from quietlegs.simulation.nights import Simulated
from quietlegs.simulation.persons import Population
from quietlegs.statistics import forecast, priors
from quietlegs.statistics.moments import Floats, Ints
from quietlegs.trials.analysis import SURE
from quietlegs.trials.terms import MINIMUM_NIGHTS, MINIMUM_NIGHTS_A_SIDE

NEVER = 999.0
EVENING_SPREAD, EVENING_OFFSET = 1.5, -1.0
"""How the simulator turns the evening into a mark: level - 1 + 1.5 times the shared part, in whole numbers."""

ROUNDING = 1 / 12 / EVENING_SPREAD**2


def oracle_claim(number: int, *, population: Population, mid: float) -> tuple[int, float]:
    """Code and night (since the start) of the oracle's first claim on person `number`; (0, `NEVER`) if none."""
    if population.scenario != "plain" or population.arms != 1:
        return forecast.UNDECIDED, NEVER
    drawn = own_schedule(number, population=population)
    lived = simulated(number, population=population, drawn=drawn, scenario="plain")
    information, evidence = _learnt(lived, drawn=drawn, r=population.before_r)
    shipped = forecast.chances(information, evidence, mid=mid, prior=priors.SHIPPED)
    hopeful = forecast.chances(information, evidence, mid=mid, prior=priors.ENTHUSIASTIC)[1]
    codes = forecast.decide(shipped, enthusiast_by_mid=hopeful, sure=SURE)
    claims = np.flatnonzero((codes != forecast.UNDECIDED) & _enough(lived, drawn=drawn))
    return (int(codes[claims[0]]), float(claims[0] + 1)) if claims.size else (forecast.UNDECIDED, NEVER)


def _enough(lived: Simulated, *, drawn: Ints) -> np.ndarray:
    """Whether the rated nights allow a claim, after each night."""
    sides = [np.cumsum(~lived.missing & (drawn == arm)) for arm in (0, 1)]
    return np.asarray(
        (sides[0] >= MINIMUM_NIGHTS_A_SIDE)
        & (sides[1] >= MINIMUM_NIGHTS_A_SIDE)
        & (sides[0] + sides[1] >= MINIMUM_NIGHTS)
    )


def _learnt(lived: Simulated, *, drawn: Ints, r: float) -> tuple[Floats, Floats]:
    """Information about the effect and information times estimate, after each night."""
    person = lived.person
    rho, before = person.autocorrelation, np.append(0, drawn[:-1])
    # Two series pass through one filter: the ratings less what is expected, and what a point of effect would add.
    seen = np.stack([lived.score - lived.expected, drawn + person.carry_over * before]) / person.noise
    evening = np.stack([(lived.before - person.level - EVENING_OFFSET) / EVENING_SPREAD, np.zeros(drawn.size)])
    state, variance, known = np.zeros(2), 1.0, np.zeros((2, drawn.size))
    for night in range(drawn.size):
        if night:
            state, variance = rho * state, rho**2 * variance + 1 - rho**2
        if r and not lived.unasked[night]:
            gain = variance * r / (r**2 * variance + 1 - r**2 + ROUNDING)
            state, variance = state + gain * (evening[:, night] - r * state), variance * (1 - gain * r)
        if not lived.missing[night]:
            left = seen[:, night] - state
            known[:, night] = left[1] ** 2 / variance, left[0] * left[1] / variance
            state, variance = seen[:, night], 0.0
    information, evidence = known.cumsum(axis=1)
    return information, evidence
