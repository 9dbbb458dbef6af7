"""The edges of the plan builder: minutes and their rounding, what is paused, arms of a trial, choosing and ordering."""

import datetime as dt
from dataclasses import replace as wishing

import pytest
from msgspec.structs import replace

from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.arms import ArmToday, Today, arm_today, step_is_open
from quietlegs.massage.build import build_plan
from quietlegs.massage.dose import fits, share_seconds
from quietlegs.massage.hand_massage import hand_massage
from quietlegs.massage.hands import against_hand_massage
from quietlegs.massage.paused import Paused, paused_by, with_paused
from quietlegs.massage.placing import places_of
from quietlegs.massage.relief import relief_of
from quietlegs.massage.routine import routine_for_technique, routine_from
from quietlegs.massage.short import short_routine
from quietlegs.massage.wishes import Wishes, wishes_of
from quietlegs.records.plan import Plan, Routine, Screening, Step, Verdict, Withheld
from quietlegs.records.trial import Arm
from tests.packs import NOW, harm
from tests.people import all_no

CATALOGUE = load_catalogue()
OWN = ("own_judgement",)
WISHES = Wishes()
STROKE = Step(technique="effleurage", region="calf_left", direction="", pressure_max=2, seconds=300, tool="hands")


@pytest.mark.parametrize(
    ("minutes", "seconds"),
    [(10, [150, 150, 150, 150]), (15, [225, 225, 225, 225]), (0.5, [10, 10, 5, 5]), (3.1, [50, 45, 45, 45])],
)
def test_hands_and_arms_share_the_minutes_in_turn(minutes: float, seconds: list[int]) -> None:
    made = hand_massage(minutes)
    assert made.id == "hand_massage"
    assert made.minutes == round(sum(seconds) / 60, 2)
    assert made.steps == tuple(
        Step(
            technique="hand_massage",
            region=place,
            direction="towards_heart",
            pressure_max=2,
            seconds=each,
            tool="hands",
        )
        for place, each in zip(("hand_left", "arm_left", "hand_right", "arm_right"), seconds, strict=True)
    )


def test_own_hands_are_left_alone_where_an_answer_may_concern_them() -> None:
    def against(**answers: object) -> tuple[str, ...]:
        return against_hand_massage(read_intake(all_no(**answers)), catalogue=CATALOGUE)

    assert against() == against(anticoagulant="yes") == ()
    assert against(renal_dialysis="unsure", low_platelets="yes") == ("low_platelets", "renal_dialysis")
    for place in ("hand_left", "arm_right", "trunk"):
        assert against(open_wound={"answer": "yes", "where": ["calf_left", place]}) == ("open_wound",)
    assert against(open_wound={"answer": "yes", "where": ["calf_left"]}) == ()


def test_steps_have_half_a_minute_each_and_whole_fives() -> None:
    assert fits(6, 3)
    assert not fits(7, 3)
    assert not fits(61, 30)
    assert share_seconds([1, 1], [600, 600], total=180) == [90, 90]
    assert share_seconds([1, 2], [600, 600], total=180) == [60, 120]
    assert share_seconds([1, 1, 1], [600, 600, 600], total=100) == [35, 35, 30]
    assert share_seconds([1, 9], [600, 600], total=180) == [30, 150]
    assert share_seconds([1, 1], [60, 600], total=300) == [60, 240]
    assert share_seconds([1, 1], [60, 60], total=300) == [60, 60]
    assert share_seconds([100, 50], [600, 600], total=90) == [60, 30]


def test_what_rounding_leaves_goes_where_there_is_room_for_it() -> None:
    assert share_seconds([1, 1], [60, 60], total=117) == [60, 55]
    assert share_seconds([1, 1], [34, 100], total=100) == [30, 70]


def test_a_harm_pauses_until_it_is_over() -> None:
    def paused(**changes: object) -> tuple[Paused, ...]:
        return paused_by([harm("effleurage", **changes)], now=NOW, catalogue=CATALOGUE)

    one = Paused(technique="effleurage", since=dt.date(2026, 12, 1), what="bruise", recorded="effleurage")
    assert paused() == paused(over_at=NOW + dt.timedelta(seconds=1)) == (one,)
    assert paused(over_at=NOW) == paused(over_at=NOW - dt.timedelta(days=1)) == ()


