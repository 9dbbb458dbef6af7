"""The finding's values: per arm and overall, with the checks that stand beside it. Words come later."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.diary import Diary
from quietlegs.records.finding import ArmFinding, Checks, Decision, Finding, FirstClaim, NightCounts, PriorView
from quietlegs.statistics import mixture, priors
from quietlegs.statistics.moments import Ints
from quietlegs.trials.after_session import after_session
from quietlegs.trials.analysis import Answer, answers_of, differs
from quietlegs.trials.cautions import cautions
from quietlegs.trials.departures import departures
from quietlegs.trials.exposure import adherence
from quietlegs.trials.first_claim import comparable, compared, first_claim, leader
from quietlegs.trials.outlook import Outlook, outlook
from quietlegs.trials.randomisation import p_value
from quietlegs.trials.reading import NAMES, decision_at, effect
from quietlegs.trials.sensitivity import Best, sensitivity
from quietlegs.trials.setting import Setting
from quietlegs.trials.standing import count_nights
from quietlegs.trials.table import Table, drawn_rows, tabulate

HOPE = 1.0
"""What hope alone is taken to be worth in the tipping check, in points of 10."""


class Analysed(NamedTuple):
    """A diary's rows and their planned analysis; no answer where there is nothing to analyse."""

    table: Table
    answer: Answer | None


def analyse(diaries: Sequence[Diary], *, settings: Sequence[Setting]) -> list[Analysed]:
    """The planned analysis of many diaries at once, each with its own setting."""
    tables = [tabulate(diary, setting=setting) for diary, setting in zip(diaries, settings, strict=True)]
    some = [number for number, table in enumerate(tables) if table.arm.size and settings[number].arms]
    mids = [settings[number].mid_in_points for number in some]
    answers = dict(zip(some, answers_of([tables[number] for number in some], mids=mids), strict=True))
    return [Analysed(table, answers.get(number)) for number, table in enumerate(tables)]


def conclude(diary: Diary, *, setting: Setting, analysed: Analysed, schedules: Ints | None) -> Finding:
    """The finding of a diary. `schedules` (count, nights): other draws from the schedule's law, None if unknown."""
    table, answer = analysed
    best = _best_arm(answer, table=table, setting=setting)
    arms = {arm: _arm(number, answer=answer, table=table, setting=setting) for number, arm in enumerate(setting.arms)}
    decision: Decision = arms[best].decision if best else "cannot_tell_yet"
    nights = count_nights(diary, setting=setting)
    ahead = Outlook(None, "claim_made")
    if decision == "cannot_tell_yet":
        ahead = _outlook(answer, best=best, table=table, setting=setting, nights=nights)
    p = _randomisation_p(table, schedules=schedules, setting=setting) if best else None
    checks = _checks(answer, best=best, setting=setting, adherent=adherence(diary, setting=setting), p=p)
    if answer is not None and best is not None:
        looked_at = Best(answer, setting.arms.index(best), table, decision)
        checks = replace(checks, sensitivity=sensitivity(looked_at, diary=diary, setting=setting))
    model = {**_model(table, answer=answer, best=best, setting=setting), "nights_left": _nights_left(diary, setting)}
    finding = Finding(
        nights=nights,
        outcome=setting.outcome,
        comparison=setting.comparison,
        question=setting.question,
        mid=setting.mid,
        model=model,
        arms=arms,
        decision=decision,
        best_arm=best,
        first_claim=_first_claim(table, best=best, setting=setting),
        nights_to_go=ahead.nights,
        why_no_nights_to_go=ahead.why_none,
        checks=checks,
        cautions=(),
        plan_of_analysis=setting.trial.plan_of_analysis if setting.trial else None,
        range=(setting.scale.low, setting.scale.high),
        better=setting.scale.better,
        after_session=after_session(diary, setting=setting),
        departures=departures(model, setting=setting),
    )
    return replace(finding, cautions=cautions(finding, diary=diary, table=table, setting=setting))


