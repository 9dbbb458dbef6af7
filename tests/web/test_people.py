"""First run and sign-in."""

import pytest
from django.test import Client

from quietlegs_web.actions import people
from quietlegs_web.storage.models import User
from tests.web.conftest import PASSCODE

pytestmark = pytest.mark.django_db

FIRST = {"name": "Synthetic Anna", "passcode": PASSCODE, "zone": "Europe/Berlin"}


@pytest.mark.parametrize("path", ["/", "/plan/", "/sign-in/", "/more/"])
def test_an_installation_without_anybody_says_welcome_whatever_is_asked(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/welcome/")


def test_the_first_run_makes_the_host_signs_in_and_asks_about_the_first_day(client: Client) -> None:
    answer = client.post("/welcome/", FIRST)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/day-one/")
    user = User.objects.get()
    assert (user.name, user.host, user.person.zone) == ("Synthetic Anna", True, "Europe/Berlin")
    assert user.password.split("$")[0] != PASSCODE
    assert client.get("/day-one/", follow=True).status_code == 200


def test_a_second_first_run_is_not_possible(user: User, client: Client) -> None:
    assert client.post("/welcome/", {**FIRST, "name": "Synthetic Boris"}).headers["Location"] == "/sign-in/"
    with pytest.raises(people.PeopleError, match="sign in instead"):
        people.first_run(name="Synthetic Boris", passcode=PASSCODE)
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [({"passcode": "12345"}, "6"), ({"name": "  "}, "required"), ({"zone": "Mars/North"}, "Mars/North")],
)
def test_a_first_run_that_cannot_be_is_refused_and_nothing_is_written(
    client: Client, change: dict[str, str], says: str
) -> None:
    answer = client.post("/welcome/", {**FIRST, **change})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not User.objects.exists()


def test_signing_in_leads_back_to_what_was_asked_and_nowhere_else(user: User, client: Client) -> None:
    good = {"name": user.name, "passcode": PASSCODE}
    assert client.post("/sign-in/", {**good, "next": "/plan/"}).headers["Location"] == "/plan/"
    assert client.post("/sign-in/", {**good, "next": "https://elsewhere.example/"}).headers["Location"] == "/"


def test_a_known_phone_is_remembered_for_more_than_a_year(user: User, client: Client) -> None:
    client.post("/sign-in/", {"name": user.name, "passcode": PASSCODE})
    cookie = client.cookies["quietlegs_session"]
    assert cookie["max-age"] > 365 * 24 * 3600
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
