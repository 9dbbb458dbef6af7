"""Settings: what shapes an evening, who gets in, everything out as one ZIP, and everything away for good."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from quietlegs.foundation.ids import night_id
from quietlegs_web.actions import log, people, sign_ins
from quietlegs_web.actions.export import export_person
from quietlegs_web.storage.models import Person, Record, Revision, Token, User
from tests.web.conftest import BACKEND, PASSCODE
from tests.web.test_export import NIGHT, live, put

pytestmark = pytest.mark.django_db

EVENINGS = {"mode": "before", "evening_at": "21:15", "boundary": "14:00", "zone": "Asia/Seoul", "locale": "en"}
PAGES = ("", "evenings/", "passcode/", "phones/", "programs/", "people/", "export/", "erase/")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_and_shows_no_draw(signed_in: Client, person: Person, page: str) -> None:
    live(person)
    answer = signed_in.get(f"/settings/{page}")
    assert answer.status_code == 200
    assert b'"seed"' not in answer.content
    assert b"style=" not in answer.content
    assert answer.content.count(b"<h1>") == 1


@pytest.mark.parametrize("page", PAGES)
def test_nobody_gets_in_without_signing_in(user: User, client: Client, page: str) -> None:
    assert client.get(f"/settings/{page}").status_code == 302
    assert client.post(f"/settings/{page}").status_code == 302


@pytest.mark.parametrize(
    "page", ["evenings/", "passcode/", "programs/", "people/", "export/", "erase/", "phones/end-all/"]
)
def test_a_forged_request_changes_nothing(user: User, page: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user, backend=BACKEND)
    assert strict.post(f"/settings/{page}", {"name": user.name, "passcode": PASSCODE, **EVENINGS}).status_code == 403
    assert Person.objects.get(pk=user.person_id).mode == "when"
    assert sign_ins.phones(user) == 1


def test_evenings_are_kept(signed_in: Client, person: Person) -> None:
    assert signed_in.post("/settings/evenings/", EVENINGS).status_code == 302
    person.refresh_from_db()
    assert {name: getattr(person, name) for name in EVENINGS} == EVENINGS


@pytest.mark.parametrize("wrong", [{"boundary": "25:00"}, {"zone": "Moon/Base"}, {"mode": "never"}, {"evening_at": ""}])
def test_a_wrong_setting_changes_nothing_and_says_why(signed_in: Client, person: Person, wrong: dict[str, str]) -> None:
    answer = signed_in.post("/settings/evenings/", EVENINGS | wrong)
    assert answer.status_code == 422
    assert b'role="alert"' in answer.content
    person.refresh_from_db()
    assert (person.mode, person.boundary, person.zone) == ("when", "12:00", "Europe/Berlin")


def test_a_new_passcode_keeps_this_phone_and_asks_all_others(signed_in: Client, user: User) -> None:
    other = Client()
    other.force_login(user, backend=BACKEND)
    wrong = signed_in.post("/settings/passcode/", {"old": "wrong", "new": "another-42"})
    assert wrong.status_code == 422
    assert signed_in.post("/settings/passcode/", {"old": PASSCODE, "new": "another-42"}).status_code == 302
    assert signed_in.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 302
    assert User.objects.get(pk=user.pk).check_password("another-42")


def test_all_sign_ins_of_this_person_and_of_nobody_else_end(signed_in: Client, user: User) -> None:
    bo = people.add_person(name="Synthetic Bo", passcode=PASSCODE)
    lost, others = Client(), Client()
    lost.force_login(user, backend=BACKEND)
    others.force_login(bo, backend=BACKEND)
    assert b"2 phones" in signed_in.get("/settings/phones/").content
    signed_in.post("/settings/phones/end-all/")
    assert lost.get("/settings/").status_code == 302
    assert signed_in.get("/settings/").status_code == 302
    assert others.get("/settings/").status_code == 200


def test_what_leaves_the_phone_asks_first_when_something_is_unsent(signed_in: Client) -> None:
    for page, forms in (("phones/", 2), ("erase/", 1)):
        content = signed_in.get(f"/settings/{page}").content
        assert content.count(b"data-guard-unsent") == forms
        assert b"<ql-unsent>" in content


def test_a_token_is_shown_once_and_can_be_taken_back(signed_in: Client, person: Person) -> None:
    shown = signed_in.post("/settings/programs/", {"label": "watch"}).content.decode()
    token = shown.split('readonly value="')[1].split('"')[0]
    assert people.person_of_token(token) == person
    again = signed_in.get("/settings/programs/").content.decode()
    assert token not in again
    assert "watch" in again
    signed_in.post(f"/settings/programs/{Token.objects.get().pk}/revoke/")
    assert people.person_of_token(token) is None


def test_another_persons_token_is_not_there(signed_in: Client) -> None:
    bo = people.add_person(name="Synthetic Bo", passcode=PASSCODE).person
    people.new_token(bo, label="of Bo")
    assert b"of Bo" not in signed_in.get("/settings/programs/").content
    assert signed_in.post(f"/settings/programs/{Token.objects.get().pk}/revoke/").status_code == 404
    assert Token.objects.count() == 1


def test_only_the_host_adds_people(signed_in: Client, client: Client) -> None:
    new = {"name": "Synthetic Bo", "passcode": "bo-passcode"}
    assert signed_in.post("/settings/people/", new).status_code == 302
    assert signed_in.post("/settings/people/", new).status_code == 422
    bo = Client()
    bo.force_login(User.objects.get(name="Synthetic Bo"), backend=BACKEND)
    assert bo.get("/settings/people/").status_code == 404
    assert b"settings/people" not in bo.get("/settings/").content
    assert bo.post("/settings/people/", {"name": "Third", "passcode": "third-one"}).status_code == 404
    assert User.objects.count() == 2


def test_the_zip_holds_the_export_and_nothing_else(signed_in: Client, person: Person) -> None:
    live(person)
    page = signed_in.get("/settings/export/").content.decode()
    assert "what was drawn for every night" in page
    answer = signed_in.post("/settings/export/")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="quietlegs-')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == export_person(person)


@pytest.mark.parametrize(
    "given", [{"name": "wrong", "passcode": PASSCODE}, {"name": "Synthetic Anna", "passcode": "no"}]
)
def test_erasing_by_accident_erases_nothing(signed_in: Client, person: Person, given: dict[str, str]) -> None:
    assert signed_in.post("/settings/erase/", given).status_code == 422
    assert Person.objects.filter(pk=person.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_erasing_leaves_no_row_and_no_byte_and_others_untouched(signed_in: Client, person: Person) -> None:
    mark = "zebra-crossing-at-dawn"
    live(person)
    bo = people.add_person(name="Synthetic Bo", passcode=PASSCODE).person
    for owner, note in ((person, mark * 150), (bo, "stays here")):
        put(owner, "entry", {"moment": "log", "note": note})
        put(owner, "entry", {"moment": "log", "note": "changed"}, base=1)
        put(owner, "entry", None, base=2)
    people.new_token(person)
    drawn = Path(settings.DATA) / "charts" / str(person.pk)
    drawn.mkdir(parents=True)
    (drawn / "one.light.svg").write_text("synthetic")
    file = Path(connection.settings_dict["NAME"])
    everything = [file, file.with_name(f"{file.name}-wal")]
    assert any(mark.encode() in one.read_bytes() for one in everything if one.exists())
    answer = signed_in.post("/settings/erase/", {"name": person.name, "passcode": PASSCODE})
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/"
    assert answer["Clear-Site-Data"] == '"cookies", "storage"'
    assert not drawn.exists()
    assert tables_that_name(str(person.pk)) == []
    for one in everything:
        content = one.read_bytes() if one.exists() else b""
        for trace in (mark, "Synthetic Anna", person.pk.hex):
            assert trace.encode() not in content
    assert signed_in.get("/settings/").status_code == 302
    assert Revision.objects.filter(person=bo).count() == 3
    assert log.get(bo, kind="entry", id=night_id("entry", person=str(bo.pk), night=NIGHT)).deleted
    assert User.objects.get(person=bo).host


@pytest.mark.django_db(transaction=True)
def test_the_last_person_leaves_an_empty_installation(signed_in: Client, person: Person) -> None:
    live(person)
    answer = signed_in.post("/settings/erase/", {"name": person.name, "passcode": PASSCODE})
    assert answer["Location"] == "/welcome/"
    assert not Record.objects.exists()
    assert not people.anybody_there()


def tables_that_name(id: str) -> list[str]:
    """Every table of the database in which a person's id still stands, in either of its spellings."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = repr(cursor.fetchall())
            if id in rows or id.replace("-", "") in rows:
                found.append(table)
    return found
