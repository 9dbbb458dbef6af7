"""How the answer moves when an assumption is wrong: each figure is checked against another way to reach it."""

import datetime as dt
import json
import time
from itertools import accumulate

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from scipy.stats import t as student

from quietlegs.interface.finding import find
from quietlegs.records.diary import Diary
from quietlegs.records.finding import Finding, Sensitivity
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.trials.analysis import answer_of
from quietlegs.trials.kept import kept_rows
from quietlegs.trials.sensitivity import Best, sensitivity
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import SCORED_NIGHTS, tabulate
from quietlegs.wording.finding_text import finding_text
from tests.diaries import Kept, change_nights, first_nights, keep_diary, on_nights
from tests.golden.synthetic_nights import course, each, rated, unrate


def looked_at(diary: Diary, trial: Trial | None) -> Sensitivity:
    found = find(diary, trial=trial).finding.checks.sensitivity
    assert found is not None
    return found


def unrated(kept: Kept, arm: str, *, count: int) -> Diary:
    """The diary with the first ratings of an arm taken out, and no others missing."""
    filled = change_nights(kept.diary, status="rated")
    rated = [at for at, night in enumerate(filled.nights) if night.assigned == arm and night.urge is not None]
    nights = list(filled.nights)
    for at in rated[:count]:
        nights[at] = replace(nights[at], urge=None, urge_at_rescue=None)
    return replace(
        filled, nights=tuple(night for at, night in enumerate(nights) if night.urge is not None or at in rated)
    )


def mean(finding: Finding, arm: str = "effleurage") -> float:
    effect = finding.arms[arm].effect
    assert effect is not None
    return effect.mean


def test_leaving_a_week_out_is_the_answer_of_the_diary_without_that_week() -> None:
    diary, trial = keep_diary(-1.2, seed=21)
    means, decisions = [], []
    for week in range(8):
        start = trial.start + dt.timedelta(days=7 * week)
        gone = [start + dt.timedelta(days=day) for day in range(7)]
        nights = tuple(replace(n, urge=None, urge_at_rescue=None) if n.night in gone else n for n in diary.nights)
        without = find(replace(diary, nights=nights), trial=trial).finding
        means.append(mean(without))
        decisions.append(without.decision)
    left_out = looked_at(diary, trial).left_out
    assert left_out is not None
    assert (left_out.stretches, left_out.nights) == (8, 7)
    # The diary without that week fills in unknown evening ratings from other nights, hence not to the last digit.
    assert (left_out.low, left_out.high) == pytest.approx((min(means), max(means)), abs=0.03)
    assert left_out.changing == sum(one != find(diary, trial=trial).finding.decision for one in decisions)


def test_a_week_that_carries_the_answer_is_named() -> None:
    diary, trial = keep_diary(-0.9, nights=42, seed=31, scenario="plain", before_r=0.0)
    week = diary.nights[14:21]
    better = {night.night: 0.0 if night.assigned == "effleurage" else 10.0 for night in week}
    nights = tuple(replace(n, urge=better.get(n.night, n.urge)) for n in diary.nights)
    found = find(replace(diary, nights=nights), trial=trial).finding
    assert found.decision == "helps"
    assert found.checks.sensitivity is not None
    left_out = found.checks.sensitivity.left_out
    assert left_out is not None
    assert left_out.changing == 1
    assert left_out.first_changing == next(n.night for n in week if n.urge is not None)


def test_a_year_is_left_out_four_weeks_at_a_time() -> None:
    diary, trial = keep_diary(-1.0, nights=364, seed=5)
    left_out = looked_at(diary, trial).left_out
    assert left_out is not None
    assert (left_out.stretches, left_out.nights) == (13, 28)


def test_dropped_rows_lengthen_the_gap_and_a_chain_start_stays_one() -> None:
    diary, trial = keep_diary(-1.0, nights=28, seed=3)
    changed = replace(
        diary, nights=tuple(replace(n, medicine_change=at == 14 or None) for at, n in enumerate(diary.nights))
    )
    table = tabulate(changed, setting=settle(changed, trial=trial, asked=Asked()))
    keep = np.ones(table.arm.size, dtype=np.bool_)
    keep[[3, 4]] = False
    first_of_second = int(np.flatnonzero(table.segment == 1)[0])
    keep[first_of_second] = False
    kept = kept_rows(table, keep=keep)
    assert kept.gaps[3] == (table.dates[5] - table.dates[2]).days
    assert kept.gaps[int(np.flatnonzero(kept.segment == 1)[0])] == 0
    same = kept_rows(table, keep=np.ones(table.arm.size, dtype=np.bool_))
    assert same.gaps.tolist() == table.gaps.tolist()


