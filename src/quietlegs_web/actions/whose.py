"""Whose page it is."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from quietlegs_web.actions.people import person_of
from quietlegs_web.storage.models import Person as Person


def whose(request: HttpRequest) -> Person:
    """The signed-in person; pages behind the sign-in always have one."""
    person = person_of(request)
    if person is None:
        raise PermissionDenied
    return person
