"""The diary: nights made from the log, one row each."""

from quietlegs.diary.assemble import assemble
from quietlegs.foundation.nights import read_clock
from quietlegs.records.diary import Diary
from quietlegs.records.log import Log
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import today
from quietlegs_web.storage.models import Person


def log_of(person: Person) -> Log:
    """Everything that the log holds about a person's nights."""
    return Log(
        nights=_bodies(person, "night"),
        sessions=_bodies(person, "session"),
        entries=_bodies(person, "entry"),
        checkins=_bodies(person, "checkin"),
        medicines=_bodies(person, "medicine"),
        harms=_bodies(person, "harm"),
    )


def diary_of(person: Person) -> Diary:
    """The person's nights as DIARY.csv holds them."""
    return assemble(log_of(person), boundary=read_clock(person.boundary), today=today(person))


def _bodies(person: Person, kind: str) -> tuple:  # type: ignore[type-arg]
    return tuple(body for _, body in log.bodies(person, kind))
