"""What every safety rule must satisfy, whatever it is about."""

import re

import pytest

from quietlegs.foundation.body import LEG_REGIONS, TECHNIQUES
from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Rule
from quietlegs.person.conditions import asked_rules
from quietlegs.records.plan import Screening, Step, Withheld
from quietlegs.safety.bans import expand
from quietlegs.safety.permission import permits
from quietlegs.safety.places import ANYWHERE, Place, regions
from quietlegs.safety.screening import screen
from tests.people import TODAY, all_no, each_condition, one_place

CATALOGUE = load_catalogue()
RULES = list(CATALOGUE.rules.values())
ASKED = asked_rules(CATALOGUE)
ALARM_WORDS = re.compile(r"emergency|urgent|ambulance|hospital|\b(call|ring|999|911|112)\b|at once|immediately", re.I)
LIGHT = [
    Step(technique="effleurage", region=f"calf_{side}", direction="", pressure_max=1, seconds=60, tool="hands")
    for side in ("left", "right")
]
PLACES = {"left": Place(named=("calf_left",)), "anywhere": ANYWHERE}


def screened(**answers: object) -> Screening:
    return screen(read_intake(all_no(**answers)), today=TODAY, catalogue=CATALOGUE)


def hand_steps(withheld: tuple[Withheld, ...]) -> list[Step]:
    """The light hand strokes and stretches that are open."""
    steps = [
        Step(technique=one.id, region=f"{base}_{side}", direction="", pressure_max=min(1, one.pressure_max), seconds=60)
        for one in CATALOGUE.techniques.values()
        if one.offered and one.tool in ("hands", None)
        for base in one.bases
        for side in ("left", "right")
    ]
    return [step for step in steps if permits(withheld, step)]


@pytest.mark.parametrize("rule", [one for one in RULES if one.effect in ("stop", "ask_first")], ids=lambda one: one.id)
def test_stops_and_ask_firsts_forbid_everything(rule: Rule) -> None:
    whole = tuple(expand(rule.forbids, PLACES["left"], catalogue=CATALOGUE))
    for technique in TECHNIQUES:
        for region in (one for one in LEG_REGIONS if one.endswith("left") or rule.scope != "limb"):
            step = Step(technique=technique, region=region, direction="", pressure_max=0, seconds=60)
            assert not permits(whole, step)


@pytest.mark.parametrize("condition", list(each_condition(effect="limit")))
def test_a_limit_at_one_place_leaves_something(condition: str) -> None:
    found = screened(**{condition: one_place(condition)})
    assert found.verdict == "adapt"
    assert len(hand_steps(found.withheld)) >= 4


@pytest.mark.parametrize("condition", list(each_condition(effect="ask_first")))
def test_an_ok_at_one_place_leaves_something(condition: str) -> None:
    word = {"condition": condition, "by": "a clinician", "date": "2026-11-01", "valid_until": "2027-01-01"}
    found = screened(**{condition: one_place(condition), "cleared": [word]})
    assert found.verdict == "adapt"
    assert len(hand_steps(found.withheld)) >= 4
    assert CATALOGUE.rules[condition].cleared_forbids


@pytest.mark.parametrize("rule", ASKED, ids=lambda one: one.id)
def test_the_gate_says_what_a_yes_could_block(rule: Rule) -> None:
    worst = tuple(expand(rule.forbids, ANYWHERE, catalogue=CATALOGUE))
    assert (rule.gate == 1) == any(not permits(worst, step) for step in LIGHT)


@pytest.mark.parametrize("condition", list(each_condition(kind="red_flag")))
def test_an_unsure_person_reads_no_alarm_words(condition: str) -> None:
    alarm = CATALOGUE.rules[condition].alarm
    assert alarm is not None
    assert not ALARM_WORDS.search(alarm.look_for)
    assert "before any" in alarm.look_for


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.id)
def test_a_question_can_be_answered_with_yes_or_no(rule: Rule) -> None:
    for question in (rule.question, *(part.question for part in rule.parts)):
        assert "?" in question
    assert len(rule.parts) != 1


def words_and_syllables(text: str) -> tuple[int, int]:
    words = re.findall(r"[a-z']+", text.lower())
    return len(words), sum(max(1, len(re.findall(r"[aeiouy]+", word.removesuffix("e")))) for word in words)


def test_the_words_are_for_age_twelve() -> None:
    """Flesch-Kincaid grade of everything a person is asked and told by the rules: at most grade 7, about age 12."""
    texts = [text for rule in RULES for text in (rule.question, rule.why, rule.still_allowed)]
    sentences = sum(max(1, len(re.findall(r"[.?!:](\s|$)", text))) for text in texts)
    words, syllables = map(sum, zip(*map(words_and_syllables, texts), strict=True))
    assert 0.39 * words / sentences + 11.8 * syllables / words - 15.59 <= 7


def test_scented_and_nut_oils_are_in_the_rules_that_name_them() -> None:
    for condition, which in (
        ("oil_allergy", "scented"),
        ("asthma_scents", "scented"),
        ("epilepsy_oils", "scented"),
        ("nut_seed_allergy", "nut"),
    ):
        named = {oil for ban in CATALOGUE.rules[condition].forbids for oil in ban.oils}
        assert named == {oil.id for oil in CATALOGUE.oils.values() if getattr(oil, which)}, condition


def test_a_weak_source_says_so() -> None:
    for rule in RULES:
        read = [CATALOGUE.references[source].read for source in rule.sources]
        assert set(read) != {"bibliography"}, rule.id


def test_places_around_and_below() -> None:
    knee = Place(named=("knee_back_left",))
    assert "calf_left" in regions("there_and_below", knee)
    assert "thigh_front_left" not in regions("there_and_below", knee)
    assert "thigh_front_left" in regions("there_and_around", knee)
    assert regions("there", knee) == ("knee_back_left",)
    assert set(regions("that_leg", knee)) == {one for one in LEG_REGIONS if one.endswith("_left")}


def test_places_off_the_legs() -> None:
    assert regions("there", Place(named=("trunk",))) == ()
    assert regions("leg_if_named", Place(named=("arm_left",))) == ()
    assert regions("that_leg", Place(named=("trunk",))) == (None,)
    assert set(regions("there", Place(named=("hip_left",)))) == {"thigh_front_left", "thigh_back_left"}


def test_no_place_means_everywhere() -> None:
    nowhere = Place(everywhere=True)
    assert regions("there", nowhere) == regions("that_leg", nowhere) == (None,)
    assert regions("leg_if_named", nowhere) == ()
    assert regions(("calf",), nowhere) == ("calf_left", "calf_right")


def test_the_questions_about_clots_come_first() -> None:
    found = screen(read_intake({"version": 1}), today=TODAY, catalogue=CATALOGUE).missing
    assert found[:4] == ("dvt_signs", "pe_signs", "unexplained_leg_pain", "phlebitis")
    gates = [CATALOGUE.rules[condition].gate for condition in found]
    assert gates == sorted(gates)
