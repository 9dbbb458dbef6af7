"""The demo: a synthetic person with eight weeks of nights, marked as synthetic wherever they are shown.

The nights come from the simulator with a true relief of two points; a free night, two rescues and a late rating are put
in by hand, so that a newcomer meets each of them.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
import numpy as np
from django.db import transaction

from quietlegs.foundation.ids import night_id, version_7
from quietlegs.foundation.nights import LocalNights
from quietlegs.interface.trial import design_trial
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.conditions import asked_rules
from quietlegs.records.diary import Night
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.nights import simulate
from quietlegs.simulation.scenarios import SCENARIOS
from quietlegs_web.actions import clock, intake, log, people, trial
from quietlegs_web.storage.models import Person, User

NAME = "Demo"
PASSCODE = "demo-night"
ZONE = "Europe/Berlin"
NIGHTS = 84
PAST = 56
SEED = 20
RELIEF = -2.0
ARM = "effleurage"
RESCUED = (12, 33)
"""Numbers of nights on which it became too much; the next comparison night from there on."""

FREE = 19
LATE = 26


@dataclass(frozen=True, kw_only=True)
class Evening:
    """One synthetic night and what is special about it.

    `finished`: its morning has the last question answered; the latest has not, so that it can be tried.
    """

    night: Night
    probability: float
    rescued: bool
    late: bool
    finished: bool


def ensure_demo() -> Person:
    """The demo's person; made when this installation has nobody yet, the eight weeks ending last night."""
    found = User.objects.filter(name=NAME).first()
    return found.person if found else make_demo()


@transaction.atomic
def make_demo() -> Person:
    """Make the synthetic person with intake, trial and eight weeks of nights."""
    person = people.add_person(name=NAME, passcode=PASSCODE, zone=ZONE, demo=True).person
    tonight = clock.tonight(person)
    start = tonight - timedelta(days=PAST)
    intake.replace(person, _answers())
    intake.leg_questions_answered(person)
    drawn = _trial(person, start=start)
    trial.store(person, drawn)
    for number, evening in enumerate(_evenings(drawn)):
        for kind, body in _records(evening, person=person):
            _keep(person, kind=kind, body=body, number=number)
    return person


def _answers() -> dict[str, Any]:
    conditions: dict[str, Any] = {rule.id: "no" for rule in asked_rules(load_catalogue())}
    conditions["varicose_mild"] = {"answer": "yes", "where": ["calf_left"]}
    return {
        "version": 1,
        "birth_year": 1968,
        "diagnosed": "yes",
        "legs": "both",
        "touch": "helps",
        "pressure_liked": "light",
        "sensations": ["crawling", "aching"],
        "regions": ["calf_left", "calf_right", "sole_right"],
        "usual_onset": "21:30",
        "usual_bedtime": "23:00",
        "conditions": conditions,
        "helper": "self",
        "tools": ["hands", "ball"],
        "oils": ["unscented"],
        "allergies": [],
        "minutes_available": 15,
        "medicines": [{"name": "pramipexole", "since": "2024-03-15", "dose": "0.18 mg", "times": ["19:00"]}],
        "labs": [{"test": "ferritin", "value": 42, "unit": "ng/mL", "date": "2026-09-14"}],
    }


def _trial(person: Person, *, start: date) -> Trial:
    answered = intake.intake_of(person)
    return design_trial([ARM], nights=NIGHTS, seed=SEED, start=start, intake=answered, zone=person.zone, today=start)


def _evenings(drawn: Trial) -> Iterator[Evening]:
    arms = np.array([int(one.assigned != COMPARISON) for one in drawn.schedule[:PAST]], dtype=np.int64)
    simulated = simulate(
        arms,
        effects=np.array([RELIEF]),
        scenario=SCENARIOS["ordinal"],
        before_r=0.5,
        rng=np.random.default_rng(SEED),
    )
    nights = to_diary(simulated, arms=(ARM,), start=drawn.start, evening_rating=True).nights
    rescued = {next(at for at in range(first, PAST) if not arms[at] and at not in (FREE, LATE)) for first in RESCUED}
    for number, night in enumerate(nights):
        free = msgspec.structs.replace(night, free=True, assigned=None, done=None) if number == FREE else night
        yield Evening(
            night=free,
            probability=drawn.schedule[number].probability,
            rescued=number in rescued,
            late=number == LATE,
            finished=number < PAST - 1,
        )


