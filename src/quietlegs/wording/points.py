"""A number of points, minutes or times with its noun."""

from quietlegs.wording.speak import say


def points(size: str, *, unit: str = "points", locale: str = "en") -> str:
    """Say "1 point", "2 points" or "15 minutes"; `size` is the number as it will be read."""
    return say(f"{unit}.one" if size == "1" else f"{unit}.many", {"size": size}, locale=locale)
