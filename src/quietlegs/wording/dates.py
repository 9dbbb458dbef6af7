"""Days as a person reads them."""

from datetime import date


def day_in_words(day: date) -> str:
    """A day such as 2 January 2027."""
    return f"{day.day} {day:%B %Y}"
