"""What a finding does with the nights of a diary: rules that must hold whatever the numbers are."""

import datetime as dt

import numpy as np
import pytest
from msgspec.structs import replace

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.finding import find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import Finding
from quietlegs.records.trial import Better, Trial
from quietlegs.trials.exposure import PRIOR_CROSSED, PRIOR_DONE, PRIOR_KNOWN, last_nights
from quietlegs.trials.laws import redraw
from quietlegs.trials.randomisation import p_value
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.standing import analysed_nights, recorded
from quietlegs.trials.table import drawn_rows, tabulate
from tests.diaries import START, change_nights, change_one, codes, first_nights, keep_diary, on_nights, rated_night


def finding_of(diary: Diary, trial: Trial | None = None) -> Finding:
    return find(diary, trial=trial).finding


def mean(finding: Finding, arm: str = "effleurage") -> float:
    effect = finding.arms[arm].effect
    assert effect is not None
    return effect.mean


def sd(finding: Finding) -> float:
    effect = finding.arms["effleurage"].effect
    assert effect is not None
    return effect.sd


def test_each_night_is_counted_once_by_what_became_of_it() -> None:
    diary, trial = keep_diary(-1.0, nights=28, scenario="ordinal")
    whole = finding_of(diary, trial).nights
    at = rated_night(diary, "effleurage")
    for change, field in (({"free": True}, "free"), ({"quiet": True}, "quiet"), ({"rated_late": True}, "late")):
        counts = finding_of(change_one(diary, at, **change), trial).nights
        assert getattr(counts, field) == 1
        assert counts.analysed == whole.analysed - 1
        assert counts.total == 28


@pytest.mark.parametrize("quiet_row", [{"quiet": True}, {"quiet": True, "assigned": None, "done": None, "urge": None}])
def test_every_night_has_one_standing_and_they_add_up(quiet_row: dict[str, object]) -> None:
    diary, trial = keep_diary(-1.0, nights=28)
    changed = change_one(change_one(diary, 3, **quiet_row), 9, free=True, assigned=None)
    run_in = Night(night=START - dt.timedelta(days=2), urge=4.0)
    counts = finding_of(replace(changed, nights=(run_in, *changed.nights)), trial).nights
    assert (counts.quiet, counts.free, counts.undrawn) == (1, 1, 1)
    told = counts.analysed + counts.missing + counts.free + counts.quiet + counts.late + counts.undrawn
    assert told == counts.total == 29


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


def exposed(*nights: Night) -> list[float]:
    diary = Diary(nights=nights, columns=("night", "assigned", "done", "urge"))
    setting = settle(diary, trial=None, asked=Asked())
    return [float(share) for share in last_nights(diary, nights=list(nights), setting=setting)[:, 0]]


def days(count: int) -> list[dt.date]:
    return [START + dt.timedelta(days=day) for day in range(count)]


def test_last_nights_exposure_is_what_was_done_and_any_rescue() -> None:
    first, second, third, fourth = days(4)
    assert exposed(
        Night(night=first, assigned="effleurage", done="effleurage", urge=5.0),
        Night(night=second, assigned="comparison", done="none", rescue_what="effleurage", urge=5.0),
        Night(night=third, assigned="comparison", done="none", urge=5.0),
        Night(night=fourth, assigned="comparison", urge=5.0),
    ) == [0.0, 1.0, 1.0, 0.0]


def test_an_unknown_night_before_is_averaged_over_what_is_usual() -> None:
    first, second, third, fourth = days(4)
    usual = PRIOR_DONE / PRIOR_KNOWN
    crossed = PRIOR_CROSSED / PRIOR_KNOWN
    nights = [Night(night=one, assigned="effleurage", urge=5.0) for one in (first, second)]
    nights += [
        Night(night=third, assigned="comparison", urge=5.0),
        Night(night=fourth, assigned="comparison", urge=5.0),
    ]
    assert exposed(*nights) == pytest.approx([0.0, usual, usual, crossed])
    declined = [replace(nights[0], status="declined"), *nights[1:]]
    assert exposed(*declined)[1] == 0.0
    without_a_row = [nights[0], nights[2], replace(nights[3], night=START + dt.timedelta(days=9))]
    assert exposed(*without_a_row)[2] == pytest.approx((usual + crossed) / 2)


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


