"""Intake in, verdict out: what the answers allow, what they withhold, and why."""

import datetime as dt
from collections.abc import Iterator

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.person.checking import check_against_today, check_intake
from quietlegs.person.lapsing import as_of
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Screening, Withheld
from quietlegs.safety.age import maybe_minor, minor_reason, minor_rows
from quietlegs.safety.bans import expand, grounded, merged
from quietlegs.safety.explaining import reasons_of, red_flag_of
from quietlegs.safety.judging import Effect, Judged, judge_all
from quietlegs.safety.places import Place
from quietlegs.safety.touch import touch_reason, touch_rows
from quietlegs.safety.universe import needed, possible_steps
from quietlegs.safety.verdict import verdict_of

_GRAVEST_FIRST = ("stop", "ask_first", "limit", "none")


def screen(intake: Intake, *, today: dt.date, catalogue: Catalogue) -> Screening:
    """Screen an intake on a day; answers that are too old count as none. The same intake and day: the same result."""
    check_intake(intake, catalogue)
    check_against_today(intake, today)
    intake = as_of(intake, today, catalogue)
    judged = sorted(judge_all(intake, today=today, catalogue=catalogue), key=_order)
    minor = maybe_minor(intake, today=today, catalogue=catalogue)
    age = [minor_reason(intake, today=today, catalogue=catalogue)] if minor else []
    missing = _missing(judged, intake, catalogue=catalogue)
    rows = [*_always(catalogue), *(row for one in judged for row in _rows(one, catalogue))]
    rows += minor_rows(catalogue) if minor else ()
    rows += touch_rows(catalogue) if intake.touch == "worse" else ()
    return Screening(
        verdict=verdict_of(_effects(judged, intake, minor=minor), missing=bool(missing)),
        missing=missing,
        red_flags=tuple(flag for one in judged if (flag := red_flag_of(one)) is not None),
        withheld=merged(rows),
        minutes_max=min(_longest(judged), default=None),
        reasons=(*age, *_reasons(judged, intake, missing=missing)),
    )


def _longest(judged: list[Judged]) -> Iterator[int]:
    """The longest session that each answer allows, where it sets a bound."""
    for one in judged:
        if one.effect != "none" and one.rule.minutes_max is not None:
            yield one.rule.minutes_max


def _order(judged: Judged) -> tuple[int, int, int, bool, str]:
    """The gravest first, then the order of asking: what can block light hand strokes comes first."""
    rule = judged.rule
    return _GRAVEST_FIRST.index(judged.effect), rule.gate, rule.order, rule.kind != "red_flag", rule.id


def _effects(judged: list[Judged], intake: Intake, *, minor: bool) -> Iterator[Effect]:
    yield from (one.effect for one in judged)
    if minor:
        yield "ask_first"
    if intake.touch == "worse":
        yield "limit"


def _missing(judged: list[Judged], intake: Intake, *, catalogue: Catalogue) -> tuple[str, ...]:
    """Open questions that could block what would be offered, and places that a yes leaves open."""
    steps = possible_steps(intake, catalogue)
    found: list[str] = []
    for one in judged:
        if one.standing.open and needed(one.rule, steps, catalogue=catalogue):
            found += one.standing.open
        if one.lacks_place:
            found.append(f"{one.rule.id}.where")
    return tuple(found)


def _always(catalogue: Catalogue) -> Iterator[Withheld]:
    """The rules of use: they bind everybody."""
    for rule in catalogue.rules.values():
        if rule.kind == "use_rule":
            yield from grounded(
                expand(rule.forbids, Place(), catalogue=catalogue), because=rule.id, sources=rule.sources
            )


def _rows(judged: Judged, catalogue: Catalogue) -> Iterator[Withheld]:
    place = Place(named=judged.standing.named, everywhere=judged.standing.everywhere)
    rows = expand(judged.forbids, place, catalogue=catalogue)
    return grounded(rows, because=judged.rule.id, sources=judged.rule.sources)


def _reasons(judged: list[Judged], intake: Intake, *, missing: tuple[str, ...]) -> Iterator[Reason]:
    for one in judged:
        yield from reasons_of(one)
    if intake.touch == "worse":
        yield touch_reason()
    if missing:
        yield Reason(about="plan", code="safety.missing", values={"count": len(missing)})
