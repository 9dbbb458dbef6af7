"""A trial never outlasts a clinician's OK, never rubs an arm that is at risk, and has no forbidden name."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.trial import design_trial, tonight
from quietlegs.records.intake import Intake
from quietlegs.records.trial import Trial
from tests.people import all_no
from tests.trials import START, drawn_trial

NIGHTS = 28
LAST = START + timedelta(days=NIGHTS - 1)


def intake_of(**answers: object) -> Intake:
    return msgspec.convert(all_no(tools=["hands"], **answers), type=Intake)


def designed(intake: Intake | None, *, arm: str = "effleurage", **changes: Any) -> Trial:
    asked: dict[str, Any] = {"nights": NIGHTS, "seed": 7, "start": START} | changes
    return design_trial([arm], intake=intake, **asked)


def refusal(intake: Intake | None, **changes: Any) -> str:
    with pytest.raises(TrialError) as caught:
        designed(intake, **changes)
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def cleared(until: date, *, answer: str = "yes") -> Intake:
    word = {"condition": "pregnancy", "by": "a midwife", "date": "2026-11-01", "valid_until": until.isoformat()}
    return intake_of(pregnancy={"answer": answer, "weeks": 16}, cleared=[word])


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_clinicians_ok_must_last_until_the_last_night(answer: str) -> None:
    assert designed(cleared(LAST, answer=answer)).screened
    said = refusal(cleared(LAST - timedelta(days=1), answer=answer))
    assert "pregnancy" in said
    assert (LAST - timedelta(days=1)).isoformat() in said


def test_an_ok_that_is_not_needed_may_end() -> None:
    assert designed(cleared(START, answer="no")).screened


def test_the_answers_must_hold_today_and_on_the_first_night() -> None:
    later = {"condition": "pregnancy", "by": "a midwife", "date": "2026-12-01", "valid_until": "2027-12-31"}
    intake = intake_of(pregnancy={"answer": "yes", "weeks": 16}, cleared=[later])
    assert designed(intake).screened
    assert "ask_first" in refusal(intake, today=date(2026, 11, 23))


@pytest.mark.parametrize("start", [date(2025, 1, 1), date(2028, 12, 1)])
def test_a_start_long_ago_or_far_away_is_screened_on_both_days(start: date) -> None:
    today = date(2026, 11, 23)
    assert designed(intake_of(), start=start, today=today).screened
    minor_then = intake_of(birth_year=start.year - 18)
    if start < today:
        assert "ask_first" in refusal(minor_then, start=start, today=today)
    minor_now = intake_of(birth_year=2008)
    assert "ask_first" in refusal(minor_now, start=start, today=today)


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(
    "condition", ["renal_dialysis", "cancer_active", "bone_metastasis", "low_platelets", "bleeding_disorder"]
)
def test_no_hand_massage_where_arms_or_hands_may_be_at_risk(condition: str, answer: str) -> None:
    word = {"condition": condition, "by": "a doctor", "date": "2026-11-01", "valid_until": "2027-12-31"}
    intake = intake_of(**{condition: answer}, cleared=[word])
    assert designed(intake).screened
    said = refusal(intake, comparison="hand_massage")
    assert condition in said
    assert "usual_evening" in said


@pytest.mark.parametrize("place", ["hand_left", "arm_right", "trunk"])
@pytest.mark.parametrize("condition", ["open_wound", "burn_sunburn"])
def test_no_hand_massage_where_an_answer_names_an_arm(condition: str, place: str) -> None:
    intake = intake_of(**{condition: {"answer": "yes", "where": [place]}})
    assert "usual_evening" in refusal(intake, comparison="hand_massage")


def test_a_hand_massage_stays_possible_for_others() -> None:
    trial = designed(intake_of(open_wound={"answer": "yes", "where": ["calf_left"]}), comparison="hand_massage")
    night = next(night.night for night in trial.schedule if night.assigned == "comparison")
    assert "a dialysis access, a line, a patch or a sore place" in tonight(trial, night=night).to_text()


FORBIDDEN = (
    "deep_calf_work",
    "deeptissue",
    "massage_gun",
    "gun",
    "massagegun",
    "hot_stones",
    "hot2",
    "tiger_balm",
    "tigerbalm",
    "trigger_points",
    "percussive",
    "cross_friction",
    "vibration_plate",
)


@pytest.mark.parametrize("name", FORBIDDEN)
@pytest.mark.parametrize("intake", [None, intake_of()], ids=["unscreened", "screened"])
def test_a_name_of_something_forbidden_is_refused(name: str, intake: Intake | None) -> None:
    assert "never offered" in refusal(intake, arm=name)


@pytest.mark.parametrize("name", ["my_evening", "photo_album", "shot_put", "warm_socks"])
def test_an_innocent_name_is_no_problem(name: str) -> None:
    assert designed(None, arm=name).arms[0].id == name


def session(trial: Trial) -> str:
    night = next(night.night for night in trial.schedule if night.assigned != "comparison")
    return tonight(trial, night=night).to_text()


def test_an_unknown_way_without_screening_is_not_called_gentle() -> None:
    assert "as gently as you like" not in session(designed(None, arm="my_evening"))
    assert "as gently as you like" in session(drawn_trial(nights=28))


def test_a_session_asks_for_fever_and_names_the_emergency() -> None:
    for intake in (None, intake_of()):
        said = session(designed(intake))
        assert "new in one leg since yesterday" in said
        assert "fever" in said
        assert "ring the emergency number" in said
        assert ("Your steps:" in said) == (intake is not None)


@pytest.mark.parametrize("arm", ["effleurage", "my_evening"])
def test_no_step_of_a_trial_has_an_oil_that_nobody_knows(arm: str) -> None:
    for oils, used in ((["other:my balm"], {None}), (["other:my balm", "unscented"], {None, "unscented"})):
        routine = designed(intake_of(oils=oils), arm=arm).arms[0].routine
        assert routine is not None
        assert {step.oil for step in routine.steps} <= used


@pytest.mark.parametrize("arm", ["effleurage", "my_evening"])
@pytest.mark.parametrize(("asked", "minutes"), [(1, 3), (240, 40)])
def test_a_session_of_a_trial_takes_3_to_40_minutes(arm: str, asked: int, minutes: int) -> None:
    routine = designed(intake_of(minutes_available=asked), arm=arm).arms[0].routine
    assert routine is not None
    assert routine.minutes == pytest.approx(minutes, rel=0.1)


def test_a_comparison_night_keeps_to_what_the_plan_leaves_out() -> None:
    trial = designed(intake_of())
    night = next(night.night for night in trial.schedule if night.assigned == "comparison")
    assert "except where your plan leaves something out" in tonight(trial, night=night).to_text()
