"""How long a plan that a phone carries may be trusted, and from which day on questions are due again."""

from datetime import date, timedelta

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.person.lapsing import GRACE_DAYS, changing_days, due, growing_days
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Screening
from quietlegs.safety.screening import screen

OPEN = ("go", "adapt", "ask_first")
"""Where a session may start: also where the legs wait for a clinician, with hands and shoulders."""


def hold_until(intake: Intake, *, today: date, catalogue: Catalogue) -> date | None:
    """The last day on which the answers of today allow what they allow today.

    After it an answer has lapsed, or a clinician's OK is over, and the plan must be made anew. None: no such day is in
    sight, or nothing is open anyway.
    """
    now = screen(intake, today=today, catalogue=catalogue)
    if now.verdict not in OPEN:
        return None
    over = (one.valid_until + timedelta(days=1) for one in intake.cleared if one.valid_until < date.max)
    for day in sorted({*changing_days(intake, catalogue), *growing_days(intake), *over}):
        if day > today and _other(screen(intake, today=day, catalogue=catalogue), now):
            return day - timedelta(days=1)
    return None


def due_from(intake: Intake, *, today: date, catalogue: Catalogue) -> date | None:
    """The first day, today or later, on which a question is due again; None while no answer grows old."""
    changes = changing_days(intake, catalogue)
    days = {today, *changes, *(day - timedelta(days=GRACE_DAYS) for day in changes)}
    return next((day for day in sorted(days) if day >= today and due(intake, day, catalogue)), None)


def _other(later: Screening, now: Screening) -> bool:
    return _decided(later) != _decided(now)


def _decided(screening: Screening) -> tuple[object, ...]:
    return screening.verdict, screening.missing, screening.withheld, screening.minutes_max