def test_of_several_harms_the_earliest_counts_and_an_unknown_one_pauses_all_that_touches() -> None:
    harms = [
        harm("effleurage", what="pain", night=dt.date(2026, 12, 1)),
        harm("effleurage", what="bruise", night=dt.date(2026, 11, 30)),
        harm("comparison", night=dt.date(2026, 11, 29)),
        harm("my_evening", night=dt.date(2026, 12, 1)),
    ]
    found = {one.technique: one for one in paused_by(harms, now=NOW, catalogue=CATALOGUE)}
    touching = {one.id for one in CATALOGUE.techniques.values() if one.touch and one.offered}
    assert set(found) == {*touching, "hand_massage"}
    assert (found["effleurage"].since, found["effleurage"].what) == (dt.date(2026, 11, 30), "bruise")
    assert found["petrissage"].recorded == "my_evening"
    assert found["hand_massage"].recorded == "comparison"


def test_what_is_paused_is_withheld_with_its_reason_and_the_rest_stays() -> None:
    before = Screening(verdict="adapt", missing=("x",), withheld=(Withheld(tool="ball"),), minutes_max=20)
    harms = [harm("my_evening"), harm("foot_bath"), harm("hand_massage")]
    paused = paused_by(harms, now=NOW, catalogue=CATALOGUE)
    found = with_paused(before, paused)
    assert (found.verdict, found.missing, found.minutes_max) == ("adapt", ("x",), 20)
    assert found.withheld[0] == Withheld(tool="ball")
    assert {(row.technique, row.because, row.sources) for row in found.withheld[1:]} == {
        (one.technique, (f"harm:{one.recorded}",), OWN) for one in paused if one.technique != "hand_massage"
    }
    assert [(one.about, one.code, one.sources, one.values) for one in found.reasons] == [
        ("foot_bath", "plan.paused", OWN, {"arm": "foot_bath", "since": "2026-12-01"}),
        ("my_evening", "plan.paused_everything", OWN, {"arm": "my_evening", "since": "2026-12-01"}),
    ]
    assert with_paused(before, ()) == before


EMPTY = build_plan(
    read_intake(all_no(dvt_signs="yes")), Screening(verdict="stop"), catalogue=CATALOGUE, today=dt.date(2026, 12, 2)
)
ROUTINE = Routine(id="x", minutes=5, steps=(STROKE,))


def today(
    verdict: Verdict = "go",
    withheld: tuple[Withheld, ...] = (),
    paused: tuple[Paused, ...] = (),
    most: int | None = None,
) -> Today:
    plan = replace(EMPTY, for_tonight=(), verdict=verdict, withheld=withheld, routine=ROUTINE)
    return Today(plan=plan, wishes=WISHES, paused=paused, minutes_max=most)


def arm(now: Today, name: str = "my_evening", routine: Routine | None = ROUTINE) -> ArmToday:
    return arm_today(Arm(id=name, routine=routine), now, catalogue=CATALOGUE)


PAUSED = Paused(technique="effleurage", since=dt.date(2026, 12, 1), what="bruise", recorded="my_evening")


@pytest.mark.parametrize(
    ("now", "closed"),
    [
        (today(), ""),
        (today("adapt"), ""),
        (today("stop"), "stop"),
        (today("ask_first", paused=(PAUSED,)), "ask_first"),
        (today("incomplete"), "incomplete"),
        (today(paused=(PAUSED,)), "paused"),
        (today(withheld=(Withheld(technique="effleurage", pressure_above=1),)), "withheld"),
        (today(withheld=(Withheld(technique="effleurage", pressure_above=2),)), ""),
        (today(withheld=(Withheld(technique="effleurage", region="calf_right"),)), ""),
        (today(most=4), "too_long"),
        (today(most=5), ""),
    ],
)
def test_an_arm_is_closed_with_one_word_and_then_has_no_routine(now: Today, closed: str) -> None:
    found = arm(now)
    assert found.closed == closed
    assert found.routine == (Routine() if closed else ROUTINE)
    assert found.paused == (now.paused[0] if now.paused else None)


