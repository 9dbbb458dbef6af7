"""Where touch makes the legs worse, no massage is pushed."""

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import OWN_JUDGEMENT
from quietlegs.records.plan import Withheld

GROUND = "intake:touch"
SOURCES = (OWN_JUDGEMENT,)


def touch_rows(catalogue: Catalogue) -> tuple[Withheld, ...]:
    """Every technique that touches is withheld."""
    touching = (one.id for one in catalogue.techniques.values() if one.touch)
    return tuple(Withheld(technique=one, because=(GROUND,), sources=SOURCES) for one in touching)


def touch_reason() -> Reason:
    """Why nothing that touches is offered."""
    return Reason(about=GROUND, code="safety.touch_worse", sources=SOURCES)
