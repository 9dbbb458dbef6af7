"""Choosing a routine for this person, and fitting it to the minutes."""

from dataclasses import replace

from quietlegs.foundation.body import SIDES, Situation
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import RoutineStep, RoutineTemplate
from quietlegs.massage.dose import fits, share_seconds
from quietlegs.massage.placing import Place, places_of, step_of
from quietlegs.massage.wishes import Wishes
from quietlegs.records.plan import Routine, Withheld

MAIN: Situation = "sitting"
"""Where the plan's own routine is done."""

FILLING = "stretches_only"
"""Its steps fill the time where few places are left: nobody needs to touch a leg for them."""

FULL = 4
"""Steps from which a routine is a full one."""


def build_routine(
    wishes: Wishes, withheld: tuple[Withheld, ...], *, catalogue: Catalogue, situation: Situation = MAIN
) -> Routine:
    """The routine that suits best and holds nothing withheld; without steps when nothing is left.

    Away from the main situation no stretches are added to fill the time: a shorter routine is fine there.
    """
    choices = [
        (template, places_of(template, wishes, withheld=withheld, catalogue=catalogue))
        for template in catalogue.routines.values()
        if template.situation == situation and _eligible(template, wishes)
    ]
    left = [choice for choice in choices if choice[1]]
    if not left:
        return Routine()
    template, places = min(left, key=lambda choice: _rank(choice[0], choice[1], first=wishes.first))
    if situation == MAIN:
        spare = places_of(catalogue.routines[FILLING], wishes, withheld=withheld, catalogue=catalogue)
        places = _filled(places, spare, minutes=wishes.minutes)
    return _timed(template.id, places, wishes=wishes)


def _filled(places: list[Place], spare: list[Place], *, minutes: int) -> list[Place]:
    """More places, both sides together, until the time that was asked for can be filled."""
    filled = list(places)
    known = {(one.technique.id, one.region) for one in places}
    for pair in _pairs(spare):
        if sum(one.technique.longest for one in filled) < minutes * 60:
            filled += [one for one in pair if (one.technique.id, one.region) not in known]
    return filled


def _pairs(places: list[Place]) -> list[list[Place]]:
    """The places of one technique at one part of the legs: both sides, or the only one that is open."""
    pairs: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        pairs.setdefault((place.technique.id, place.base), []).append(place)
    return list(pairs.values())


def routine_from(
    template: RoutineTemplate, wishes: Wishes, *, withheld: tuple[Withheld, ...], catalogue: Catalogue
) -> Routine:
    """One routine of the catalogue, if it suits helper, tools and minutes; without steps when it does not."""
    eligible = _eligible(template, wishes)
    places = places_of(template, wishes, withheld=withheld, catalogue=catalogue) if eligible else []
    return _timed(template.id, places, wishes=wishes) if places else Routine()


def routine_for_technique(
    technique: str, wishes: Wishes, *, withheld: tuple[Withheld, ...], catalogue: Catalogue
) -> Routine:
    """One technique alone, wherever it may be done: the routine of a trial's arm that is named like it.

    Whoever asks for a technique by name gets it, liked or not.
    """
    wishes = replace(wishes, avoid=frozenset())
    fact = catalogue.techniques[technique]
    template = RoutineTemplate(
        id=technique,
        sources=fact.sources,
        confidence=fact.confidence,
        checked=fact.checked,
        expires=fact.expires,
        name=fact.name,
        summary=fact.summary,
        helpers=fact.helpers,
        steps=tuple(RoutineStep(technique=technique, base=base) for base in _separate(fact.bases, heat=fact.heat)),
    )
    places = places_of(template, wishes, withheld=withheld, catalogue=catalogue)
    return _timed(technique, places, wishes=wishes) if places else Routine()


def _separate(bases: tuple[str, ...], *, heat: bool) -> tuple[str, ...]:
    """A bath covers the whole foot at once; strokes go place by place."""
    return bases[:1] if heat else bases


def _eligible(template: RoutineTemplate, wishes: Wishes) -> bool:
    return (
        wishes.helper in template.helpers
        and set(template.tools) <= wishes.tools
        and template.at_least <= wishes.minutes <= template.at_most
        and template.id not in wishes.never
    )


def _rank(template: RoutineTemplate, places: list[Place], *, first: str | None) -> tuple[bool, int, int, int, int, str]:
    """Smaller is better: what helped, a full routine, one made for short sessions, many of the tools, many places."""
    used = {place.technique.id for place in places}
    lacking = max(0, FULL - len(places))
    tools = {place.technique.tool for place in places} - {None}
    spots = {(place.technique.id, place.base) for place in places}
    return (first not in used, lacking, template.at_most, -len(tools), -len(spots), template.id)


def _timed(name: str, places: list[Place], *, wishes: Wishes) -> Routine:
    kept = _in_order(_fitting(places, wishes), wishes)
    shares, longest = [place.share for place in kept], [place.technique.longest for place in kept]
    seconds = share_seconds(shares, longest, total=wishes.minutes * 60)
    steps = tuple(
        step_of(place.technique, place.region, pressure=place.pressure, seconds=each, oil=place.oil)
        for place, each in zip(kept, seconds, strict=True)
    )
    return Routine(id=name, minutes=round(sum(seconds) / 60, 2), steps=steps)


def _fitting(places: list[Place], wishes: Wishes) -> list[Place]:
    """As many places as the minutes allow, both sides together; the weightiest are kept, the order stays."""
    kept: list[Place] = []
    for pair in sorted(_pairs(places), key=lambda pair: _weight(pair, wishes)):
        kept += pair if fits(len(kept) + len(pair), wishes.minutes) else []
    return [place for place in places if place in kept]


def _weight(pair: list[Place], wishes: Wishes) -> tuple[bool, bool, bool, float]:
    technique, named = pair[0].technique.id, any(place.region in wishes.regions for place in pair)
    return (technique != wishes.first, technique in wishes.later, not named, -max(place.share for place in pair))


def _in_order(places: list[Place], wishes: Wishes) -> list[Place]:
    """One leg after the other; on each what helped comes first, what brought nothing last, else the routine's order."""

    def key(place: Place) -> tuple[int, bool, bool]:
        technique = place.technique.id
        return SIDES.index(place.side), technique != wishes.first, technique in wishes.later

    return sorted(places, key=key)
