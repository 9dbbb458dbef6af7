"""A clinician's OK: it opens an ask-first condition for gentle work, from its date until its end."""

import datetime as dt
from typing import Literal

from quietlegs.records.intake import Cleared, Intake

Clearance = Literal["valid", "ended", "not_yet"]


def clearance_of(condition: str, intake: Intake, *, today: dt.date) -> tuple[Clearance, Cleared] | None:
    """The best word of a clinician on a condition today: one that is valid, else the one that ends last."""
    words = [one for one in intake.cleared if one.condition == condition]
    if not words:
        return None
    judged = [(_state(one, today), one) for one in words]
    valid = [pair for pair in judged if pair[0] == "valid"]
    return max(valid or judged, key=lambda pair: (pair[1].valid_until, pair[1].date))


def _state(word: Cleared, today: dt.date) -> Clearance:
    if word.date > today:
        return "not_yet"
    return "valid" if today <= word.valid_until else "ended"
