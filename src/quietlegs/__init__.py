"""Quietlegs: a safe, individual massage plan for restless legs, and an honest answer from your own nights.

The public names live in `quietlegs.interface` and are looked up when first used, so that a command that needs no
numbers never waits for NumPy.
"""

import importlib

_PUBLIC: dict[str, str] = {
    "list_claims": "evidence",
    "make_plan": "plan",
    "read_finding": "plan",
    "show_claim": "evidence",
    "read_diary": "diary",
    "read_intake": "intake",
    "design_trial": "trial",
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
