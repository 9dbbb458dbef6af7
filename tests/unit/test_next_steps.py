"""Keep, swap, stop, explore: one line for each technique, from the person's own nights."""

import datetime as dt

from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.records.plan import Plan
from quietlegs.wording.speak import say
from tests.people import all_no
from tests.unit.test_plan_liveness import finding_with

TODAY = dt.date(2026, 11, 23)


def plan(decisions: dict[str, str], harms: dict[str, int] | None = None, **answers: object) -> Plan:
    finding = finding_with(decisions, harms) if decisions or harms else None  # type: ignore[arg-type]
    return make_plan(read_intake(all_no(tools=["hands"], **answers)), today=TODAY, finding=finding).plan


def told(found: Plan) -> dict[str, str]:
    return {one.about: one.code for one in found.next_steps}


def test_before_any_trial_one_technique_of_the_routine_is_explored() -> None:
    assert told(plan({})) == {"effleurage": "plan.next_try"}


def test_each_decision_has_its_step() -> None:
    found = plan({"effleurage": "helps", "stretching": "no_worthwhile_help", "foot_massage": "cannot_tell_yet"})
    assert told(found) == {
        "effleurage": "plan.next_keep",
        "stretching": "plan.next_swap",
        "foot_massage": "plan.next_explore",
        "petrissage": "plan.next_try",
    }


def test_what_harmed_is_stopped_whatever_the_nights_say() -> None:
    found = plan({"effleurage": "helps", "petrissage": "harms"}, {"effleurage": 1})
    assert told(found)["effleurage"] == "plan.next_stop_harm"
    assert told(found)["petrissage"] == "plan.next_stop"
    assert not {"effleurage", "petrissage"} & {step.technique for step in found.routine.steps}


def test_what_brought_nothing_comes_last_and_goes_first_when_time_is_short() -> None:
    long = plan({"effleurage": "no_worthwhile_help"})
    left = [step.technique for step in long.routine.steps if step.region.endswith("_left")]
    rest = [one for one in left if one != "effleurage"]
    assert left == [*rest, *["effleurage"] * (len(left) - len(rest))]
    assert rest
    usual, short = plan({}, minutes_available=3), plan({"effleurage": "no_worthwhile_help"}, minutes_available=3)
    assert techniques(short).count("effleurage") < techniques(usual).count("effleurage")


def techniques(found: Plan) -> list[str]:
    return [step.technique for step in found.routine.steps]


def test_under_a_stop_nothing_new_is_explored() -> None:
    assert told(plan({}, dvt_signs="yes")) == {}
    assert told(plan({"effleurage": "helps"}, dvt_signs="yes")) == {"effleurage": "plan.next_keep"}


def test_a_step_names_the_technique_in_everyday_words() -> None:
    found = make_plan(read_intake(all_no()), today=TODAY, finding=finding_with({"effleurage": "helps"})).to_dict()[
        "next_steps"
    ]
    assert (
        found[0]["text"]
        == "Keep: Gliding strokes. Your own 20 nights speak for it. Your finding says how sure that is."
    )
    assert found[1]["text"] == say("plan.next_try", {"name": "Gentle kneading"})
