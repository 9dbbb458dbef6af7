"""The sentences that the trial's templates show, by short names."""

from quietlegs.wording.speak import say

NAMES = (
    "what",
    "no_sitting",
    "too_much",
    "free",
    "rescue",
    "hard_lately",
    "harm",
    "worth",
    "expect",
    "run_in",
    "hand_massage_closed",
    "next",
    "pause_is_fine",
)


def page_words(locale: str) -> dict[str, str]:
    """Every sentence by its short name."""
    return {name: say(f"trial_page.{name}", locale=locale) for name in NAMES}


def obstacle_words(obstacle: str, *, locale: str) -> str:
    """What comes before a trial; empty where nothing does."""
    return say(f"trial_page.{obstacle}", locale=locale) if obstacle else ""
