"""The finding's values: per arm and overall, with the checks that stand beside it. Words come later."""

import numpy as np
from msgspec.structs import replace

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.diary import Diary
from quietlegs.records.finding import ArmFinding, Checks, Decision, Effect, Finding, FirstClaim, PriorView
from quietlegs.statistics import forecast, mixture, priors
from quietlegs.statistics.moments import Ints
from quietlegs.trials.analysis import SURE, Answer, answer_of, earliest, judge
from quietlegs.trials.cautions import cautions
from quietlegs.trials.exposure import adherence
from quietlegs.trials.outlook import Outlook, outlook
from quietlegs.trials.randomisation import p_value
from quietlegs.trials.setting import Setting
from quietlegs.trials.standing import count_nights
from quietlegs.trials.table import Table, drawn_rows, tabulate

NAMES: tuple[Decision, ...] = ("cannot_tell_yet", "helps", "harms", "no_worthwhile_help")
"""Decisions in the order of the codes of `statistics.forecast`."""

HOPE = 1.0
"""What hope alone is taken to be worth in the tipping check, in points of 10."""


def conclude(diary: Diary, *, setting: Setting, schedules: Ints | None) -> Finding:
    """The finding of a diary. `schedules` (count, nights): other draws from the schedule's law, None if unknown."""
    table = tabulate(diary, setting=setting)
    answer = answer_of(table, mid=setting.mid_in_points) if table.arm.size and setting.arms else None
    best = _best_arm(answer, table=table, setting=setting)
    arms = {arm: _arm(number, answer=answer, table=table, setting=setting) for number, arm in enumerate(setting.arms)}
    decision: Decision = arms[best].decision if best else "cannot_tell_yet"
    ahead = _outlook(answer, best=best, decision=decision, table=table, setting=setting)
    p = _randomisation_p(table, schedules=schedules, setting=setting) if best else None
    finding = Finding(
        nights=count_nights(diary, setting=setting),
        outcome=setting.outcome,
        comparison=setting.comparison,
        question=setting.question,
        mid=setting.mid,
        model=_model(table, answer=answer, setting=setting),
        arms=arms,
        decision=decision,
        best_arm=best,
        first_claim=_first_claim(table, best=best, setting=setting),
        nights_to_go=ahead.nights,
        why_no_nights_to_go=ahead.why_none,
        checks=_checks(answer, best=best, setting=setting, adherent=adherence(diary, setting=setting), p=p),
        cautions=(),
        plan_of_analysis=setting.trial.plan_of_analysis if setting.trial else None,
        range=(setting.scale.low, setting.scale.high),
        better=setting.scale.better,
    )
    return replace(finding, cautions=cautions(finding, diary=diary, table=table, setting=setting))


def _randomisation_p(table: Table, *, schedules: Ints | None, setting: Setting) -> float | None:
    if schedules is None or setting.trial is None:
        return None
    return p_value(table, redrawn=drawn_rows(table, trial=setting.trial, schedules=schedules))


def compared(table: Table, *, number: int) -> bool:
    """Whether technique `number` (0-based) and the comparison have any rows at all."""
    return bool((table.arm == number + 1).any() and (table.arm == 0).any())


def _best_arm(answer: Answer | None, *, table: Table, setting: Setting) -> str | None:
    """The technique most likely to be the best; None where no technique was compared."""
    ranked = [number for number in range(len(setting.arms)) if compared(table, number=number)]
    if answer is None or not ranked:
        return None
    chance = mixture.chance_best(answer.shipped, person=0, seed=setting.seed)
    return setting.arms[max(ranked, key=lambda number: float(chance[number]))]


def _arm(number: int, *, answer: Answer | None, table: Table, setting: Setting) -> ArmFinding:
    nights = int(table.rated[table.arm == number + 1].sum())
    if answer is None or not compared(table, number=number):
        return ArmFinding(
            effect=None,
            p_helps=None,
            p_helps_mid=None,
            p_harms=None,
            p_best=None,
            nights=nights,
            decision="cannot_tell_yet",
        )
    shipped = answer.shipped
    return ArmFinding(
        effect=effect(shipped, number=number, setting=setting),
        p_helps=float(mixture.below(shipped, 0.0)[0, number]),
        p_helps_mid=float(mixture.below(shipped, -setting.mid_in_points)[0, number]),
        p_harms=float(mixture.above(shipped, 0.0)[0, number]),
        p_best=float(mixture.chance_best(shipped, person=0, seed=setting.seed)[number]),
        nights=nights,
        decision=NAMES[int(answer.codes[number])],
    )


