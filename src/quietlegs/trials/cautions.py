"""What a reader must know beside the answer: each caution is a code with what it quotes; the words come later."""

import datetime as dt
from collections.abc import Iterator

import numpy as np

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import Finding
from quietlegs.records.trial import COMPARISON
from quietlegs.trials.setting import POINTS, Setting
from quietlegs.trials.standing import analysed_nights, recorded, scheduled, standing
from quietlegs.trials.table import Table

MANY = 0.2
"""A fifth: the share of nights from which on rescues, skipped sessions or uneven gaps are told."""

MANY_UNRATED = 0.18
"""The share of drawn nights without a rating from which on it is told: most diaries in which bad nights go unrated
reach it, few of the others do (`benchmarks/calibration.py` measures both)."""

EDGE = 0.4
"""The share of nights at one end of the scale from which on floor or ceiling is told."""

OFTEN_QUIET = 1 / 3
"""The share of evenings told to be quiet from which on the answer is about the others only."""

LAST = 14
"""Drawn nights at the end that are looked at for ratings that have stopped."""

ASKED = ("analysed", "missing", "late")
"""Standings of nights on which a rating was asked for after a draw."""

BEFORE_ASSIGNMENT = frozenset({"urge_before", "caffeine", "alcohol", "exercise", "onset", "medicine_change"})
"""Columns that are known before the evening's assignment is shown."""


def cautions(finding: Finding, *, diary: Diary, table: Table, setting: Setting) -> tuple[Reason, ...]:
    """Everything that a reader must know beside the answer, most important first."""
    found = [
        *_comparison(finding, diary=diary, setting=setting),
        *_conduct(finding, setting=setting),
        *_answer(finding),
        *_data(finding, diary=diary, table=table, setting=setting),
    ]
    return tuple(found)


def _caution(code: str, *, about: str = "finding", **values: Scalar) -> Reason:
    return Reason(about=about, code=f"caution.{code}", values=values)


def _comparison(finding: Finding, *, diary: Diary, setting: Setting) -> Iterator[Reason]:
    """Whether there is a fair comparison at all."""
    if not setting.better_named:
        yield _caution("better_assumed", about=setting.outcome, column=setting.outcome)
    if all(night.assigned is None for night in diary.nights):
        yield from _nothing_drawn(diary, setting=setting)
        return
    if setting.trial is None:
        yield _caution("law_unknown")
    elif not setting.trial.screened:
        yield _caution("not_screened")
    for arm in _arms_without_ratings(finding, diary=diary, setting=setting):
        yield _caution("arm_without_ratings", about=arm, arm=arm)
    drawn = scheduled(setting.trial)
    said = [night for night in diary.nights if drawn and night.assigned is not None]
    for code, nights in (
        ("not_as_drawn", [n for n in said if n.night in drawn and drawn[n.night] != n.assigned]),
        ("outside_the_trial", [n for n in said if n.night not in drawn]),
        ("unassigned", [n for n in diary.nights if _forgotten(n, drawn=drawn, outcome=setting.outcome)]),
    ):
        if nights:
            yield _caution(code, nights=len(nights), first=nights[0].night.isoformat())


def _nothing_drawn(diary: Diary, *, setting: Setting) -> Iterator[Reason]:
    """No night names a draw: there never was one, it was not written down, or the trial has not begun."""
    if setting.trial is None and diary.nights:
        yield _caution("never_randomised")
    if any(night.night in scheduled(setting.trial) for night in diary.nights):
        yield _caution("nothing_assigned")


def _forgotten(night: Night, *, drawn: dict[dt.date, str], outcome: str) -> bool:
    """A rated night of the trial whose draw was not written down."""
    return night.assigned is None and night.night in drawn and not night.free and recorded(night, outcome) is not None


def _arms_without_ratings(finding: Finding, *, diary: Diary, setting: Setting) -> list[str]:
    rated = {night.assigned for night in analysed_nights(diary, setting=setting)}
    return [arm for arm in (COMPARISON, *setting.arms) if arm not in rated]


