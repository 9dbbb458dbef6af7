"""Iron values held against the guideline's thresholds: read in one place, for the plan, the pages and the doctor.

Saturation is the laboratory's own percentage, or worked out from serum iron and total iron-binding capacity of the
same day (iron divided by capacity, times 100). Nothing here advises a treatment.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Protocol

from msgspec import Struct

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.units import ferritin_in, iron_in, percent_in
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Threshold
from quietlegs.person.words import plain

Test = Literal["ferritin", "transferrin_saturation"]
TESTS: tuple[Test, ...] = ("ferritin", "transferrin_saturation")

OLD_AFTER = dt.timedelta(days=366)
"""Our own cautious judgement: after about a year a value may no longer fit."""

HIGHEST_FERRITIN = 100_000.0
"""Above this, in ng/mL, a slip of the pen is taken for granted; our own cautious judgement."""

_NAMES: dict[str, tuple[str, ...]] = {
    "ferritin": ("ferritin", "serum ferritin", "s-ferritin"),
    "transferrin_saturation": ("transferrin saturation", "tsat", "iron saturation", "transferrin saturation (tsat)"),
    "iron": ("iron", "serum iron"),
    "capacity": ("total iron-binding capacity", "total iron binding capacity", "tibc"),
}


class Value(Protocol):
    """A laboratory value as it was written down: of a log or of an intake."""

    @property
    def test(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> float: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def date(self) -> dt.date: ...  # noqa: D102


class Iron(Struct, frozen=True, kw_only=True):
    """One value in the unit of its threshold; `low`: the guideline speaks of iron treatment at this number.

    `written`: as the person wrote it; of a saturation that was worked out, both values. `worked_out`: whether it was.
    """

    test: Test
    value: float
    unit: str
    date: dt.date
    written: str
    low: bool
    worked_out: bool = False

    @property
    def shown(self) -> str:
        """The number without its unit, short, without zeros that mean nothing."""
        return f"{self.value:.4g}" if self.value < 1000 else f"{self.value:.0f}"

    def old(self, today: dt.date) -> bool:
        """Whether it is from more than about a year ago."""
        return today - self.date > OLD_AFTER


class Unread(Struct, frozen=True, kw_only=True):
    """A value of an iron test whose unit cannot be read."""

    test: Test
    written: str
    unit: str
    date: dt.date


def iron_values(values: Iterable[Value], *, test: Test, catalogue: Catalogue) -> tuple[Iron, ...]:
    """Every value of this test that can be read, the latest first."""
    given = list(values)
    found = _ferritin(given) if test == "ferritin" else _saturation(given)
    threshold = catalogue.thresholds[test]
    read = (_held(one, test=test, threshold=threshold) for one in found)
    return tuple(sorted(read, key=lambda one: one.date, reverse=True))


def latest_iron(values: Iterable[Value], *, test: Test, catalogue: Catalogue) -> Iron | None:
    """The latest value of this test that can be read."""
    return next(iter(iron_values(values, test=test, catalogue=catalogue)), None)


def unread_iron(values: Iterable[Value]) -> tuple[Unread, ...]:
    """The values of the two tests whose unit cannot be read, the latest first."""
    found = [
        Unread(test=test, written=_written(one), unit=one.unit, date=one.date)
        for test in TESTS
        for one in values
        if is_test(one.test, test) and _read(test)(one.value, one.unit) is None
    ]
    return tuple(sorted(found, key=lambda one: one.date, reverse=True))


def is_test(written: str, test: str) -> bool:
    """Whether a test's name, as written, means this test."""
    return plain(written) in map(plain, (test, *_NAMES[test]))


def check_value(*, test: str, value: float, unit: str) -> None:
    """Refuse what cannot be, and what is a fraction or a percentage. Errors: InputError, one sentence."""
    if is_test(test, "ferritin"):
        ferritin = ferritin_in(value, unit)
        if ferritin is not None and not 0 < ferritin <= HIGHEST_FERRITIN:
            raise InputError(f"A ferritin of {value:.10g} {unit} cannot be: look at the report again.")
    if is_test(test, "transferrin_saturation"):
        _check_percent(value, unit)


def _check_percent(value: float, unit: str) -> None:
    percent = percent_in(value, unit)
    if percent is None:
        return
    if not 0 < percent <= 100:
        raise InputError(f"A transferrin saturation of {value:.10g} {unit} cannot be: look at the report again.")
    if percent <= 1:
        raise InputError(
            f"Is {value:.10g} a part of 1, or percent? Write {value * 100:.10g} with % if it is a part of 1; "
            "otherwise look at the report again."
        )


Found = tuple[float, dt.date, str, bool]


def _ferritin(values: list[Value]) -> Iterator[Found]:
    return _direct(values, "ferritin")


def _saturation(values: list[Value]) -> Iterator[Found]:
    """Percentages as reported; on other days, those that can be worked out."""
    reported = list(_direct(values, "transferrin_saturation"))
    yield from reported
    days = {on for _value, on, _text, _worked in reported}
    capacities = {one.date: one for one in values if is_test(one.test, "capacity")}
    for iron in values:
        capacity = capacities.get(iron.date)
        if is_test(iron.test, "iron") and capacity is not None and iron.date not in days:
            yield from _worked_out(iron, capacity)


def _worked_out(iron: Value, capacity: Value) -> Iterator[Found]:
    part, whole = iron_in(iron.value, iron.unit), iron_in(capacity.value, capacity.unit)
    if part is not None and whole and 0 < part <= whole:
        yield 100 * part / whole, iron.date, f"{_written(iron)} / {_written(capacity)}", True


def _direct(values: list[Value], test: Test) -> Iterator[Found]:
    for one in values:
        read = _read(test)(one.value, one.unit)
        if is_test(one.test, test) and read is not None and _can_be(test, read):
            yield read, one.date, _written(one), False


def _can_be(test: Test, value: float) -> bool:
    """A value that was written down before it could be refused is still not believed."""
    return 0 < value <= HIGHEST_FERRITIN if test == "ferritin" else 1 < value <= 100


def _read(test: Test) -> Callable[[float, str], float | None]:
    return ferritin_in if test == "ferritin" else percent_in


def _held(found: Found, *, test: Test, threshold: Threshold) -> Iron:
    value, on, written, worked_out = found
    line = threshold.below
    low = line is not None and (value <= line if test == "ferritin" else value < line)
    return Iron(test=test, value=value, unit=threshold.unit, date=on, written=written, low=low, worked_out=worked_out)


def _written(one: Value) -> str:
    return f"{one.value:.10g} {one.unit}"