def test_unrated_nights_that_were_worse_move_the_effect_by_their_share() -> None:
    kept = keep_diary(-0.9, nights=84, seed=20)
    diary = unrated(kept, "effleurage", count=12)
    finding = find(diary, trial=None).finding
    sensitivity = finding.checks.sensitivity
    assert finding.decision == "helps"
    assert sensitivity is not None
    assert list(sensitivity.unrated) == ["effleurage"]
    side = sensitivity.unrated["effleurage"]
    assert side.nights == 12
    assert side.share == pytest.approx(12 / (12 + finding.arms["effleurage"].nights))
    assert side.tipping is not None
    assert sensitivity.hope_that_undoes_it is not None
    # "Helps" is lost once the move exceeds what the 95 % bound leaves, and not half a point earlier.
    assert side.tipping * side.share > sensitivity.hope_that_undoes_it >= (side.tipping - 0.5) * side.share


def test_without_missing_nights_nothing_is_said_about_them() -> None:
    kept = keep_diary(-1.0, nights=56, seed=22)
    assert looked_at(unrated(kept, "effleurage", count=0), None).unrated == {}


def test_nights_that_no_block_counts_are_not_missed() -> None:
    """In the course question only the last four nights of a block are scored: the first ones may go unrated."""
    kept = course(-1.5)
    assert looked_at(kept.diary, kept.trial).unrated
    ends = set(accumulate(kept.trial.design.blocks))
    scored = {kept.trial.schedule[end - back].night for end in ends for back in range(1, SCORED_NIGHTS + 1)}
    bare = each(kept.diary, lambda at, night: night if night.night in scored else unrate(night))
    full = rated(kept.diary)
    assert looked_at(bare, kept.trial).unrated == looked_at(kept.diary, kept.trial).unrated
    assert looked_at(full, kept.trial).unrated == {}


def test_missing_comparison_nights_that_were_worse_speak_for_the_technique() -> None:
    kept = keep_diary(-0.4, nights=84, seed=25)
    diary = unrated(kept, COMPARISON, count=16)
    finding = find(diary).finding
    assert finding.decision == "cannot_tell_yet"
    assert looked_at(diary, None).unrated[COMPARISON].becomes == "helps"


def test_the_hope_that_undoes_it_is_the_bound_of_the_posterior() -> None:
    diary, trial = keep_diary(-1.8, seed=11)
    finding = find(diary, trial=trial).finding
    effect, sensitivity = finding.arms["effleurage"].effect, finding.checks.sensitivity
    assert effect is not None
    assert sensitivity is not None
    assert sensitivity.hope_that_undoes_it == pytest.approx(-effect.q95, abs=1e-6)


@pytest.mark.parametrize(("effect", "seed"), [(-0.8, 60), (-0.8, 61), (-0.9, 20), (-1.8, 11), (-2.4, 12)])
def test_a_point_of_hope_undoes_help_exactly_where_the_most_that_it_may_be_worth_is_less(
    effect: float, seed: int
) -> None:
    diary, trial = keep_diary(effect, nights=84, seed=seed)
    finding = find(diary, trial=trial).finding
    assert finding.decision == "helps"
    assert finding.checks.sensitivity is not None
    most = finding.checks.sensitivity.hope_that_undoes_it
    assert most is not None
    assert (finding.checks.if_hope_alone_is_worth_1_point == "helps") == (most >= 1)
    assert ("caution.hope" in {one.code for one in finding.cautions}) == (most < 1)


def test_the_hope_that_undoes_it_is_told_only_with_help() -> None:
    diary, trial = keep_diary(1.6, seed=13)
    assert looked_at(diary, trial).hope_that_undoes_it is None


def test_by_what_was_done_is_the_answer_with_the_done_arms_as_drawn() -> None:
    kept = keep_diary(-1.0, nights=84, seed=3, scenario="nonadherence")
    as_done = looked_at(kept.diary, kept.trial).as_done
    swapped = tuple(
        replace(n, assigned=n.done if n.done in (COMPARISON, "effleurage") else None, urge=n.urge if n.done else None)
        for n in kept.diary.nights
    )
    there = find(replace(kept.diary, nights=swapped)).finding.arms["effleurage"]
    assert as_done is not None
    assert there.effect is not None
    assert as_done.nights == there.nights
    assert as_done.mean == pytest.approx(there.effect.mean, abs=0.05)


