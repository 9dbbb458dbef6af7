"""Units of iron values, changed exactly: only what was read in a source, nothing guessed.

The factors 2.247 (ferritin, ng/mL to pmol/L) and 0.179 (iron, µg/dL to µmol/L) stand in table 1 of PMC3934467; the
rest is the same number under another name. A unit that is not listed cannot be read.
"""

from decimal import Decimal

FERRITIN = "ng/mL"
IRON = "µg/dL"
PERCENT = "%"
FRACTION = "fraction"

_TO_FERRITIN = {
    "ng/ml": Decimal(1),
    "μg/l": Decimal(1),
    "ug/l": Decimal(1),
    "mcg/l": Decimal(1),
    "μg/dl": Decimal(10),
    "ug/dl": Decimal(10),
    "mcg/dl": Decimal(10),
    "pmol/l": 1 / Decimal("2.247"),
    "nmol/l": 1000 / Decimal("2.247"),
}
_TO_IRON = {
    "μg/dl": Decimal(1),
    "ug/dl": Decimal(1),
    "mcg/dl": Decimal(1),
    "μg/l": Decimal("0.1"),
    "ug/l": Decimal("0.1"),
    "mcg/l": Decimal("0.1"),
    "μmol/l": 1 / Decimal("0.179"),
    "umol/l": 1 / Decimal("0.179"),
}
_TO_PERCENT = {"%": Decimal(1), "percent": Decimal(1), FRACTION: Decimal(100)}


def ferritin_in(value: float, unit: str) -> float | None:
    """Ferritin in ng/mL; None where the unit cannot be read."""
    return _changed(value, unit, _TO_FERRITIN)


def iron_in(value: float, unit: str) -> float | None:
    """Serum iron or iron-binding capacity in µg/dL; None where the unit cannot be read."""
    return _changed(value, unit, _TO_IRON)


def percent_in(value: float, unit: str) -> float | None:
    """A share in percent; None where the unit cannot be read."""
    return _changed(value, unit, _TO_PERCENT)


def plain_unit(unit: str) -> str:
    """A unit without blanks, capitals, and the two writings of micro."""
    return "".join(unit.split()).casefold().replace("µ", "μ")


def _changed(value: float, unit: str, table: dict[str, Decimal]) -> float | None:
    factor = table.get(plain_unit(unit))
    return None if factor is None else float(Decimal(str(value)) * factor)
