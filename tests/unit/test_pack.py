"""The pack: what the phone carries, and what is closed when."""

import datetime as dt
import re

import msgspec
import pytest
from msgspec.structs import replace

from quietlegs.interface.intake import read_intake
from quietlegs.interface.pack import make_pack
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.hands import MAY_CONCERN_ARMS
from quietlegs.person.conditions import asked_rules
from quietlegs.person.one_leg import OneLeg
from quietlegs.records import pack as shapes
from quietlegs.records.pack import Pack, PackArm, PackTrial, RoutineWords
from quietlegs.wording.speak import say
from tests.packs import ARMS, NOW, SETTINGS, harm, healthy_trial, leg_routines, request
from tests.people import all_no, unanswered

WELL = read_intake(all_no(tools=["hands"]))
CODES = (
    "night.too_much",
    "night.bad_nights_count",
    "night.keeps_its_draw",
    "night.quiet",
    "night.free",
    "night.comparison_usual",
    "night.trial_over",
    "night.paused",
    "night.locked",
    "night.rescued_often",
    "session.stop_at",
    "session.hurt",
    "session.dry_soles",
    "morning.late",
    "morning.welcome_back",
)


def trial_of(pack: Pack) -> PackTrial:
    assert pack.trial is not None
    return pack.trial


def arm(pack: Pack, name: str) -> PackArm:
    return next(one for one in trial_of(pack).arms if one.id == name)


def test_a_well_person_has_a_routine_a_short_one_and_open_arms() -> None:
    pack = make_pack(request(intake=WELL, trial=healthy_trial(), leg_questions_at=NOW))
    assert pack.plan is not None
    assert pack.plan.verdict == "go"
    assert pack.plan.routine is not None
    assert pack.plan.short is not None
    assert pack.plan.short.id == "three_minutes"
    assert pack.plan.short.minutes == 3
    assert [one.id for one in trial_of(pack).arms if one.open] == list(ARMS)
    assert pack.one_leg.checked_at == NOW
    assert {one.id for one in pack.plan.relief} >= {"walking", "stretching", "foot_bath", "breathing", "cool_room"}


def test_other_places_are_in_the_pack_with_how_to_sit_or_lie() -> None:
    plan = make_pack(request(intake=WELL)).plan
    assert plan is not None
    assert [one.id for one in plan.elsewhere] == ["in_bed_alone", "at_desk_stretches", "on_plane_stretches"]
    assert all(one.steps and one.setting for one in plan.elsewhere)
    assert plan.routine is not None
    assert plan.routine.setting == ""
    locked = make_pack(request(intake=read_intake(all_no(dvt_signs="yes")))).plan
    assert locked is not None
    assert locked.elsewhere == ()


def test_without_an_intake_there_is_no_plan_and_every_arm_is_closed() -> None:
    pack = make_pack(request(trial=healthy_trial()))
    assert pack.plan is None
    assert [one.open for one in trial_of(pack).arms] == [False] * len(ARMS)
    assert all(one.closed_because for one in trial_of(pack).arms)
    assert pack.one_leg.checked_at is None


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [({"dvt_signs": "yes"}, "stop"), ({"pregnancy": "yes"}, "ask_first"), ({"fracture": None}, "incomplete")],
)
def test_a_plan_that_is_not_open_closes_everything(answers: dict[str, object], verdict: str) -> None:
    intake = read_intake(all_no(tools=["hands"], **answers))
    pack = make_pack(request(intake=intake, trial=healthy_trial("hand_massage"), leg_questions_at=NOW))
    assert pack.plan is not None
    assert pack.plan.verdict == verdict
    assert list(leg_routines(pack)) == []
    assert not any(one.open for one in trial_of(pack).arms)
    assert trial_of(pack).comparison_routine is None
    assert trial_of(pack).comparison_text == say("night.comparison_plan_first")


def test_an_arm_closes_when_a_step_of_it_is_left_out_today() -> None:
    where = {"answer": "yes", "where": ["ankle_left"]}
    pack = make_pack(request(intake=read_intake(all_no(tools=["hands"], open_wound=where)), trial=healthy_trial()))
    assert pack.plan is not None
    assert pack.plan.verdict == "adapt"
    assert not arm(pack, "foot_bath").open  # the bath covers the ankle too
    assert arm(pack, "foot_bath").closed_because == say("closed.withheld")


