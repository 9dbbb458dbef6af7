"""Requests for packs, for tests; every person in them is synthetic."""

import datetime as dt
from collections.abc import Iterator

from quietlegs.interface.intake import read_intake
from quietlegs.interface.pack import PackRequest
from quietlegs.interface.trial import design_trial
from quietlegs.records.log import HarmLog
from quietlegs.records.pack import Pack, PackSettings, RoutineWords
from quietlegs.records.trial import Comparison, Trial
from tests.people import all_no

NOW = dt.datetime(2026, 12, 2, 20, tzinfo=dt.UTC)
ARMS = ("effleurage", "petrissage", "foot_bath")
SETTINGS = PackSettings(zone="Europe/Berlin", boundary="12:00", mode="when", locale="en", evening_at="20:00")


def healthy_trial(comparison: Comparison = "usual_evening", arms: tuple[str, ...] = ARMS) -> Trial:
    """A trial that was drawn while every answer was no."""
    intake = read_intake(all_no(tools=["hands"]))
    return design_trial(arms, nights=56, seed=1, start="2026-12-01", comparison=comparison, intake=intake)


def request(**changes: object) -> PackRequest:
    """A request with nothing but what must be there, and these changes."""
    plain: dict[str, object] = {
        "person_id": "p",
        "person_name": "Synthetic person",
        "settings": SETTINGS,
        "made_at": NOW,
        "today": NOW.date(),
    }
    return PackRequest(**(plain | changes))  # type: ignore[arg-type]


def harm(technique: str, **changes: object) -> HarmLog:
    """A bruise of last night."""
    plain: dict[str, object] = {
        "at": NOW - dt.timedelta(hours=12),
        "offset": 60,
        "zone": "Europe/Berlin",
        "night": dt.date(2026, 12, 1),
        "technique": technique,
        "what": "bruise",
    }
    return HarmLog(**(plain | changes))  # type: ignore[arg-type]


def leg_routines(pack: Pack) -> Iterator[RoutineWords]:
    """Every routine for the legs that a pack holds."""
    found = [pack.plan.routine, pack.plan.short] if pack.plan else []
    found += [arm.routine for arm in pack.trial.arms] if pack.trial else []
    return (one for one in found if one is not None)
