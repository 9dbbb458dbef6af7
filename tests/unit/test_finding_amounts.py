"""Amounts that stand beside a finding are told at their true size, in every unit, and only where they were tried."""

import pytest
from msgspec.structs import replace

from quietlegs.interface.finding import find
from quietlegs.records.diary import Diary
from quietlegs.records.finding import Sensitivity
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.wording import finding_beside
from quietlegs.wording.finding_text import finding_text
from tests.diaries import Kept, change_nights, keep_diary
from tests.golden.synthetic_nights import each, unrate


def looked_at(diary: Diary, trial: Trial | None) -> Sensitivity:
    found = find(diary, trial=trial).finding.checks.sensitivity
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("bound", "told"),
    [(1.0, "worth 1 waking or less"), (1.04, "worth 1 waking or less"), (0.04, "any part of it"), (2.5, "2.5 wakings")],
)
def test_the_hope_that_help_stands_is_told_in_every_unit(bound: float, told: str) -> None:
    kept = keep_diary(-2.0, nights=56)
    found = find(kept.diary, trial=kept.trial).finding
    assert found.checks.sensitivity is not None
    checks = replace(found.checks, sensitivity=replace(found.checks.sensitivity, hope_that_undoes_it=bound))
    counted = replace(found, checks=checks, model={**found.model, "unit": "times", "a_point": 1.0})
    assert told in finding_text(counted)


def test_amounts_may_be_worded_without_a_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of hope hangs on the number, not on how its words begin."""
    kept = keep_diary(-2.0, nights=56)
    found = find(kept.diary, trial=kept.trial).finding
    monkeypatch.setattr(finding_beside, "points", lambda size, *, unit, locale: f"a little ({size})")
    assert "is worth a little (" in finding_text(found)


def test_on_a_narrow_scale_amounts_keep_their_size() -> None:
    """Half a point of 10 on a scale from 0 to 1 is 0.05: not nothing, and not 0.1."""
    kept = keep_diary(-2.0, nights=56)
    found = find(kept.diary, trial=kept.trial).finding
    assert found.checks.sensitivity is not None
    narrow = replace(found.checks.sensitivity, hope_that_undoes_it=0.054)
    told = replace(found, checks=replace(found.checks, sensitivity=narrow), model={**found.model, "a_point": 0.1})
    assert "is worth 0.05 points or less" in finding_text(replace(told, range=(0.0, 1.0)))


def measured(kept: Kept, name: str, *, weight: float) -> Diary:
    """The diary with its ratings under another name, each times a weight."""
    own = each(kept.diary, lambda at, n: replace(n, values={} if n.urge is None else {name: weight * n.urge}))
    return replace(own, columns=(*own.columns, name))


def test_half_a_point_of_a_narrow_scale_that_tips_the_answer_is_told_as_it_is() -> None:
    kept = keep_diary(-1.2, nights=84)
    gaps = each(kept.diary, lambda at, night: unrate(night) if at % 6 == 0 else night)
    found = find(measured(Kept(gaps, kept.trial), "share", weight=0.1), outcome="share", range=(0.0, 1.0)).finding
    seen = found.checks.sensitivity
    assert seen is not None
    tips = replace(seen, unrated={"effleurage": replace(seen.unrated["effleurage"], tipping=0.05, becomes="helps")})
    told = finding_text(replace(found, checks=replace(found.checks, sensitivity=tips)))
    assert "“gliding strokes” were 0.05 points worse" in told


def test_on_a_narrow_scale_a_difference_and_its_interval_keep_their_size() -> None:
    kept = keep_diary(-1.2, nights=84)
    narrow = find(measured(kept, "share", weight=0.1), outcome="share", range=(0.0, 1.0)).finding
    effect = narrow.arms["effleurage"].effect
    assert effect is not None
    assert f"between {-effect.q95:.2f} and {-effect.q05:.2f} points lower" in finding_text(narrow)
    assert "0.1 and 0.1" not in finding_text(narrow)


def test_a_count_is_told_to_its_end_and_never_as_so_many_times_worse() -> None:
    kept = keep_diary(-1.8, nights=56, seed=9)
    woken = each(kept.diary, lambda at, n: replace(n, awakenings=None if n.urge is None else round(n.urge)))
    result = find(replace(woken, columns=(*woken.columns, "awakenings")), outcome="awakenings")
    seen = result.finding.checks.sensitivity
    assert (result.finding.decision, seen is not None) == ("helps", True)
    assert seen is not None
    assert seen.hope_that_undoes_it is not None
    assert 1.0 <= seen.hope_that_undoes_it < 1.1
    assert "worth 1 waking or less" in result.to_text()
    assert " times " not in finding_text(result.finding)


def test_where_the_farthest_step_is_not_written_down_nothing_is_told_of_it() -> None:
    kept = keep_diary(-2.0, nights=56)
    found = find(kept.diary, trial=kept.trial).finding
    seen = found.checks.sensitivity
    assert seen is not None
    calm = {arm: replace(side, tipping=None, becomes=None, farthest=None) for arm, side in seen.unrated.items()}
    text = finding_text(replace(found, checks=replace(found.checks, sensitivity=replace(seen, unrated=calm))))
    assert "were like the rated ones" in text
    assert "Even if the unrated nights" not in text


def test_the_farthest_step_is_what_the_scale_has_room_for() -> None:
    """Ratings near 7 leave no room for 5 points: what is told is the last step that was tried."""
    kept = keep_diary(-2.0, nights=56)
    up = each(
        kept.diary,
        lambda at, night: replace(night, urge=7.0 + at % 2) if night.assigned == COMPARISON and night.urge else night,
    )
    seen = looked_at(up, kept.trial).unrated[COMPARISON]
    assert (seen.tipping, seen.farthest) == (None, 2.5)
    assert "were 2.5 points worse than that" in finding_text(find(up, trial=kept.trial).finding)


def test_only_steps_that_were_tried_are_told() -> None:
    """Where the rated comparison nights lie at the worst end, unrated ones cannot be tried as worse."""
    kept = keep_diary(-2.0, nights=56)
    high = each(
        kept.diary,
        lambda at, night: replace(night, urge=10.0) if night.assigned == COMPARISON and night.urge else night,
    )
    seen = looked_at(high, kept.trial).unrated[COMPARISON]
    assert (seen.tipping, seen.farthest) == (None, 0.0)
    assert "cannot be tried" in finding_text(find(high, trial=kept.trial).finding)


def test_the_same_mark_on_all_nights_is_told_of_no_technique_as_a_certain_nothing() -> None:
    kept = keep_diary(-1.0, -1.0, nights=84)
    text = finding_text(find(change_nights(kept.diary, urge=5.0), trial=kept.trial).finding)
    assert text.count("the same rating") == 2
    assert "between" not in text
