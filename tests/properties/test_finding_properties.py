"""What a finding may not depend on: the order of rows, rows that say nothing, the unit of the outcome, arms' names."""

import datetime as dt
import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quietlegs.diary.read import parse_diary
from quietlegs.diary.write import write_diary, written_columns
from quietlegs.interface.finding import FindingResult, find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import Finding
from quietlegs.records.trial import COMPARISON, Better
from tests.diaries import Kept, first_nights, keep_diary
from tests.golden.synthetic_nights import course
from tests.properties.test_finding import check

SWAPPED = {"effleurage": "petrissage", "petrissage": "effleurage"}
MONTE_CARLO = 0.03
"""How far two chances of being best may lie apart by their draws alone (0.006 a draw of 8192, five times that)."""


@st.composite
def drawn_diaries(draw: st.DrawFn, *, techniques: tuple[int, ...] = (1, 2)) -> Kept:
    """Part of a drawn trial with ordinary nights, some of them unrated, undone, rescued, quiet, free or late."""
    effects = draw(
        st.lists(st.sampled_from([-2.5, -1.0, 0.0, 1.5]), min_size=min(techniques), max_size=max(techniques))
    )
    diary, trial = keep_diary(*effects, nights=56, seed=draw(st.integers(0, 400)), scenario="ordinal")
    random = Random(draw(st.integers(0, 10_000)))
    spoilt = draw(st.sampled_from([0.0, 0.1, 0.4]))
    part = first_nights(diary, draw(st.integers(1, 56)))
    nights = tuple(_spoil(night, random) if random.random() < spoilt else night for night in part.nights)
    return Kept(replace(part, nights=nights), trial)


def _spoil(night: Night, random: Random) -> Night:
    change: dict[str, Any] = random.choice(
        [
            {"urge": None, "urge_at_rescue": None, "status": "missed"},
            {"done": "other"},
            {"done": None},
            {"done": "none"},
            {"rescue_what": "effleurage", "urge_at_rescue": 8.0, "rescue_at": "01:30"},
            {"quiet": True},
            {"free": True, "assigned": None},
            {"rated_late": True},
            {"harm": True},
            {"medicine_change": True},
            {"urge_before": 6.0, "urge_after": 3.0},
            {"caffeine": True},
        ]
    )
    return replace(night, **change)


def document(result: FindingResult) -> dict[str, Any]:
    return dict(json.loads(json.dumps(result.to_dict(), default=str)))


def decisions(finding: Finding) -> dict[str, str]:
    return {arm: found.decision for arm, found in finding.arms.items()}


def figures(finding: Finding, *, of: float = 1.0) -> dict[str, list[float]]:
    """Every effect, each divided by `of`."""
    told = {arm: found.effect for arm, found in finding.arms.items() if found.effect is not None}
    return {
        arm: [value / of for value in (one.mean, one.sd, one.q05, one.q25, one.q50, one.q75, one.q95)]
        for arm, one in told.items()
    }


@settings(max_examples=30, deadline=None)
@given(drawn_diaries())
def test_whatever_happens_on_drawn_nights_the_finding_is_finite_and_in_words(kept: Kept) -> None:
    check(find(kept.diary, trial=kept.trial))
    check(find(kept.diary))


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 84), st.integers(0, 10_000), st.sampled_from([-3.5, 0.0, 2.0]))
def test_a_finding_about_whole_weeks_is_finite_and_in_words(nights: int, seed: int, effect: float) -> None:
    diary, trial = course(effect, nights=84)
    random = Random(seed)
    part = first_nights(diary, nights)
    spoilt = tuple(_spoil(night, random) if random.random() < 0.2 else night for night in part.nights)
    check(find(replace(part, nights=spoilt), trial=trial))


@settings(max_examples=20, deadline=None)
@given(drawn_diaries(), st.integers(0, 10_000))
def test_the_order_of_rows_does_not_matter(kept: Kept, seed: int) -> None:
    written = replace(kept.diary, columns=written_columns(kept.diary))
    header, *rows = write_diary(written).splitlines(keepends=True)
    Random(seed).shuffle(rows)
    shuffled = parse_diary(header + b"".join(rows), name="DIARY.csv", trial=kept.trial)
    assert document(find(shuffled, trial=kept.trial)) == document(find(written, trial=kept.trial))


@settings(max_examples=30, deadline=None)
@given(drawn_diaries(), st.data())
def test_a_night_with_all_fields_empty_changes_no_effect_and_no_decision(kept: Kept, data: st.DataObject) -> None:
    nights = list(kept.diary.nights)
    dropped = data.draw(st.sets(st.integers(0, len(nights) - 1), max_size=6))
    gone = [nights[at].night for at in sorted(dropped)]
    outside = [nights[-1].night + dt.timedelta(days=data.draw(st.integers(1, 9)))]
    without = [night for at, night in enumerate(nights) if at not in dropped]
    empty = [Night(night=date) for date in (*gone, *outside)]
    there = sorted([*without, *empty], key=lambda night: night.night)
    for trial in (kept.trial, None):
        fewer = find(replace(kept.diary, nights=tuple(without)), trial=trial).finding
        more = find(replace(kept.diary, nights=tuple(there)), trial=trial).finding
        assert more.arms == fewer.arms
        assert (more.decision, more.best_arm, more.first_claim) == (fewer.decision, fewer.best_arm, fewer.first_claim)
        assert more.checks.priors == fewer.checks.priors


