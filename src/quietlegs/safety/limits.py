"""How firmly a person may be touched: the bounds of pressure after everything that is withheld."""

from collections.abc import Iterable

from quietlegs.foundation.body import MAX_PRESSURE
from quietlegs.foundation.guardrails import Guardrail
from quietlegs.records.plan import Step, Withheld
from quietlegs.safety.permission import concerns

PRESSURE = Guardrail(lowest=1, comfortable=3, highest=MAX_PRESSURE)
"""1 is spreading lotion, 3 pleasantly firm; more than 4 is never offered. Our own scale and judgement."""


def pressure_limit(withheld: Iterable[Withheld], step: Step) -> Guardrail:
    """The bounds of pressure for a step: narrowed by every row that concerns it; nothing at all may remain."""
    bounds = PRESSURE
    for row in withheld:
        if concerns(row, step):
            bounds = bounds.capped(0 if row.pressure_above is None else row.pressure_above)
    return bounds
