"""The hand-and-shoulder massage: of a comparison night, and for whoever leaves the legs alone. They are free to move.

Its places, their order and the firmness are our own judgement: light, since nobody asks about the skin of the arms.
"""

from quietlegs.massage.dose import ROUNDING
from quietlegs.records.plan import Routine, Step

HAND_MASSAGE = "hand_massage"
PLACES = ("hand_left", "arm_left", "hand_right", "arm_right")
PRESSURE = 2


def hand_massage(minutes: float) -> Routine:
    """Hands, arms and shoulders one after the other, sharing the minutes; never one of the legs' regions."""
    whole, rest = divmod(round(minutes * 60 / ROUNDING), len(PLACES))
    counts = [whole + (number < rest) for number in range(len(PLACES))]
    steps = tuple(
        Step(
            technique=HAND_MASSAGE,
            region=place,
            direction="towards_heart",
            pressure_max=PRESSURE,
            seconds=count * ROUNDING,
            tool="hands",
        )
        for place, count in zip(PLACES, counts, strict=True)
    )
    return Routine(id=HAND_MASSAGE, minutes=round(sum(step.seconds for step in steps) / 60, 2), steps=steps)