def test_an_arm_is_paused_by_its_technique_its_name_or_a_step_of_it() -> None:
    other = replace(PAUSED, technique="petrissage", recorded="petrissage")
    assert arm(today(paused=(other,))).closed == ""
    assert arm(today(paused=(other,))).paused is None
    assert arm(today(paused=(other, PAUSED))).paused == PAUSED
    assert arm(today(paused=(replace(PAUSED, technique="petrissage"),))).closed == "paused"
    assert arm(today(paused=(other,)), "petrissage").closed == "paused"


def test_an_arm_without_a_stored_routine_takes_what_the_plan_allows() -> None:
    assert arm(today(), routine=None).routine == ROUTINE
    alone = arm(today(), "effleurage", routine=None).routine
    assert alone == routine_for_technique("effleurage", WISHES, withheld=(), catalogue=CATALOGUE)
    nothing = arm(today(withheld=(Withheld(technique="effleurage"),)), "effleurage", routine=None)
    assert nothing == ArmToday(routine=Routine(), closed="no_routine")


def test_a_stored_step_is_open_when_known_offered_and_open_at_all_its_places() -> None:
    def is_open(step: Step, *rows: Withheld) -> bool:
        return step_is_open(step, rows, catalogue=CATALOGUE)

    bath = Step(technique="foot_bath", region="sole_left", direction="", pressure_max=0, seconds=600)
    assert is_open(STROKE)
    assert not is_open(replace(STROKE, technique="unknown"))
    assert not is_open(replace(STROKE, technique="friction"))
    assert is_open(bath)
    assert is_open(bath, Withheld(technique="foot_bath", region="ankle_right"))
    assert not is_open(bath, Withheld(technique="foot_bath", region="ankle_left"))
    assert not is_open(bath, Withheld(technique="foot_bath", region="top_of_foot_left"))
    assert not is_open(replace(bath, region="top_of_foot_left"), Withheld(technique="foot_bath", region="sole_left"))
    assert is_open(STROKE, Withheld(technique="effleurage", region="sole_left"))


