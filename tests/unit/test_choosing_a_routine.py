"""Which routine is chosen, what fills it up, and in which order its steps come."""

import dataclasses
from dataclasses import replace as wishing

from msgspec.structs import replace

from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.schema import RoutineStep
from quietlegs.massage.placing import places_of, step_of
from quietlegs.massage.routine import FILLING, build_routine
from quietlegs.massage.wishes import Wishes
from quietlegs.records.plan import Withheld

CATALOGUE = load_catalogue()
WISHES = Wishes()


def test_what_helped_comes_first_on_each_leg_and_what_brought_nothing_last() -> None:
    def order(wishes: Wishes) -> list[str]:
        steps = build_routine(wishes, (), catalogue=CATALOGUE).steps
        return list(dict.fromkeys(step.technique for step in steps if step.region.endswith("_left")))

    plain = order(wishing(WISHES, minutes=30))
    assert len(plain) > 2
    assert order(wishing(WISHES, minutes=30, first=plain[-1]))[0] == plain[-1]
    assert order(wishing(WISHES, minutes=30, later=frozenset({plain[0]})))[-1] == plain[0]
    sides = [step.region.rpartition("_")[2] for step in build_routine(WISHES, (), catalogue=CATALOGUE).steps]
    assert sides == sorted(sides)


def test_what_helped_is_kept_where_the_minutes_are_too_few_for_everything() -> None:
    few = wishing(WISHES, minutes=3)
    steps = build_routine(few, (), catalogue=CATALOGUE).steps
    left_out = next(one for one in ("petrissage", "stretching") if one not in {step.technique for step in steps})
    helped = build_routine(wishing(few, first=left_out), (), catalogue=CATALOGUE).steps
    assert left_out in {step.technique for step in helped}


def test_the_routine_that_holds_what_helped_is_chosen() -> None:
    wishes = wishing(WISHES, tools=frozenset({"hands", "ball"}))
    plain = build_routine(wishes, (), catalogue=CATALOGUE)
    first = next(
        technique
        for technique in ("foot_bath", "acupressure", "foot_massage", "ball_rolling")
        if technique not in {step.technique for step in plain.steps}
    )
    helped = build_routine(wishing(wishes, first=first), (), catalogue=CATALOGUE)
    assert helped.steps[0].technique == first
    assert helped.id != plain.id


SPARE = replace(CATALOGUE.routines[FILLING], helpers=())
"""Stretches that fill the time and are nobody's routine of their own."""


def routines(**counts: int) -> Catalogue:
    """Only routines of so many places on a leg in the catalogue, the first made for the shortest sessions."""
    usual = CATALOGUE.routines["self_hands"]
    bases = CATALOGUE.techniques["effleurage"].bases
    made = {
        name: replace(
            usual,
            id=name,
            at_most=60 + number,
            steps=tuple(RoutineStep(technique="effleurage", base=base) for base in bases[:count]),
        )
        for number, (name, count) in enumerate(counts.items())
    }
    return dataclasses.replace(CATALOGUE, routines={**made, FILLING: SPARE})


def test_a_full_routine_comes_before_one_for_short_sessions_and_four_places_are_full() -> None:
    one_leg = wishing(WISHES, sides=("left",))

    def chosen(**counts: int) -> str | None:
        return build_routine(one_leg, (), catalogue=routines(**counts)).id

    assert chosen(short=3, full=4) == "full"
    assert chosen(short=4, longer=5) == "short"
    assert chosen(short=1, longer=2) == "longer"


def test_a_bath_is_left_out_where_any_place_of_that_foot_is_withheld() -> None:
    bath = (RoutineStep(technique="foot_bath", base="top_of_foot"),)
    template = replace(CATALOGUE.routines["foot_bath_evening"], steps=bath)

    def sides(*rows: Withheld) -> list[str]:
        return [one.side for one in places_of(template, WISHES, withheld=rows, catalogue=CATALOGUE)]

    assert sides() == ["left", "right"]
    for base in CATALOGUE.techniques["foot_bath"].bases:
        assert sides(Withheld(technique="foot_bath", region=f"{base}_left")) == ["right"]
    assert sides(Withheld(technique="foot_bath", region="knee_left")) == ["left", "right"]


def test_a_step_has_no_pressure_and_no_time_before_they_are_given() -> None:
    step = step_of(CATALOGUE.techniques["effleurage"], "calf_left")
    assert (step.pressure_max, step.seconds, step.oil) == (0, 0, None)


def kneading_for(seconds: int) -> Catalogue:
    """The catalogue with kneading of so many seconds at most, and one routine that kneads both calves."""
    techniques = {**CATALOGUE.techniques, "petrissage": replace(CATALOGUE.techniques["petrissage"], longest=seconds)}
    calves = replace(CATALOGUE.routines["self_hands"], steps=(RoutineStep(technique="petrissage", base="calf"),))
    return dataclasses.replace(CATALOGUE, techniques=techniques, routines={calves.id: calves, FILLING: SPARE})


def test_minutes_are_told_to_a_hundredth() -> None:
    no_stretch = (Withheld(technique="stretching"),)
    made = build_routine(wishing(WISHES, minutes=40), no_stretch, catalogue=kneading_for(35))
    assert ([step.seconds for step in made.steps], made.minutes) == ([35, 35], 1.17)


def test_stretches_are_added_on_both_sides_and_none_once_the_time_is_exactly_full() -> None:
    def stretches(longest: int) -> int:
        steps = build_routine(wishing(WISHES, minutes=15), (), catalogue=kneading_for(longest)).steps
        return sum(step.technique == "stretching" for step in steps)

    assert stretches(450) == 0
    assert stretches(445) == 2


def test_few_places_are_filled_up_with_stretches_until_the_time_is_full() -> None:
    kept = ("petrissage", "stretching")
    rows = tuple(Withheld(technique=one) for one in CATALOGUE.techniques if one not in kept)

    def made(minutes: int) -> list[tuple[str, str]]:
        steps = build_routine(wishing(WISHES, minutes=minutes), rows, catalogue=CATALOGUE).steps
        return sorted((step.technique, step.region) for step in steps)

    own = [(technique, f"calf_{side}") for technique in kept for side in ("left", "right")]
    assert made(15) == own
    assert set(own) < set(made(40))
    assert {technique for technique, _ in set(made(40)) - set(own)} == {"stretching"}
    assert len(made(40)) == len(set(made(40)))
