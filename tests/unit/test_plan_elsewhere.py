"""Other situations, the three-minute version, reach, falls, dislikes: what a plan holds beside its main routine."""

import datetime as dt

import pytest

from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import PlanResult, make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.plan import Plan, Routine
from tests.people import all_no, one_place, unanswered

TODAY = dt.date(2026, 11, 23)
FEET = ("sole", "top_of_foot", "ankle")


def plan_for(**answers: object) -> Plan:
    return make_plan(read_intake(all_no(**answers)), today=TODAY).plan


def routines(plan: Plan) -> dict[str, Routine]:
    return {one.situation: one.routine for one in plan.elsewhere}


def codes(plan: Plan) -> set[str]:
    return {reason.code for reason in plan.reasons}


def test_without_a_wish_every_situation_that_fits_has_a_routine_and_lying_needs_somebody() -> None:
    assert list(routines(plan_for(helper="self"))) == ["in_bed", "at_desk", "on_plane"]
    assert list(routines(plan_for(helper="partner"))) == ["lying", "in_bed", "at_desk", "on_plane"]


def test_only_wanted_situations_are_built_and_sitting_is_the_main_routine() -> None:
    plan = plan_for(situations=["sitting", "on_plane"])
    assert list(routines(plan)) == ["on_plane"]
    assert load_catalogue().routines[str(plan.routine.id)].situation == "sitting"
    assert plan_for(situations=[]).elsewhere == ()


def test_elsewhere_is_ten_minutes_at_most_and_not_longer_than_asked() -> None:
    assert routines(plan_for(helper="partner", minutes_available=40))["lying"].minutes == 10
    assert routines(plan_for(minutes_available=4))["in_bed"].minutes == 4


@pytest.mark.parametrize("helper", ["self", "partner", "therapist"])
def test_in_bed_there_is_no_water_oil_or_roller_and_on_a_plane_only_stretches(helper: str) -> None:
    tools = ["hands", "ball", "roller", "device"]
    made = routines(plan_for(helper=helper, tools=tools, oils=["unscented"], minutes_available=20))
    assert not {step.technique for step in made["in_bed"].steps} & {"foot_bath", "foam_rolling"}
    assert {step.technique for step in made["at_desk"].steps} == {"ball_rolling", "stretching"}
    assert {step.technique for step in made["on_plane"].steps} == {"stretching"}
    dry = [step.oil for place in ("in_bed", "at_desk", "on_plane") for step in made[place].steps]
    assert set(dry) == {None}
    if helper != "self":
        assert {step.oil for step in made["lying"].steps} == {"unscented", None} - {None}


@pytest.mark.parametrize("answers", [{"dvt_signs": "yes"}, {"pregnancy": "yes"}, {"neuropathy": None}])
def test_without_go_or_adapt_nothing_stands_elsewhere_either(answers: dict[str, object]) -> None:
    plan = plan_for(**answers)
    assert (plan.elsewhere, plan.too_tired) == ((), Routine())
    assert not codes(plan) & {"plan.exercise", "plan.sleep_habits", "plan.elsewhere", "plan.stay_seated"}


def test_the_three_minute_version_is_part_of_the_plan() -> None:
    plan = plan_for(minutes_available=40)
    assert (plan.too_tired.id, plan.too_tired.minutes) == ("three_minutes", 3)


def test_each_routine_elsewhere_says_how_to_sit_and_a_journey_asks_about_clots_again() -> None:
    plan = plan_for()
    said = [reason.values["setting"] for reason in plan.reasons if reason.code == "plan.elsewhere"]
    assert len(said) == 3
    assert all(said)
    journey = next(reason for reason in plan.reasons if reason.code == "plan.journey")
    assert (journey.about, journey.sources) == ("on_plane", load_catalogue().rules["dvt_risk_high"].sources)
    assert "plan.journey" not in codes(plan_for(situations=["in_bed"]))


@pytest.mark.parametrize("reach", ["no", "unsure"])
def test_own_hands_leave_out_feet_that_they_do_not_reach(reach: str) -> None:
    plan = plan_for(reaches_feet=reach, tools=["hands", "ball"], minutes_available=20)
    every = (plan.routine, plan.too_tired, *routines(plan).values())
    by_hand = {step.region.rpartition("_")[0] for routine in every for step in routine.steps if step.tool == "hands"}
    assert by_hand
    assert not by_hand & set(FEET)
    assert "ball_rolling" in {step.technique for step in plan.routine.steps}
    assert "plan.out_of_reach" in codes(plan)


