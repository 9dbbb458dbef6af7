"""Quietlegs: a safe, individual massage plan for restless legs, and an honest answer from your own nights.

The public names live in `quietlegs.interface` and are looked up when first used, so that a command that needs no
numbers never waits for NumPy.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what a type checker sees; what runs is looked up below
    from quietlegs.interface.diary import read_diary as read_diary
    from quietlegs.interface.evidence import list_claims as list_claims
    from quietlegs.interface.evidence import show_claim as show_claim
    from quietlegs.interface.finding import find as find
    from quietlegs.interface.finding import find_many as find_many
    from quietlegs.interface.intake import read_intake as read_intake
    from quietlegs.interface.plan import make_plan as make_plan
    from quietlegs.interface.plan import read_finding as read_finding
    from quietlegs.interface.pooling import pool as pool
    from quietlegs.interface.power import trial_power as trial_power
    from quietlegs.interface.simulate import simulate_persons as simulate_persons
    from quietlegs.interface.trial import design_trial as design_trial
    from quietlegs.interface.trial import draw_week as draw_week
    from quietlegs.interface.trial import read_trial as read_trial
    from quietlegs.interface.trial import tonight as tonight
    from quietlegs.interface.trial import verify_trial as verify_trial

_PUBLIC: dict[str, str] = {
    "list_claims": "evidence",
    "find": "finding",
    "find_many": "finding",
    "make_plan": "plan",
    "read_finding": "plan",
    "show_claim": "evidence",
    "read_diary": "diary",
    "read_intake": "intake",
    "pool": "pooling",
    "trial_power": "power",
    "simulate_persons": "simulate",
    "design_trial": "trial",
    "draw_week": "trial",
    "read_trial": "trial",
    "tonight": "trial",
    "verify_trial": "trial",
}
"""Public name -> the module of `quietlegs.interface` that holds it."""

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'quietlegs' has no attribute {name!r}")
    return getattr(importlib.import_module(f"quietlegs.interface.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
