"""Generated over all routes: who is not signed in, whose form is forged, and whose record it is not, is refused."""

import pytest
from django.test import Client

from quietlegs_web.actions import people
from quietlegs_web.site.middleware import OPEN, SHELL
from quietlegs_web.storage.models import User
from tests.web.conftest import BACKEND, PASSCODE
from tests.web.records import entry, new_id, put
from tests.web.routes import Route, routes

pytestmark = pytest.mark.django_db

ROUTES = routes()
ALWAYS_OPEN = ("/api/v1/openapi.json",)
REFUSED = (302, 401, 403)
VALUES: dict[str, object] = {
    "kind": "entry",
    "revision": 1,
    "id": new_id(),
    "number": 1,
    "name": "effect",
    "theme": "light",
    "claim": "raises_dopamine",
    "technique": "effleurage",
    "condition": "anticoagulant",
    "token": 1,
    "step": 1,
    "screen": "clots",
}


def is_open(address: str) -> bool:
    return address.startswith(OPEN) or address in SHELL or address in ALWAYS_OPEN


def named(route: Route) -> str:
    return route.text or "(start)"


def address_of(route: Route) -> str:
    return route.address(**{name: VALUES.get(name, new_id()) for name in route.parameters})


@pytest.fixture
def stranger(user: object) -> Client:
    """A second person's browser."""
    other = people.add_person(name="Synthetic Boris", passcode=PASSCODE)
    client = Client()
    client.force_login(other, backend=BACKEND)
    return client


@pytest.mark.parametrize("route", ROUTES, ids=named)
@pytest.mark.usefixtures("user")
def test_nobody_gets_in_without_signing_in(route: Route) -> None:
    address = address_of(route)
    if is_open(address):
        return
    for method in ("get", "post", "put", "delete"):
        answer = getattr(Client(), method)(address)
        assert answer.status_code in (*REFUSED, 404, 405), (method, answer.status_code)
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("forged", [{}, {"X-CSRFToken": "f" * 64}, {"Origin": "https://elsewhere.example"}])
@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_a_missing_or_forged_csrf_token_is_refused(route: Route, forged: dict[str, str], user: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user, backend=BACKEND)
    address = address_of(route)
    for method in ("post", "put", "delete"):
        answer = getattr(client, method)(address, headers=forged)
        assert answer.status_code in (403, 405), (method, answer.status_code)


@pytest.mark.parametrize("route", [route for route in ROUTES if "id" in route.parameters], ids=named)
def test_another_persons_record_is_not_there(route: Route, signed_in: Client, stranger: Client) -> None:
    assert put(signed_in, entry(), id=new_id()).status_code == 201
    address = address_of(route)
    for method in ("get", "post", "put", "delete"):
        send = getattr(stranger, method)
        answer = send(address) if method in ("get", "delete") else send(address, "{}", content_type="application/json")
        assert answer.status_code in (404, 405, 422), (method, answer.status_code)
        assert b"number 0" not in answer.content
    assert put(stranger, entry(urge=9), id=new_id(), base=1).status_code == 404
    assert stranger.get("/api/v1/changes").json()["changes"] == []


def test_a_wrong_passcode_opens_nothing_and_many_wrong_ones_close_for_a_while(user: User) -> None:
    client = Client()
    answers = [client.post("/sign-in/", {"name": user.name, "passcode": f"wrong-{n}"}).status_code for n in range(9)]
    assert answers[0] == 422
    assert answers[-1] == 429
    assert client.post("/sign-in/", {"name": user.name, "passcode": PASSCODE}).status_code == 429
    assert client.get("/more/").status_code == 302


def test_a_bearer_token_opens_its_own_persons_records_only(signed_in: Client, stranger: Client) -> None:
    put(signed_in, entry(), id=new_id())
    token = people.new_token(User.objects.get(name="Synthetic Boris").person)
    program = Client(headers={"Authorization": f"Bearer {token}"})
    assert program.get(f"/api/v1/entry/{new_id()}").status_code == 404
    assert program.get("/api/v1/changes").json()["changes"] == []
    assert Client(headers={"Authorization": "Bearer ql_wrong"}).get("/api/v1/changes").status_code == 401
