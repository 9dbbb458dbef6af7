"""How the answer about the best arm moves when an assumption is wrong: what leans on what.

Left-out weeks and the reading by what was done are fitted anew, all in one batch. Missing nights and hope need no new
fit: both only move the point from which the posterior counts a night as helped.

Missing nights: the model takes unrated nights to be like rated ones of the same side, given what is known of them. If
those of one side were d points worse than that, the mean over all drawn nights of the side is d times the unrated
share worse, and so is the effect: the delta-adjusted pattern-mixture model (Carpenter and Kenward, Multiple Imputation
and its Application, 2013), without Monte Carlo error.
"""

from typing import NamedTuple

import numpy as np

from quietlegs.records.diary import Diary
from quietlegs.records.finding import AsDone, Decision, LeftOut, Sensitivity, Unrated
from quietlegs.records.trial import COMPARISON
from quietlegs.statistics import mixture, priors
from quietlegs.statistics.moments import Bools
from quietlegs.statistics.posterior import marginalise, posterior
from quietlegs.trials.analysis import SURE, Answer, decide, differs, enough
from quietlegs.trials.exposure import adherence
from quietlegs.trials.kept import kept_rows, with_arms
from quietlegs.trials.reading import NAMES, decision_at, effect
from quietlegs.trials.setting import Setting
from quietlegs.trials.standing import analysed_nights, missing_nights
from quietlegs.trials.table import SCORED_NIGHTS, Table, moments

WEEK, MONTH = 7, 28
MOST_WEEKS = 26
"""From more weeks than this on, four weeks are left out at a time."""

STEP, FARTHEST = 0.5, 5.0
"""How much worse unrated nights are tried to have been, in points of 10."""


class Best(NamedTuple):
    """What is looked at: the answer, the best arm's number in it, the rows behind it and the decision."""

    answer: Answer
    number: int
    table: Table
    decision: Decision


def sensitivity(best: Best, *, diary: Diary, setting: Setting) -> Sensitivity | None:
    """What would move the answer; None where there are too few nights for any answer."""
    if not best.answer.speaking[best.number]:
        return None
    stretches, length = _stretches(best.table, setting=setting)
    left = [kept_rows(best.table, keep=~stretch) for stretch in stretches]
    done = _as_done(best, diary=diary, setting=setting)
    tables = [*left, *([done] if done else [])]
    each = [moments(table, first=table.arm.size) for table in tables]
    evidence = marginalise(each, nuisance=best.table.priors, blocks=best.table.blocks)
    shipped = posterior(evidence, prior=priors.SHIPPED)
    hopeful = posterior(evidence, prior=priors.ENTHUSIASTIC)
    speaking = np.array([[differs(table, first=table.arm.size)] * len(setting.arms) for table in tables])
    codes = decide(shipped, hopeful=hopeful, enough=speaking, mid=setting.mid_in_points)[:, best.number]
    means = [setting.scale.effect_back(float(one)) for one in mixture.mean_and_sd(shipped)[0][:, best.number]]
    turned = [NAMES[int(code)] != best.decision for code in codes[: len(left)]]
    firsts = [best.table.dates[int(np.flatnonzero(stretch)[0])] for stretch in stretches]
    return Sensitivity(
        left_out=LeftOut(
            stretches=len(left),
            nights=length,
            low=min(means[: len(left)]),
            high=max(means[: len(left)]),
            changing=sum(turned),
            first_changing=firsts[turned.index(True)] if any(turned) else None,
        ),
        unrated=_unrated(best, diary=diary, setting=setting),
        hope_that_undoes_it=_hope(best, setting=setting),
        as_done=_told(shipped, table=done, best=best, setting=setting) if done else None,
    )


