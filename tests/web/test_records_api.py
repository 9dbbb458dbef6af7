"""The log at rest: nothing is lost, nothing stands twice, nothing is merged silently."""

import random
from typing import Any

import pytest
from django.test import Client

from quietlegs.foundation.ids import night_id
from quietlegs_web.storage.models import Person, Record, Revision
from tests.web.records import document, entry, new_id, put

pytestmark = pytest.mark.django_db


def test_a_record_is_kept_as_it_was_sent(signed_in: Client) -> None:
    answer = put(signed_in, entry(3), id=new_id())
    assert answer.status_code == 201
    kept = document(answer)
    assert (kept["revision"], kept["conflict"], kept["deleted"]) == (1, [], False)
    assert kept["body"] == entry(3)
    assert document(signed_in.get(f"/api/v1/entry/{new_id()}")) == kept


def test_the_same_again_changes_nothing(signed_in: Client) -> None:
    first = document(put(signed_in, entry(), id=new_id()))
    again = put(signed_in, entry(), id=new_id())
    assert (again.status_code, document(again)) == (200, first)
    assert Revision.objects.count() == 1


def test_another_body_is_a_new_revision_and_the_old_one_stays(signed_in: Client) -> None:
    put(signed_in, entry(urge=4), id=new_id())
    second = document(put(signed_in, entry(urge=6), id=new_id(), base=1))
    assert (second["revision"], second["conflict"]) == (2, [])
    history = document(signed_in.get(f"/api/v1/entry/{new_id()}/history"))["revisions"]
    assert [one["body"]["urge"] for one in history] == [4, 6]


def test_a_repeated_old_request_does_not_undo_a_later_edit(signed_in: Client) -> None:
    put(signed_in, entry(urge=4), id=new_id())
    put(signed_in, entry(urge=6), id=new_id(), base=1)
    repeated = document(put(signed_in, entry(urge=4), id=new_id(), base=0))
    assert (repeated["revision"], repeated["body"]["urge"], repeated["conflict"]) == (2, 6, [])


def test_two_devices_that_edit_one_record_offline_keep_both_and_the_person_chooses(signed_in: Client) -> None:
    put(signed_in, entry(urge=4), id=new_id())
    put(signed_in, entry(urge=6), id=new_id(), base=1)
    parted = document(put(signed_in, entry(urge=9), id=new_id(), base=1))
    assert (parted["revision"], parted["conflict"]) == (3, [2, 3])
    later = document(put(signed_in, entry(urge=9, note="still"), id=new_id(), base=3))
    assert later["conflict"] == [2, 4], "a conflict stays until somebody chooses"
    chosen = document(signed_in.post(f"/api/v1/entry/{new_id()}/keep/2"))
    assert (chosen["conflict"], chosen["body"]["urge"], chosen["revision"]) == ([], 6, 5)
    assert document(signed_in.post(f"/api/v1/entry/{new_id()}/keep/2")) == chosen, "choosing twice changes nothing"


def test_two_phones_that_never_met_write_to_the_same_night(signed_in: Client, person: Person) -> None:
    night = {key: value for key, value in entry().items() if key in ("at", "offset", "zone", "night")}
    id = night_id("night", person=str(person.pk), night=Record._meta.get_field("night").to_python("2026-11-24"))
    put(signed_in, {**night, "urge_before": 4}, id=id, kind="night")
    other = document(put(signed_in, {**night, "urge_before": 7}, id=id, kind="night"))
    assert other["conflict"] == [1, 2]
    assert Record.objects.count() == 1


def test_deleting_marks_and_the_history_stays(signed_in: Client) -> None:
    put(signed_in, entry(), id=new_id())
    gone = document(signed_in.delete(f"/api/v1/entry/{new_id()}", headers={"If-Match": '"1"'}))
    assert gone["deleted"] is True
    assert len(document(signed_in.get(f"/api/v1/entry/{new_id()}/history"))["revisions"]) == 2
    back = document(put(signed_in, entry(), id=new_id(), base=2))
    assert back["deleted"] is False


