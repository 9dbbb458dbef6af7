"""Now and today, as one person's clocks show them: the only place that the server reads them."""

from datetime import UTC as UTC
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from quietlegs.foundation.nights import LocalNights, find_zone, read_clock
from quietlegs_web.storage.models import Person


def now() -> datetime:
    """The present instant, in UTC."""
    return timezone.now()


def today(person: Person) -> date:
    """The date on the person's calendar."""
    return now().astimezone(find_zone(person.zone)).date()


def nights_of(person: Person) -> LocalNights:
    """How this person counts nights."""
    return LocalNights(find_zone(person.zone), read_clock(person.boundary))


def tonight(person: Person) -> date:
    """The night that it is now."""
    return nights_of(person).of(now())


def stamp(person: Person) -> dict[str, Any]:
    """What every record of the log carries, for a record that is made now on the server."""
    at = now()
    offset = at.astimezone(find_zone(person.zone)).utcoffset() or timedelta()
    return {"at": at, "offset": round(offset / timedelta(minutes=1)), "zone": person.zone, "night": tonight(person)}
