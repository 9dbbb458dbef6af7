"""A synthetic person, signed in, for the tests of the server's pages."""

from datetime import UTC, datetime, time

import pytest
from django.test import Client
from django.utils import timezone

from quietlegs_web.actions import people
from quietlegs_web.pages import linked_terms
from quietlegs_web.storage.models import Person, User

PASSCODE = "synthetic-42"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def pages_without_links_inside_sentences(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages as they read: no link to the glossary cuts a sentence, but where the links themselves are tested."""
    if "linked" not in request.keywords:
        monkeypatch.setattr(linked_terms, "with_links", str)


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Six in the evening, so that the date on the calendar and the night that it is now are the same."""
    moment = datetime.combine(timezone.now().date(), time(18), tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


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
