"""Names that the safety questions' pages show: answers, places."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quietlegs.foundation.body import BASES, SIDES
from quietlegs.wording.speak import say

Choice = tuple[str, str]

ANSWERS: tuple[tuple[str, str | Promise], ...] = (("no", _("No")), ("yes", _("Yes")), ("unsure", _("I am not sure")))


def places(locale: str) -> list[tuple[str, list[Choice]]]:
    """The places that an answer may name, by side: the whole leg first; then the trunk."""
    found = [(side, _of_side(side, locale)) for side in SIDES]
    return [*found, ("trunk", [("trunk", say("intake_page.trunk", locale=locale))])]


def leg_places(locale: str) -> list[tuple[str, list[Choice]]]:
    """The places of the legs, by side."""
    return [(side, _of_side(side, locale)[1:-1]) for side in SIDES]


def capital(text: str) -> str:
    """A text that begins a line."""
    return text[:1].upper() + text[1:]


def _of_side(side: str, locale: str) -> list[Choice]:
    named = [(f"{part}_{side}", capital(say(f"base.{part}", locale=locale))) for part in BASES]
    whole = (f"leg_{side}", say(f"intake_page.whole_{side}", locale=locale))
    return [whole, *named, (f"hip_{side}", capital(say("intake_page.hip", locale=locale)))]
