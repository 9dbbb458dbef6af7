"""The verdict is the worst of what the answers do."""

from collections.abc import Iterable

from quietlegs.records.plan import VERDICTS, Verdict
from quietlegs.safety.judging import Effect

_MEANS: dict[Effect, Verdict] = {"none": "go", "limit": "adapt", "ask_first": "ask_first", "stop": "stop"}


def verdict_of(effects: Iterable[Effect], *, missing: bool) -> Verdict:
    """`stop` before `ask_first` before `incomplete` before `adapt` before `go`."""
    found: list[Verdict] = [_MEANS[effect] for effect in effects]
    return max([*found, "incomplete" if missing else "go"], key=VERDICTS.index)