def _records(evening: Evening, *, person: Person) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a phone would have written on this night, in the order of the night."""
    night = evening.night
    nights = clock.nights_of(person)
    shown = _stamp(nights, night.night, time(21, 40), person=person)
    yield "night", {**shown, **_evening(evening, at=shown["at"])}
    if night.done == ARM and not night.free:
        yield "entry", {**shown, "moment": "before_session", "one_leg": "no"}
        yield "session", {**shown, **_session(night, at=shown["at"])}
    if evening.rescued:
        woken = _stamp(nights, night.night, time(1, 30), person=person)
        yield "entry", {**woken, "moment": "rescue", "urge": 8, "relieved_by": ["walking"]}
    if night.status != "missed":
        days = 2 if evening.late else 1
        morning = _stamp(nights, night.night, time(13 if evening.late else 7, 20), person=person, days=days)
        yield "checkin", {**morning, **_morning(evening)}


def _evening(evening: Evening, *, at: str) -> dict[str, Any]:
    night = evening.night
    if night.free:
        return {"mode": "when", "free": True}
    return {
        "mode": "when",
        "urge_before": night.urge_before if night.urge_before is not None else 5,
        "rated_at": at,
        "assigned": night.assigned,
        "probability": evening.probability,
        "shown_at": at,
        "status": "rated",
    }


def _session(night: Night, *, at: str) -> dict[str, Any]:
    after = max(0, (night.urge_before or 5) - 2)
    ended = datetime.fromisoformat(at) + timedelta(minutes=15)
    return {
        "routine": ARM,
        "arm": ARM,
        "planned": True,
        "one_leg": "no",
        "by": "self",
        "started": at,
        "ended": ended.isoformat(),
        "outcome": "done",
        "urge_after": after,
    }


def _morning(evening: Evening) -> dict[str, Any]:
    night = evening.night
    urge = 8 if evening.rescued else night.urge
    slow = 20 + 6 * (urge or 0)
    told = {"urge": urge, "sleep": "as_usual", "onset": "21:30", "minutes_to_sleep": slow, "awakenings": 2}
    if not evening.finished:
        return told
    day = night.night.weekday()
    rest = dict.fromkeys(("extra_dose", "medicine_change", "touch_worse"), False)
    return {**told, **rest, "exercise": day in (1, 3, 5), "caffeine": day in (0, 4), "alcohol": day in (4, 5)}


def _stamp(nights: LocalNights, night: date, at: time, *, person: Person, days: int = 0) -> dict[str, Any]:
    """What every record carries, for a clock time of a night: before noon it is the next date's."""
    day = night + timedelta(days=days or int(at.hour < 12))
    instant = datetime.combine(day, at, tzinfo=nights.zone)
    offset = instant.utcoffset() or timedelta()
    return {
        "at": instant.astimezone(clock.UTC).isoformat().replace("+00:00", "Z"),
        "offset": int(offset.total_seconds() // 60),
        "zone": person.zone,
        "night": night.isoformat(),
    }


def _keep(person: Person, *, kind: str, body: dict[str, Any], number: int) -> None:
    once = kind in ("night", "checkin")
    at = datetime.fromisoformat(body["at"])
    night = date.fromisoformat(body["night"])
    own = version_7(at, rest=hashlib.sha256(f"{person.pk}/{kind}/{number}".encode()).digest())
    name = night_id(kind, person=str(person.pk), night=night) if once else own
    log.write(person, log.Write(kind=kind, id=name, body=msgspec.json.encode(body), base=0))