def test_another_persons_hands_reach_the_feet() -> None:
    plan = plan_for(reaches_feet="no", helper="partner")
    assert any(step.region == "sole_left" and step.tool == "hands" for step in plan.routine.steps)
    assert "plan.out_of_reach" not in codes(plan)
    assert "plan.out_of_reach" not in codes(plan_for(reaches_feet="yes"))


@pytest.mark.parametrize(
    ("answers", "seated"),
    [
        ({"steady": "no"}, True),
        ({"steady": "unsure"}, True),
        ({"steady": "yes"}, False),
        ({}, False),
        ({"birth_year": 1961}, True),
        ({"birth_year": 1962}, False),
        ({"medicines": [{"name": "Pramipexole"}]}, True),
        ({"medicines": [{"name": "mirtazapine"}]}, True),
        ({"medicines": [{"name": "levothyroxine"}]}, False),
    ],
)
def test_who_may_fall_stays_seated(answers: dict[str, object], *, seated: bool) -> None:
    assert ("plan.stay_seated" in codes(plan_for(**answers))) == seated


def test_soles_are_dried_after_oil_or_water() -> None:
    assert "plan.dry_soles" in codes(plan_for(oils=["unscented"]))
    assert "plan.dry_soles" not in codes(plan_for(oils=[], tools=["hands"]))
    assert "plan.dry_soles" not in codes(plan_for(oils=["unscented"], reaches_feet="no"))
    assert "plan.dry_soles" in codes(plan_for(tools=[], touch="worse", minutes_available=20))


@pytest.mark.parametrize("bath", ["warm", "cool"])
def test_the_bath_is_as_the_person_likes_it_where_there_is_one(bath: str) -> None:
    assert f"plan.bath_{bath}" in codes(plan_for(bath=bath, tools=[], touch="worse", minutes_available=20))
    assert f"plan.bath_{bath}" not in codes(plan_for(bath=bath, tools=["hands"]))


def test_what_is_not_liked_is_left_out_unless_nothing_else_is_left() -> None:
    plan = plan_for(avoid=["petrissage"], tools=["hands"])
    assert "petrissage" not in {step.technique for step in plan.routine.steps}
    assert "plan.avoided" in codes(plan)
    alone = plan_for(avoid=["stretching", "foot_bath"], tools=[], touch="worse", minutes_available=20)
    assert alone.verdict in ("go", "adapt")
    assert alone.routine.steps
    assert "plan.avoided_but_all_that_is_left" in codes(alone)
    assert not codes(plan_for()) & {"plan.avoided", "plan.avoided_but_all_that_is_left"}


def test_a_cleared_pregnancy_says_how_to_lie() -> None:
    ok = {"condition": "pregnancy", "by": "midwife", "date": "2026-11-20", "valid_until": "2026-12-20"}
    pregnant = {"answer": "yes", "weeks": 32, "given": "2026-11-23"}
    plan = plan_for(pregnancy=pregnant, cleared=[ok])
    assert plan.verdict == "adapt"
    assert "plan.pregnancy_position" in codes(plan)
    assert "plan.pregnancy_position" not in codes(plan_for())


@pytest.mark.parametrize(
    ("onset", "name", "early"),
    [
        ("16:00", "Pramipexole", True),
        ("05:00", "Pramipexole", True),
        ("11:59", "Pramipexole", True),
        ("17:59", "Pramipexole", True),
        ("18:00", "Pramipexole", False),
        ("04:59", "Pramipexole", False),
        ("16:00", "mirtazapine", False),
        (None, "Pramipexole", False),
    ],
)
def test_an_early_onset_on_a_dopamine_medicine_is_a_question(onset: str | None, name: str, *, early: bool) -> None:
    answers = {} if onset is None else {"usual_onset": onset}
    assert ("plan.early_onset" in codes(plan_for(medicines=[{"name": name}], **answers))) == early


def test_exercise_and_sleep_habits_stand_with_their_sources() -> None:
    said = {reason.code: reason.sources for reason in plan_for().reasons}
    assert said["plan.exercise"] == load_catalogue().claims["massage_with_exercise"].sources
    assert said["plan.sleep_habits"] == ("own_judgement",)


def test_the_text_tells_the_short_ones_briefly_and_which_leg() -> None:
    result = PlanResult(plan_for(tools=["hands"], open_wound=one_place("open_wound")))
    text = " ".join(result.to_text().split())
    assert "Too tired? 3 minutes are enough" in text
    assert "On a plane, 10 min." in text
    assert "right calf" in text
    assert max(map(len, result.to_text().splitlines())) <= 80
    nothing = make_plan(read_intake(unanswered()), today=TODAY).to_text()
    assert "Too tired?" not in nothing
