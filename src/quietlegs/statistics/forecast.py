"""How many more nights: the rule of decision run forward on nights that have not happened.

Seen from here, each further night adds information `rate` about an effect b; the estimate's evidence then walks as
a Gaussian with that drift. The rule that will decide (shipped prior, and the enthusiast's agreement before anybody
is told to give up) is applied to every step of every walk. Gaussian and with known noise: a forecast, not a finding.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from quietlegs.statistics import priors
from quietlegs.statistics.moments import Floats
from quietlegs.statistics.priors import EffectPrior

Codes = np.ndarray[tuple[int, ...], np.dtype[np.int8]]

UNDECIDED, HELPS, HARMS, NO_WORTHWHILE_HELP = 0, 1, 2, 3

BISECTIONS = 36
REACH = 40.0
"""Posterior standard deviations within which every bound is looked for."""


class Rule(NamedTuple):
    """When a claim is made: probability needed, the smallest effect that matters (points), nights needed first."""

    sure: float
    mid: float
    minimum_nights: int


class Seen(NamedTuple):
    """What is known of one effect: information (1 / variance), information times estimate, nights so far.

    `rate` is the information that one further night will bring.
    """

    information: float
    evidence: float
    nights: int
    rate: float


def chances(information: Floats, evidence: Floats, *, mid: float, prior: EffectPrior) -> tuple[Floats, Floats, Floats]:
    """P(helps), P(helps by more than `mid`) and P(harms) after Gaussian evidence, under `prior`."""
    precision = information + 1 / prior.sd**2
    mean = (evidence + prior.mean / prior.sd**2) / precision
    root = np.sqrt(precision)
    log_gain = 0.5 * mean**2 * precision - 0.5 * (prior.mean / prior.sd) ** 2 - np.log(root * prior.sd)
    some = (1 - prior.null_mass) / (1 - prior.null_mass + prior.null_mass * np.exp(-np.clip(log_gain, -700, 700)))
    helps: Floats = some * ndtr(-mean * root)
    by_mid: Floats = some * ndtr((-mid - mean) * root)
    harms: Floats = some * ndtr(mean * root)
    return helps, by_mid, harms


def decide(shipped: tuple[Floats, Floats, Floats], *, enthusiast_by_mid: Floats, sure: float) -> Codes:
    """The decision for each element, from the chances under the shipped and the enthusiastic prior."""
    helps, by_mid, harms = shipped
    give_up = (by_mid <= 1 - sure) & (enthusiast_by_mid <= 1 - sure)
    codes = np.select([helps >= sure, harms >= sure, give_up], [HELPS, HARMS, NO_WORTHWHILE_HELP], UNDECIDED)
    return codes.astype(np.int8)


class Bounds(NamedTuple):
    """The evidence from which each claim is made, one for each further night: `helps` below, the others from it on."""

    helps: Floats
    harms: Floats
    gives_up: Floats


def bounds(information: Floats, *, rule: Rule) -> Bounds:
    """Where the rule turns, for each amount of `information` (H,).

    The posterior of an effect is ordered by its evidence (a monotone likelihood ratio), so every chance rises or falls
    with it, and each claim begins at one value: `decide` need not be asked at every step of every walk.
    """
    helps, by_mid, harms = _crossings(information, rule=rule, prior=priors.SHIPPED)
    hopeful = _crossings(information, rule=rule, prior=priors.ENTHUSIASTIC)[1]
    return Bounds(helps, harms, np.maximum(by_mid, hopeful))


def _crossings(information: Floats, *, rule: Rule, prior: EffectPrior) -> Floats:
    """Evidence (3, H) at which "helps" ends, and "not by the difference that matters" and "harms" begin."""
    precision = information + 1 / prior.sd**2
    low = np.tile(-rule.mid - REACH / np.sqrt(precision), (3, 1))
    high = np.tile(REACH / np.sqrt(precision), (3, 1))
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        evidence = middle * precision - prior.mean / prior.sd**2
        helps, by_mid, harms = chances(information, evidence, mid=rule.mid, prior=prior)
        beyond = np.stack([helps[0] < rule.sure, by_mid[1] <= 1 - rule.sure, harms[2] >= rule.sure])
        low, high = np.where(beyond, low, middle), np.where(beyond, middle, high)
    crossings: Floats = high * precision - prior.mean / prior.sd**2
    return crossings


def walk(truths: Floats, *, seen: Seen, horizon: int, rule: Rule, seed: int) -> Codes:
    """Decision after each of `horizon` further nights for each true effect in `truths` (D,): codes (D, horizon)."""
    rng = np.random.default_rng(seed)
    steps = rng.standard_normal((truths.size, horizon)) * np.sqrt(seen.rate) + truths[:, None] * seen.rate
    evidence = seen.evidence + np.cumsum(steps, axis=1)
    turns = bounds(seen.information + seen.rate * np.arange(1, horizon + 1, dtype=np.float64), rule=rule)
    codes = np.zeros(evidence.shape, dtype=np.int8)
    codes[evidence >= turns.gives_up] = NO_WORTHWHILE_HELP
    codes[evidence >= turns.harms] = HARMS
    codes[evidence < turns.helps] = HELPS
    codes[:, : max(0, rule.minimum_nights - seen.nights - 1)] = UNDECIDED
    return codes


def first_claims(codes: Codes) -> tuple[Floats, Codes]:
    """The step (1-based; infinite if none) and the code of the first claim on each walk."""
    claimed = codes != UNDECIDED
    some = claimed.any(axis=1)
    first = claimed.argmax(axis=1)
    code = np.where(some, codes[np.arange(codes.shape[0]), first], UNDECIDED).astype(np.int8)
    return np.where(some, first + 1.0, np.inf), code


def information_a_night(*, noise: float, arms: int, explained: float = 0.0) -> float:
    """Information about one arm's effect that a night brings when `arms` arms and a comparison share the nights.

    `noise` is the night-to-night standard deviation in points, `explained` the correlation of the evening rating
    with the night. Var(difference of two means) = 2 (arms + 1) sigma**2 / nights, with autocorrelation left out:
    random assignment makes it cost little.
    """
    return 1 / (2 * (arms + 1) * noise**2 * (1 - explained**2))
