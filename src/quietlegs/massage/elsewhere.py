"""Routines for other situations than sitting at home: each from the same withheld things, short, with its reason."""

from collections.abc import Iterator
from dataclasses import replace

from quietlegs.foundation.body import SITUATIONS, Situation
from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage.because import line
from quietlegs.massage.routine import MAIN, build_routine
from quietlegs.massage.wishes import Wishes
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Elsewhere, Withheld

MINUTES = 10
"""The longest routine away from the main situation: our own judgement, since nobody tried it."""

OIL_FITS: tuple[Situation, ...] = ("lying",)
"""Where oil or lotion may be used: not in bed, at a desk or on a plane, where nobody dries the feet."""


def elsewhere_of(
    intake: Intake, wishes: Wishes, withheld: tuple[Withheld, ...], *, catalogue: Catalogue
) -> tuple[Elsewhere, ...]:
    """A routine with steps for each wanted situation where something is open; without a wish, for all of them."""
    wanted = SITUATIONS if intake.situations is None else intake.situations
    made = (_one(each, wishes, withheld, catalogue=catalogue) for each in SITUATIONS if each in wanted and each != MAIN)
    return tuple(one for one in made if one.routine.steps)


def _one(situation: Situation, wishes: Wishes, withheld: tuple[Withheld, ...], *, catalogue: Catalogue) -> Elsewhere:
    oils = wishes.oils if situation in OIL_FITS else ()
    here = replace(wishes, minutes=min(wishes.minutes, MINUTES), oils=oils)
    return Elsewhere(
        situation=situation, routine=build_routine(here, withheld, catalogue=catalogue, situation=situation)
    )


def elsewhere_lines(elsewhere: tuple[Elsewhere, ...], *, catalogue: Catalogue) -> Iterator[Reason]:
    """How to sit or lie for each routine; a long journey asks the clot question anew."""
    for one in elsewhere:
        template = catalogue.routines[one.routine.id or ""]
        values = {"name": template.name, "setting": template.setting}
        yield line(one.situation, "plan.elsewhere", sources=template.sources, **values)
        if one.situation == "on_plane":
            yield line("on_plane", "plan.journey", sources=catalogue.rules["dvt_risk_high"].sources)