def test_done_as_drawn_has_no_reading_by_what_was_done() -> None:
    diary, trial = keep_diary(-1.0, seed=21)
    assert looked_at(diary, trial).as_done is None


def test_too_few_nights_have_nothing_beside_them() -> None:
    diary, trial = keep_diary(-2.5, seed=17)
    assert find(first_nights(diary, 13), trial=trial).finding.checks.sensitivity is None


def test_right_after_the_session_is_a_mean_with_the_interval_of_a_mean() -> None:
    diary, trial = keep_diary(-1.0, seed=21)
    marked = on_nights(diary, "effleurage", urge_before=6.0, urge_after=4.0)
    nights = list(marked.nights)
    chosen = [at for at, night in enumerate(nights) if night.assigned == "effleurage"]
    nights[chosen[0]] = replace(nights[chosen[0]], urge_after=1.0)
    found = find(replace(marked, nights=tuple(nights)), trial=trial).finding
    assert found.after_session is not None
    after = found.after_session["effleurage"]
    changes = np.array([-5.0] + [-2.0] * (len(chosen) - 1))
    reach = student.ppf(0.95, changes.size - 1) * changes.std(ddof=1) / np.sqrt(changes.size)
    assert after.nights == len(chosen)
    assert after.mean == pytest.approx(changes.mean())
    assert (after.q05, after.q95) == pytest.approx((changes.mean() - reach, changes.mean() + reach))
    assert found.arms == find(marked, trial=trial).finding.arms


def test_two_sessions_are_told_without_bounds_and_none_not_at_all() -> None:
    diary, trial = keep_diary(-1.0, seed=21)
    assert find(diary, trial=trial).finding.after_session is None
    few = first_nights(diary, 4)
    marked = on_nights(few, "effleurage", urge_before=6.0, urge_after=4.0)
    found = find(marked, trial=trial).finding.after_session
    assert found is not None
    assert found["effleurage"].q05 is None


def test_what_was_not_planned_is_listed() -> None:
    diary, trial = keep_diary(-1.0, seed=21)
    assert find(diary, trial=trial).finding.departures == ()
    own = replace(
        diary,
        columns=(*diary.columns, "steps"),
        nights=tuple(replace(n, values={"steps": float(at % 5)}) for at, n in enumerate(diary.nights)),
    )
    found = find(own, trial=trial, covariates=("steps",)).finding.departures
    assert [(one.about, one.planned, one.done) for one in found] == [("covariates", "", "steps")]
    assert find(diary).finding.departures == ()


def test_a_finding_that_was_stored_before_is_still_read_and_told() -> None:
    diary, trial = keep_diary(-1.8, seed=11)
    now = find(diary, trial=trial)
    stored = json.loads(json.dumps(now.to_dict(), default=str))
    for name in ("after_session", "departures"):
        del stored[name]
    del stored["checks"]["sensitivity"]
    for name in ("a_point", "covariates"):
        del stored["model"][name]
    read = msgspec.convert(stored, Finding)
    assert read.arms == now.finding.arms
    assert finding_text(read).splitlines() == now.to_dict()["text"].splitlines()[:3]


def test_ten_years_are_looked_at_from_all_sides_in_seconds() -> None:
    diary, _ = keep_diary(-1.0, nights=84, seed=5)
    years = tuple(
        replace(night, night=night.night + dt.timedelta(days=84 * again))
        for again in range(43)
        for night in diary.nights
    )
    long = replace(diary, nights=years)
    setting = settle(long, trial=None, asked=Asked())
    table = tabulate(long, setting=setting)
    best = Best(answer_of(table, mid=1.0), 0, table, "helps")
    began = time.process_time()
    found = sensitivity(best, diary=long, setting=setting)
    assert time.process_time() - began < 5.0
    assert found is not None
    assert found.left_out is not None
    assert found.left_out.nights == 28


def test_equal_changes_right_after_the_session_have_no_bounds() -> None:
    kept = keep_diary(-1.0, nights=28)
    same = each(kept.diary, lambda at, night: replace(night, urge_before=6.0, urge_after=3.0))
    told = find(same, trial=kept.trial).finding.after_session
    assert told is not None
    assert {(one.mean, one.q05) for one in told.values()} == {(-3.0, None)}
