"""Designing a trial: the same seed draws the same schedule for ever, and impossible designs are refused in words."""

import json
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.trial import design_trial
from quietlegs.records.intake import Intake
from quietlegs.records.trial import Trial
from quietlegs.trials.seal import document_of, seal_of
from tests.people import all_no, unanswered
from tests.trials import START, drawn_trial

ONE = "001010101011010011010001101011010001110110010010110101001001010010101100011101100111"
TWO = "022200120112110021200102021011201100211222"
COURSE = "111111100000000000000111111111111110000000111111111111110000000111111100000000000000"


def as_digits(trial: Trial) -> str:
    order = ("comparison", *(arm.id for arm in trial.arms))
    return "".join(str(order.index(night.assigned)) for night in trial.schedule)


def designed(arms: tuple[str, ...] = ("effleurage",), **changes: Any) -> Trial:
    asked: dict[str, Any] = {"nights": 56, "seed": 7, "start": START} | changes
    return design_trial(arms, **asked)


def refusal(arms: tuple[str, ...] = ("effleurage",), **changes: Any) -> str:
    with pytest.raises(TrialError) as caught:
        designed(arms, **changes)
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_the_schedule_of_a_seed_never_changes() -> None:
    assert as_digits(drawn_trial()) == ONE
    assert as_digits(drawn_trial(techniques=2, nights=42)) == TWO
    course = drawn_trial(law="blocks", question="course")
    assert as_digits(course) == COURSE
    assert course.design.blocks == (7, 7, 7, 7, 7, 7, 14, 7, 7, 14)


def test_another_seed_is_another_schedule() -> None:
    assert len({as_digits(drawn_trial(seed=seed)) for seed in range(50)}) == 50


def test_the_first_night_and_the_names_do_not_change_the_draw() -> None:
    other = designed(("own_way",), nights=84, start=date(2028, 2, 28))
    assert as_digits(other) == ONE
    assert [night.night for night in other.schedule[:3]] == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


def test_a_trial_states_everything_that_was_fixed() -> None:
    trial = drawn_trial(techniques=2, nights=42)
    assert {night.probability for night in trial.schedule} == {1 / 3}
    assert trial.schedule[-1].night == START + timedelta(days=41)
    assert trial.screened is False
    assert trial.plan_of_analysis.model == "ar1-effects-1"
    assert (trial.plan_of_analysis.minimum_nights, trial.plan_of_analysis.minimum_nights_a_side) == (14, 6)
    assert drawn_trial(law="blocks", question="course").plan_of_analysis.model == "blocks-1"


def test_the_seal_is_what_anybody_computes_from_the_file() -> None:
    document = json.loads(msgspec.json.encode(document_of(drawn_trial())))
    seal = document.pop("sha256")
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
    assert seal == sha256(canonical.encode()).hexdigest()
    assert document["range"] == [0, 10]


def test_the_seal_does_not_mind_how_whole_numbers_are_written() -> None:
    document = document_of(drawn_trial())
    assert seal_of(document | {"range": [0.0, 10.0]}) == seal_of(document)
    assert seal_of(document | {"mid": 1.25}) != seal_of(document)


