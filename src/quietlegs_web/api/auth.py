"""Who may use the API: a signed-in phone (with its CSRF token) or a program with a bearer token."""

from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from quietlegs_web.actions.people import person_of, person_of_token
from quietlegs_web.storage.models import Person


class Phone(APIKeyCookie):
    """The session cookie of a phone; writes need the CSRF token too."""

    param_name = "quietlegs_session"

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        """Give the person, or None."""
        return person_of(request)


class Program(HttpBearer):
    """`Authorization: Bearer …`, as `quietlegs token` makes them."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Give the person, or None."""
        return person_of_token(token)


def signed_in(request: HttpRequest) -> Person:
    """The person that the API's own check let in."""
    person: Person = request.auth  # type: ignore[attr-defined]
    return person