def effect(of: mixture.Mixture, *, number: int, setting: Setting) -> Effect:
    """One effect in units of the recorded outcome."""
    mean, sd = mixture.mean_and_sd(of)
    scale = setting.scale
    levels = (0.05, 0.25, 0.50, 0.75, 0.95)
    points = [float(mixture.quantile(of, level)[0, number]) for level in levels]
    q05, q25, q50, q75, q95 = sorted(scale.effect_back(point) for point in points)
    return Effect(
        mean=scale.effect_back(float(mean[0, number])),
        sd=abs(scale.effect_back(float(sd[0, number]))),
        q05=q05,
        q25=q25,
        q50=q50,
        q75=q75,
        q95=q95,
    )


def _first_claim(table: Table, *, best: str | None, setting: Setting) -> FirstClaim | None:
    """The first claim that the rule made as the diary grew, looking after every row."""
    lengths = list(range(earliest(table), table.arm.size + 1))
    if best is None or not lengths:
        return None
    judged = judge(table, lengths=lengths, mid=setting.mid_in_points)
    leading = judged.helps.argmax(axis=1)
    codes = judged.codes[np.arange(len(lengths)), leading]
    claimed = np.flatnonzero(codes != forecast.UNDECIDED)
    if not claimed.size:
        return None
    return FirstClaim(night=table.dates[lengths[claimed[0]] - 1], decision=NAMES[int(codes[claimed[0]])])


def _outlook(answer: Answer | None, *, best: str | None, decision: Decision, table: Table, setting: Setting) -> Outlook:
    if answer is None or best is None:
        return Outlook(None, "nothing_compared")
    if decision != "cannot_tell_yet":
        return Outlook(None, "claim_made")
    if table.blocks:
        return Outlook(None, "blocks_run_to_their_end")
    number = setting.arms.index(best)
    return outlook(answer.shipped, arm=number, counts=np.bincount(table.arm, minlength=number + 2), setting=setting)


def _model(table: Table, *, answer: Answer | None, setting: Setting) -> dict[str, Scalar]:
    """What was fitted, to what: rows are nights, or blocks for the course question."""
    noise = None if answer is None else abs(setting.scale.effect_back(float(answer.shipped.noise[0])))
    return {
        "name": "blocks-1" if table.blocks else "ar1-effects-1",
        "prior": "shipped-1",
        "columns": ", ".join(table.names),
        "segments": int(np.unique(table.segment).size),
        "rows": int(table.arm.size),
        "comparison_nights": int(table.rated[table.arm == 0].sum()),
        "mid_named": setting.mid_named,
        "too_early": answer is None or not bool(answer.enough.any()),
        "noise_sd": noise,
        "no_effect": None if answer is None else float(answer.shipped.null[0]),
    }


def _checks(
    answer: Answer | None,
    *,
    best: str | None,
    setting: Setting,
    adherent: dict[str, float | None],
    p: float | None,
) -> Checks:
    if answer is None or best is None:
        return Checks(
            randomisation_test_p=None,
            autocorrelation=None,
            carry_over=None,
            adherence=adherent,
            if_hope_alone_is_worth_1_point=None,
            priors={},
        )
    number = setting.arms.index(best)
    return Checks(
        randomisation_test_p=p,
        autocorrelation=float(answer.shipped.autocorrelation[0]),
        carry_over=float(answer.shipped.carry_over[0]),
        adherence=adherent,
        if_hope_alone_is_worth_1_point=_without_hope(answer, number=number, setting=setting),
        priors={name: _seen_by(name, answer=answer, number=number, setting=setting) for name in priors.BY_NAME},
    )


def _seen_by(name: str, *, answer: Answer, number: int, setting: Setting) -> PriorView:
    """The best arm's answer if another prior were the deciding one."""
    seen = answer.by_prior[name]
    size = effect(seen, number=number, setting=setting)
    return PriorView(
        mean=size.mean,
        q05=size.q05,
        q95=size.q95,
        p_helps=float(mixture.below(seen, 0.0)[0, number]),
        decision=_decision(answer, by=seen, number=number, at=(0.0, setting.mid_in_points)),
    )


def _without_hope(answer: Answer, *, number: int, setting: Setting) -> Decision:
    """The decision if `HOPE` points of relief are not the technique's; a harm is never claimed from this."""
    decision = _decision(answer, by=answer.shipped, number=number, at=(HOPE, HOPE + setting.mid_in_points))
    return "cannot_tell_yet" if decision == "harms" else decision


def _decision(answer: Answer, *, by: mixture.Mixture, number: int, at: tuple[float, float]) -> Decision:
    """The rule for one technique, with benefit counted from `at[0]` points of relief and worth it from `at[1]`."""
    if not answer.enough[number]:
        return "cannot_tell_yet"
    none, mid = at
    seen = mixture.below(by, -none), mixture.below(by, -mid), mixture.above(by, -none)
    hopeful = mixture.below(answer.by_prior["enthusiastic"], -mid)
    codes = forecast.decide(seen, enthusiast_by_mid=hopeful, sure=SURE)
    return NAMES[int(codes[0, number])]
