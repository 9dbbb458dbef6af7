"""A clinician's OK: it opens an ask-first condition for gentle work, from its date until its end.

It speaks of what the clinician knew: what happened after its date, such as a new operation, needs an OK of its own. A
no of the same day or later ends it.
"""

import datetime as dt
from typing import Literal

from quietlegs.records.intake import Cleared, Intake

Clearance = Literal["valid", "ended", "not_yet", "before_it", "refused"]


def clearance_of(
    condition: str, intake: Intake, *, today: dt.date, since: dt.date | None
) -> tuple[Clearance, Cleared] | None:
    """The best word of a clinician on a condition today: one that is valid, else the one that ends last.

    `since`: the latest day on which a yes or unsure to the condition began, where one was given.
    """
    words = [one for one in intake.cleared if one.condition == condition]
    if not words:
        return None
    refused = max((one.date for one in intake.refused if one.condition == condition), default=None)
    judged = [(_state(one, today, since=since, refused=refused), one) for one in words]
    valid = [pair for pair in judged if pair[0] == "valid"]
    return max(valid or judged, key=lambda pair: (pair[1].valid_until, pair[1].date))


def _state(word: Cleared, today: dt.date, *, since: dt.date | None, refused: dt.date | None) -> Clearance:
    if refused is not None and refused >= word.date:
        return "refused"
    if word.date > today:
        return "not_yet"
    if since is not None and word.date < since:
        return "before_it"
    return "valid" if today <= word.valid_until else "ended"
