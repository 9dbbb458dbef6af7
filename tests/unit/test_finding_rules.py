"""What a finding does with the nights of a diary: rules that must hold whatever the numbers are."""

import datetime as dt

import numpy as np
import pytest
from msgspec.structs import replace

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.finding import find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import Finding
from quietlegs.records.trial import Trial
from quietlegs.trials.design import design
from quietlegs.trials.exposure import PRIOR_DONE, PRIOR_KNOWN, last_nights
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.standing import analysed_nights, recorded
from quietlegs.trials.table import tabulate
from quietlegs.trials.terms import Terms
from tests.diaries import START, change_nights, first_nights, keep_diary, on_nights


def finding_of(diary: Diary, trial: Trial | None = None) -> Finding:
    return find(diary, trial=trial).finding


def codes(finding: Finding) -> set[str]:
    return {caution.code.removeprefix("caution.") for caution in finding.cautions}


def mean(finding: Finding, arm: str = "effleurage") -> float:
    effect = finding.arms[arm].effect
    assert effect is not None
    return effect.mean


def sd(finding: Finding) -> float:
    effect = finding.arms["effleurage"].effect
    assert effect is not None
    return effect.sd


def change_one(diary: Diary, number: int, **changes: object) -> Diary:
    nights = list(diary.nights)
    nights[number] = replace(nights[number], **changes)
    return replace(diary, nights=tuple(nights))


def rated_night(diary: Diary, arm: str) -> int:
    """The number of a rated night of an arm."""
    return next(at for at, night in enumerate(diary.nights) if night.assigned == arm and night.urge is not None)


def test_each_night_is_counted_once_by_what_became_of_it() -> None:
    diary, trial = keep_diary(-1.0, nights=28, scenario="ordinal")
    whole = finding_of(diary, trial).nights
    at = rated_night(diary, "effleurage")
    for change, field in (({"free": True}, "free"), ({"quiet": True}, "quiet"), ({"rated_late": True}, "late")):
        counts = finding_of(change_one(diary, at, **change), trial).nights
        assert getattr(counts, field) == 1
        assert counts.analysed == whole.analysed - 1
        assert counts.total == 28


def test_drawn_nights_without_a_row_are_missing() -> None:
    diary, trial = keep_diary(-1.0, nights=28)
    gap = replace(diary, nights=diary.nights[:10] + diary.nights[14:])
    counts = finding_of(gap, trial).nights
    assert counts.total == 28
    unrated = sum(1 for night in gap.nights if night.urge is None)
    assert counts.missing == unrated + 4


def test_the_larger_of_the_worst_spell_and_the_urge_at_a_rescue_counts() -> None:
    assert recorded(Night(night=START, urge=4.0, urge_at_rescue=8.0), "urge") == 8.0
    assert recorded(Night(night=START, urge_at_rescue=7.0), "urge") == 7.0
    assert recorded(Night(night=START), "urge") is None


def test_a_rescue_never_relabels_its_night() -> None:
    diary, trial = keep_diary(-1.0)
    at = rated_night(diary, "comparison")
    rescued = change_one(diary, at, rescue_what="effleurage", urge_at_rescue=9.0, rescue_at="01:10")
    setting = settle(rescued, trial=trial, asked=Asked())
    table = tabulate(rescued, setting=setting)
    row = [night.night for night in analysed_nights(rescued, setting=setting)].index(rescued.nights[at].night)
    assert table.arm[row] == 0
    assert finding_of(rescued, trial).nights.rescued["comparison"] == 1


def test_a_night_that_names_another_arm_than_was_drawn_is_left_out_and_told() -> None:
    diary, trial = keep_diary(-1.0)
    wrong = change_one(diary, rated_night(diary, "comparison"), assigned="effleurage")
    finding = finding_of(wrong, trial)
    assert finding.nights.analysed == finding_of(diary, trial).nights.analysed - 1
    assert "not_as_drawn" in codes(finding)


def test_an_empty_night_changes_no_effect_and_no_decision() -> None:
    diary, trial = keep_diary(-1.5, nights=40)
    later = Night(night=START + dt.timedelta(days=400))
    more = replace(diary, nights=(*diary.nights, later))
    before, after = finding_of(diary, trial), finding_of(more, trial)
    assert after.arms == before.arms
    assert after.decision == before.decision


@pytest.mark.parametrize("known", [True, False])
def test_last_nights_exposure_counts_rescues_and_averages_what_is_unknown(known: bool) -> None:
    nights = (
        Night(night=START, assigned="effleurage", done="effleurage" if known else None, urge=5.0),
        Night(night=START + dt.timedelta(days=1), assigned="comparison", done="none", rescue_what="effleurage", urge=5),
        Night(night=START + dt.timedelta(days=2), assigned="comparison", done="none", urge=5.0),
        Night(night=START + dt.timedelta(days=3), assigned="comparison", urge=5.0),
    )
    diary = Diary(nights=nights, columns=("night", "assigned", "done", "urge"))
    setting = settle(diary, trial=None, asked=Asked())
    exposed = last_nights(diary, nights=list(nights), setting=setting)[:, 0]
    unknown = PRIOR_DONE / PRIOR_KNOWN
    assert exposed.tolist() == [0.0, 1.0 if known else pytest.approx(unknown), 1.0, 0.0]