def _conduct(finding: Finding, *, setting: Setting) -> Iterator[Reason]:
    """How the nights went: rescues, harms, sessions not done, ratings missing."""
    nights = finding.nights
    many = MANY * max(1, nights.analysed / (1 + len(setting.arms)))
    yield from _per_arm("rescues", {arm: count for arm, count in nights.rescued.items() if count >= many})
    yield from _per_arm("harm", nights.harms)
    yield from _per_arm("touch_worse", {arm: nights.touch_worse.get(arm, 0) for arm in setting.arms})
    for arm, share in finding.checks.adherence.items():
        if share is not None and share < 1 - MANY:
            yield _caution("adherence", about=arm, arm=arm, percent=round(100 * share))
    randomised = nights.analysed + nights.missing + nights.late
    if randomised and nights.missing / randomised > MANY_UNRATED:
        yield _caution("missing", missing=nights.missing, randomised=randomised)
    if nights.late:
        yield _caution("late", late=nights.late)
    asked = randomised + nights.quiet
    if nights.quiet and nights.quiet >= OFTEN_QUIET * asked:
        yield _caution("quiet", quiet=nights.quiet, nights=asked)


def _per_arm(code: str, counts: dict[str, int]) -> Iterator[Reason]:
    return (_caution(code, about=arm, arm=arm, nights=count) for arm, count in counts.items() if count)


def _answer(finding: Finding) -> Iterator[Reason]:
    """What would turn the answer."""
    if finding.first_claim and finding.first_claim.decision != finding.decision:
        yield _caution(
            "claim_changed", night=finding.first_claim.night.isoformat(), decision=finding.first_claim.decision
        )
    if finding.decision == "cannot_tell_yet":
        return
    views = finding.checks.priors
    if any(view.decision != finding.decision for view in views.values()):
        yield _caution("depends_on_prior")
    hope = finding.checks.if_hope_alone_is_worth_1_point
    if finding.decision == "helps" and hope != "helps":
        yield _caution("hope")
    p = finding.checks.randomisation_test_p
    if finding.decision in ("helps", "harms") and p is not None and p > 0.1:
        yield _caution("randomisation_test", p=round(p, 2))


def _data(finding: Finding, *, diary: Diary, table: Table, setting: Setting) -> Iterator[Reason]:
    """What the diary itself looks like."""
    if np.unique(table.segment).size > 1:
        yield _caution("medicine_changed", segments=int(np.unique(table.segment).size))
    if table.outcome.size and not table.blocks:
        yield from _edges(table, setting=setting)
    for name in setting.covariates:
        if name not in BEFORE_ASSIGNMENT:
            yield _caution("covariate_after_assignment", about=name, column=name)
    yield from _ratings_end(diary, setting=setting)
    missing = _missing_shares(diary, setting=setting)
    if missing and max(missing) - min(missing) > MANY:
        yield _caution("missing_differs")


def _edges(table: Table, *, setting: Setting) -> Iterator[Reason]:
    """Ratings at one end of the scale, where a difference cannot show; or no difference between nights at all."""
    if table.outcome.size > 2 and float(np.ptp(table.outcome)) == 0:
        yield _caution("all_the_same")
    if setting.scale.unit != "points":
        return
    if float((table.outcome <= 0).mean()) >= EDGE:
        yield _caution("floor")
    if float((table.outcome >= 0.9 * POINTS).mean()) >= EDGE:
        yield _caution("ceiling")


def _ratings_end(diary: Diary, *, setting: Setting) -> Iterator[Reason]:
    """Most of the last drawn nights have no rating while most of the earlier ones do."""
    drawn = scheduled(setting.trial)
    known = {night.night: standing(night, setting=setting, drawn=drawn) for night in diary.nights}
    last = max(known, default=dt.date.min)
    asked = sorted({*(night for night in drawn if night <= last), *(n for n, one in known.items() if one in ASKED)})
    lacking = [known.get(night, "missing") == "missing" for night in asked if known.get(night, "missing") in ASKED]
    before, end = lacking[:-LAST], lacking[-LAST:]
    if len(before) >= LAST and sum(end) > LAST / 2 and sum(before) < len(before) / 4:
        yield _caution("ratings_end", nights=LAST, missing=sum(end))


def _missing_shares(diary: Diary, *, setting: Setting) -> list[float]:
    """Share of nights without a rating, per arm, for the arms with nights."""
    shares = []
    for arm in (COMPARISON, *setting.arms):
        assigned = [n for n in diary.nights if n.assigned == arm and not n.free and not n.quiet]
        if assigned:
            shares.append(sum(1 for n in assigned if recorded(n, setting.outcome) is None) / len(assigned))
    return shares
