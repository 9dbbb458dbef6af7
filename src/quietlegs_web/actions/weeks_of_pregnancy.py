"""What the weeks of a pregnancy close, once a clinician has said that gentle work is all right."""

from collections.abc import Iterator

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Ban
from quietlegs.wording.speak import say

STRETCHES = {"early": (1, 12), "middle": (13, 27), "late": (28, 45)}
"""The three stretches in weeks, first and last."""


def weeks_explained(*, locale: str) -> str:
    """A sentence for each stretch, from the rule itself."""
    found = {name: _told(first, last, locale) for name, (first, last) in STRETCHES.items()}
    return say("intake_page.weeks_why", found, locale=locale)


def _told(first: int, last: int, locale: str) -> str:
    shut = list(dict.fromkeys(_shut(first, last, locale)))
    if not shut:
        return say("intake_page.weeks_open", locale=locale)
    return say("intake_page.weeks_closed", {"techniques": "; ".join(shut)}, locale=locale)


def _shut(first: int, last: int, locale: str) -> Iterator[str]:
    known = load_catalogue()
    for ban in known.rules["pregnancy"].cleared_forbids:
        if (ban.weeks_below or ban.weeks_from) and _within(ban, first, last):
            where = "" if isinstance(ban.where, str) else f" ({', '.join(say(f'base.{one}') for one in ban.where)})"
            for one in ban.techniques:
                yield f"{known.techniques[one].name if one in known.techniques else one}{where}"


def _within(ban: Ban, first: int, last: int) -> bool:
    below = ban.weeks_below is None or first < ban.weeks_below
    return below and (ban.weeks_from is None or last >= ban.weeks_from)
