"""What can be read off one posterior: an effect in the outcome's own units, and the rule's word on it."""

from quietlegs.records.finding import Decision, Effect
from quietlegs.statistics import forecast, mixture
from quietlegs.trials.analysis import SURE, Answer
from quietlegs.trials.setting import Setting

NAMES: tuple[Decision, ...] = ("cannot_tell_yet", "helps", "harms", "no_worthwhile_help")
"""Decisions in the order of the codes of `statistics.forecast`."""


def effect(of: mixture.Mixture, *, number: int, setting: Setting, person: int = 0) -> Effect:
    """One effect in units of the recorded outcome, of one of the persons (or tables) of a batch."""
    mean, sd = mixture.mean_and_sd(of)
    scale = setting.scale
    levels = (0.05, 0.25, 0.50, 0.75, 0.95)
    points = mixture.quantiles(of, levels)[:, person, number]
    q05, q25, q50, q75, q95 = sorted(scale.effect_back(float(point)) for point in points)
    return Effect(
        mean=scale.effect_back(float(mean[person, number])),
        sd=abs(scale.effect_back(float(sd[person, number]))),
        q05=q05,
        q25=q25,
        q50=q50,
        q75=q75,
        q95=q95,
    )


def decision_at(answer: Answer, *, by: mixture.Mixture, number: int, at: tuple[float, float]) -> Decision:
    """The rule for one technique, with benefit counted from `at[0]` points of relief and worth it from `at[1]`."""
    if not answer.speaking[number]:
        return "cannot_tell_yet"
    none, mid = at
    seen = mixture.below(by, -none), mixture.below(by, -mid), mixture.above(by, -none)
    hopeful = mixture.below(answer.by_prior["enthusiastic"], -mid)
    codes = forecast.decide(seen, enthusiast_by_mid=hopeful, sure=SURE)
    return NAMES[int(codes[0, number])]
