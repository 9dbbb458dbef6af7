"""Liveness beside safety: who may have a routine gets one, in the minutes and with the tools they have."""

import datetime as dt
import itertools
from collections.abc import Iterator

import msgspec
import pytest

from quietlegs.foundation.body import TECHNIQUES, TOOLS
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import PlanResult, make_plan, routine_text
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.build import build_plan
from quietlegs.records.finding import ArmFinding, Checks, Decision, Finding, NightCounts
from quietlegs.records.plan import Plan
from quietlegs.safety.screening import screen
from tests.people import all_no, each_condition, one_place, unanswered

TODAY = dt.date(2026, 11, 23)
HELPERS = ("self", "partner", "therapist")
TOOL_SETS = [list(tools) for count in range(5) for tools in itertools.combinations(TOOLS, count)]


def plan_for(answers: dict[str, object], finding: Finding | None = None) -> Plan:
    return make_plan(read_intake(answers), today=TODAY, finding=finding).plan


def finding_with(decisions: dict[str, Decision], harms: dict[str, int] | None = None) -> Finding:
    arms = {
        arm: ArmFinding(
            effect=None, p_helps=None, p_helps_mid=None, p_harms=None, p_best=None, nights=20, decision=decision
        )
        for arm, decision in decisions.items()
    }
    return Finding(
        nights=NightCounts(total=40, analysed=40, missing=0, free=0, quiet=0, late=0, harms=harms or {}),
        outcome="urge",
        comparison="usual_evening",
        question="tonight",
        mid=1.0,
        model={},
        arms=arms,
        decision="cannot_tell_yet",
        best_arm=None,
        first_claim=None,
        nights_to_go=None,
        why_no_nights_to_go=None,
        checks=Checks(
            randomisation_test_p=None,
            autocorrelation=None,
            carry_over=None,
            adherence={},
            if_hope_alone_is_worth_1_point=None,
            priors={},
        ),
        cautions=(),
        plan_of_analysis=None,
    )


def techniques(plan: Plan) -> set[str]:
    return {step.technique for step in plan.routine.steps}


def codes(plan: Plan) -> set[str]:
    return {reason.code for reason in plan.reasons}


@pytest.mark.parametrize("helper", HELPERS)
@pytest.mark.parametrize("tools", TOOL_SETS, ids=lambda tools: "+".join(tools) or "nothing")
def test_every_minute_from_3_to_40_is_filled_for_whoever_may_go(helper: str, tools: list[str]) -> None:
    for minutes in range(3, 41):
        plan = plan_for(all_no(helper=helper, tools=tools, minutes_available=minutes))
        assert plan.verdict == "go"
        assert len(plan.routine.steps) >= 4
        assert plan.routine.minutes == pytest.approx(minutes, rel=0.1)
        assert sum(step.seconds for step in plan.routine.steps) == pytest.approx(plan.routine.minutes * 60, abs=0.5)
        assert all(step.seconds >= 30 and step.seconds % 5 == 0 for step in plan.routine.steps)


def everybody() -> Iterator[dict[str, object]]:
    for helper, tools, touch in itertools.product(HELPERS, TOOL_SETS, ("helps", "worse")):
        yield all_no(helper=helper, tools=tools, touch=touch, minutes_available=20)


def test_each_technique_tool_and_routine_appears_in_some_plan() -> None:
    plans = [plan_for(answers) for answers in everybody()]
    assert set().union(*(techniques(plan) for plan in plans)) == set(TECHNIQUES)
    assert {step.tool for plan in plans for step in plan.routine.steps} == {*TOOLS, None}


@pytest.mark.parametrize("helper", HELPERS)
def test_each_helper_has_a_routine_of_their_own(helper: str) -> None:
    assert plan_for(all_no(helper=helper, tools=["hands"], minutes_available=20)).routine.id == f"{helper}_hands"


@pytest.mark.parametrize("condition", list(each_condition(effect="limit")))
def test_every_limit_with_one_place_named_leaves_something(condition: str) -> None:
    answers = {condition: one_place(condition)}
    plan = plan_for(all_no(helper="self", tools=["hands"], minutes_available=15, **answers))
    assert plan.verdict == "adapt"
    assert plan.routine.steps
    assert {"tonight.routine"} <= {reason.code for reason in plan.for_tonight}