@pytest.mark.parametrize(
    ("arms", "changes", "part"),
    [
        ((), {}, "at least one technique"),
        (("comparison",), {}, "cannot be a technique"),
        (("none",), {}, "cannot be a technique"),
        (("other",), {}, "cannot be a technique"),
        (("Effleurage",), {}, "small letters"),
        (("a" * 33,), {}, "at most 32"),
        (("deep_tissue",), {}, "never offered"),
        (("effleurage", "effleurage"), {}, "named twice"),
        (("a", "b", "c", "d", "e", "f"), {}, "at most 5"),
        (("effleurage",), {"nights": 13}, "plan at least 14"),
        (("effleurage",), {"nights": 0}, "plan at least 14"),
        (("effleurage",), {"nights": -3}, "plan at least 14"),
        (("effleurage", "foot_bath"), {"nights": 17}, "plan at least 18"),
        (("effleurage",), {"nights": 731}, "at most 730"),
        (("effleurage", "foot_bath"), {"nights": 169}, "at most 168"),
        (("effleurage",), {"seed": -1}, "whole number from 0"),
        (("effleurage",), {"seed": 2**63}, "whole number from 0"),
        (("effleurage",), {"zone": "Berlin"}, "time zone"),
        (("effleurage",), {"boundary": "noon"}, "HH:MM"),
        (("effleurage",), {"mid": 0}, "cannot be what matters"),
        (("effleurage",), {"mid": float("nan")}, "cannot be what matters"),
        (("effleurage",), {"mid": 10}, "cannot be what matters"),
        (("effleurage",), {"start": date(26, 11, 23)}, "cannot be the first night"),
        (("effleurage",), {"law": "adaptive"}, "use the law `balanced`"),
        (("effleurage", "foot_bath"), {"law": "adaptive", "nights": 17}, "plan at least 18"),
        (("effleurage", "foot_bath"), {"law": "adaptive", "nights": 169}, "at most 168"),
        (("effleurage", "foot_bath"), {"law": "adaptive", "question": "course", "nights": 84}, "belong together"),
        (("effleurage",), {"law": "coin"}, "is no law"),
        (("effleurage",), {"comparison": "sitting_still"}, "is no comparison"),
        (("effleurage",), {"law": "blocks", "nights": 84}, "belong together"),
        (("effleurage",), {"question": "course", "nights": 84}, "belong together"),
        (("effleurage",), {"question": "course", "law": "blocks", "nights": 77}, "whole weeks"),
        (("effleurage",), {"question": "course", "law": "blocks", "nights": 85}, "whole weeks"),
        (("effleurage",), {"question": "course", "law": "blocks", "nights": 371}, "whole weeks"),
        (("effleurage", "foot_bath"), {"question": "course", "law": "blocks", "nights": 84}, "one technique"),
    ],
)
def test_an_impossible_design_is_refused(arms: tuple[str, ...], changes: dict[str, Any], part: str) -> None:
    assert part in refusal(arms, **changes)


def intake_of(answers: dict[str, object]) -> Intake:
    return msgspec.convert(answers, type=Intake)


def test_from_an_intake_a_technique_gets_its_own_routine() -> None:
    intake = intake_of(all_no(tools=["hands", "ball"], minutes_available=15))
    trial = designed(("effleurage", "ball_rolling"), intake=intake)
    assert trial.screened
    for arm in trial.arms:
        assert arm.routine is not None
        assert {step.technique for step in arm.routine.steps} == {arm.id}


def test_a_name_that_is_no_technique_gets_the_whole_plan() -> None:
    intake = intake_of(all_no(tools=["hands"], minutes_available=15))
    trial = designed(("my_evening",), intake=intake)
    assert trial.arms[0].routine is not None
    assert len(trial.arms[0].routine.steps) >= 4
    assert "keep one of them" in refusal(("my_evening", "our_evening"), intake=intake)


def test_a_stopped_or_unfinished_intake_starts_no_trial() -> None:
    assert "still open" in refusal(intake=intake_of(unanswered()))
    assert "says stop" in refusal(intake=intake_of(all_no(fever_unwell="yes")))


def test_a_withheld_technique_or_one_without_its_tool_starts_no_trial() -> None:
    without_ball = intake_of(all_no(tools=["hands"]))
    assert "tool or helper" in refusal(("ball_rolling",), intake=without_ball)
    no_touch = intake_of(all_no(touch="worse", tools=["hands"]))
    assert "choose another technique" in refusal(("effleurage",), intake=no_touch)


@pytest.mark.parametrize(("days", "allowed"), [(0, False), (27, False), (28, True), (400, True), (-5, False)])
def test_four_weeks_must_pass_after_a_change_in_a_dopamine_medicine(days: int, *, allowed: bool) -> None:
    since = (START - timedelta(days=days)).isoformat()
    intake = intake_of(all_no(tools=["hands"], medicines=[{"name": "Pramipexole", "since": since}]))
    if allowed:
        assert designed(intake=intake).screened
    else:
        assert "choose a start from" in refusal(intake=intake)


def test_another_medicine_may_be_new() -> None:
    intake = intake_of(all_no(tools=["hands"], medicines=[{"name": "vitamin D", "since": START.isoformat()}]))
    assert designed(intake=intake).screened
