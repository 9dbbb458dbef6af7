"""What every page's frame needs to know."""

from typing import Any

from django.http import HttpRequest

from quietlegs_web.actions.people import person_of


def person(request: HttpRequest) -> dict[str, Any]:
    """Give the signed-in person, or None, to every template."""
    return {"person": person_of(request)}