def test_no_claim_before_fourteen_nights_and_six_a_side() -> None:
    diary, trial = keep_diary(-4.0, nights=56, scenario="plain")
    rated = replace(diary, nights=tuple(night for night in diary.nights if night.urge is not None))
    thirteen, fourteen = (finding_of(first_nights(rated, count), trial) for count in (13, 14))
    assert thirteen.decision == "cannot_tell_yet"
    assert thirteen.first_claim is None
    assert fourteen.decision == "helps"
    sides = [night for night in rated.nights if night.assigned == "comparison"][:5]
    lopsided = replace(rated, nights=tuple(n for n in rated.nights if n.assigned == "effleurage" or n in sides))
    assert finding_of(lopsided, trial).decision == "cannot_tell_yet"


def test_the_first_claim_is_what_the_finding_said_on_that_night() -> None:
    diary, trial = keep_diary(-1.4, nights=70, seed=5)
    claim = finding_of(diary, trial).first_claim
    assert claim is not None
    until = [night for night in diary.nights if night.night <= claim.night]
    assert finding_of(first_nights(diary, len(until)), trial).decision == claim.decision
    assert finding_of(first_nights(diary, len(until) - 1), trial).decision == "cannot_tell_yet"


def test_the_evening_rating_makes_the_answer_sharper() -> None:
    diary, trial = keep_diary(-1.0, nights=84, before_r=0.8, scenario="plain")
    blind = change_nights(diary, urge_before=None)
    assert sd(finding_of(diary, trial)) < 0.85 * sd(finding_of(blind, trial))


def test_a_medicine_change_starts_a_segment_of_its_own() -> None:
    diary, trial = keep_diary(-1.5, nights=84, scenario="plain")
    worse = tuple(
        replace(night, urge=None if night.urge is None else min(10.0, night.urge + 3)) for night in diary.nights[42:]
    )
    changed = replace(diary, nights=(*diary.nights[:42], replace(worse[0], medicine_change=True), *worse[1:]))
    unmarked = replace(diary, nights=(*diary.nights[:42], *worse))
    finding = finding_of(changed, trial)
    assert finding.model["segments"] == 2
    assert "medicine_changed" in codes(finding)
    assert sd(finding) < sd(finding_of(unmarked, trial))


def test_an_outcome_that_is_better_when_higher_gives_the_mirror_image() -> None:
    diary, _ = keep_diary(-1.2, scenario="plain", before_r=0.0)
    mirrored = replace(
        diary,
        columns=(*diary.columns, "calm"),
        nights=tuple(replace(n, values={"calm": None if n.urge is None else 10 - n.urge}) for n in diary.nights),
    )
    lower = find(diary, outcome="urge").finding
    higher = find(mirrored, outcome="calm", range=(0, 10), better="higher").finding
    assert mean(higher) == pytest.approx(-mean(lower), abs=1e-9)
    assert higher.decision == lower.decision


def test_rescaling_outcome_range_and_difference_rescales_the_effect_only() -> None:
    diary, _ = keep_diary(-1.2, scenario="plain", before_r=0.0)
    rescaled = replace(
        diary,
        columns=(*diary.columns, "hundred"),
        nights=tuple(replace(n, values={"hundred": None if n.urge is None else 10 * n.urge}) for n in diary.nights),
    )
    ten = find(diary, mid=1.0).finding
    hundred = find(rescaled, outcome="hundred", range=(0, 100), mid=10.0).finding
    assert mean(hundred) == pytest.approx(10 * mean(ten), rel=1e-9)
    assert hundred.decision == ten.decision


def test_swapping_the_names_of_arms_swaps_their_answers() -> None:
    diary, _ = keep_diary(-1.5, 0.5, nights=84)
    other = {"effleurage": "petrissage", "petrissage": "effleurage"}

    def swapped(night: Night) -> Night:
        return replace(
            night,
            assigned=other.get(str(night.assigned), night.assigned),
            done=other.get(str(night.done), night.done),
        )

    there = find(diary).finding
    back = find(replace(diary, nights=tuple(map(swapped, diary.nights)))).finding
    assert mean(back, "petrissage") == pytest.approx(mean(there, "effleurage"), abs=1e-9)
    assert mean(back, "effleurage") == pytest.approx(mean(there, "petrissage"), abs=1e-9)


