"""The three-minute session: the least that is worthwhile, for a night that is too much or a first try."""

from dataclasses import replace

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage.dose import SHORTEST_SESSION_MINUTES
from quietlegs.massage.routine import build_routine, routine_from
from quietlegs.massage.wishes import Wishes
from quietlegs.records.plan import Routine, Withheld

THREE_MINUTES = "three_minutes"


def short_routine(wishes: Wishes, withheld: tuple[Withheld, ...], *, catalogue: Catalogue) -> Routine:
    """The three-minute routine if it suits, else the shortest that does; holds nothing withheld, perhaps no step."""
    short = replace(wishes, minutes=SHORTEST_SESSION_MINUTES)
    made = routine_from(catalogue.routines[THREE_MINUTES], short, withheld=withheld, catalogue=catalogue)
    return made if made.steps else build_routine(short, withheld, catalogue=catalogue)
