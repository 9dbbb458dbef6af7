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
HEADINGS = {"changes": "sense.heading", "after": "after.heading"}
CHOICES = ("keep", "swap", "stop", "explore")


def page_words(locale: str) -> dict[str, str]:
    """Every sentence by its short name."""
    headings = {name: say(code, locale=locale) for name, code in HEADINGS.items()}
    return (
        headings
        | {name: say(f"finding_page.{name}", locale=locale) for name in NAMES}
        | {f"keep_{name}": say(f"finding_page.keep.{name}", locale=locale) for name in CHOICES}
    )