def test_a_harm_pauses_its_technique_everywhere_until_it_is_over() -> None:
    pack = make_pack(request(intake=WELL, trial=healthy_trial(), harms=(harm("petrissage"),)))
    assert [(one.technique, one.what, one.since) for one in pack.paused] == [
        ("petrissage", "bruise", dt.date(2026, 12, 1))
    ]
    assert not arm(pack, "petrissage").open
    assert "a bruise" in arm(pack, "petrissage").closed_because
    assert arm(pack, "effleurage").open
    assert "petrissage" not in {step.technique for one in leg_routines(pack) for step in one.steps}
    over = harm("petrissage", over_at=NOW - dt.timedelta(hours=1))
    after = make_pack(request(intake=WELL, trial=healthy_trial(), harms=(over,)))
    assert after.paused == ()
    assert arm(after, "petrissage").open


@pytest.mark.parametrize("name", ["self_hands", "my_evening", "deep_tissue", "other"])
def test_a_harm_of_something_unknown_pauses_all_that_touches(name: str) -> None:
    pack = make_pack(request(intake=WELL, trial=healthy_trial(), harms=(harm(name),)))
    used = {step.technique for one in leg_routines(pack) for step in one.steps}
    assert used <= {"stretching", "foot_bath"}
    assert arm(pack, "foot_bath").open


def test_a_harm_of_the_hand_massage_closes_that_alone() -> None:
    trial = healthy_trial("hand_massage")
    pack = make_pack(request(intake=WELL, trial=trial, harms=(harm("hand_massage"),)))
    assert trial_of(pack).comparison_routine is None
    assert trial_of(pack).comparison_text == say("night.comparison_hand_closed")
    assert pack.plan is not None
    assert "hands_and_shoulders" not in {one.id for one in pack.plan.relief}
    assert all(one.open for one in trial_of(pack).arms)


def test_the_hand_massage_lasts_as_long_as_the_longest_arm_and_never_touches_a_leg() -> None:
    trial = healthy_trial("hand_massage")
    routine = trial_of(make_pack(request(intake=WELL, trial=trial))).comparison_routine
    assert routine is not None
    assert routine.minutes == pytest.approx(max(one.routine.minutes for one in trial.arms if one.routine), abs=0.1)
    assert {step.region.partition("_")[0] for step in routine.steps} == {"hand", "arm"}
    assert all(step.how for step in routine.steps)


def hands_of(**answers: object) -> tuple[str, RoutineWords | None]:
    plan = make_pack(request(intake=read_intake(all_no(tools=["hands"], **answers)))).plan
    assert plan is not None
    return plan.verdict, plan.hands


def test_while_the_legs_wait_for_a_clinician_hands_and_shoulders_are_guided() -> None:
    verdict, hands = hands_of(**{"dvt_risk_high.journey": "yes"}, minutes_available=10)
    assert verdict == "ask_first"
    assert hands is not None
    assert {step.region.partition("_")[0] for step in hands.steps} == {"hand", "arm"}
    assert max(step.pressure_max for step in hands.steps) == 2
    assert hands.minutes == 10
    assert hands_of()[1] is not None
    verdict, hands = hands_of(anticoagulant="yes")
    assert (verdict, hands is not None) == ("adapt", True)


@pytest.mark.parametrize(
    "answers",
    [
        {"dvt_signs": "yes"},
        {"dvt_signs": "unsure"},
        {"fever_unwell": "yes"},
        {"dvt_risk_high.journey": "yes", "renal_dialysis": "yes"},
        {"osteoporosis": None},
        *({"dvt_risk_high.journey": "yes", one: None} for one in ("dvt_signs", "renal_dialysis", "cancer_active")),
        {"dvt_risk_high.journey": "yes", "dvt_risk_high.operation": "yes"},
        {"dvt_risk_high.hospital": "unsure"},
        {"dvt_risk_high.operation": {"answer": "yes", "since": "2026-11-20"}},
        {"dvt_known.now": "yes"},
        {"dvt_known": "yes"},
        {"osteomyelitis_myositis": "yes"},
        {"birth_year": 2014},
    ],
)
def test_hands_are_not_guided_in_an_emergency_nor_where_arms_may_be_at_risk_or_a_question_is_open(
    answers: dict[str, object],
) -> None:
    assert hands_of(**answers)[1] is None


def test_what_may_concern_arms_must_be_answered_even_where_no_leg_work_asks_for_it() -> None:
    for one in MAY_CONCERN_ARMS:
        assert hands_of(touch="worse", **{"pad": "yes", one: None})[1] is None
    assert hands_of(touch="worse", pad="yes")[1] is not None


def test_answers_that_grow_old_close_the_hands_and_the_phone_knows_the_day() -> None:
    noes = {rule.id: {"answer": "no", "given": "2026-11-28"} for rule in asked_rules(load_catalogue())}
    intake = read_intake({"version": 1, "conditions": {**noes, "pad": "yes"}, "tools": ["hands"]})
    pack = make_pack(request(intake=intake, leg_questions_at=NOW))
    assert pack.plan is not None
    assert pack.plan.hands is not None
    until = pack.answers_hold_until
    assert until == dt.date(2026, 12, 8)
    later = make_pack(request(intake=intake, today=until + dt.timedelta(days=1)))
    assert later.plan is not None
    assert (later.plan.verdict, later.plan.hands) == ("ask_first", None)


