"""From the places that an answer names to the regions of the legs that a ban covers."""

from msgspec import Struct

from quietlegs.foundation.body import BASES, LEG_REGIONS, SIDES
from quietlegs.knowledge.schema import Where

EVERYWHERE: tuple[None] = (None,)
NEIGHBOURS: dict[str, tuple[str, ...]] = {
    "sole": ("top_of_foot", "ankle"),
    "top_of_foot": ("sole", "ankle"),
    "ankle": ("sole", "top_of_foot", "calf", "shin"),
    "calf": ("ankle", "shin", "knee", "knee_back"),
    "shin": ("ankle", "calf", "knee", "knee_back"),
    "knee": ("calf", "shin", "knee_back", "thigh_front", "thigh_back"),
    "knee_back": ("calf", "shin", "knee", "thigh_front", "thigh_back"),
    "thigh_front": ("knee", "knee_back", "thigh_back"),
    "thigh_back": ("knee", "knee_back", "thigh_front"),
    "hip": ("thigh_front", "thigh_back"),
}
HEIGHT = {"sole": 0, "top_of_foot": 0, "ankle": 1, "calf": 2, "shin": 2, "knee": 3, "knee_back": 3}
TOP = 4


class Place(Struct, frozen=True, kw_only=True):
    """Where an answer holds: the regions it names, and whether it may hold anywhere."""

    named: tuple[str, ...] = ()
    everywhere: bool = False


ANYWHERE = Place(named=LEG_REGIONS, everywhere=True)
"""The worst that an answer could mean, for asking whether it is needed."""


def regions(where: Where | tuple[str, ...], place: Place) -> tuple[str | None, ...]:
    """The regions that a ban covers; `(None,)` means everywhere."""
    if isinstance(where, tuple):
        return tuple(f"{base}_{side}" for side in SIDES for base in where)
    if where == "everywhere" or (place.everywhere and not where.endswith("_if_named")):
        return EVERYWHERE
    covered = {region for name in place.named for region in _spread(where, name)}
    return EVERYWHERE if covered == set(LEG_REGIONS) else tuple(one for one in LEG_REGIONS if one in covered)


def _spread(where: str, name: str) -> tuple[str, ...]:
    """The regions of the legs that one named place stands for; the hip counts as the thigh below it."""
    base, _, side = name.rpartition("_")
    if base not in (*BASES, "hip"):
        return _off_the_legs(where)
    near = NEIGHBOURS["hip"] if base == "hip" else (base,)
    covered: dict[str, set[str]] = {
        "there_and_around": {*near, *(one for each in near for one in NEIGHBOURS[each])},
        "there_and_below": {one for one in BASES if HEIGHT.get(one, TOP) <= HEIGHT.get(base, TOP)},
        "that_leg": set(BASES),
        "leg_if_named": set(BASES),
    }
    return tuple(f"{one}_{side}" for one in sorted(covered.get(where, set(near))))


def _off_the_legs(where: str) -> tuple[str, ...]:
    """A place off the legs: nothing there to leave out, but a whole-leg ban cannot tell which leg is meant."""
    return LEG_REGIONS if where in ("that_leg", "there_and_below") else ()
