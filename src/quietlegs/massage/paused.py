"""What a harm pauses: its technique at once, and all that touches where nobody knows which part of it harmed."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.massage.hand_massage import HAND_MASSAGE
from quietlegs.records.log import HarmLog
from quietlegs.records.plan import Screening, Withheld
from quietlegs.records.trial import COMPARISON

OWN = (OWN_JUDGEMENT,)


class Paused(Struct, frozen=True, kw_only=True):
    """A technique that is paused: since which night, after what kind of harm, recorded under which name."""

    technique: str
    since: date
    what: str
    recorded: str


def paused_by(harms: Iterable[HarmLog], *, now: datetime, catalogue: Catalogue) -> tuple[Paused, ...]:
    """Every technique that a harm pauses now, once each, since the earliest of its harms that is not over."""
    lasting = [harm for harm in harms if harm.over_at is None or harm.over_at > now]
    found: dict[str, Paused] = {}
    for harm in sorted(lasting, key=lambda harm: (harm.night, harm.at)):
        for technique in _techniques(harm.technique, catalogue):
            one = Paused(technique=technique, since=harm.night, what=harm.what, recorded=harm.technique)
            found.setdefault(technique, one)
    return tuple(found.values())


def with_paused(screening: Screening, paused: Iterable[Paused]) -> Screening:
    """The screening with what is paused withheld, and why."""
    legs = [one for one in paused if one.technique != HAND_MASSAGE]
    rows = tuple(Withheld(technique=one.technique, because=(f"harm:{one.recorded}",), sources=OWN) for one in legs)
    first = {one.recorded: one for one in reversed(legs)}.values()
    return Screening(
        verdict=screening.verdict,
        missing=screening.missing,
        red_flags=screening.red_flags,
        withheld=(*screening.withheld, *rows),
        reasons=(*screening.reasons, *(_reason(one) for one in sorted(first, key=lambda one: one.recorded))),
        minutes_max=screening.minutes_max,
    )


def _techniques(recorded: str, catalogue: Catalogue) -> tuple[str, ...]:
    if recorded in (HAND_MASSAGE, COMPARISON):
        return (HAND_MASSAGE,)
    if recorded in TECHNIQUES:
        return (recorded,)
    return tuple(one.id for one in catalogue.techniques.values() if one.touch and one.offered)


def _reason(one: Paused) -> Reason:
    code = "plan.paused" if one.recorded == one.technique else "plan.paused_everything"
    return Reason(
        about=one.recorded, code=code, sources=OWN, values={"arm": one.recorded, "since": one.since.isoformat()}
    )
