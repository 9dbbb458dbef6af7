"""What the text of a plan tells hands to do: only at its own places, with lotion only where there is one."""

import datetime as dt

import msgspec
import pytest

from quietlegs.foundation.reasons import Reason
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import PlanResult, make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from tests.people import all_no

TODAY = dt.date(2026, 11, 23)


def result_for(**answers: object) -> PlanResult:
    asked: dict[str, object] = {"tools": ["hands"], "minutes_available": 20, **answers}
    return make_plan(read_intake(all_no(**asked)), today=TODAY)


def text_for(**answers: object) -> str:
    return " ".join(result_for(**answers).to_text().split())


def how(text: str) -> str:
    return text.partition("How it is done")[2].partition("Left out for your safety")[0].partition("Why")[0]


@pytest.mark.parametrize("helper", ["self", "partner", "therapist"])
@pytest.mark.parametrize("base", ["sole", "top_of_foot", "calf", "shin"])
def test_the_how_to_never_tells_of_a_place_that_is_not_in_the_routine(helper: str, base: str) -> None:
    where = [f"{base}_left", f"{base}_right"]
    result = result_for(helper=helper, open_wound={"answer": "yes", "where": where})
    told = how(" ".join(result.to_text().split()))
    done = {(step.technique, step.region.rpartition("_")[0]) for step in result.plan.routine.steps}
    for technique in {technique for technique, _ in done}:
        for line in load_catalogue().techniques[technique].steps:
            if line.bases and not any((technique, one) in done for one in line.bases):
                assert line.text not in told
    assert all(step.region not in where for step in result.plan.routine.steps)


def test_strokes_at_the_calf_keep_off_the_ankle_and_toes_are_left_alone() -> None:
    assert "start just above the ankle" in text_for()
    assert "around the ankle" not in text_for(open_wound={"answer": "yes", "where": ["sole_left"]})
    foot = load_catalogue().techniques["foot_massage"].steps
    assert not any("turn each toe" in line.text for line in foot)


def test_a_routine_without_calf_strokes_says_nothing_of_the_calf() -> None:
    where = ["calf_left", "calf_right"]
    told = how(text_for(helper="partner", varicose_severe="no", burn_sunburn={"answer": "yes", "where": where}))
    assert "Sole:" in told
    assert "Calf:" not in told
    assert "start just above the ankle" not in told


def test_lotion_is_named_only_where_a_step_has_an_oil() -> None:
    assert "between your palms" in how(text_for(oils=["unscented"]))
    assert "between your palms" not in how(text_for(oils=[]))
    assert "between your palms" not in how(text_for())


def test_stretches_for_those_whom_touch_makes_worse_need_no_hand_on_the_leg() -> None:
    told = how(text_for(touch="worse"))
    assert "Sole:" in told
    assert "with your hand" not in told
    assert "towel" not in told


def test_an_unsure_red_flag_names_its_question_and_a_call_says_today_once() -> None:
    unsure = text_for(dvt_signs="unsure")
    assert load_catalogue().rules["dvt_signs"].question in unsure
    assert "First of all: See a doctor today" in text_for(dvt_signs="yes")


def watched(result: PlanResult) -> PlanResult:
    """A plan whose answers ask to watch for something."""
    watch = Reason(about="anticoagulant", code="safety.watch_for", text="Watch for a tense calf.")
    return PlanResult(msgspec.structs.replace(result.plan, reasons=(watch, *result.plan.reasons)))


def test_what_to_watch_for_stands_under_the_routine_and_not_again() -> None:
    text = watched(result_for()).to_text()
    assert text.count("Watch for a tense calf.") == 1
    assert text.index("Stop at new pain") < text.index("Watch for a tense calf.") < text.index("How it is done")
    without = watched(result_for(pregnancy="yes")).to_text()
    assert without.index("Why") < without.index("Watch for a tense calf.")


def test_the_stop_line_and_the_question_before_a_session_are_complete() -> None:
    text = text_for()
    assert "Suddenly short of breath, chest pain or fainting: ring the emergency number." in text
    assert "do you have a fever, or do you feel ill today?" in text


def test_why_says_safety_first_then_iron_and_medicines_then_the_rest() -> None:
    varicose = {"answer": "yes", "where": ["calf_left"]}
    result = result_for(varicose_mild=varicose, medicines=[{"name": "Pramipexole"}], oils=["unscented"])
    codes = [reason.code for reason in result.plan.reasons]
    order = ["safety.limit", "plan.iron_test_first", "plan.medicine_dopamine", "plan.small_lever", "plan.routine"]
    assert [code for code in codes if code in order] == order


def left_out_lines(text: str) -> str:
    return " ".join(text.partition("Left out for your safety")[2].partition("Why")[0].split())


def test_left_out_names_all_oils_as_one_and_only_where_one_could_be_used() -> None:
    # A sunburn keeps every oil off a place and its strokes too; around it, strokes stay and need no word about oil.
    burnt = left_out_lines(result_for(burn_sunburn={"answer": "yes", "where": ["calf_left"]}).to_text())
    assert "olive oil" not in burnt
    assert "Left calf: without" in burnt
    wound = left_out_lines(result_for(open_wound={"answer": "yes", "where": ["calf_left"]}).to_text())
    assert "olive oil" not in wound
    assert "ankle" not in wound


def test_an_allergy_names_the_oils_that_are_left_out() -> None:
    assert "lavender oil" in left_out_lines(result_for(oil_allergy="yes").to_text())


def test_a_place_that_takes_no_oil_at_all_says_so_in_three_words() -> None:
    foot = left_out_lines(result_for(diabetes_foot="yes", oils=["unscented"]).to_text())
    assert "any oil or lotion" in foot
    assert "olive oil" not in foot
