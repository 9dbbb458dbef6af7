"""The edges of the safety room: first and last days and weeks, places and their neighbours, what concerns a step."""

import datetime as dt
from dataclasses import replace as with_facts

import pytest
from msgspec.structs import replace

from quietlegs.foundation.body import BASES, LEG_REGIONS, TOOLS
from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Ban, Where
from quietlegs.records.intake import Cleared
from quietlegs.records.plan import Screening, Step, Withheld
from quietlegs.safety.bans import expand, merged
from quietlegs.safety.clearance import clearance_of
from quietlegs.safety.permission import concerns, forbids, permits, same_oil
from quietlegs.safety.places import Place, regions
from quietlegs.safety.screening import screen
from quietlegs.safety.universe import needed, possible_steps
from quietlegs.safety.verdict import verdict_of
from tests.people import TODAY, all_no, unanswered

CATALOGUE = load_catalogue()
STROKE = Step(
    technique="effleurage", region="calf_left", direction="", pressure_max=2, seconds=60, tool="hands", oil="lavender"
)


def screened(**answers: object) -> Screening:
    return screen(read_intake(all_no(**answers)), today=TODAY, catalogue=CATALOGUE)


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)


def word(first: int, last: int, condition: str = "pad") -> dict[str, str]:
    return {"condition": condition, "by": "a clinician", "date": str(day(first)), "valid_until": str(day(last))}


def state(*words: dict[str, str], since: int | None = None) -> tuple[str, Cleared] | None:
    intake = read_intake(all_no(cleared=list(words)))
    return clearance_of("pad", intake, today=TODAY, since=None if since is None else day(since))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(-9, -1, "ended"), (-9, 0, "valid"), (0, 0, "valid"), (0, 9, "valid"), (1, 9, "not_yet")],
)
def test_a_clinicians_word_holds_from_its_first_day_to_its_last(first: int, last: int, expected: str) -> None:
    found = state(word(first, last))
    assert found is not None
    assert found[0] == expected
    assert screened(pad="yes", cleared=[word(first, last)]).verdict == ("adapt" if expected == "valid" else "ask_first")


@pytest.mark.parametrize(("since", "expected"), [(-8, "before_it"), (-9, "valid"), (-10, "valid"), (None, "valid")])
def test_a_word_counts_for_what_had_begun_on_its_day(since: int | None, expected: str) -> None:
    found = state(word(-9, 9), since=since)
    assert found is not None
    assert found[0] == expected


def test_of_several_words_a_valid_one_counts_then_the_one_that_lasts_longest() -> None:
    for words, date in (
        ([word(-9, 5), word(1, 90)], day(-9)),
        ([word(-9, 5), word(-8, 9), word(-7, 4)], day(-8)),
        ([word(-9, 5), word(-7, 5)], day(-7)),
        ([word(-30, -20), word(-29, -9), word(-28, -10)], day(-29)),
    ):
        found = state(*words)
        assert found is not None
        assert found[1].date == date
    assert state() is None
    assert state(word(-9, 9, "heart_failure")) is None


def no(on: int, condition: str = "pad") -> dict[str, str]:
    return {"condition": condition, "by": "a clinician", "date": str(day(on))}


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        ([], "valid"),
        ([no(-10)], "valid"),
        ([no(-9)], "refused"),
        ([no(-8)], "refused"),
        ([no(0), no(-20)], "refused"),
        ([no(-20), no(0)], "refused"),
        ([no(0, "heart_failure")], "valid"),
    ],
)
def test_a_clinicians_no_of_the_same_day_or_later_ends_an_ok(refused: list[dict[str, str]], expected: str) -> None:
    intake = read_intake(all_no(pad="yes", cleared=[word(-9, 9)], refused=refused))
    found = clearance_of("pad", intake, today=TODAY, since=None)
    assert found is not None
    assert found[0] == expected
    screening = screen(intake, today=TODAY, catalogue=CATALOGUE)
    assert screening.verdict == ("adapt" if expected == "valid" else "ask_first")
    assert f"safety.clearance_{expected}" in {one.code for one in screening.reasons}


@pytest.mark.parametrize(
    ("weeks", "strokes", "thighs"),
    [(0, False, False), (12, False, False), (13, True, True), (27, True, True), (28, True, False), (45, True, False)],
)
def test_weeks_of_a_pregnancy_open_and_close_on_their_first_day(weeks: int, *, strokes: bool, thighs: bool) -> None:
    cleared = [word(-9, 9, "pregnancy")]
    found = screened(pregnancy={"answer": "yes", "weeks": weeks}, cleared=cleared).withheld
    light = replace(STROKE, pressure_max=1, oil=None)
    assert permits(found, light) == strokes
    assert permits(found, replace(light, region="thigh_front_left")) == thighs
    assert not permits(found, replace(light, pressure_max=2))


