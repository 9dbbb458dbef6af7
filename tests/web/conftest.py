"""A synthetic person, signed in, for the tests of the server's pages."""

import pytest
from django.test import Client

from quietlegs_web.actions import people
from quietlegs_web.storage.models import Person, User

PASSCODE = "synthetic-42"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def user(db: None) -> User:
    """The first user of an installation; she is its host."""
    return people.first_run(name="Synthetic Anna", passcode=PASSCODE, zone="Europe/Berlin")


@pytest.fixture
def person(user: User) -> Person:
    """The person whose nights the first user sees."""
    return user.person


@pytest.fixture
def signed_in(user: User, client: Client) -> Client:
    """A browser that this person is signed in with."""
    client.force_login(user, backend=BACKEND)
    return client
