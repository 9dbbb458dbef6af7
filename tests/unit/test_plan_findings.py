"""What a person's own nights change in the plan: what harmed goes, what helped comes first, and each is told."""

from typing import Any

from msgspec.structs import replace

from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.findings import finding_reasons, helpful_first, never_again, useless, withheld_by
from quietlegs.massage.next_steps import next_steps
from quietlegs.records.finding import Finding
from quietlegs.records.plan import Plan, Routine, Step, Withheld
from tests.people import TODAY, all_no
from tests.unit.test_plan_liveness import finding_with

CATALOGUE = load_catalogue()
OWN = ("own_judgement",)


def told(reasons: Any) -> list[tuple[str, str, tuple[str, ...], dict[str, Any]]]:
    return [(one.about, one.code.removeprefix("plan."), one.sources, one.values) for one in reasons]


def test_own_nights_are_told_arm_by_arm() -> None:
    finding = finding_with(
        {"effleurage": "helps", "petrissage": "harms", "foot_bath": "cannot_tell_yet", "my_evening": "harms"},
        {"foot_bath": 2, "my_evening": 1, "comparison": 3, "stretching": 0},
    )
    assert told(finding_reasons(finding)) == [
        ("foot_bath", "finding_harm_recorded", OWN, {"arm": "foot_bath", "count": 2}),
        ("my_evening", "finding_harm_recorded_everything", OWN, {"arm": "my_evening", "count": 1}),
        ("my_evening", "finding_harms_everything", OWN, {"arm": "my_evening", "nights": 20}),
        ("petrissage", "finding_harms", OWN, {"arm": "petrissage", "nights": 20}),
        ("effleurage", "finding_helps", OWN, {"arm": "effleurage", "nights": 20}),
        ("foot_bath", "finding_cannot_tell_yet", OWN, {"arm": "foot_bath", "nights": 20}),
    ]
    assert never_again(finding) == {"foot_bath", "my_evening", "petrissage"}
    assert helpful_first(finding) == "effleurage"
    rows = withheld_by(finding, catalogue=CATALOGUE)
    touching = [one.id for one in CATALOGUE.techniques.values() if one.touch]
    assert rows == (
        Withheld(technique="foot_bath", because=("finding:foot_bath",), sources=OWN),
        *(Withheld(technique=one, because=("finding:my_evening",), sources=OWN) for one in touching),
        Withheld(technique="petrissage", because=("finding:petrissage",), sources=OWN),
    )


def test_where_nothing_touches_a_whole_routine_that_harmed_takes_stretches_and_bath_with_it() -> None:
    finding = finding_with({"whole_plan": "harms", "petrissage": "harms"}, {"whole_plan": 1})
    assert told(finding_reasons(finding, touched=False)) == [
        ("petrissage", "finding_harms", OWN, {"arm": "petrissage", "nights": 20}),
        ("whole_plan", "finding_harm_recorded_all", OWN, {"arm": "whole_plan", "count": 1}),
        ("whole_plan", "finding_harms_all", OWN, {"arm": "whole_plan", "nights": 20}),
    ]
    rows = withheld_by(finding, catalogue=CATALOGUE, touched=False)
    assert [one.technique for one in rows] == ["petrissage", *CATALOGUE.techniques]
    hands = ["effleurage", "petrissage", "acupressure", "foot_massage"]
    untouched: tuple[dict[str, object], ...] = ({"touch": "worse"}, {"tools": []}, {"avoid": hands})
    for answers in untouched:
        assert plan_with(finding_with({}), **answers).routine.steps
        after = plan_with(finding, **answers)
        assert (after.verdict, after.routine.steps) == ("ask_first", ())
        assert "plan.finding_harms_all" in {one.code for one in after.reasons}
    usual = plan_with(finding)
    assert {step.technique for step in usual.routine.steps} == {"foot_bath", "stretching"}
    assert "plan.finding_harms_everything" in {one.code for one in usual.reasons}


def plan_with(finding: Finding, **answers: object) -> Plan:
    return make_plan(read_intake(all_no(**answers)), today=TODAY, finding=finding).plan


def test_of_several_that_help_the_likeliest_best_comes_first() -> None:
    finding = finding_with({"effleurage": "helps", "petrissage": "helps", "foot_bath": "helps"})

    def best(**chances: float | None) -> str | None:
        arms = {arm: replace(one, p_best=chances.get(arm)) for arm, one in finding.arms.items()}
        return helpful_first(replace(finding, arms=arms))

    assert best(effleurage=0.7, petrissage=0.2, foot_bath=0.1) == "effleurage"
    assert best(effleurage=0.2, petrissage=0.1, foot_bath=0.7) == "foot_bath"
    assert best(effleurage=0.2) == "effleurage"
    assert best() == "petrissage"


def test_a_routine_that_harmed_is_not_chosen_again() -> None:
    touching = [one.id for one in CATALOGUE.techniques.values() if one.touch and one.offered]
    answers = {"minutes_available": 10, "avoid": touching}
    assert plan_with(finding_with({}), **answers).routine.id == "stretches_only"
    harmed = plan_with(finding_with({"stretches_only": "harms"}), minutes_available=10)
    assert harmed.routine.steps
    assert harmed.routine.id != "stretches_only"


def test_what_the_whole_routine_did_is_judged_without_what_the_nights_changed() -> None:
    for finding in (
        finding_with({"foot_bath": "helps", "whole_plan": "harms"}),
        finding_with({"self_hands": "harms"}),
    ):
        after = plan_with(finding)
        assert {"foot_bath", "stretching"} >= {step.technique for step in after.routine.steps} != set()


def test_without_nights_nothing_is_told_withheld_or_put_first() -> None:
    assert not list(finding_reasons(None))
    assert withheld_by(None, catalogue=CATALOGUE) == ()
    assert never_again(None) == useless(None) == frozenset()
    assert helpful_first(None) is None
    assert helpful_first(finding_with({"effleurage": "helps"}, {"effleurage": 1})) is None


def test_what_brought_nothing_is_told_apart() -> None:
    finding = finding_with({"effleurage": "no_worthwhile_help", "petrissage": "helps", "foot_bath": "cannot_tell_yet"})
    assert useless(finding) == {"effleurage"}


def test_what_to_do_next_with_each_technique() -> None:
    finding = finding_with(
        {
            "effleurage": "helps",
            "petrissage": "no_worthwhile_help",
            "foot_bath": "cannot_tell_yet",
            "stretching": "harms",
        },
    )
    steps = tuple(
        Step(technique=one, region="calf_left", direction="", pressure_max=1, seconds=60)
        for one in ("effleurage", "stretching", "foot_massage", "acupressure")
    )
    fresh = CATALOGUE.techniques["foot_massage"].name
    assert told(next_steps(finding, Routine(id="x", minutes=4, steps=steps), catalogue=CATALOGUE)) == [
        ("stretching", "next_stop", OWN, {"arm": "stretching"}),
        ("effleurage", "next_keep", OWN, {"arm": "effleurage", "nights": 20}),
        ("petrissage", "next_swap", OWN, {"arm": "petrissage", "nights": 20}),
        ("foot_bath", "next_explore", OWN, {"arm": "foot_bath", "nights": 20}),
        ("foot_massage", "next_try", OWN, {"name": fresh}),
    ]
    assert not list(next_steps(None, Routine(), catalogue=CATALOGUE))