def test_sore_hands_are_not_guided() -> None:
    plan = make_pack(request(intake=WELL, harms=(harm("hand_massage"),))).plan
    assert plan is not None
    assert plan.hands is None


def test_no_hand_massage_where_arms_may_be_at_risk() -> None:
    intake = read_intake(all_no(tools=["hands"], renal_dialysis="yes"))
    pack = make_pack(request(intake=intake, trial=healthy_trial("hand_massage")))
    assert trial_of(pack).comparison_routine is None


def test_a_comparison_night_is_told_as_the_command_line_tells_it() -> None:
    for kind, code in (("usual_evening", "night.comparison_usual"), ("hand_massage", "night.comparison_hand")):
        told = say(f"assignment.comparison.{kind}", {"night": "N"})
        text = say(code)
        assert told == f"N: {text[0].lower()}{text[1:]}"


@pytest.mark.parametrize(("answer", "verdict"), [("yes", "stop"), ("unsure", "ask_first")])
def test_a_new_leg_locks_until_the_questions_are_answered_anew(answer: str, verdict: str) -> None:
    told = (OneLeg(at=NOW, answer=answer),)  # type: ignore[arg-type]
    asked = request(intake=WELL, trial=healthy_trial(), one_leg=told, leg_questions_at=NOW - dt.timedelta(days=1))
    locked = make_pack(asked)
    assert locked.plan is not None
    assert locked.plan.verdict == verdict
    assert locked.one_leg.checked_at is None
    later = NOW + dt.timedelta(minutes=5)
    opened = make_pack(replace(asked, leg_questions_at=later, made_at=later))
    assert opened.plan is not None
    assert opened.plan.verdict == "go"
    assert opened.one_leg.checked_at == later


def test_emergency_words_stand_only_on_yes() -> None:
    one_leg = make_pack(request(intake=WELL)).one_leg
    emergency = re.compile(r"emergency|ring|chest|breath(?!ing, a cool)|collapse|passing out", re.IGNORECASE)
    assert emergency.search(" ".join(one_leg.yes.text))
    assert not emergency.search(" ".join((one_leg.unsure.title, *one_leg.unsure.text)))
    assert "today" in one_leg.yes.title
    assert "counts as yes" in " ".join(one_leg.unsure.text)


def test_every_sentence_the_screens_need_is_there() -> None:
    words = make_pack(request()).words
    assert [code for code in CODES if not words.get(code)] == []
    assert [code for code, text in words.items() if "{" in text] == []


def test_every_step_says_how() -> None:
    pack = make_pack(request(intake=WELL, trial=healthy_trial("hand_massage")))
    assert [step for one in leg_routines(pack) for step in one.steps if not step.how] == []


def test_names_are_there_for_all_that_may_be_logged() -> None:
    names = make_pack(request()).names
    assert names.regions["calf_left"] == "left calf"
    assert names.regions["trunk"] == "trunk"
    assert names.techniques["deep_tissue"]
    assert {"walking", "warm_water", "cold_water", "distraction", "nothing"} <= set(names.relief)


def test_the_same_request_gives_the_same_bytes_and_reads_back() -> None:
    asked = request(intake=WELL, trial=healthy_trial("hand_massage"))
    first, second = (msgspec.json.encode(make_pack(asked)) for _ in range(2))
    assert first == second
    assert msgspec.json.decode(first, type=Pack) == make_pack(asked)
    assert make_pack(asked).settings == SETTINGS


def test_an_intake_with_nothing_answered_is_locked_without_alarm() -> None:
    pack = make_pack(request(intake=read_intake(unanswered())))
    assert pack.plan is not None
    assert pack.plan.verdict == "incomplete"
    assert list(leg_routines(pack)) == []
    assert pack.plan.for_tonight


def test_the_shapes_have_the_names_that_the_client_knows() -> None:
    from pathlib import Path

    source = Path(__file__).parents[2] / "src/quietlegs_web/client/src/types.ts"
    text = source.read_text(encoding="utf-8")
    for name in ("StepWords", "RoutineWords", "PackArm", "Envelope", "PackTrial", "PackPlan", "Pack"):
        body = re.search(rf"export interface {name} \{{(.*?)\n\}}", text, re.DOTALL)
        assert body is not None
        fields = re.findall(r"^  (\w+)\??:", body[1], re.MULTILINE)
        assert list(getattr(shapes, name).__struct_fields__) == fields or set(
            getattr(shapes, name).__struct_fields__
        ) == set(fields)
