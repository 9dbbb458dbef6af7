"""Every line of a plan says why: code, thing, what the sentence quotes, sources; and what is open tonight."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from quietlegs.foundation.reasons import Reason
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.because import line, routine_lines
from quietlegs.massage.build import build_plan
from quietlegs.massage.wishes import Wishes
from quietlegs.records.plan import EvidenceLine, Plan, Routine, Screening, Step
from tests.people import TODAY, all_no

CATALOGUE = load_catalogue()
OWN = ("own_judgement",)


def plan_of(**answers: object) -> Plan:
    return make_plan(read_intake(all_no(**answers)), today=TODAY).plan


def said(plan: Plan, code: str) -> list[Reason]:
    """The lines of a code, without the words that were filled in."""
    return [
        Reason(about=one.about, code=one.code, sources=one.sources, values=one.values)
        for one in (*plan.reasons, *plan.for_tonight, *plan.not_offered, *plan.next_steps)
        if one.code == code
    ]


def only(plan: Plan, code: str, about: str, *, sources: tuple[str, ...] = OWN, **values: Any) -> bool:
    return said(plan, code) == [Reason(about=about, code=code, sources=sources, values=values)]


def codes(plan: Plan) -> list[str]:
    return [one.code for one in plan.reasons]


def test_a_line_without_sources_is_our_own_judgement() -> None:
    assert line("plan", "plan.dose", times=3) == Reason(
        about="plan", code="plan.dose", sources=OWN, values={"times": 3}
    )
    assert line("plan", "plan.dose", sources=("aasm2025",)).sources == ("aasm2025",)


def test_a_plan_says_what_it_is_for_and_whether_a_diagnosis_is_known() -> None:
    assert only(plan_of(diagnosed="yes"), "plan.small_lever", "plan")
    assert only(plan_of(), "plan.diagnosis_unknown", "diagnosed")
    assert only(plan_of(diagnosed="no"), "plan.not_diagnosed", "diagnosed")
    assert only(plan_of(diagnosed="unsure"), "plan.not_diagnosed", "diagnosed")
    assert not {"plan.diagnosis_unknown", "plan.not_diagnosed"} & set(codes(plan_of(diagnosed="yes")))


def lab(value: float, unit: str = "ng/mL", test: str = "ferritin") -> dict[str, object]:
    return {"test": test, "value": value, "unit": unit, "date": "2026-10-01"}


def test_iron_is_asked_for_held_against_its_line_or_its_unit_is_not_known() -> None:
    fact = CATALOGUE.thresholds["ferritin"]
    assert only(plan_of(), "plan.iron_test_first", "iron", sources=("aasm2025",))
    assert only(
        plan_of(labs=[lab(40, "spoons")]), "plan.iron_unit_unknown", "iron", sources=("aasm2025",), unit="spoons"
    )
    for value, code in ((40, "plan.iron_low"), (300, "plan.iron_seen")):
        found = said(plan_of(labs=[lab(value)]), code)
        assert [(one.about, one.sources) for one in found] == [("iron", fact.sources)]
        assert found[0].values["date"] == "2026-10-01"
        assert found[0].values["threshold"] == f"{fact.below:g} {fact.unit}"
        assert str(value) in str(found[0].values["value"])
    saturation = said(plan_of(labs=[lab(10, "%", "transferrin_saturation")]), "plan.saturation_low")
    assert [one.about for one in saturation] == ["saturation"]


def test_medicines_that_matter_are_questions_each_once() -> None:
    names = [{"name": "pramipexole"}, {"name": "Pramipexole 0.25"}, {"name": "sertraline"}, {"name": "paracetamol"}]
    plan = plan_of(medicines=names)
    for name, code in (("pramipexole", "plan.medicine_dopamine"), ("sertraline", "plan.medicine_ask")):
        fact = CATALOGUE.medicines[name]
        assert only(plan, code, name, sources=fact.sources, name=fact.name, statement=fact.statement)


def test_a_stop_says_nothing_of_iron_medicines_or_purpose() -> None:
    plan = plan_of(dvt_signs="yes", medicines=[{"name": "sertraline"}])
    assert not [one for one in codes(plan) if one.startswith("plan.")]
    assert plan.sessions_per_week == 0
    assert plan.routine == plan.too_tired == Routine()


def test_a_routine_says_why_it_how_often_and_each_technique() -> None:
    plan = plan_of(tools=["hands"], helper="self", minutes_available=20)
    template = CATALOGUE.routines[plan.routine.id or ""]
    assert only(
        plan, "plan.routine", template.id, sources=template.sources, name=template.name, summary=template.summary
    )
    assert only(plan, "plan.dose", "sessions_per_week", times=3)
    assert plan.sessions_per_week == 3
    used = list(dict.fromkeys(step.technique for step in plan.routine.steps))
    assert [(one.about, one.sources, one.values) for one in said(plan, "plan.technique")] == [
        (name, fact.sources, {"name": fact.name, "tried": fact.tried})
        for name, fact in ((name, CATALOGUE.techniques[name]) for name in used)
    ]
    assert [one.about for one in said(plan, "plan.not_offered")] == ["deep_tissue", "friction", "percussion"]
    friction = CATALOGUE.techniques["friction"]
    assert said(plan, "plan.not_offered")[1] == Reason(
        about="friction",
        code="plan.not_offered",
        sources=friction.sources,
        values={"name": friction.name, "why": friction.why_not},
    )


def test_evidence_is_of_what_the_routine_does() -> None:
    plan = plan_of(tools=["hands"], oils=["lavender"], helper="partner")
    used = {step.technique for step in plan.routine.steps}
    assert "lavender" in {step.oil for step in plan.routine.steps}
    expected = [
        EvidenceLine(claim=one.id, certainty=one.certainty)
        for one in CATALOGUE.claims.values()
        if used & set(one.about) or one.id == "lavender_oil"
    ]
    assert [(one.claim, one.certainty) for one in plan.evidence] == [(one.claim, one.certainty) for one in expected]


def test_an_oil_is_named_with_its_amount_and_one_in_own_words_is_not_used() -> None:
    olive = CATALOGUE.oils["olive"]
    plan = plan_of(oils=["olive", "other: my mix "])
    assert only(plan, "plan.oil", "olive", sources=olive.sources, name=olive.name, amount=olive.amount)
    assert only(plan, "plan.own_oil_not_used", "other: my mix ", name="my mix")
    assert said(plan_of(oils=["other: argan: cold"]), "plan.own_oil_not_used")[0].values == {"name": "argan: cold"}


def test_minutes_that_were_changed_say_so() -> None:
    assert only(plan_of(minutes_available=2), "plan.minutes_raised", "minutes", asked=2, minutes=3)
    assert only(plan_of(minutes_available=41), "plan.minutes_cut_to_tried", "minutes", asked=41, minutes=40)
    for asked in (3, 15, 30):
        assert not [one for one in codes(plan_of(minutes_available=asked)) if one.startswith("plan.minutes")]
    word = {"condition": "cancer_active", "by": "a clinician", "date": "2026-11-01", "valid_until": "2026-12-24"}
    cleared = plan_of(cancer_active="yes", cleared=[word], minutes_available=30)
    assert only(cleared, "plan.minutes_cut_for_safety", "minutes", asked=30, minutes=20)


def lines(minutes: float, wanted: int = 15, **wishes: Any) -> dict[str, Reason]:
    step = Step(technique="effleurage", region="calf_left", direction="", pressure_max=2, seconds=60)
    made = Routine(id="my_own", minutes=minutes, steps=(step,))
    wished = Wishes(minutes=wanted, minutes_asked=wanted, **wishes)
    return {one.code: one for one in routine_lines(made, wished, catalogue=CATALOGUE)}


def test_a_routine_far_shorter_than_asked_or_longer_than_tried_says_so() -> None:
    assert "plan.routine" not in lines(15)
    assert "plan.shorter_than_asked" not in lines(9, wanted=10)
    short = lines(8.5, wanted=10)["plan.shorter_than_asked"]
    assert (short.about, short.values) == ("minutes", {"minutes": "8.5", "asked": 10})
    assert "plan.longer_than_tried" not in lines(30)
    longer = lines(30.5)["plan.longer_than_tried"]
    assert (longer.about, longer.sources, longer.values) == ("minutes", ("oshvandi2021",), {"tried": 30})


def test_what_a_person_likes_is_said_where_it_was_followed() -> None:
    plain = lines(15)
    assert not {"plan.light", "plan.helped_first", "plan.named_places"} & set(plain)
    liked = lines(15, light=True, first="effleurage", regions=frozenset({"calf_left", "sole_right"}))
    assert liked["plan.light"] == line("pressure", "plan.light", pressure=3)
    assert liked["plan.helped_first"] == line("effleurage", "plan.helped_first")
    assert liked["plan.named_places"] == line("regions", "plan.named_places")
    other = lines(15, first="petrissage", regions=frozenset({"calf_right"}))
    assert not {"plan.helped_first", "plan.named_places"} & set(other)


@pytest.mark.parametrize(
    ("answers", "seated"),
    [
        ({}, False),
        ({"birth_year": 1962}, False),
        ({"birth_year": 1961}, True),
        ({"steady": "yes"}, False),
        ({"steady": "no"}, True),
        ({"steady": "unsure"}, True),
        ({"neuropathy": "yes"}, True),
        ({"medicines": [{"name": "diphenhydramine"}]}, True),
        ({"medicines": [{"name": "ropinirole"}]}, True),
        ({"medicines": [{"name": "levothyroxine"}]}, False),
    ],
)
def test_who_may_fall_stays_seated_and_uses_the_stick_only(answers: dict[str, object], *, seated: bool) -> None:
    plan = plan_of(tools=["roller"], **answers)
    rolls = "foam_rolling" in {step.technique for step in plan.routine.steps}
    assert (said(plan, "plan.stay_seated") == [line("steady", "plan.stay_seated")]) == seated
    assert (said(plan, "plan.stick_only") == [line("steady", "plan.stick_only")]) == (seated and rolls)
    assert not said(plan_of(tools=["hands"], **answers), "plan.stick_only")


def test_soles_baths_reach_and_dislikes_have_their_lines() -> None:
    assert only(plan_of(oils=["olive"]), "plan.dry_soles", "soles")
    bath = plan_of(touch="worse", bath="cool")
    assert only(bath, "plan.bath_cool", "bath")
    assert only(bath, "plan.dry_soles", "soles")
    assert only(plan_of(reaches_feet="no"), "plan.out_of_reach", "reaches_feet")
    assert not said(plan_of(reaches_feet="no", helper="partner"), "plan.out_of_reach")
    assert not said(plan_of(reaches_feet="yes"), "plan.out_of_reach")
    assert only(plan_of(avoid=["petrissage"]), "plan.avoided", "avoid")
    everything = [one.id for one in CATALOGUE.techniques.values() if one.offered]
    assert only(plan_of(avoid=everything), "plan.avoided_but_all_that_is_left", "avoid")
    assert not [one for one in codes(plan_of()) if one.startswith("plan.avoided")]


def test_a_pregnancy_says_how_to_lie_and_exercise_has_its_sources() -> None:
    word = {"condition": "pregnancy", "by": "a midwife", "date": "2026-11-01", "valid_until": "2026-12-24"}
    assert only(
        plan_of(pregnancy={"answer": "yes", "weeks": 20}, cleared=[word]), "plan.pregnancy_position", "pregnancy"
    )
    plan = plan_of()
    assert not said(plan, "plan.pregnancy_position")
    claim = CATALOGUE.claims["massage_with_exercise"]
    assert only(plan, "plan.exercise", "exercise", sources=claim.sources)
    assert only(plan, "plan.exercise_when", "exercise")
    assert only(plan, "plan.sleep_habits", "sleep")


@pytest.mark.parametrize(
    ("onset", "early"), [("04:59", False), ("12:00", True), ("17:59", True), ("18:00", False), (None, False)]
)
def test_an_onset_by_day_on_a_dopamine_medicine_asks_the_prescriber(onset: str | None, *, early: bool) -> None:
    fact = CATALOGUE.medicines["ropinirole"]
    plan = plan_of(medicines=[{"name": "sertraline"}, {"name": "ropinirole"}], usual_onset=onset)
    expected = Reason(
        about="usual_onset",
        code="plan.early_onset",
        sources=fact.sources,
        values={"name": fact.name, "onset": onset},
    )
    assert said(plan, "plan.early_onset") == ([expected] if early else [])
    assert not said(plan_of(medicines=[{"name": "sertraline"}], usual_onset=onset), "plan.early_onset")


def tonight(**answers: object) -> list[str]:
    return [one.code.removeprefix("tonight.") for one in plan_of(**answers).for_tonight]


def test_what_is_open_tonight_for_each_verdict() -> None:
    rest = ["log", "breathing", "walk", "cool_room", "hands_and_shoulders"]
    assert tonight() == ["one_leg", "routine", *rest]
    assert tonight(anticoagulant="yes") == ["one_leg", "routine", *rest]
    assert tonight(touch="worse") == ["one_leg", "routine", *rest, "no_touch"]
    assert tonight(pad="yes") == ["ask_first", *rest]
    assert tonight(open_wound=None) == ["answer_first", *rest]
    assert tonight(low_platelets="yes") == ["ask_first", *rest[:-1]]
    assert tonight(fever_unwell="yes") == ["log", "breathing_at_rest", "cool_room"]
    assert tonight(dvt_signs="unsure") == ["look", "ask_first", "log", "breathing_at_rest", "cool_room"]
    assert tonight(pe_signs="yes", dvt_signs="yes") == ["call_now", "call_today"]


def test_the_lines_for_tonight_have_their_sources_and_numbers() -> None:
    plan = plan_of(open_wound=None, recent_injury=None)
    assert only(plan, "tonight.answer_first", "tonight", count=2)
    assert only(plan, "tonight.log", "tonight")
    assert only(plan_of(), "tonight.one_leg", "tonight", sources=("nhsinform_dvt", "own_judgement"))
    assert only(plan_of(), "tonight.routine", "tonight", sources=("lettieri2009", "own_judgement"))
    rule = CATALOGUE.rules["dvt_signs"]
    assert rule.alarm is not None
    flagged, values = plan_of(dvt_signs="yes"), {"action": rule.alarm.action, "question": rule.question}
    assert only(flagged, "tonight.call_today", "dvt_signs", sources=rule.sources, **values)


def test_a_journey_asks_about_clots_and_each_setting_is_said() -> None:
    plan = plan_of(situations=["on_plane"])
    template = CATALOGUE.routines[plan.elsewhere[0].routine.id or ""]
    assert only(
        plan, "plan.elsewhere", "on_plane", sources=template.sources, name=template.name, setting=template.setting
    )
    assert only(plan, "plan.journey", "on_plane", sources=CATALOGUE.rules["dvt_risk_high"].sources)
    assert not said(plan_of(situations=["in_bed"]), "plan.journey")


def test_routines_are_told_with_the_sources_of_their_own() -> None:
    sourced = {name: replace(one, sources=("lettieri2009",)) for name, one in CATALOGUE.routines.items()}
    catalogue = dataclasses.replace(CATALOGUE, routines=sourced)
    intake = read_intake(all_no(situations=["sitting", "in_bed"]))
    plan = build_plan(intake, Screening(verdict="go"), catalogue=catalogue, today=TODAY)
    for code in ("plan.routine", "plan.elsewhere"):
        assert [one.sources for one in said(plan, code)] == [("lettieri2009",)]


def test_limits_that_leave_nothing_are_said() -> None:
    both = {"answer": "yes", "where": ["calf_left", "calf_right"]}
    plan = plan_of(renal_dialysis=both)
    assert plan.verdict == "ask_first"
    assert only(plan, "plan.nothing_left", "plan")
    assert not said(plan_of(pad="yes"), "plan.nothing_left")


def test_a_plan_is_dated() -> None:
    assert plan_of().made_on == TODAY.isoformat() == dt.date(2026, 11, 23).isoformat()
