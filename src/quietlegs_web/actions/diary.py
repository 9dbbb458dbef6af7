"""The diary: nights made from the log, one row each."""

from msgspec.structs import replace

from quietlegs.diary.assemble import assemble
from quietlegs.foundation.nights import read_clock
from quietlegs.records.diary import Diary
from quietlegs.records.log import Log
from quietlegs.records.trial import COMPARISON, Trial
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


def of_one_trial(diary: Diary, trial: Trial) -> Diary:
    """The same nights as one trial's file takes them: what another trial drew is left out; the records keep it."""
    arms = {COMPARISON, "none", "other", *(arm.id for arm in trial.arms)}
    drawn = {one.night for one in trial.schedule}
    nights = tuple(
        replace(
            night,
            assigned=night.assigned if night.night in drawn else None,
            done=night.done if night.done in arms else None,
        )
        for night in diary.nights
    )
    return replace(diary, nights=nights)


def _bodies(person: Person, kind: str) -> tuple:  # type: ignore[type-arg]
    return tuple(body for _, body in log.bodies(person, kind))
