"""Pressure classifies itself, and medicines and allergies are recognised in a person's own words."""

import pytest

from quietlegs.foundation.guardrails import Guardrail
from quietlegs.interface.intake import read_intake
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.allergies import allergies_of
from quietlegs.person.medicines import recognised
from quietlegs.records.plan import Step, Withheld
from quietlegs.safety.limits import PRESSURE, pressure_limit
from quietlegs.safety.screening import screen
from tests.people import TODAY, all_no

STROKE = Step(technique="effleurage", region="calf_left", direction="", pressure_max=3, seconds=60, tool="hands")


@pytest.mark.parametrize(
    ("value", "standing"),
    [(0, "forbidden"), (1, "allowed"), (3, "allowed"), (4, "caution"), (5, "forbidden"), (7, "forbidden")],
)
def test_pressure_classifies_itself(value: int, standing: str) -> None:
    assert PRESSURE.classify(value) == standing


def test_bounds_are_only_ever_narrowed() -> None:
    bounds = Guardrail(lowest=1, comfortable=3, highest=4)
    assert bounds.capped(2).classify(3) == "forbidden"
    assert bounds.capped(2).capped(4) == bounds.capped(2)
    assert bounds.capped(9) == bounds


def test_the_strictest_row_decides() -> None:
    rows = [Withheld(technique="effleurage", pressure_above=3), Withheld(tool="hands", pressure_above=2)]
    assert pressure_limit(rows, STROKE).highest == 2
    assert pressure_limit([], STROKE) == PRESSURE


def test_nothing_is_allowed_where_a_technique_is_withheld() -> None:
    limit = pressure_limit([Withheld(technique="effleurage", region="calf_left")], STROKE)
    assert {limit.classify(value) for value in range(11)} == {"forbidden"}
    assert pressure_limit([Withheld(technique="effleurage", region="calf_right")], STROKE) == PRESSURE


def test_a_blood_thinner_narrows_the_bounds() -> None:
    found = screen(read_intake(all_no(anticoagulant="yes")), today=TODAY, catalogue=load_catalogue())
    assert pressure_limit(found.withheld, STROKE).highest == 2


@pytest.mark.parametrize("written", ["Apixaban", "ELIQUIS 5mg", "eliquis5mg", "my pill (apixaban)", " apixaban\n"])
def test_a_medicine_is_recognised_in_any_writing(written: str) -> None:
    assert [one.id for one in recognised(written, load_catalogue())] == ["apixaban"]


@pytest.mark.parametrize("written", ["heparinoid gel", "nothing", "Xyzapixaban", ""])
def test_another_word_is_not_a_medicine(written: str) -> None:
    assert recognised(written, load_catalogue()) == ()


def test_an_unknown_allergy_is_every_allergy_and_what_it_names() -> None:
    catalogue = load_catalogue()
    assert [one.id for one in allergies_of("nuts", catalogue)] == ["nuts"]
    assert [one.id for one in allergies_of("other:kiwi", catalogue)] == ["other"]
    assert {one.id for one in allergies_of("other:peanut butter", catalogue)} >= {"other", "peanut"}