AROUND: dict[str, set[str]] = {
    "sole": {"sole", "top_of_foot", "ankle"},
    "top_of_foot": {"sole", "top_of_foot", "ankle"},
    "ankle": {"sole", "top_of_foot", "ankle", "calf", "shin"},
    "calf": {"ankle", "calf", "shin", "knee", "knee_back"},
    "shin": {"ankle", "calf", "shin", "knee", "knee_back"},
    "knee": {"calf", "shin", "knee", "knee_back", "thigh_front", "thigh_back"},
    "knee_back": {"calf", "shin", "knee", "knee_back", "thigh_front", "thigh_back"},
    "thigh_front": {"knee", "knee_back", "thigh_front", "thigh_back"},
    "thigh_back": {"knee", "knee_back", "thigh_front", "thigh_back"},
    "hip": {"knee", "knee_back", "thigh_front", "thigh_back"},
}
LEG: set[str] = {*BASES}
FOOT = {"sole", "top_of_foot"}
BELOW: dict[str, set[str]] = {
    "sole": FOOT,
    "top_of_foot": FOOT,
    "ankle": {*FOOT, "ankle"},
    "calf": {*FOOT, "ankle", "calf", "shin"},
    "shin": {*FOOT, "ankle", "calf", "shin"},
    "knee": LEG - {"thigh_front", "thigh_back"},
    "knee_back": LEG - {"thigh_front", "thigh_back"},
    "thigh_front": LEG,
    "thigh_back": LEG,
    "hip": LEG,
}


@pytest.mark.parametrize("base", AROUND)
def test_each_place_with_its_neighbours_and_all_below(base: str) -> None:
    place = Place(named=(f"{base}_right",))
    itself: set[str] = {"thigh_front", "thigh_back"} if base == "hip" else {base}
    cases: tuple[tuple[Where, set[str]], ...] = (
        ("there", itself),
        ("there_if_named", itself),
        ("there_and_around", AROUND[base]),
        ("there_and_below", BELOW[base]),
        ("that_leg", set(BASES)),
        ("leg_if_named", set(BASES)),
    )
    for where, covered in cases:
        expected = tuple(one for one in LEG_REGIONS if one in {f"{each}_right" for each in covered})
        assert regions(where, place) == expected, where
    assert regions("everywhere", place) == (None,)


@pytest.mark.parametrize("name", ["arm_left", "hand_right", "trunk"])
def test_a_place_off_the_legs_names_no_leg(name: str) -> None:
    place = Place(named=(name,))
    nothing: tuple[Where, ...] = ("there", "there_and_around", "there_if_named", "leg_if_named")
    assert all(regions(where, place) == () for where in nothing)
    assert regions("that_leg", place) == regions("there_and_below", place) == (None,)


def test_both_legs_named_are_everywhere_and_one_place_beside_an_unknown_one_too() -> None:
    assert regions("that_leg", Place(named=("sole_left", "hip_right"))) == (None,)
    assert regions("there", Place(named=("sole_left", "calf_right"))) == ("sole_left", "calf_right")
    assert regions("there", Place(named=("sole_left",), everywhere=True)) == (None,)
    assert regions("there_if_named", Place(named=("sole_left",), everywhere=True)) == ("sole_left",)
    assert regions(("sole", "knee"), Place()) == ("sole_left", "knee_left", "sole_right", "knee_right")


def test_a_ban_on_all_means_every_technique_tool_or_oil() -> None:
    left = Place(named=("calf_left",))

    def rows(ban: Ban) -> list[Withheld]:
        return list(expand([ban], left, catalogue=CATALOGUE))

    assert rows(Ban(tools=("all",))) == [Withheld(tool=one) for one in TOOLS]
    assert rows(Ban(tools=("ball",), where="there", pressure_above=2)) == [
        Withheld(tool="ball", region="calf_left", pressure_above=2)
    ]
    assert rows(Ban(oils=("all",))) == [Withheld(oil=one) for one in CATALOGUE.oils]
    assert rows(Ban(oils=("olive",), where="there")) == [Withheld(oil="olive", region="calf_left")]
    assert rows(Ban(techniques=("all",))) == [Withheld(technique=one) for one in CATALOGUE.techniques]


