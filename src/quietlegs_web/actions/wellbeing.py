"""How a person is: ratings of a day, totals of questionnaires, their course, and when to point to help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec
from django.db import transaction

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.ids import night_id
from quietlegs.foundation.reasons import Scalar
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Instrument
from quietlegs.records.diary import Diary, Night
from quietlegs.records.log import CheckinLog
from quietlegs.report.charts import Chart, trend_chart
from quietlegs.wording.speak import say
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import stamp, today
from quietlegs_web.actions.scores import record_score, scores_of
from quietlegs_web.storage.models import Person

OF_THE_DAY = ("mood", "fatigue", "irritability", "thinking")
"""Ratings that a check-in holds, 0 none to 10 the worst."""

HELP_FROM = 8.0
"""From this rating on, help is pointed to: our own cautious choice."""

HELP_SHARE = 0.5
"""From this share of a range on, a total of mood or worry points to help: our own cautious choice."""

ABOUT_DISTRESS = ("phq9", "gad7", "worry")
RECENT = timedelta(days=14)
BELONGS_TO_LAST_NIGHT = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Course:
    """One instrument's last total, and how it stands to the one before, in words."""

    name: str
    about: str
    last: str
    on: date
    change: str
    more: str


def instruments(kind: str) -> list[Instrument]:
    """The facts about questionnaires (`questionnaire`) or ratings in our own words (`own_rating`)."""
    return [one for one in load_catalogue().instruments.values() if one.kind == kind]


@transaction.atomic
def record_ratings(person: Person, given: Mapping[str, float]) -> None:
    """Keep ratings of today: those of a check-in with last night's, the others as totals of their own."""
    known = {one.id for one in instruments("own_rating")}
    of_the_day = {name: given[name] for name in OF_THE_DAY if name in given}
    if of_the_day:
        _into_checkin(person, of_the_day)
    for name in given.keys() & known:
        record_score(person, instrument=name, total=given[name])


def record_total(person: Person, *, instrument: str, total: float, on: date) -> None:
    """Keep the total of a questionnaire. Errors: InputError, one sentence."""
    fact = load_catalogue().instruments.get(instrument)
    if fact is None or fact.kind != "questionnaire":
        raise InputError(say("wellbeing.unknown_instrument", locale=person.locale))
    if not fact.lowest <= total <= fact.highest:
        values: dict[str, Scalar] = {"name": fact.name, "lowest": f"{fact.lowest:g}", "highest": f"{fact.highest:g}"}
        raise InputError(say("wellbeing.out_of_range", values, locale=person.locale))
    if on > today(person):
        raise InputError(say("wellbeing.future", locale=person.locale))
    record_score(person, instrument=instrument, total=total, on=on)


def courses(person: Person) -> list[Course]:
    """Every questionnaire with a total, in the catalogue's order."""
    found = (_course(person, fact) for fact in instruments("questionnaire"))
    return [one for one in found if one is not None]


def calls_for_help(person: Person) -> bool:
    """Whether a rating of the last two weeks calls for pointing to help."""
    since = today(person) - RECENT
    moods = [one.mood for _, one in log.bodies(person, "checkin") if one.night >= since and one.mood is not None]
    if any(mood >= HELP_FROM for mood in moods):
        return True
    return any(_is_high(person, name, since=since) for name in ABOUT_DISTRESS)


def trend(person: Person) -> Chart | None:
    """The course of every rating and total; None before there is one."""
    nights = {one.night: _of_checkin(one) for _, one in log.bodies(person, "checkin")}
    facts = load_catalogue().instruments
    for name in facts:
        for score in scores_of(person, name):
            nights.setdefault(score.date, {})[name] = score.total
    rows = tuple(Night(night=day, values=dict(values)) for day, values in sorted(nights.items()) if values)
    if not rows:
        return None
    return trend_chart(Diary(nights=rows), (*OF_THE_DAY, *facts), locale=person.locale)


def _of_checkin(checkin: CheckinLog) -> dict[str, float | None]:
    known = {name: getattr(checkin, name) for name in OF_THE_DAY}
    return {name: value for name, value in known.items() if value is not None}


def _into_checkin(person: Person, given: dict[str, float]) -> None:
    """Put ratings into the check-in of last night, and leave what else it holds as it is."""
    night = today(person) - BELONGS_TO_LAST_NIGHT
    kept = [(row.revision, body) for row, body in log.bodies(person, "checkin") if body.night == night]
    fresh = CheckinLog(**{**stamp(person), "night": night})
    revision, checkin = kept[0] if kept else (None, fresh)
    body = msgspec.json.encode(msgspec.structs.replace(checkin, **given))
    own_id = night_id("checkin", person=str(person.pk), night=night)
    log.write(person, log.Write(kind="checkin", id=own_id, body=body, base=revision))


def _course(person: Person, fact: Instrument) -> Course | None:
    scores = list(scores_of(person, fact.id))
    if not scores:
        return None
    last = scores[-1]
    values: dict[str, Scalar] = {"total": f"{last.total:g}", "highest": f"{fact.highest:g}"}
    return Course(
        name=fact.name,
        about=fact.about,
        last=say("wellbeing.total", values, locale=person.locale),
        on=last.date,
        change=_change(fact, before=scores[-2].total, after=last.total, locale=person.locale) if scores[1:] else "",
        more=fact.change_note,
    )


def _change(fact: Instrument, *, before: float, after: float, locale: str) -> str:
    """How a total stands to the one before: the same, or lower or higher, and whether such a change matters."""
    size = abs(after - before)
    values: dict[str, Scalar] = {"before": f"{before:g}", "size": f"{size:g}", "matters": fact.important_change}
    if size == 0:
        return say("wellbeing.change.none", values, locale=locale)
    direction = "lower" if after < before else "higher"
    code = "large" if fact.important_change is not None and size >= fact.important_change else "small"
    said = (f"wellbeing.change.{direction}", f"wellbeing.change.{code}")
    return " ".join(say(one, values, locale=locale) for one in said)


def _is_high(person: Person, name: str, *, since: date) -> bool:
    fact = load_catalogue().instruments[name]
    from_here = HELP_FROM if fact.kind == "own_rating" else fact.lowest + HELP_SHARE * (fact.highest - fact.lowest)
    return any(score.total >= from_here for score in scores_of(person, name) if score.date >= since)
