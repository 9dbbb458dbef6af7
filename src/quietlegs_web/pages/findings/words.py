"""The sentences that the findings' templates show, by short names."""

from quietlegs.wording.speak import say

NAMES = (
    "other_outcome",
    "planned",
    "no_plan",
    "no_claim",
    "priors",
    "log_only",
    "log_misleads",
    "keep",
)
CHOICES = ("keep", "swap", "stop", "explore")


def page_words(locale: str) -> dict[str, str]:
    """Every sentence by its short name."""
    return {name: say(f"finding_page.{name}", locale=locale) for name in NAMES} | {
        f"keep_{name}": say(f"finding_page.keep.{name}", locale=locale) for name in CHOICES
    }
