"""What must be withheld, worked out plainly from the rules' own words: no line of the safety room is used here.

A table of ceilings: for each technique, tool and oil (rows) and each place on the legs (columns) the firmest pressure
that is still open; -1: not at all.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.proof.case import TODAY, Case, Said
from quietlegs.foundation.body import BASES, LEG_REGIONS, TOOLS
from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.schema import Ban, Rule
from quietlegs.records.plan import Withheld

Table = NDArray[np.int8]
NOT_AT_ALL, FIRMEST = -1, 4
LEVELS = (("sole", "top_of_foot"), ("ankle",), ("calf", "shin"), ("knee", "knee_back"), ("thigh_front", "thigh_back"))
"""From the toes upwards."""

BESIDE = {
    "sole": "top_of_foot ankle",
    "top_of_foot": "sole ankle",
    "ankle": "sole top_of_foot calf shin",
    "calf": "ankle shin knee knee_back",
    "shin": "ankle calf knee knee_back",
    "knee": "calf shin knee_back thigh_front thigh_back",
    "knee_back": "calf shin knee thigh_front thigh_back",
    "thigh_front": "knee knee_back thigh_back",
    "thigh_back": "knee knee_back thigh_front",
}
IF_NAMED = ("there_if_named", "leg_if_named")
WHOLE_LEG = ("that_leg", "leg_if_named")


@cache
def things() -> tuple[str, ...]:
    """The rows: techniques that are offered, tools, oils."""
    catalogue = load_catalogue()
    offered = [one.id for one in catalogue.techniques.values() if one.offered]
    return (*offered, *TOOLS, *catalogue.oils)


@cache
def questions() -> tuple[str, ...]:
    """Every question of the intake."""
    return tuple(one.id for one in load_catalogue().rules.values() if one.kind != "use_rule")


def open_table() -> Table:
    """Nothing withheld: each technique up to its own pressure."""
    table = np.full((len(things()), len(LEG_REGIONS)), FIRMEST, np.int8)
    for one in load_catalogue().techniques.values():
        if one.offered:
            table[things().index(one.id)] = one.pressure_max
    return table


def must_hold(case: Case) -> Table:
    """The ceilings that the answers of a case and the rules of use leave."""
    tables = [open_table(), *(_of_bans(one.forbids, Said("yes")) for one in _always(load_catalogue()))]
    tables += [_of_answer(one, said, case.cleared.get(one) == "valid") for one, said in case.said.items()]
    table: Table = np.minimum.reduce(tables)
    for one in load_catalogue().techniques.values():
        if one.offered and (maybe_young(case) or (one.touch and case.wishes.get("touch") == "worse")):
            table[things().index(one.id)] = NOT_AT_ALL
    return table


def maybe_young(case: Case) -> bool:
    """Whether the year of birth, and no word that the birthday was, leave open that somebody is younger than 18."""
    year, of_age = case.wishes.get("birth_year"), case.wishes.get("adult") == "yes"
    return year is not None and TODAY.year - year <= (17 if of_age else 18)


def as_told(withheld: Iterable[Withheld]) -> Table:
    """The ceilings that a list of withheld things says."""
    table = open_table()
    for row in withheld:
        name = row.technique or row.tool or row.oil or ""
        if name in things():
            columns = slice(None) if row.region is None else LEG_REGIONS.index(row.region)
            above = NOT_AT_ALL if row.pressure_above is None else row.pressure_above
            table[things().index(name), columns] = np.minimum(table[things().index(name), columns], above)
    return table


def risky(said: Said | None) -> bool:
    """Yes, or unsure, which counts as yes."""
    return said is not None and said.answer in ("yes", "unsure")


def _always(catalogue: Catalogue) -> list[Rule]:
    return [one for one in catalogue.rules.values() if one.kind == "use_rule"]


@cache
def _of_answer(condition: str, said: Said | None, cleared: bool) -> Table:
    rule = load_catalogue().rules[condition]
    if said is None or not risky(said):
        return open_table()
    opened = cleared and rule.effect == "ask_first" and rule.kind == "condition"
    return _of_bans(rule.cleared_forbids if opened else rule.forbids, said)


@cache
def _of_bans(bans: tuple[Ban, ...], said: Said) -> Table:
    table = open_table()
    for ban in bans:
        if _in_these_weeks(ban, said.weeks):
            above = NOT_AT_ALL if ban.pressure_above is None else ban.pressure_above
            rows = [number for number, name in enumerate(things()) if _is_meant(ban, name)]
            columns = [LEG_REGIONS.index(place) for place in places(ban.where, said.where)]
            table[np.ix_(rows, columns)] = np.minimum(table[np.ix_(rows, columns)], above)
    return table


def _is_meant(ban: Ban, name: str) -> bool:
    catalogue = load_catalogue()
    if name in catalogue.techniques:
        return name in ban.techniques or "all" in ban.techniques
    named = ban.tools if name in TOOLS else ban.oils
    return name in named or "all" in named


def _in_these_weeks(ban: Ban, weeks: int | None) -> bool:
    """Weeks that nobody gave may be any."""
    if weeks is None:
        return True
    return (ban.weeks_from is None or weeks >= ban.weeks_from) and (ban.weeks_below is None or weeks < ban.weeks_below)


@cache
def places(where: str | tuple[str, ...], named: tuple[str, ...]) -> frozenset[str]:
    """The places on the legs that a ban covers, for the places that an answer names."""
    if not isinstance(where, str):
        return frozenset(one for one in LEG_REGIONS if one.rpartition("_")[0] in where)
    if where == "everywhere" or (not named and where not in IF_NAMED):
        return frozenset(LEG_REGIONS)
    return frozenset().union(*(_around(where, one) for one in named))


def _around(where: str, named: str) -> frozenset[str]:
    base, _, side = named.rpartition("_")
    whole_leg = frozenset(f"{one}_{side}" for one in BASES)
    if base == "hip":
        if where in (*WHOLE_LEG, "there_and_below"):
            return whole_leg
        return frozenset().union(*(_around(where, f"{one}_{side}") for one in LEVELS[-1]))
    if base not in BASES:
        return frozenset(LEG_REGIONS) if where in ("that_leg", "there_and_below") else frozenset()
    level = next(number for number, bases in enumerate(LEVELS) if base in bases)
    covered = {
        "there_and_around": (base, *BESIDE[base].split()),
        "there_and_below": tuple(one for bases in LEVELS[: level + 1] for one in bases),
    }
    return whole_leg if where in WHOLE_LEG else frozenset(f"{one}_{side}" for one in covered.get(where, (base,)))