def test_one_technique_alone_is_done_wherever_it_may_be() -> None:
    disliked = wishing(WISHES, avoid=frozenset({"effleurage"}))
    made = routine_for_technique("effleurage", disliked, withheld=(), catalogue=CATALOGUE)
    assert made.id == "effleurage"
    assert [step.region for step in made.steps[: len(made.steps) // 2]] == [
        f"{base}_left" for base in CATALOGUE.techniques["effleurage"].bases
    ]
    bath = routine_for_technique("foot_bath", WISHES, withheld=(), catalogue=CATALOGUE)
    assert [step.region for step in bath.steps] == ["sole_left", "sole_right"]
    everywhere = (Withheld(technique="foot_bath"),)
    assert routine_for_technique("foot_bath", WISHES, withheld=everywhere, catalogue=CATALOGUE) == Routine()
    assert routine_for_technique("foam_rolling", WISHES, withheld=(), catalogue=CATALOGUE) == Routine()


def test_a_routine_of_the_catalogue_is_made_only_where_it_suits() -> None:
    three = CATALOGUE.routines["three_minutes"]
    short = wishing(WISHES, minutes=3)
    assert routine_from(three, short, withheld=(), catalogue=CATALOGUE).id == "three_minutes"
    for wishes in (wishing(short, minutes=40), wishing(short, never=frozenset({"three_minutes"}))):
        assert routine_from(three, wishes, withheld=(), catalogue=CATALOGUE) == Routine()
    assert short_routine(WISHES, (), catalogue=CATALOGUE).id == "three_minutes"
    other = short_routine(wishing(WISHES, without_touch=True), (), catalogue=CATALOGUE)
    assert other.steps
    assert other.minutes <= 3
    everything = tuple(Withheld(technique=one) for one in CATALOGUE.techniques)
    assert short_routine(WISHES, everything, catalogue=CATALOGUE) == Routine()


def test_relief_is_what_is_said_for_tonight_and_what_is_open() -> None:
    def relief(plan: Plan) -> list[str]:
        return list(relief_of(plan, WISHES, catalogue=CATALOGUE))

    assert relief(today().plan) == relief(today("adapt").plan) == ["stretching", "foot_bath"]
    assert relief(today("stop").plan) == relief(today("incomplete").plan) == []
    assert relief(today(withheld=(Withheld(technique="foot_bath"),)).plan) == ["stretching"]


def test_a_named_place_gets_half_as_much_time_again() -> None:
    template = CATALOGUE.routines["self_hands"]

    def shares(regions: set[str]) -> dict[tuple[str, str], float]:
        places = places_of(template, wishing(WISHES, regions=frozenset(regions)), withheld=(), catalogue=CATALOGUE)
        return {(one.technique.id, one.region): one.share for one in places}

    plain, named = shares(set()), shares({"calf_left"})
    for key, share in plain.items():
        assert named[key] == share * (1.5 if key[1] == "calf_left" else 1)


def test_pressure_and_oil_are_the_most_that_nothing_forbids() -> None:
    template = CATALOGUE.routines["self_hands"]
    oils = wishing(WISHES, oils=("lavender", "olive"))

    def stroke(wishes: Wishes, *rows: Withheld) -> tuple[int, str | None] | None:
        places = places_of(template, wishes, withheld=rows, catalogue=CATALOGUE)
        return next(
            (
                (one.pressure, one.oil)
                for one in places
                if (one.technique.id, one.region) == ("effleurage", "calf_left")
            ),
            None,
        )

    assert stroke(oils) == (3, "lavender")
    assert stroke(oils, Withheld(oil="lavender", region="calf_left")) == (3, "olive")
    assert stroke(oils, Withheld(oil="lavender"), Withheld(oil="olive")) == (3, None)
    assert stroke(WISHES, Withheld(technique="effleurage", pressure_above=1)) == (1, None)
    assert stroke(WISHES, Withheld(technique="effleurage", pressure_above=0)) is None
    assert stroke(wishing(WISHES, sides=("right",))) is None
    assert stroke(wishing(WISHES, avoid=frozenset({"effleurage"}))) is None
    assert stroke(wishing(WISHES, without_touch=True)) is None
    kneading = [
        one.pressure
        for one in places_of(template, wishing(WISHES, light=True), withheld=(), catalogue=CATALOGUE)
        if one.technique.id == "petrissage"
    ]
    assert set(kneading) <= {3}


def test_wishes_have_their_defaults_and_bounds() -> None:
    def wished(most: int | None = None, **answers: object) -> Wishes:
        return wishes_of(read_intake(all_no(**answers)), minutes_max=most, first="x", never=frozenset({"y"}))

    assert wished() == wishing(WISHES, first="x", never=frozenset({"y"}))
    assert (wished(minutes_available=1).minutes, wished(minutes_available=1).minutes_asked) == (3, 1)
    assert (wished(minutes_available=99).minutes, wished(minutes_available=99).minutes_asked) == (40, 99)
    assert wished(20, minutes_available=30).minutes == 20
    assert wished(20, minutes_available=10).minutes == 10
    assert (wished().minutes, wished(legs="right").sides) == (15, ("right",))
    own = wished(oils=["olive", "other:mix"])
    assert (own.oils, own.own_oils) == (("olive",), ("other:mix",))
    assert (wished(pressure_liked="light").light, wished(pressure_liked="firm").light) == (True, False)
    assert (wished(touch="worse").without_touch, wished(touch="helps").without_touch) == (True, False)
    assert wished(tools=[]).tools == frozenset()
    assert wished(avoid=["petrissage"], regions=["calf_left"]).avoid == {"petrissage"}
    assert wished(regions=["calf_left"]).regions == {"calf_left"}
    assert [wished(reaches_feet=one).reaches_feet for one in ("yes", "no", "unsure")] == [True, False, False]