def _randomisation_p(table: Table, *, schedules: Ints | None, setting: Setting) -> float | None:
    if schedules is None or setting.trial is None:
        return None
    return p_value(table, redrawn=drawn_rows(table, trial=setting.trial, schedules=schedules))


def _best_arm(answer: Answer | None, *, table: Table, setting: Setting) -> str | None:
    """The leading technique; None where no technique was compared."""
    if answer is None or not comparable(table.arm, techniques=len(setting.arms)):
        return None
    return setting.arms[leader(answer.shipped, arms=table.arm, person=0, seed=setting.seed)]


def _arm(number: int, *, answer: Answer | None, table: Table, setting: Setting) -> ArmFinding:
    nights = int(table.rated[table.arm == number + 1].sum())
    if answer is None or not compared(table.arm, number=number):
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


def _first_claim(table: Table, *, best: str | None, setting: Setting) -> FirstClaim | None:
    """The first claim that the rule made as the diary grew."""
    claim = None if best is None else first_claim(table, mid=setting.mid_in_points, seed=setting.seed)
    return None if claim is None else FirstClaim(night=table.dates[claim.rows - 1], decision=NAMES[claim.code])


def _outlook(
    answer: Answer | None, *, best: str | None, table: Table, setting: Setting, nights: NightCounts
) -> Outlook:
    if answer is None or best is None:
        return Outlook(None, "nothing_compared")
    if not differs(table, first=table.arm.size):
        return Outlook(None, "all_the_same")
    if table.blocks:
        return Outlook(None, "blocks_run_to_their_end")
    counts = np.bincount(table.arm, minlength=len(setting.arms) + 1)
    rated = nights.analysed / (nights.analysed + nights.missing + nights.late)
    return outlook(answer.shipped, arm=setting.arms.index(best), counts=counts, rated=rated, setting=setting)


def _nights_left(diary: Diary, setting: Setting) -> int | None:
    """Planned nights of the trial after the diary's last one, drawn yet or not; None without a trial."""
    trial = setting.trial
    if trial is None:
        return None
    last = max((night.night for night in diary.nights), default=trial.start - timedelta(days=1))
    return max(0, min(trial.nights, (trial.last_night - last).days))


def _model(table: Table, *, answer: Answer | None, best: str | None, setting: Setting) -> dict[str, Scalar]:
    """What was fitted, to what: rows are nights, or blocks for the course question."""
    noise = None if answer is None else abs(setting.scale.effect_back(float(answer.shipped.noise[0])))
    return {
        "name": "blocks-1" if table.blocks else "ar1-effects-1",
        "prior": "shipped-1",
        "columns": ", ".join(table.names),
        "segments": int(np.unique(table.segment).size),
        "rows": int(table.arm.size),
        "comparison_nights": int(table.rated[table.arm == 0].sum()),
        "covariates": ", ".join(setting.covariates),
        "mid_named": setting.mid_named,
        "unit": setting.scale.unit,
        "a_point": setting.scale.a_point,
        "too_early": answer is None or best is None or not bool(answer.enough[setting.arms.index(best)]),
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
        autocorrelation=None if setting.question == "course" else float(answer.shipped.autocorrelation[0]),
        carry_over=None if setting.question == "course" else float(answer.shipped.carry_over[0]),
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
        decision=decision_at(answer, by=seen, number=number, at=(0.0, setting.mid_in_points)),
    )


def _without_hope(answer: Answer, *, number: int, setting: Setting) -> Decision:
    """The decision if `HOPE` points of relief are not the technique's; no new harm is claimed from this."""
    plain = NAMES[int(answer.codes[number])]
    decision = decision_at(answer, by=answer.shipped, number=number, at=(HOPE, HOPE + setting.mid_in_points))
    if plain == "harms":
        return plain
    return "cannot_tell_yet" if decision == "harms" else decision
