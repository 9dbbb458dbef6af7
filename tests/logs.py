"""Records of a log, for tests: one synthetic person in Berlin in December, an hour east of UTC."""

import datetime as dt
from typing import Any

from quietlegs.records.log import CheckinLog, EntryLog, HarmLog, MedicineLog, NightLog, SessionLog, StepDone

NIGHT = dt.date(2026, 12, 1)
EVENING = dt.datetime(2026, 12, 1, 20, tzinfo=dt.UTC)
MORNING = dt.datetime(2026, 12, 2, 6, tzinfo=dt.UTC)


def when(at: dt.datetime, night: dt.date) -> dict[str, Any]:
    """What every record carries."""
    return {"at": at, "offset": 60, "zone": "Europe/Berlin", "night": night}


def evening(assigned: str | None = None, **changes: Any) -> NightLog:
    """A night; with an arm, it was drawn and shown."""
    shown = {"assigned": assigned, "probability": 0.5, "shown_at": EVENING} if assigned else {}
    return NightLog(**(when(EVENING, NIGHT) | shown | changes))


def checkin(**changes: Any) -> CheckinLog:
    """The morning after."""
    return CheckinLog(**(when(MORNING, NIGHT) | changes))


def session(**changes: Any) -> SessionLog:
    """The evening's planned session of long strokes, done."""
    steps = (StepDone(technique="effleurage", region="calf_left", seconds=60),)
    plain = {"routine": "effleurage", "arm": "effleurage", "planned": True, "one_leg": "no", "outcome": "done"}
    return SessionLog(**(when(EVENING, NIGHT) | plain | {"steps": steps} | changes))


def rescue(hours: float = 3, **changes: Any) -> SessionLog:
    """A rescue by stretches, hours after the evening's rating."""
    at = EVENING + dt.timedelta(hours=hours)
    steps = (StepDone(technique="stretching", region="calf_left", seconds=60),)
    plain = {"at": at, "routine": "stretches_only", "arm": None, "planned": False, "rescue": True, "steps": steps}
    return session(**(plain | changes))


def entry(hours: float = 0, **changes: Any) -> EntryLog:
    """A moment, hours after the evening's rating."""
    return EntryLog(**(when(EVENING + dt.timedelta(hours=hours), NIGHT) | {"moment": "log"} | changes))


def bruise(**changes: Any) -> HarmLog:
    """A bruise of that night."""
    return HarmLog(**(when(MORNING, NIGHT) | {"technique": "effleurage", "what": "bruise"} | changes))


def medicine(**changes: Any) -> MedicineLog:
    """A medicine as it was written down that evening."""
    return MedicineLog(**(when(EVENING, NIGHT) | {"name": "Pramipexole"} | changes))