def test_the_feed_gives_everything_in_order_and_page_by_page(signed_in: Client) -> None:
    for number in range(7):
        put(signed_in, entry(number), id=new_id(number))
    seen, since, more = [], 0, True
    while more:
        page = document(signed_in.get(f"/api/v1/changes?since={since}&limit=3"))
        seen += [one["body"]["note"] for one in page["changes"]]
        since, more = page["next"], page["more"]
    assert seen == [f"number {number}" for number in range(7)]


def test_fifty_entries_through_a_bad_connection_stand_there_once_each(signed_in: Client) -> None:
    luck = random.Random(5)
    for number in range(50):
        while True:
            asked = luck.random()
            if asked < 0.15:
                continue  # lost on the way there
            answer = put(signed_in, entry(number), id=new_id(number))
            if luck.random() < 0.1:
                put(signed_in, entry(number), id=new_id(number))
            if asked >= 0.30:
                break  # else the answer was lost on the way back
            assert answer.status_code in (200, 201)
    rows = [document(signed_in.get(f"/api/v1/entry/{new_id(number)}"))["body"] for number in range(50)]
    assert rows == [entry(number) for number in range(50)]
    assert (Record.objects.count(), Revision.objects.count()) == (50, 50)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"urge": 11}, "urge"),
        ({"moment": "never"}, "moment"),
        ({"colour": "red"}, "colour"),
        ({"night": "2026-13-40"}, "night"),
        ({"zone": "Mars/North"}, "Mars/North"),
        ({"at": "yesterday"}, "at"),
        ({"offset": 99999}, "offset"),
        ({"note": "x" * 5000}, "note"),
    ],
)
def test_a_bad_record_gets_one_sentence_and_nothing_is_written(
    signed_in: Client, change: dict[str, Any], says: str
) -> None:
    answer = put(signed_in, entry(**change), id=new_id())
    assert answer.status_code == 422
    assert says in document(answer)["error"]
    assert Record.objects.count() == 0


@pytest.mark.parametrize("body", [b"", b"[]", b"nonsense", b"\xff\xfe", b'{"at":'])
def test_what_is_no_record_at_all_is_refused_in_one_sentence(signed_in: Client, body: bytes) -> None:
    answer = signed_in.put(f"/api/v1/entry/{new_id()}", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert document(answer)["error"].endswith(".")
    assert Record.objects.count() == 0


def test_only_ids_with_the_time_in_front_are_taken(signed_in: Client) -> None:
    answer = signed_in.put(
        "/api/v1/entry/3f2504e0-4f89-41d3-9a0c-0305e82c3301", data="{}", content_type="application/json"
    )
    assert answer.status_code == 422


def test_an_id_of_one_kind_is_not_one_of_another(signed_in: Client) -> None:
    put(signed_in, entry(), id=new_id())
    assert put(signed_in, entry(), id=new_id(), kind="checkin").status_code in (404, 422)
    assert document(signed_in.get(f"/api/v1/entry/{new_id()}"))["body"] == entry()


@pytest.mark.parametrize("base", ["x", "-1", "99999999999"])
def test_a_base_that_is_no_number_is_refused(signed_in: Client, base: str) -> None:
    answer = signed_in.put(
        f"/api/v1/entry/{new_id()}", data="{}", content_type="application/json", headers={"If-Match": base}
    )
    assert answer.status_code == 422


def test_the_openapi_document_names_every_kind_and_its_body(signed_in: Client) -> None:
    found = document(signed_in.get("/api/v1/openapi.json"))
    assert found["openapi"].startswith("3")
    for kind in ("intake", "night", "session", "entry", "checkin", "medicine", "lab", "harm"):
        assert "requestBody" in found["paths"][f"/api/v1/{kind}/{{id}}"]["put"]
    assert "EntryLog" in found["components"]["schemas"]


def test_the_live_connection_keeps_what_it_acknowledges() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
