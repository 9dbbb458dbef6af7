"""A synthetic person's nights as the diary that they would have kept."""

import datetime as dt

from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON
from quietlegs.simulation.nights import Simulated

COLUMNS = ("night", "assigned", "done", "status", "urge_before", "urge", "rescue_at", "rescue_what", "urge_at_rescue")
RESCUED_AT = "01:30"


def to_diary(simulated: Simulated, *, arms: tuple[str, ...], start: dt.date, evening_rating: bool) -> Diary:
    """The diary from `start` on; a rescue stops the night's score at the urge that called for it."""
    names = (COMPARISON, *arms)
    nights = []
    for number in range(simulated.score.size):
        drawn, score = int(simulated.assigned[number]), float(simulated.score[number])
        missing, rescued = bool(simulated.missing[number]), bool(simulated.rescued[number])
        asked = evening_rating and not simulated.unasked[number]
        nights.append(
            Night(
                night=start + dt.timedelta(days=number),
                assigned=names[drawn] if drawn >= 0 else None,
                done=names[int(simulated.done[number])],
                status="missed" if missing else "rated",
                urge_before=float(simulated.before[number]) if asked else None,
                urge=None if missing else score,
                rescue_at=RESCUED_AT if rescued else None,
                rescue_what=arms[0] if rescued else None,
                urge_at_rescue=score if rescued and not missing else None,
            )
        )
    return Diary(nights=tuple(nights), columns=COLUMNS)
