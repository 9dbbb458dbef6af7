"""What a trial can and cannot settle, before it starts: the rule run on nights that have not happened."""

import numpy as np

from quietlegs.records.trial import Power, PowerRow, Trial
from quietlegs.statistics import forecast, priors
from quietlegs.statistics.forecast import Rule, Seen
from quietlegs.trials.analysis import MINIMUM_BLOCKS_A_SIDE, SURE
from quietlegs.trials.setting import Scale, rating
from quietlegs.trials.terms import MINIMUM_NIGHTS

WALKS = 2000
ASSUMED_MISSING = 0.12
"""Share of nights taken to stay unrated (assumed: 10-20 % is usual in diaries)."""

BLOCK_NOISE_SHARE = 0.4
"""Variance of the mean of a block's four scored nights, as a share of a night's variance, with lag-one
autocorrelation 0.2: (4 + 2 (3 r + 2 r**2 + r**3)) / 16 = 0.34, rounded up for blocks that differ by themselves."""

TRUE_EFFECTS = (0.0, 0.5, 1.0, 2.0)
"""Reliefs looked at, in multiples of the difference that matters."""


def power(trial: Trial, *, noise: float | None, predictable_share: float, seed: int = 0) -> Power:
    """The trial's prospects; `noise` is the night-to-night standard deviation in units of the outcome (or assumed)."""
    scale = rating(*trial.range, better=trial.better)
    in_points = priors.REFERENCE_NOISE if noise is None else scale.size_in_points(noise)
    rows = [_row(trial, relief=relief, noise=in_points, scale=scale, seed=seed) for relief in TRUE_EFFECTS]
    return Power(
        question=trial.question,
        law=trial.design.law,
        nights=trial.nights,
        noise=abs(scale.effect_back(in_points)),
        assumed_missing=0.0 if trial.question == "course" else ASSUMED_MISSING,
        predictable_share=predictable_share,
        rows=tuple(rows),
    )


def _row(trial: Trial, *, relief: float, noise: float, scale: Scale, seed: int) -> PowerRow:
    mid = scale.size_in_points(trial.mid)
    truth = -relief * mid
    seen, horizon, floor, nights_a_step = _steps(trial, noise=noise)
    rule = Rule(sure=SURE, mid=mid, minimum_nights=floor)
    codes = forecast.walk(np.full(WALKS, truth), seen=seen, horizon=horizon, rule=rule, seed=seed)
    first, code = forecast.first_claims(codes)
    middle = float(np.sort(first)[WALKS // 2])
    share = np.bincount(code, minlength=4) / WALKS
    return PowerRow(
        true_effect=scale.effect_back(truth) if relief else 0.0,
        helps=float(share[forecast.HELPS]),
        harms=float(share[forecast.HARMS]),
        no_worthwhile_help=float(share[forecast.NO_WORTHWHILE_HELP]),
        cannot_tell_yet=float(share[forecast.UNDECIDED]),
        median_nights=round(middle * nights_a_step) if np.isfinite(middle) else None,
    )


def _steps(trial: Trial, *, noise: float) -> tuple[Seen, int, int, float]:
    """Nothing seen yet with the rate to come, how many steps there are, the fewest needed, and nights a step."""
    techniques = len(trial.arms)
    if trial.question == "course":
        blocks = len(trial.design.blocks)
        rate = forecast.information_a_night(noise=noise * BLOCK_NOISE_SHARE**0.5, arms=techniques)
        return Seen(0.0, 0.0, 0, rate), blocks, (techniques + 1) * MINIMUM_BLOCKS_A_SIDE, trial.nights / blocks
    rate = forecast.information_a_night(noise=noise, arms=techniques) * (1 - ASSUMED_MISSING)
    floor = round(MINIMUM_NIGHTS * (techniques + 1) / 2)
    return Seen(0.0, 0.0, 0, rate), trial.nights, floor, 1.0
