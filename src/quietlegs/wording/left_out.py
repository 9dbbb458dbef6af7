"""What is left out, place by place, in a few lines: only what could be offered there at all."""

from collections import defaultdict
from collections.abc import Iterable

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.records.plan import Withheld
from quietlegs.wording.how_to import place_name
from quietlegs.wording.speak import say

Spot = tuple[str | None, int | None]
"""A region (none: everywhere) and the firmness above which something is left out (none: altogether)."""


def left_out(withheld: Iterable[Withheld], *, catalogue: Catalogue, locale: str = "en") -> list[str]:
    """One line for each place and firmness; rules of use that bind everybody are not repeated here."""
    rows = [row for row in withheld if _personal(row, catalogue)]
    spots: defaultdict[Spot, list[str]] = defaultdict(list)
    for row in rows:
        name = _name(row, rows, catalogue=catalogue)
        if name and not _covered(row, rows):
            spots[row.region, row.pressure_above].append(name)
    everywhere = set(spots.get((None, None), ()))
    return [
        _line(spot, _short(set(names), everywhere=everywhere, catalogue=catalogue, locale=locale), locale=locale)
        for spot, names in sorted(spots.items(), key=_order)
    ]


def _short(names: set[str], *, everywhere: set[str], catalogue: Catalogue, locale: str) -> list[str]:
    """The names in order; where every oil is left out, that is one name."""
    oils = {small(oil.name) for oil in catalogue.oils.values()}
    if names & oils and oils <= names | everywhere:
        names = names - oils | {say("plan.any_oil", locale=locale)}
    return sorted(names)


def _personal(row: Withheld, catalogue: Catalogue) -> bool:
    always = {rule.id for rule in catalogue.rules.values() if rule.kind == "use_rule"}
    return not set(row.because) <= always


def _name(row: Withheld, rows: list[Withheld], *, catalogue: Catalogue) -> str:
    """A technique that could be done there, or an oil that could be used there; tools are named by their techniques."""
    if row.oil is not None:
        known = row.oil in catalogue.oils and _oil_matters(row, rows, catalogue=catalogue)
        return small(catalogue.oils[row.oil].name) if known else ""
    technique = catalogue.techniques.get(row.technique or "")
    possible = technique is not None and technique.offered
    if technique is None or not possible:
        return ""
    return small(technique.name) if row.region is None or row.region.rpartition("_")[0] in technique.bases else ""


def _oil_matters(row: Withheld, rows: list[Withheld], *, catalogue: Catalogue) -> bool:
    """Whether something that takes oil is still open there."""
    gone = {one.technique for one in rows if one.region in (None, row.region) and one.pressure_above is None}
    taking = [one for one in catalogue.techniques.values() if one.offered and one.uses_oil and one.id not in gone]
    return any(row.region is None or row.region.rpartition("_")[0] in one.bases for one in taking)


def _covered(row: Withheld, rows: Iterable[Withheld]) -> bool:
    """Whether the same thing is left out more widely already."""
    return any(
        other is not row
        and (other.technique, other.oil) == (row.technique, row.oil)
        and other.region in (None, row.region)
        and (other.pressure_above is None or other.pressure_above == row.pressure_above)
        and (other.region, other.pressure_above) != (row.region, row.pressure_above)
        for other in rows
    )


def _order(item: tuple[Spot, list[str]]) -> tuple[bool, str, int]:
    (region, above), _ = item
    return (region is not None, region or "", -1 if above is None else above)


def _line(spot: Spot, names: list[str], *, locale: str) -> str:
    region, above = spot
    place = say("plan.everywhere", locale=locale) if region is None else place_name(region, locale=locale)
    values = {"place": place[0].upper() + place[1:], "names": "; ".join(names), "pressure": above}
    return say("plan.left_out" if above is None else "plan.left_out_above", values, locale=locale)


def small(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[0].lower() + name[1:]
