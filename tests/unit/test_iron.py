"""Iron values against the guideline's lines: the latest first, worked out where two values allow it, never guessed."""

from datetime import date, timedelta

import pytest

from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.iron import Iron, Test, check_value, iron_values, latest_iron, unread_iron
from quietlegs.records.intake import Lab

DAY = date(2026, 5, 4)


def lab(test: str, value: float, unit: str, *, on: date = DAY) -> Lab:
    return Lab(test=test, value=value, unit=unit, date=on)


def latest(test: Test, *labs: Lab) -> Iron | None:
    return latest_iron(labs, test=test, catalogue=load_catalogue())


@pytest.mark.parametrize(("value", "low"), [(74.9, True), (75, True), (75.1, False), (300, False)])
def test_ferritin_at_the_line_counts_as_low(value: float, low: bool) -> None:
    found = latest("ferritin", lab("Ferritin", value, "ng/mL"))
    assert found is not None
    assert found.low is low


@pytest.mark.parametrize(("value", "low"), [(19.9, True), (20, False), (45, False)])
def test_saturation_at_the_line_is_not_low(value: float, low: bool) -> None:
    found = latest("transferrin_saturation", lab("TSAT", value, "%"))
    assert found is not None
    assert found.low is low


def test_the_latest_of_several_counts() -> None:
    early, late = lab("ferritin", 20, "ng/mL", on=DAY), lab("ferritin", 224.7, "pmol/L", on=DAY + timedelta(days=9))
    found = iron_values((early, late), test="ferritin", catalogue=load_catalogue())
    assert [(one.shown, one.low, one.written) for one in found] == [
        ("100", False, "224.7 pmol/L"),
        ("20", True, "20 ng/mL"),
    ]


def test_saturation_is_worked_out_from_two_values_of_one_day() -> None:
    found = latest("transferrin_saturation", lab("serum iron", 10, "µmol/L"), lab("TIBC", 62.5, "µmol/L"))
    assert found is not None
    assert found.value == pytest.approx(16)
    assert found.low
    assert found.worked_out
    assert found.written == "10 µmol/L / 62.5 µmol/L"


def test_units_may_differ_between_the_two() -> None:
    found = latest("transferrin_saturation", lab("iron", 17.9, "µmol/L"), lab("tibc", 400, "µg/dL"))
    assert found is not None
    assert found.value == pytest.approx(25)


def test_the_laboratorys_own_percentage_goes_before() -> None:
    both = (lab("iron", 10, "µmol/L"), lab("tibc", 62.5, "µmol/L"), lab("tsat", 30, "%"))
    found = iron_values(both, test="transferrin_saturation", catalogue=load_catalogue())
    assert [(one.value, one.worked_out) for one in found] == [(30, False)]


@pytest.mark.parametrize(
    "pair",
    [
        (lab("iron", 10, "µmol/L"), lab("tibc", 62.5, "µmol/L", on=DAY + timedelta(days=1))),
        (lab("iron", 10, "mmol"), lab("tibc", 62.5, "µmol/L")),
        (lab("iron", 70, "µmol/L"), lab("tibc", 62.5, "µmol/L")),
        (lab("iron", 10, "µmol/L"), lab("tibc", 0, "µmol/L")),
        (lab("iron", 10, "µmol/L"), lab("transferrin", 2.5, "g/L")),
        (lab("iron", 10, "µmol/L"),),
    ],
)
def test_what_does_not_belong_together_gives_nothing(pair: tuple[Lab, ...]) -> None:
    assert latest("transferrin_saturation", *pair) is None


def test_a_unit_that_cannot_be_read_is_told() -> None:
    (one,) = unread_iron((lab("ferritin", 40, "IU"), lab("TSH", 2, "mU/L")))
    assert (one.test, one.written, one.unit) == ("ferritin", "40 IU", "IU")
    assert latest("ferritin", lab("ferritin", 40, "IU")) is None


@pytest.mark.parametrize(
    ("test", "value", "unit"),
    [
        ("ferritin", 0, "ng/mL"),
        ("ferritin", 100_001, "ng/mL"),
        ("transferrin saturation", 0, "%"),
        ("TSAT", 101, "%"),
        ("TSAT", 1.2, "fraction"),
        ("TSAT", 0.18, "%"),
        ("TSAT", 1, "%"),
    ],
)
def test_what_cannot_be_is_refused(test: str, value: float, unit: str) -> None:
    with pytest.raises(InputError):
        check_value(test=test, value=value, unit=unit)


def test_a_part_of_one_is_asked_about_with_the_percentage() -> None:
    with pytest.raises(InputError, match=r"Write 18 with % if it is a part of 1"):
        check_value(test="transferrin saturation", value=0.18, unit="%")


@pytest.mark.parametrize(
    ("test", "value", "unit"),
    [
        ("ferritin", 0.5, "ng/mL"),
        ("ferritin", 40, "IU"),
        ("TSAT", 0.18, "fraction"),
        ("TSAT", 100, "%"),
        ("TSH", 0, ""),
    ],
)
def test_what_can_be_is_kept(test: str, value: float, unit: str) -> None:
    check_value(test=test, value=value, unit=unit)


def test_a_value_kept_before_it_could_be_refused_is_not_believed() -> None:
    assert latest("transferrin_saturation", lab("tsat", 0.18, "%")) is None
    assert latest("ferritin", lab("ferritin", 0, "ng/mL")) is None


def test_a_value_grows_old_after_about_a_year() -> None:
    found = latest("ferritin", lab("ferritin", 40, "ng/mL"))
    assert found is not None
    assert not found.old(DAY + timedelta(days=366))
    assert found.old(DAY + timedelta(days=367))


@pytest.mark.parametrize(("value", "shown"), [(75.04, "75.04"), (1234, "1234"), (7.5, "7.5"), (40, "40")])
def test_numbers_are_short(value: float, shown: str) -> None:
    found = latest("ferritin", lab("ferritin", value, "ng/mL"))
    assert found is not None
    assert found.shown == shown