def test_an_ordinary_58_year_old_with_small_varicose_veins_and_pramipexole_gets_a_routine() -> None:
    plan = plan_for(
        all_no(
            birth_year=1968,
            diagnosed="yes",
            sensations=["aching", "crawling"],
            regions=["calf_left", "calf_right"],
            varicose_mild={"answer": "yes", "where": ["calf_left"]},
            medicines=[{"name": "Pramipexole", "since": "2021-03-01", "dose": "0.18 mg", "times": ["20:00"]}],
            helper="self",
            tools=["hands"],
            minutes_available=15,
        )
    )
    assert plan.verdict == "adapt"
    assert len(plan.routine.steps) >= 4
    assert "plan.medicine_dopamine" in codes(plan)


@pytest.mark.parametrize("answers", [unanswered(), all_no(dvt_signs="yes"), all_no(pregnancy="yes"), all_no()])
def test_there_is_always_something_for_tonight(answers: dict[str, object]) -> None:
    assert len(plan_for(answers).for_tonight) >= 3


@pytest.mark.parametrize("sign", ["pe_signs", "critical_ischaemia", "pregnancy_warning", "weakness_bladder"])
def test_an_emergency_says_only_whom_to_call(sign: str) -> None:
    alone = plan_for(all_no(**{sign: "yes"})).for_tonight
    assert [reason.code for reason in alone] == ["tonight.call_now"]
    both = plan_for(all_no(**{sign: "yes"}, dvt_signs="yes")).for_tonight
    assert [reason.code for reason in both] == ["tonight.call_now", "tonight.call_today"]


def test_no_walking_and_no_rubbing_while_a_red_flag_is_open() -> None:
    for answer in ("yes", "unsure"):
        tonight = {reason.code for reason in plan_for(all_no(dvt_signs=answer)).for_tonight}
        assert not tonight & {"tonight.walk", "tonight.hands_and_shoulders", "tonight.routine", "tonight.breathing"}


@pytest.mark.parametrize(
    "answers",
    [
        {"renal_dialysis": "yes"},
        {"bleeding_disorder": "unsure"},
        {"open_wound": {"answer": "yes", "where": ["arm_left"]}},
    ],
)
def test_nobody_is_told_to_rub_arms_that_may_be_at_risk(answers: dict[str, object]) -> None:
    rubbed = "tonight.hands_and_shoulders"
    assert rubbed in {reason.code for reason in plan_for(all_no()).for_tonight}
    assert rubbed not in {reason.code for reason in plan_for(all_no(**answers)).for_tonight}


def test_whom_touch_makes_worse_gets_nothing_that_touches() -> None:
    long = plan_for(all_no(touch="worse", minutes_available=20))
    short = plan_for(all_no(touch="worse", minutes_available=8))
    assert techniques(long) == {"foot_bath", "stretching"}
    assert techniques(short) == {"stretching"}
    assert "safety.touch_worse" in codes(long)


def test_light_pressure_one_leg_and_named_places_are_followed() -> None:
    plan = plan_for(all_no(pressure_liked="light", legs="right", regions=["sole_right"], minutes_available=15))
    assert max(step.pressure_max for step in plan.routine.steps) <= 3
    assert all(step.region.endswith("_right") for step in plan.routine.steps)
    everywhere = plan_for(all_no(pressure_liked="light", legs="right", minutes_available=15))
    assert seconds_at(plan, "sole_right") > seconds_at(everywhere, "sole_right")


def seconds_at(plan: Plan, region: str) -> int:
    return sum(step.seconds for step in plan.routine.steps if step.region == region)


def test_an_oil_is_used_only_when_named_and_allowed() -> None:
    assert oils(plan_for(all_no())) == {None}
    assert oils(plan_for(all_no(oils=["lavender"]))) == {None, "lavender"}
    assert oils(plan_for(all_no(oils=["lavender", "unscented"], oil_allergy="yes"))) == {None, "unscented"}
    assert oils(plan_for(all_no(oils=["other:Almond oil"]))) == {None}
    assert oils(plan_for(all_no(oils=["other:Almond oil", "unscented"]))) == {None, "unscented"}