def _stretches(table: Table, *, setting: Setting) -> tuple[list[Bools], int | None]:
    """The rows of each stretch that is left out in turn, and how many nights it spans (None: one block)."""
    if table.blocks:
        return [np.arange(table.arm.size) == row for row in range(table.arm.size)], None
    start = setting.trial.start if setting.trial else table.dates[0]
    since = np.array([(date - start).days for date in table.dates])
    length = WEEK if since[-1] - since[0] < MOST_WEEKS * WEEK else MONTH
    number = since // length
    return [number == one for one in np.unique(number)], length


def _as_done(best: Best, *, diary: Diary, setting: Setting) -> Table | None:
    """The rows by what was done; None where all was done as drawn, or too little is known to compare."""
    if best.table.blocks or all(share in (None, 1.0) for share in adherence(diary, setting=setting).values()):
        return None
    order = (COMPARISON, *setting.arms)
    nights = analysed_nights(diary, setting=setting)
    done = [COMPARISON if night.done == "none" else night.done or "" for night in nights]
    known = np.array([one in order for one in done])
    arm = np.array([order.index(one) for one in done if one in order], dtype=np.int64)
    table = with_arms(kept_rows(best.table, keep=known), arm=arm)
    size = table.arm.size
    return table if enough(table, first=size)[best.number] and differs(table, first=size) else None


def _told(shipped: mixture.Mixture, *, table: Table, best: Best, setting: Setting) -> AsDone:
    """The last table of the batch in the outcome's own units."""
    found = effect(shipped, number=best.number, setting=setting, person=-1)
    return AsDone(
        mean=found.mean,
        q05=found.q05,
        q95=found.q95,
        nights=int((table.arm == best.number + 1).sum()),
        comparison_nights=int((table.arm == 0).sum()),
    )


def _unrated(best: Best, *, diary: Diary, setting: Setting) -> dict[str, Unrated]:
    """The two sides' unrated nights, where there are any."""
    missing = _lacking(best, diary=diary, setting=setting)
    found: dict[str, Unrated] = {}
    for arm, side, sign in ((setting.arms[best.number], best.number + 1, 1), (COMPARISON, 0, -1)):
        if missing[arm]:
            rated = int(best.table.rated[best.table.arm == side].sum())
            share = missing[arm] / (missing[arm] + rated)
            found[arm] = _tipping(best, side=side, moved=sign * share, setting=setting, nights=missing[arm])
    return found


def _lacking(best: Best, *, diary: Diary, setting: Setting) -> dict[str, int]:
    """Unrated nights per arm; of blocks only the nights that are scored, since no other one would have counted."""
    if not best.table.blocks:
        return missing_nights(diary, setting=setting)
    lacking = SCORED_NIGHTS - best.table.rated
    return {arm: int(lacking[best.table.arm == side].sum()) for side, arm in enumerate((COMPARISON, *setting.arms))}


def _tipping(best: Best, *, side: int, moved: float, setting: Setting, nights: int) -> Unrated:
    """How much worse the unrated nights of a side must have been; `moved`: the effect's move for each point."""
    scale, mid = setting.scale, setting.mid_in_points
    ends = scale.to_points(np.array([scale.low, scale.high]))
    room = float(ends.max() - best.table.outcome[best.table.arm == side].mean())
    steps = np.arange(STEP, min(FARTHEST, room) + STEP / 100, STEP)
    for step in steps:
        move = float(step) * moved
        becomes = decision_at(best.answer, by=best.answer.shipped, number=best.number, at=(move, mid + move))
        if becomes != best.decision:
            tipping = float(step) * scale.a_point
            return Unrated(nights=nights, share=abs(moved), tipping=tipping, becomes=becomes, farthest=tipping)
    return Unrated(nights=nights, share=abs(moved), farthest=float(steps.max(initial=0.0)) * scale.a_point)


def _hope(best: Best, *, setting: Setting) -> float | None:
    """The most that hope may be worth with "helps" still standing: the effect's 95 % bound towards no effect."""
    if best.decision != "helps":
        return None
    bound = float(mixture.quantile(best.answer.shipped, SURE)[0, best.number])
    return max(0.0, -bound) * setting.scale.a_point
