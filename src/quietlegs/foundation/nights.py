"""A night belongs to the date on which its evening began: noon to noon by the clock where the person is.

The boundary (noon unless a shift worker chose another) is a wall-clock time in a zone of the IANA list. A night is
the stretch between two boundary *instants*; where the clocks change it lasts 23 or 25 hours, and two instants in
order never fall into nights out of order.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from quietlegs.foundation.errors import InputError

NOON = time(12)
LATE_AFTER = timedelta(hours=36)
"""A rating given later than this after the evening began stays out of the primary analysis."""

WAKING_BEFORE_BOUNDARY = 7
"""Hours before the boundary from which a time of onset counts as the date's own, not as after midnight."""

_ONE_DAY = timedelta(days=1)
_ZONE_NAME = re.compile(r"(?!(posix|right)/|posixrules|localtime)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class LocalNights:
    """Nights as one place's clocks count them."""

    zone: ZoneInfo
    boundary: time = NOON

    def of(self, instant: datetime) -> date:
        """Name the night that an instant belongs to. The instant must know its offset from UTC."""
        if instant.tzinfo is None:
            raise InputError("An instant without an offset from UTC belongs to no night: give its offset or zone.")
        night = instant.astimezone(self.zone).date()
        while instant < self.begins(night):
            night -= _ONE_DAY
        return night

    def begins(self, night: date) -> datetime:
        """Give the instant, in UTC, at which a night begins."""
        return datetime.combine(night, self.boundary, tzinfo=self.zone).astimezone(UTC)

    def bounds(self, night: date) -> tuple[datetime, datetime]:
        """Give the instants, in UTC, between which a night lies; the second belongs to the next night."""
        return self.begins(night), self.begins(night + _ONE_DAY)

    def hours(self, night: date) -> float:
        """Count how long a night lasts: 24 hours, less or more where the clocks change."""
        begins, ends = self.bounds(night)
        return (ends - begins) / timedelta(hours=1)

    def rated_late(self, night: date, *, rated_at: datetime) -> bool:
        """Say whether a rating was given more than 36 hours after its evening began."""
        return rated_at - self.begins(night) > LATE_AFTER


def find_zone(name: str) -> ZoneInfo:
    """Find a zone by its IANA name, such as `Europe/Berlin`."""
    try:
        if _ZONE_NAME.fullmatch(name):
            return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        pass
    raise InputError(f"The time zone {name[:60]!r} is not known: use a name such as Europe/Berlin or America/New_York.")


def read_clock(text: str) -> time:
    """Read a time of day such as `21:30`."""
    found = _CLOCK.fullmatch(text)
    if not found:
        raise InputError(f"{text[:20]!r} is not a time of day: write it as HH:MM, such as 21:30.")
    return time(int(found[1]), int(found[2]))


def onset_hours(clock: str, *, boundary: time = NOON) -> float:
    """Turn the time of onset of a night into hours after the midnight that began the night's date.

    From seven hours before the boundary on, the time is on the date itself (11:00 is 11.0: an onset before noon);
    earlier it is after midnight (00:30 is 24.5).
    """
    hours = _hours(read_clock(clock))
    return hours if hours >= _hours(boundary) - WAKING_BEFORE_BOUNDARY else hours + 24


def _hours(clock: time) -> float:
    return clock.hour + clock.minute / 60