def test_an_oil_in_own_words_is_not_used_and_the_plan_says_so() -> None:
    said = PlanResult(plan_for(all_no(oils=["other:Grandmother's oil"]))).to_text()
    assert "Your own oil (Grandmother's oil) is not used" in " ".join(said.split())
    assert "plan.own_oil_not_used" not in codes(plan_for(all_no(oils=["unscented"])))


def oils(plan: Plan) -> set[str | None]:
    return {step.oil for step in plan.routine.steps}


def test_what_harmed_on_own_nights_is_withheld_and_what_helped_comes_first() -> None:
    plan = plan_for(all_no(tools=["hands"]), finding_with({"effleurage": "harms", "petrissage": "helps"}))
    assert "effleurage" not in techniques(plan)
    assert any(one.technique == "effleurage" and "finding:effleurage" in one.because for one in plan.withheld)
    assert plan.routine.steps[0].technique == "petrissage"
    assert {"plan.finding_harms", "plan.finding_helps", "plan.helped_first"} <= codes(plan)


def test_a_noted_harm_pauses_the_technique_even_where_it_helps() -> None:
    plan = plan_for(all_no(tools=["hands"]), finding_with({"petrissage": "helps"}, harms={"petrissage": 1}))
    assert "petrissage" not in techniques(plan)
    assert "plan.finding_harm_recorded" in codes(plan)


@pytest.mark.parametrize("recorded", [False, True])
@pytest.mark.parametrize("arm", ["my_evening", "self_hands"])
def test_a_whole_routine_that_harmed_withholds_all_that_touches(arm: str, *, recorded: bool) -> None:
    decision: Decision = "helps" if recorded else "harms"
    plan = plan_for(all_no(tools=["hands"]), finding_with({arm: decision}, harms={arm: 2} if recorded else None))
    touching = {one.id for one in load_catalogue().techniques.values() if one.touch}
    assert touching <= {row.technique for row in plan.withheld if f"finding:{arm}" in row.because}
    assert techniques(plan) <= {"stretching", "foot_bath"}
    assert codes(plan) & {"plan.finding_harms_everything", "plan.finding_harm_recorded_everything"}


def test_a_harm_of_something_that_was_no_arm_counts_and_one_of_a_comparison_night_pauses_nothing() -> None:
    unknown = plan_for(all_no(tools=["hands"]), finding_with({"stretching": "helps"}, harms={"petrissage": 1}))
    assert "petrissage" not in techniques(unknown)
    usual = plan_for(all_no(tools=["hands"]), finding_with({"stretching": "helps"}, harms={"comparison": 3}))
    assert not [row for row in usual.withheld if any(why.startswith("finding:") for why in row.because)]
    assert "plan.finding_harm_recorded" not in codes(usual)


def test_left_out_or_paused_is_said_only_of_what_is_withheld() -> None:
    decisions: tuple[Decision, ...] = ("helps", "harms", "cannot_tell_yet")
    for decision, count in itertools.product(decisions, (0, 1)):
        plan = plan_for(all_no(), finding_with({"my_evening": decision}, harms={"my_evening": count}))
        said = " ".join(line["text"] for line in PlanResult(plan).to_dict()["reasons"])
        grew = any("finding:my_evening" in row.because for row in plan.withheld)
        assert grew == ("My evening: " in said and ("left out" in said or "paused" in said))


def test_no_worthwhile_help_is_a_line_and_not_a_ban() -> None:
    plan = plan_for(all_no(tools=["hands"]), finding_with({"effleurage": "no_worthwhile_help"}))
    assert "plan.finding_no_worthwhile_help" in codes(plan)
    assert "effleurage" in techniques(plan)


def test_limits_that_leave_no_step_become_a_question() -> None:
    bans: dict[str, Decision] = dict.fromkeys(TECHNIQUES, "harms")
    plan = plan_for(all_no(), finding_with(bans))
    assert plan.verdict == "ask_first"
    assert plan.routine.steps == ()
    assert "plan.nothing_left" in codes(plan)


def test_open_questions_come_before_asking_what_is_left() -> None:
    bans: dict[str, Decision] = dict.fromkeys(TECHNIQUES, "harms")
    assert plan_for(all_no(neuropathy=None), finding_with(bans)).verdict == "incomplete"


