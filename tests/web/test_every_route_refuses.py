"""Generated over all routes: who is not signed in, whose form is forged, and whose record it is not, is refused."""

import json

import pytest
from django.test import Client

from quietlegs.records.log import KINDS
from quietlegs_web.actions import people
from quietlegs_web.site.middleware import OPEN, SHELL
from quietlegs_web.storage.models import Revision, Token, User
from tests.web.conftest import BACKEND, PASSCODE
from tests.web.records import entry, new_id, put
from tests.web.routes import Route, routes

pytestmark = pytest.mark.django_db

MARK = "somebody-else"
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


BODIES: dict[str, dict[str, object]] = {
    "intake": {"version": 1, "goals": MARK},
    "night": {"urge_before": 4, "note": MARK},
    "session": {"routine": "self_hands", "note": MARK},
    "entry": {"moment": "log", "note": MARK},
    "checkin": {"urge": 4, "note": MARK},
    "medicine": {"name": MARK},
    "lab": {"test": MARK, "value": 42, "unit": "ng/mL", "date": "2026-10-01"},
    "harm": {"technique": "effleurage", "what": "bruise", "note": MARK},
    "score": {"instrument": MARK, "total": 4, "date": "2026-10-01"},
}
"""A record of each kind with a mark by which it would be told."""

OF_A_RECORD = [route for route in ROUTES if "id" in route.parameters]


def a_record(kind: str) -> dict[str, object]:
    stamp = {key: value for key, value in entry().items() if key in ("at", "offset", "zone", "night")}
    return {**({} if kind == "intake" else stamp), **BODIES[kind]}


def kinds_of(route: Route) -> tuple[str, ...]:
    """The kinds of records that a route with an id is about."""
    if "kind" in route.parameters:
        return KINDS
    return ("medicine",) if route.text.startswith("medicines/") else ("lab",)


def rows() -> list[tuple[object, ...]]:
    return list(Revision.objects.order_by("seq").values_list("record_id", "number", "body", "deleted"))


@pytest.mark.parametrize(
    ("route", "kind"),
    [(route, kind) for route in OF_A_RECORD for kind in kinds_of(route)],
    ids=lambda one: one if isinstance(one, str) else named(one),
)
def test_another_persons_record_is_not_there_and_stays_as_it_is(
    route: Route, kind: str, signed_in: Client, stranger: Client
) -> None:
    assert put(signed_in, a_record(kind), id=new_id(), kind=kind).status_code == 201
    before = rows()
    address = route.address(kind=kind, id=new_id(), revision=1)
    body = json.dumps(a_record(kind))
    for method in ("get", "post", "put", "delete"):
        send = getattr(stranger, method)
        answer = send(address, body, content_type="application/json") if method in ("post", "put") else send(address)
        assert answer.status_code in (404, 405), (method, answer.status_code)
        assert MARK.encode() not in answer.content
    assert rows() == before
    assert stranger.get("/api/v1/changes").json()["changes"] == []


def test_no_page_of_a_stranger_shows_what_somebody_else_wrote(signed_in: Client, stranger: Client) -> None:
    for number, kind in enumerate(KINDS):
        assert put(signed_in, a_record(kind), id=new_id(number), kind=kind).status_code == 201
    for route in ROUTES:
        if "id" not in route.parameters:
            assert MARK.encode() not in stranger.get(address_of(route), follow=True).getvalue(), route.text


def test_another_persons_token_is_not_revoked(signed_in: Client, user: User, stranger: Client) -> None:
    people.new_token(user.person)
    token = Token.objects.get()
    assert stranger.post(f"/settings/programs/{token.pk}/revoke/").status_code in (302, 404)
    assert Token.objects.filter(pk=token.pk).exists()


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
