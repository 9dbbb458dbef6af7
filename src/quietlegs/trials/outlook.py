"""Nights to go: the rule run forward from what this diary knows, and why there is none where there is none."""

from typing import NamedTuple

import numpy as np

from quietlegs.records.finding import NightsToGo
from quietlegs.statistics import forecast, priors
from quietlegs.statistics.forecast import Rule, Seen
from quietlegs.statistics.mixture import Mixture, draw
from quietlegs.statistics.moments import Ints
from quietlegs.trials.analysis import SURE
from quietlegs.trials.setting import Setting
from quietlegs.trials.terms import MINIMUM_NIGHTS

HORIZON = 364
WALKS = 400


class Outlook(NamedTuple):
    """Nights to go, or the code of the reason why none is told."""

    nights: NightsToGo | None
    why_none: str | None


def outlook(mixture: Mixture, *, arm: int, counts: Ints, rated: float, setting: Setting) -> Outlook:
    """Drawn nights to go for technique number `arm` (0-based).

    `counts` (k + 1,): analysed nights, comparison first. `rated`: share of the drawn nights that could be analysed.
    """
    pair, nights = int(counts[0] + counts[arm + 1]), int(counts.sum())
    needed = int(np.ceil(MINIMUM_NIGHTS * nights / pair))
    rule = Rule(sure=SURE, mid=setting.mid_in_points, minimum_nights=needed)
    seen = likelihood(mixture, arm=arm, nights=nights)
    truths = draw(mixture, person=0, count=WALKS, seed=setting.seed)[:, arm]
    codes = forecast.walk(truths, seen=seen, horizon=HORIZON, rule=rule, seed=setting.seed + 1)
    steps = np.sort(forecast.first_claims(codes)[0]) / rated
    middle, late = float(steps[WALKS // 2]), float(steps[int(0.9 * WALKS)])
    if middle > HORIZON:
        return Outlook(None, "more_than_a_year")
    return Outlook(NightsToGo(q50=int(np.ceil(middle)), q90=int(np.ceil(min(late, HORIZON)))), None)


def likelihood(mixture: Mixture, *, arm: int, nights: int) -> Seen:
    """What the nights alone say of one effect: the slab's mean and variance with the prior divided out."""
    weight = mixture.weight[0] / mixture.weight[0].sum()
    centre = mixture.mean[0, :, arm]
    mean = float(weight @ centre)
    variance = float(weight @ (mixture.covariance[0, :, arm, arm] + centre**2)) - mean**2
    prior = priors.SHIPPED
    information = max(1 / variance - 1 / prior.sd**2, 0.01)
    evidence = mean / variance - prior.mean / prior.sd**2
    return Seen(information=information, evidence=evidence, nights=nights, rate=information / nights)