def test_a_place_that_is_not_named_yet_is_asked_for_and_not_taken_for_everywhere() -> None:
    plan = plan_for(all_no(open_wound="yes"))
    assert (plan.verdict, plan.missing) == ("incomplete", ("open_wound.where",))
    assert plan.routine.steps == ()


def test_a_place_that_is_not_named_opens_nothing_where_nothing_was_left() -> None:
    bans: dict[str, Decision] = dict.fromkeys(TECHNIQUES, "harms")
    assert plan_for(all_no(open_wound="yes"), finding_with(bans)).verdict == "ask_first"


@pytest.mark.parametrize(("diagnosed", "code"), [(None, "plan.diagnosis_unknown"), ("no", "plan.not_diagnosed")])
def test_an_unknown_diagnosis_is_asked_for_and_not_denied(diagnosed: str | None, code: str) -> None:
    answers = {} if diagnosed is None else {"diagnosed": diagnosed}
    assert codes(plan_for(all_no(**answers))) & {"plan.diagnosis_unknown", "plan.not_diagnosed"} == {code}
    assert not codes(plan_for(all_no(diagnosed="yes"))) & {"plan.diagnosis_unknown", "plan.not_diagnosed"}


@pytest.mark.parametrize(
    ("asked", "minutes", "code"),
    [
        (1, 3, "plan.minutes_raised"),
        (3, 3, ""),
        (40, 40, ""),
        (41, 40, "plan.minutes_cut_to_tried"),
        (240, 40, "plan.minutes_cut_to_tried"),
    ],
)
def test_minutes_from_1_to_240_give_a_session_of_3_to_40(asked: int, minutes: int, code: str) -> None:
    plan = plan_for(all_no(tools=["hands"], minutes_available=asked))
    assert plan.routine.minutes == pytest.approx(minutes, rel=0.1)
    cut = {"plan.minutes_raised", "plan.minutes_cut_to_tried", "plan.minutes_cut_for_safety"}
    assert codes(plan) & cut == ({code} if code else set())


def test_a_bound_from_the_screening_is_kept() -> None:
    intake, catalogue = read_intake(all_no(tools=["hands"], minutes_available=30)), load_catalogue()
    bound = msgspec.structs.replace(screen(intake, today=TODAY, catalogue=catalogue), minutes_max=10)
    plan = build_plan(intake, bound, catalogue=catalogue, today=TODAY)
    assert 9 <= plan.routine.minutes <= 10
    assert "plan.minutes_cut_for_safety" in codes(plan)


def test_the_iron_test_and_the_number_come_before_massage() -> None:
    assert "plan.iron_test_first" in codes(plan_for(all_no()))
    low = plan_for(all_no(labs=[{"test": "ferritin", "value": 75, "unit": "ng/mL", "date": "2026-05-02"}]))
    high = plan_for(all_no(labs=[{"test": "ferritin", "value": 140, "unit": "ng/mL", "date": "2026-05-02"}]))
    assert "plan.iron_low" in codes(low)
    assert "plan.iron_seen" in codes(high)


def test_each_line_has_its_reason_and_each_reason_its_words() -> None:
    result = make_plan(read_intake(all_no(oils=["unscented"])), today=TODAY)
    about = {reason.about for reason in result.plan.reasons}
    assert techniques(result.plan) | {"unscented", "sessions_per_week", str(result.plan.routine.id)} <= about
    document = result.to_dict()
    assert all(line["text"] for key in ("reasons", "for_tonight", "not_offered", "evidence") for line in document[key])
    assert {line["about"] for line in document["not_offered"]} == {"deep_tissue", "friction", "percussion"}


def test_a_routine_alone_can_be_told_with_how_it_is_done() -> None:
    routine = plan_for(all_no(minutes_available=10)).routine
    text = routine_text(routine)
    assert text.index("Left leg") < text.index("Right leg") < text.index("How it is done")
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("answers", [{}, {"varicose_mild": one_place("varicose_mild")}, {"touch": "worse"}])
def test_every_plan_with_steps_asks_about_one_leg_before_anything_else(answers: dict[str, object]) -> None:
    plan = plan_for(all_no(**answers))
    assert plan.routine.steps
    assert plan.for_tonight[0].code == "tonight.one_leg"