@settings(max_examples=30, deadline=None)
@given(
    drawn_diaries(),
    st.floats(0.01, 900),
    st.floats(-500, 500),
    st.sampled_from([0.5, 1.0, 2.0]),
    st.sampled_from(["lower", "higher"]),
)
def test_rescaling_outcome_range_and_mid_together_rescales_the_effect(
    kept: Kept, factor: float, shift: float, mid: float, better: Better
) -> None:
    own = with_column(kept.diary, factor=1.0, shift=0.0)
    other = with_column(kept.diary, factor=factor, shift=shift)
    plain = find(own, outcome="calm", range=(0, 10), better=better, mid=mid).finding
    bounds = (shift, 10 * factor + shift)
    scaled = find(other, outcome="calm", range=bounds, better=better, mid=mid * factor).finding
    assert decisions(scaled) == decisions(plain)
    assert (scaled.best_arm, scaled.decision) == (plain.best_arm, plain.decision)
    for arm, values in figures(scaled, of=factor).items():
        assert values == pytest.approx(figures(plain)[arm], rel=1e-5, abs=1e-5)
    for arm, found in scaled.arms.items():
        before = plain.arms[arm]
        chances = (found.p_helps, found.p_helps_mid, found.p_harms)
        assert chances == pytest.approx((before.p_helps, before.p_helps_mid, before.p_harms), abs=1e-6)
    one, two = scaled.checks.sensitivity, plain.checks.sensitivity
    assert (one is None) == (two is None)
    if one is not None and two is not None and one.left_out is not None and two.left_out is not None:
        assert one.left_out.low / factor == pytest.approx(two.left_out.low, rel=1e-5, abs=1e-5)
        assert one.left_out.changing == two.left_out.changing


def with_column(diary: Diary, *, factor: float, shift: float) -> Diary:
    """The same marks as a column of the person's own, in another unit."""
    ten = 10 * factor + shift
    nights = tuple(
        replace(n, values={"calm": None if n.urge is None else min(ten, n.urge * factor + shift)}) for n in diary.nights
    )
    return replace(diary, columns=(*diary.columns, "calm"), nights=nights)


@settings(max_examples=30, deadline=None)
@given(drawn_diaries(techniques=(2,)))
def test_swapping_the_names_of_two_arms_swaps_their_answers(kept: Kept) -> None:
    plain = find(kept.diary).finding
    swapped = find(replace(kept.diary, nights=tuple(map(swap, kept.diary.nights)))).finding
    assert set(swapped.arms) == {SWAPPED[arm] for arm in plain.arms}
    for arm, found in plain.arms.items():
        other = swapped.arms[SWAPPED[arm]]
        assert (other.nights, other.decision) == (found.nights, found.decision)
        assert (other.effect is None) == (found.effect is None)
        assert (other.p_helps, other.p_harms) == pytest.approx((found.p_helps, found.p_harms), abs=1e-9)
        assert (other.p_best or 0) == pytest.approx(found.p_best or 0, abs=MONTE_CARLO)
    for arm, values in figures(plain).items():
        assert figures(swapped)[SWAPPED[arm]] == pytest.approx(values, abs=1e-6)
    chances = sorted(found.p_best or 0 for found in plain.arms.values())
    if plain.best_arm and (len(chances) < 2 or chances[-1] - chances[-2] > 2 * MONTE_CARLO):
        assert swapped.best_arm == SWAPPED[plain.best_arm]
        assert swapped.decision == plain.decision
    assert swapped.nights.harms == {SWAPPED.get(arm, arm): count for arm, count in plain.nights.harms.items()}


def swap(night: Night) -> Night:
    return replace(
        night,
        assigned=SWAPPED.get(night.assigned or "", night.assigned),
        done=SWAPPED.get(night.done or "", night.done),
        rescue_what=SWAPPED.get(night.rescue_what or "", night.rescue_what),
    )


@settings(max_examples=20, deadline=None)
@given(drawn_diaries(techniques=(1,)))
def test_turning_the_scale_round_turns_only_the_sign(kept: Kept) -> None:
    plain = find(kept.diary, outcome="urge", mid=1.0).finding
    turned = replace(
        kept.diary,
        columns=(*kept.diary.columns, "calm"),
        nights=tuple(replace(n, values={"calm": _calm(n)}) for n in kept.diary.nights),
    )
    covered = find(turned, outcome="calm", range=(0, 10), better="higher", mid=1.0).finding
    own = replace(turned, nights=tuple(replace(n, values={"calm": _urge(n)}) for n in turned.nights))
    lower = find(own, outcome="calm", range=(0, 10), better="lower", mid=1.0).finding
    assert decisions(covered) == decisions(lower)
    assert set(decisions(plain)) == set(decisions(lower))
    for arm, found in covered.arms.items():
        before = lower.arms[arm]
        assert (found.effect is None) == (before.effect is None)
        if found.effect is not None and before.effect is not None:
            assert (found.effect.mean, found.effect.q05) == pytest.approx(
                (-before.effect.mean, -before.effect.q95), abs=1e-6
            )


def _urge(night: Night) -> float | None:
    known = [one for one in (night.urge, night.urge_at_rescue) if one is not None]
    return max(known) if known else None


def _calm(night: Night) -> float | None:
    urge = _urge(night)
    return None if urge is None else 10 - urge


def test_the_comparison_is_never_a_technique() -> None:
    diary, _ = keep_diary(-1.0, seed=3)
    assert COMPARISON not in find(diary).finding.arms