def test_without_the_trial_no_randomisation_test_is_made_and_the_caution_says_why() -> None:
    diary, trial = keep_diary(-2.5)
    alone, planned = finding_of(diary), finding_of(diary, trial)
    assert alone.checks.randomisation_test_p is None
    assert "law_unknown" in codes(alone)
    assert planned.checks.randomisation_test_p is not None
    assert planned.checks.randomisation_test_p < 0.01


def test_the_randomisation_test_is_fair_when_nothing_helps() -> None:
    p = []
    for seed in range(40):
        diary, trial = keep_diary(0.0, nights=28, seed=seed, scenario="plain", before_r=0.0)
        p.append(finding_of(diary, trial).checks.randomisation_test_p or 0.0)
    assert 0.3 < float(np.mean(p)) < 0.7
    assert sum(value <= 0.1 for value in p) <= 10


def test_without_any_draw_no_effect_is_shown() -> None:
    diary, _ = keep_diary(-1.0, scenario="indication")
    finding = finding_of(diary)
    assert finding.arms == {}
    assert finding.best_arm is None
    assert finding.decision == "cannot_tell_yet"
    assert "never_randomised" in codes(finding)


def test_harm_and_poor_adherence_are_told_per_arm() -> None:
    diary, trial = keep_diary(-1.0, scenario="nonadherence", nights=84)
    hurt = change_one(diary, rated_night(diary, "effleurage"), harm=True)
    finding = finding_of(hurt, trial)
    assert finding.nights.harms == {"comparison": 0, "effleurage": 1}
    assert {"harm", "adherence"} <= codes(finding)


def test_a_harm_counts_for_what_touched_the_legs_not_for_what_was_drawn() -> None:
    diary, trial = keep_diary(-1.0)
    at = rated_night(diary, "comparison")
    rescued = change_one(diary, at, harm=True, rescue_what="effleurage")
    swapped = change_one(diary, at, harm=True, done="effleurage")
    unknown = change_one(diary, rated_night(diary, "effleurage"), harm=True, done=None)
    undrawn = change_one(diary, at, harm=True, assigned=None, done="effleurage")
    assert finding_of(rescued, trial).nights.harms == {"comparison": 1, "effleurage": 1}
    for other in (swapped, unknown, undrawn):
        assert finding_of(other, trial).nights.harms == {"comparison": 0, "effleurage": 1}


def test_floor_and_ceiling_are_told() -> None:
    diary, trial = keep_diary(0.0)
    assert "floor" in codes(finding_of(change_nights(diary, urge=0.0), trial))
    assert "ceiling" in codes(finding_of(change_nights(diary, urge=10.0), trial))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"outcome": "minutes_asleep"}, "--outcome"),
        ({"range": (0, 100)}, "--range"),
        ({"better": "higher"}, "--better"),
        ({"mid": 2.0}, "--mid"),
    ],
)
def test_an_option_that_differs_from_the_trial_is_refused(options: dict[str, object], said: str) -> None:
    diary, trial = keep_diary(-1.0, nights=20)
    with pytest.raises(FindingError, match=said):
        find(diary, trial=trial, **options)  # type: ignore[arg-type]


def course(effect: float, *, nights: int = 168) -> tuple[Diary, Trial]:
    """A diary of the course question: weeks with the technique are better by `effect`."""
    trial = design(Terms(arms=("effleurage",), nights=nights, seed=4, start=START, law="blocks", question="course"))
    rng = np.random.default_rng(8)
    rows = [
        Night(
            night=night.night,
            assigned=night.assigned,
            done=night.assigned,
            urge=float(np.clip(5 + effect * (night.assigned != "comparison") + rng.normal(0, 1.2), 0, 10)),
        )
        for night in trial.schedule
    ]
    return Diary(nights=tuple(rows), columns=("night", "assigned", "done", "urge")), trial


def test_the_course_question_compares_blocks_and_speaks_of_weeks() -> None:
    diary, trial = course(-2.0)
    result = find(diary, trial=trial)
    assert result.finding.decision == "helps"
    assert result.finding.model["rows"] == len(trial.design.blocks)
    assert result.finding.checks.randomisation_test_p is not None
    nothing = find(*course(0.0)[:1], trial=course(0.0)[1])
    assert "same night" not in nothing.to_text() or nothing.finding.decision != "no_worthwhile_help"


def test_the_course_question_claims_nothing_before_three_blocks_a_side() -> None:
    diary, trial = course(-3.0)
    assert find(first_nights(diary, 35), trial=trial).finding.decision == "cannot_tell_yet"


def test_a_technique_without_ratings_shows_no_number() -> None:
    diary, trial = keep_diary(-1.0)
    unrated = on_nights(diary, "comparison", urge=None)
    finding = finding_of(unrated, trial)
    assert finding.arms["effleurage"].effect is None
    assert "arm_without_ratings" in codes(finding)