def test_what_is_never_offered_or_never_so_firm_needs_no_row() -> None:
    left = Place(named=("calf_left",))

    def names(ban: Ban) -> set[str | None]:
        return {row.technique for row in expand([ban], left, catalogue=CATALOGUE)}

    offered = {one.id: one.pressure_max for one in CATALOGUE.techniques.values() if one.offered}
    assert names(Ban(techniques=("all",), where="there")) == set(offered)
    for above in (0, 2, 3, 4):
        assert names(Ban(techniques=("all",), pressure_above=above)) == {
            name for name, firmest in offered.items() if firmest > above
        }
    assert names(Ban(techniques=("friction",), pressure_above=1)) == set()


def test_each_thing_stands_once_with_all_its_grounds_in_a_fixed_order() -> None:
    def row(because: str, source: str, **thing: object) -> Withheld:
        return Withheld(because=(because,), sources=(source,), **thing)  # type: ignore[arg-type]

    rows = [
        row("b", "s2", oil="olive"),
        row("b", "s1", tool="ball"),
        row("b", "s2", technique="petrissage", region="calf_left", pressure_above=2),
        row("b", "s2", technique="petrissage", region="calf_left", pressure_above=0),
        row("b", "s2", technique="petrissage", region="calf_left"),
        row("b", "s2", technique="petrissage"),
        row("b", "s2", technique="effleurage"),
        row("a", "s1", technique="effleurage"),
        row("a", "s1", oil="almond"),
    ]
    expected = (
        Withheld(technique="effleurage", because=("a", "b"), sources=("s1", "s2")),
        Withheld(technique="petrissage", because=("b",), sources=("s2",)),
        Withheld(technique="petrissage", region="calf_left", because=("b",), sources=("s2",)),
        Withheld(technique="petrissage", region="calf_left", pressure_above=0, because=("b",), sources=("s2",)),
        Withheld(technique="petrissage", region="calf_left", pressure_above=2, because=("b",), sources=("s2",)),
        Withheld(tool="ball", because=("b",), sources=("s1",)),
        Withheld(oil="almond", because=("a",), sources=("s1",)),
        Withheld(oil="olive", because=("b",), sources=("s2",)),
    )
    assert merged(rows) == merged(reversed(rows)) == expected


@pytest.mark.parametrize(
    ("row", "concerned"),
    [
        (Withheld(technique="effleurage"), True),
        (Withheld(technique="effleurage", region="calf_left"), True),
        (Withheld(technique="effleurage", region="calf_right"), False),
        (Withheld(technique="petrissage"), False),
        (Withheld(tool="hands", region="calf_left"), True),
        (Withheld(tool="hands", region="sole_left"), False),
        (Withheld(tool="ball"), False),
        (Withheld(oil="lavender"), True),
        (Withheld(oil="lavender", region="sole_left"), False),
        (Withheld(oil="olive"), False),
    ],
)
def test_a_row_concerns_its_own_thing_at_its_own_place(row: Withheld, *, concerned: bool) -> None:
    assert concerns(row, STROKE) == concerned
    assert forbids(row, STROKE) == concerned
    for above, still in ((1, concerned), (2, False), (3, False)):
        assert forbids(replace(row, pressure_above=above), STROKE) == still
    assert permits([row, Withheld(tool="ball")], STROKE) == (not concerned)
    assert permits([Withheld(tool="ball"), row], STROKE) == (not concerned)


def test_a_row_about_an_oil_leaves_a_step_without_oil_open() -> None:
    assert not concerns(Withheld(oil="lavender"), replace(STROKE, oil=None))


@pytest.mark.parametrize(
    ("known", "wanted", "same"),
    [
        ("lavender", "lavender", True),
        ("lavender", "olive", False),
        ("other", "other:my own mix", True),
        ("lavender", "other:my own mix", False),
        ("lavender", "other:Lavender and rose", True),
        ("lavender", "other:lavenders", False),
        ("other", "lavender", False),
    ],
)
def test_an_oil_in_own_words_is_every_oil_that_it_names(known: str, wanted: str, *, same: bool) -> None:
    assert same_oil(known, wanted) == same


