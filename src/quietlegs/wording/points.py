"""A number of points with its noun."""

from quietlegs.wording.speak import say


def points(size: str, *, locale: str = "en") -> str:
    """Say "1 point", "2 points" or "1.0 points"; `size` is the number as it will be read."""
    return say("points.one" if size == "1" else "points.many", {"size": size}, locale=locale)
