"""What harms pause now."""

from quietlegs.interface.plan import paused_today
from quietlegs.massage.paused import Paused
from quietlegs_web.actions import log
from quietlegs_web.actions.clock import now
from quietlegs_web.storage.models import Person


def paused_now(person: Person) -> tuple[Paused, ...]:
    """What harms pause at this moment."""
    return paused_today((body for _, body in log.bodies(person, "harm")), now=now())
