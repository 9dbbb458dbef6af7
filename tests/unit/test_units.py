"""Units of iron values: exact where a source gives the factor, refused where nothing was read."""

import pytest

from quietlegs.foundation.units import ferritin_in, iron_in, percent_in


@pytest.mark.parametrize("unit", ["ng/mL", "NG/ML", "ng / ml", "µg/L", "μg/L", "ug/l", "mcg/L"])
def test_the_same_number_under_other_names(unit: str) -> None:
    assert ferritin_in(42.5, unit) == 42.5


def test_ferritin_by_its_amount_of_substance() -> None:
    assert ferritin_in(224.7, "pmol/L") == pytest.approx(100, abs=1e-9)
    assert ferritin_in(0.2247, "nmol/L") == pytest.approx(100, abs=1e-9)
    assert ferritin_in(7.5, "µg/dL") == 75.0


def test_iron_in_both_systems() -> None:
    assert iron_in(100, "µg/dL") == 100
    assert iron_in(17.9, "µmol/L") == pytest.approx(100, abs=1e-9)
    assert iron_in(1000, "µg/L") == 100


def test_a_share() -> None:
    assert percent_in(18, "%") == 18
    assert percent_in(0.18, "fraction") == 18


@pytest.mark.parametrize("unit", ["", "g/L", "IU/L", "mmol", "%"])
def test_what_was_not_read_in_a_source_is_not_guessed(unit: str) -> None:
    assert ferritin_in(40, unit) is None


def test_a_share_has_no_unit_of_mass() -> None:
    assert percent_in(18, "ng/mL") is None
    assert iron_in(10, "mmol/L") is None
