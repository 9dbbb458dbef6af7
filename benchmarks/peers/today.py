"""What people use today: each method on the schedule that it needs, looked at after any night."""

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.peers.claims import Estimates
from benchmarks.peers.schedules import ScheduleName
from benchmarks.peers.two_sides import correlation, welch


class Today(NamedTuple):
    """One way of today: its title, its schedule, and `look(nights, after=...)`, estimates after each night named."""

    title: str
    schedule: ScheduleName
    look: Callable[..., Estimates]


NIGHTLY_WELCH = Today("nightly, drawn + Welch", "nightly", welch)
WEEKLY_WELCH = Today("weekly ABAB + Welch", "weekly", welch)
BEFORE_AFTER = Today("before/after + t-test", "before_after", welch)
TRACKER = Today("tracker correlation", "tracker", correlation)
TODAY = (NIGHTLY_WELCH, WEEKLY_WELCH, BEFORE_AFTER, TRACKER)