def untidy(diary: Diary, *, seed: int) -> Diary:
    """The diary with unknown sessions, habits and evening ratings, and a covariate that spreads later."""
    rng = np.random.default_rng(seed)

    def changed(number: int, night: Night) -> Night:
        unknown, habit = rng.random(2) < 0.4
        return replace(
            night,
            done=None if unknown else night.done,
            urge_before=None if unknown or number < 5 else night.urge_before,
            caffeine=None if number < 12 else bool(habit),
            values={"steps": float(rng.normal(0, 1 + number / 10))},
        )

    nights = tuple(changed(number, night) for number, night in enumerate(diary.nights))
    return replace(diary, nights=nights, columns=(*diary.columns, "caffeine", "steps"))


@pytest.mark.parametrize("seed", range(12))
def test_the_first_claim_is_what_the_finding_said_on_that_night(seed: int) -> None:
    effects = (-1.4, 0.8) if seed % 3 == 0 else (-1.2,)
    kept, trial = keep_diary(*effects, nights=70, seed=seed)
    diary = untidy(kept, seed=seed)

    def decision(count: int) -> str:
        return find(first_nights(diary, count), trial=trial, covariates=("steps",)).finding.decision

    whole = find(diary, trial=trial, covariates=("steps",)).finding
    if whole.first_claim is None:
        assert whole.decision == "cannot_tell_yet"
        return
    until = sum(1 for night in diary.nights if night.night <= whole.first_claim.night)
    assert decision(until) == whole.first_claim.decision
    assert decision(until - 1) == "cannot_tell_yet"


def test_an_unrated_technique_never_leads() -> None:
    diary, trial = keep_diary(3.0, 0.0, nights=84)
    finding = finding_of(on_nights(diary, "petrissage", urge=None), trial)
    assert (finding.best_arm, finding.decision) == ("effleurage", "harms")
    assert finding.first_claim is not None


def test_hope_alone_does_not_talk_a_harm_away() -> None:
    finding = finding_of(*keep_diary(2.5, nights=56))
    assert finding.decision == "harms"
    assert finding.checks.if_hope_alone_is_worth_1_point == "harms"


@pytest.mark.parametrize("covariate", ["urge", "urge_at_rescue", "urge_before", "caffeine", "note", "nothing"])
def test_a_covariate_that_is_the_outcome_or_allowed_for_already_is_refused(covariate: str) -> None:
    diary, trial = keep_diary(-1.0, nights=20)
    full = replace(diary, columns=(*diary.columns, "caffeine", "note"))
    with pytest.raises(FindingError, match=covariate):
        find(full, trial=trial, covariates=(covariate,))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"better": "sideways"}, "--better"),
        ({"seed": -1}, "--seed"),
        ({"range": (-1e308, 1e308)}, "--range"),
        ({"outcome": "caffeine"}, "caffeine"),
    ],
)
def test_the_library_is_as_strict_as_the_command(options: dict[str, object], said: str) -> None:
    diary, _ = keep_diary(-1.0, nights=20)
    with pytest.raises(FindingError, match=said):
        find(replace(diary, columns=(*diary.columns, "caffeine")), **options)  # type: ignore[arg-type]


def test_minutes_are_told_as_minutes_with_a_difference_that_makes_sense() -> None:
    diary = keep_diary(-2.0, nights=70, scenario="plain").diary
    minutes = replace(
        diary,
        columns=(*diary.columns, "minutes_asleep"),
        nights=tuple(
            replace(n, minutes_asleep=None if n.urge is None else round(420 - 20 * n.urge)) for n in diary.nights
        ),
    )
    result = find(minutes, outcome="minutes_asleep")
    assert result.finding.mid == 30
    assert result.finding.decision == "helps"
    assert "minutes higher" in result.to_text()
    assert mean(result.finding) == pytest.approx(-20 * mean(find(diary).finding), rel=0.15)


def test_a_column_without_a_known_direction_says_what_was_assumed() -> None:
    diary, _ = keep_diary(-1.0)
    mood = replace(
        diary,
        columns=(*diary.columns, "mood"),
        nights=tuple(replace(n, values={"mood": n.urge}) for n in diary.nights),
    )
    assert "better_assumed" in codes(find(mood, outcome="mood").finding)
    assert "better_assumed" not in codes(find(mood, outcome="mood", better="lower").finding)