def test_what_could_be_offered_follows_tools_oils_legs_and_touch() -> None:
    def steps(**answers: object) -> tuple[Step, ...]:
        return possible_steps(read_intake(unanswered(**answers)), CATALOGUE)

    plain = steps()
    assert {one.tool for one in plain} == {"hands", None}
    assert {one.oil for one in plain} == {None, "unscented"}
    assert {one.region.rpartition("_")[2] for one in plain} == {"left", "right"}
    assert {one.technique for one in plain} == {
        one.id for one in CATALOGUE.techniques.values() if one.offered and one.tool in ("hands", None)
    }
    assert {one.oil for one in plain if one.technique == "acupressure"} == {None}
    assert {one.oil for one in steps(oils=["olive", "lavender"])} == {None, "olive", "lavender"}
    assert {one.oil for one in steps(oils=[])} == {None}
    assert {one.tool for one in steps(tools=["ball"])} == {"ball", None}
    assert {one.tool for one in steps(tools=[])} == {None}
    assert {one.region.rpartition("_")[2] for one in steps(legs="left")} == {"left"}
    assert steps(legs="both") == steps(touch="helps") == plain
    assert {one.technique for one in steps(touch="worse")} == {
        one.id for one in CATALOGUE.techniques.values() if one.offered and not one.touch and one.tool is None
    }
    for one in plain:
        fact = CATALOGUE.techniques[one.technique]
        assert (one.direction, one.pressure_max, one.seconds, one.tool) == (
            fact.direction,
            fact.pressure_max,
            fact.longest,
            fact.tool,
        )


def test_a_question_is_asked_where_its_answer_could_close_something() -> None:
    oils, tools = CATALOGUE.rules["asthma_scents"], CATALOGUE.rules["percussion_gun"]
    scented = [replace(STROKE, oil="lavender")]
    assert needed(oils, scented, catalogue=CATALOGUE)
    assert needed(oils, [replace(STROKE, oil="olive"), *scented], catalogue=CATALOGUE)
    assert not needed(oils, [replace(STROKE, oil="olive")], catalogue=CATALOGUE)
    assert not needed(tools, [STROKE], catalogue=CATALOGUE)
    for condition in ("dvt_signs", "pad", "fever_unwell"):
        assert needed(CATALOGUE.rules[condition], [], catalogue=CATALOGUE)
    assert not needed(CATALOGUE.rules["anticoagulant"], [], catalogue=CATALOGUE)


def test_a_question_that_could_close_nothing_is_not_asked() -> None:
    def missing(**answers: object) -> set[str]:
        return set(screen(read_intake(unanswered(**answers)), today=TODAY, catalogue=CATALOGUE).missing)

    assert "asthma_scents" not in missing(oils=[])
    assert "asthma_scents" in missing(oils=["lavender"])
    assert {"dvt_signs", "pad", "fever_unwell"} <= missing(touch="worse")


def test_the_worst_effect_is_the_verdict() -> None:
    assert verdict_of([], missing=False) == "go"
    assert verdict_of([], missing=True) == verdict_of(["none", "limit"], missing=True) == "incomplete"
    assert verdict_of(["none"], missing=False) == "go"
    assert verdict_of(["limit", "none"], missing=False) == "adapt"
    assert verdict_of(["limit", "ask_first", "none"], missing=True) == "ask_first"
    assert verdict_of(["ask_first", "stop", "limit"], missing=True) == "stop"


def test_the_shortest_bound_of_all_answers_is_the_longest_session() -> None:
    rules = {
        **CATALOGUE.rules,
        "osteoporosis": replace(CATALOGUE.rules["osteoporosis"], minutes_max=12),
        "neuropathy": replace(CATALOGUE.rules["neuropathy"], minutes_max=15),
    }
    catalogue = with_facts(CATALOGUE, rules=rules)

    def longest(**answers: object) -> int | None:
        return screen(read_intake(all_no(**answers)), today=TODAY, catalogue=catalogue).minutes_max

    assert longest() is None
    assert longest(anticoagulant="yes") is None
    assert longest(neuropathy="yes") == 15
    assert longest(osteoporosis="unsure", neuropathy="yes", anticoagulant="yes") == 12
    assert longest(cancer_active="yes", cleared=[word(-9, 9, "cancer_active")]) == 20
    assert longest(cancer_active="yes") == 20


def test_a_question_grown_old_is_missing_again_and_its_no_opens_nothing() -> None:
    old, fresh = str(day(-400)), str(day(-1))
    assert screened(dvt_signs={"answer": "no", "given": old}).missing == ("dvt_signs",)
    assert screened(dvt_signs={"answer": "no", "given": fresh}).missing == ()