def test_nothing_written_down_yet_is_not_never() -> None:
    diary, trial = keep_diary(-1.0, nights=20)
    empty = find(replace(diary, nights=()), trial=trial).to_text()
    forgotten = find(change_nights(diary, assigned=None), trial=trial).to_text()
    run_in = replace(
        diary, nights=tuple(Night(night=START - dt.timedelta(days=day), urge=5.0) for day in range(5, 0, -1))
    )
    assert empty.startswith("No nights yet")
    assert "does not say of any night what was drawn" in forgotten
    assert "however long" not in find(run_in, trial=trial).to_text()


def test_rows_outside_the_trial_and_rows_without_their_draw_are_named() -> None:
    diary, trial = keep_diary(-1.0, nights=28)
    after = Night(night=START + dt.timedelta(days=300), assigned="comparison", urge=5.0)
    forgotten = change_one(diary, rated_night(diary, "effleurage"), assigned=None)
    found = finding_of(replace(forgotten, nights=(*forgotten.nights, after)), trial)
    assert {"outside_the_trial", "unassigned"} <= codes(found)
    assert "not_as_drawn" not in codes(found)


def test_touch_that_made_it_worse_is_told() -> None:
    diary, trial = keep_diary(-1.0)
    worse = on_nights(diary, "effleurage", touch_worse=True)
    assert "touch_worse" in codes(finding_of(worse, trial))


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


@pytest.mark.parametrize("techniques", [1, 2])
def test_the_randomisation_test_is_fair_when_nothing_helps(techniques: int) -> None:
    p = []
    for seed in range(120):
        diary, trial = keep_diary(*[0.0] * techniques, nights=28, seed=seed, scenario="mnar", before_r=0.5)
        holes = change_one(change_one(diary, 5, free=True, assigned=None), 11, quiet=True)
        setting = settle(holes, trial=trial, asked=Asked())
        table = tabulate(holes, setting=setting)
        schedules = redraw(trial, count=199, rng=np.random.default_rng(seed))
        p.append(p_value(table, redrawn=drawn_rows(table, trial=trial, schedules=schedules)))
    assert float(np.mean(p)) == pytest.approx(0.5, abs=0.09)
    assert 3 <= sum(value <= 0.1 for value in p) <= 22


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


def test_a_technique_without_ratings_shows_no_number() -> None:
    diary, trial = keep_diary(-1.0)
    unrated = on_nights(diary, "comparison", urge=None)
    finding = finding_of(unrated, trial)
    assert finding.arms["effleurage"].effect is None
    assert "arm_without_ratings" in codes(finding)


@pytest.mark.parametrize(("outcome", "better"), [("urge", "higher"), ("minutes_asleep", "lower")])
def test_a_known_column_keeps_its_own_direction(outcome: str, better: Better) -> None:
    diary, _ = keep_diary(-1.2, scenario="plain", before_r=0.0)
    with pytest.raises(FindingError, match="leave the option out"):
        find(diary, outcome=outcome, better=better)


@pytest.mark.parametrize("mark", [0.0, 5.0, 10.0])
def test_the_same_mark_every_night_claims_nothing(mark: float) -> None:
    diary, trial = keep_diary(-1.2, scenario="plain", before_r=0.0)
    flat = replace(diary, nights=tuple(replace(n, urge=mark, urge_at_rescue=None) for n in diary.nights))
    found = find(flat, trial=trial)
    assert found.finding.decision == "cannot_tell_yet"
    assert found.finding.first_claim is None
    assert "every night so far has the same rating" in found.to_text()
    assert "90 in 100" not in found.to_text()


def test_of_several_techniques_the_early_one_is_told_by_its_own_nights() -> None:
    """A technique with hardly a night can lead on what was believed before: the text counts its nights, not all."""
    diary, trial = keep_diary(0.5, 0.5, nights=56, seed=3)
    arms = [arm.id for arm in trial.arms]
    nights = tuple(
        replace(night, urge=None, urge_at_rescue=None, status="missed")
        if night.assigned == arms[1] and at > 12
        else night
        for at, night in enumerate(diary.nights)
    )
    found = find(replace(diary, nights=nights), trial=trial)
    leads = found.finding.arms[arms[1]]
    assert found.finding.best_arm == arms[1]
    assert leads.nights < 6
    together = leads.nights + int(found.finding.model["comparison_nights"] or 0)
    assert f"{together} nights, its own and the comparison’s" in found.to_text()
