"""Medicines and laboratory values: a list, three different records, nothing advised, everything can be brought back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils.html import escape

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.actions import body_values, intake, log
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.plan import plan_of
from quietlegs_web.storage.models import Person, Record

pytestmark = pytest.mark.django_db


def add(client: Client, person: Person, **given: Any) -> UUID:
    answer = client.post("/medicines/", given)
    assert answer.status_code == 302
    return next(one.id for one in body_values.medicines(person) if one.body.name == given["name"] and not one.over)


def bodies(person: Person, kind: str) -> list[Any]:
    return [body for _row, body in log.bodies(person, kind)]


def test_a_medicine_is_kept_as_it_was_written(signed_in: Client, person: Person) -> None:
    add(signed_in, person, name="Sifrol (pramipexole)", dose="0.18 mg", times="20:00, 08:00", since="2025-05-01")
    (kept,) = bodies(person, "medicine")
    assert (kept.name, kept.dose, kept.times) == ("Sifrol (pramipexole)", "0.18 mg", ("08:00", "20:00"))
    page = signed_in.get("/medicines/").content.decode()
    assert "0.18 mg" in page
    assert "08:00, 20:00" in page


def test_a_recognised_medicine_says_what_is_known_with_its_source(signed_in: Client, person: Person) -> None:
    add(signed_in, person, name="Remeron")
    fact = load_catalogue().medicines["mirtazapine"]
    page = signed_in.get("/medicines/").content.decode()
    assert escape(fact.statement) in page
    assert "Do not stop this medicine on your own." in page
    assert "Read in:" in page


def test_an_unknown_name_is_kept_and_said_so(signed_in: Client, person: Person) -> None:
    add(signed_in, person, name="Synthetomab")
    assert "We do not know this name" in signed_in.get("/medicines/").content.decode()


def test_a_dopamine_medicine_says_that_a_trial_waits(signed_in: Client, person: Person) -> None:
    add(signed_in, person, name="ropinirole")
    assert "four weeks pass before a trial starts" in signed_in.get("/medicines/").content.decode()


def test_a_prescribed_change_ends_one_record_and_begins_the_next(signed_in: Client, person: Person) -> None:
    id = add(signed_in, person, name="pramipexole", dose="0.18 mg", times="20:00", since="2025-05-01")
    day = today(person)
    answer = signed_in.post(f"/medicines/{id}/change/", {"dose": "0.09 mg", "since": day.isoformat()})
    assert answer.status_code == 302
    old, new = sorted(bodies(person, "medicine"), key=lambda one: one.since)
    assert old.until == day - timedelta(days=1)
    assert (new.since, new.dose, new.times, new.until) == (day, "0.09 mg", ("20:00",), None)
    intake.change(person, {"touch": "helps"})
    assert [one["dose"] for one in intake.document_of(person)["medicines"]] == ["0.09 mg"]


def test_other_times_are_a_new_revision_of_the_same_record(signed_in: Client, person: Person) -> None:
    id = add(signed_in, person, name="pramipexole", times="20:00")
    signed_in.post(f"/medicines/{id}/times/", {"times": "18:00 20:00"})
    (kept,) = bodies(person, "medicine")
    assert kept.times == ("18:00", "20:00")
    assert [one.revision for one in log.history(person, kind="medicine", id=id)] == [1, 2]
    assert kept.since is None


def test_an_extra_dose_stands_with_its_night_and_changes_no_medicine(signed_in: Client, person: Person) -> None:
    add(signed_in, person, name="pramipexole")
    signed_in.post("/medicines/extra-dose/")
    signed_in.post("/medicines/extra-dose/")
    (morning,) = bodies(person, "checkin")
    assert morning.extra_dose is True
    assert morning.urge is None
    assert len(bodies(person, "medicine")) == 1
    (night,) = diary_of(person).nights
    assert night.extra_dose is True
    assert "Noted for tonight" in signed_in.get("/medicines/").content.decode()


def test_a_medicine_ends_on_a_day_and_leaves_the_plan_the_day_after(signed_in: Client, person: Person) -> None:
    intake.change(person, {"touch": "helps"})
    id = add(signed_in, person, name="warfarin", since="2025-05-01")
    assert "anticoagulant" in {one.about for one in plan_of(person).plan.reasons}
    yesterday = today(person) - timedelta(days=1)
    signed_in.post(f"/medicines/{id}/end/", {"until": yesterday.isoformat()})
    assert "medicines" not in intake.document_of(person)
    assert "ended" in signed_in.get("/medicines/").content.decode()


@pytest.mark.parametrize("what", ["end", "change"])
def test_a_day_that_is_still_to_come_or_before_the_first_is_refused(
    signed_in: Client, person: Person, what: str
) -> None:
    id = add(signed_in, person, name="warfarin", since="2025-05-01")
    for day in (today(person) + timedelta(days=2), today(person).replace(year=2024)):
        given = {"until": day.isoformat(), "since": day.isoformat(), "dose": "5 mg"}
        answer = signed_in.post(f"/medicines/{id}/{what}/", given)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    (kept,) = bodies(person, "medicine")
    assert kept.until is None


def test_times_that_are_none_are_refused_and_the_input_is_kept(signed_in: Client, person: Person) -> None:
    answer = signed_in.post("/medicines/", {"name": "Ropinirole", "times": "at eight"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Ropinirole"' in page
    assert 'value="at eight"' in page
    assert not bodies(person, "medicine")


def test_what_was_removed_can_be_brought_back(signed_in: Client, person: Person) -> None:
    id = add(signed_in, person, name="warfarin")
    signed_in.post(f"/medicines/{id}/remove/")
    assert bodies(person, "medicine") == []
    assert f"/medicines/{id}/back/" in signed_in.get("/medicines/").content.decode()
    signed_in.post(f"/medicines/{id}/back/")
    assert [one.name for one in bodies(person, "medicine")] == ["warfarin"]
    assert signed_in.post(f"/medicines/{id}/back/").status_code == 404


def test_no_medicines_is_an_answer_of_its_own(signed_in: Client, person: Person) -> None:
    assert "medicines" not in intake.answers(person)
    signed_in.post("/medicines/none/")
    assert intake.answers(person)["medicines"] == []
    assert "you use no medicines" in signed_in.get("/medicines/").content.decode()


def test_a_laboratory_value_is_kept_and_held_against_words_not_advice(signed_in: Client, person: Person) -> None:
    given = {"test": "ferritin", "value": "42.5", "unit": "ng/mL", "date": today(person).isoformat()}
    assert signed_in.post("/labs/", given).status_code == 302
    (kept,) = bodies(person, "lab")
    assert (kept.test, kept.value, kept.unit) == ("ferritin", 42.5, "ng/mL")
    page = signed_in.get("/labs/").content.decode()
    assert "42.5 ng/mL" in page
    assert load_catalogue().thresholds["ferritin"].statement in page
    assert load_catalogue().thresholds["transferrin_saturation"].statement in page
    intake.change(person, {"touch": "helps"})
    assert "plan.iron_low" in {one.code for one in plan_of(person).plan.reasons}


def test_another_test_and_unit_need_their_names(signed_in: Client, person: Person) -> None:
    given = {"test": "other", "value": "1", "unit": "other", "date": today(person).isoformat()}
    assert signed_in.post("/labs/", given).status_code == 422
    assert signed_in.post("/labs/", {**given, "other": "TSH", "other_unit": "mU/L"}).status_code == 302
    (kept,) = bodies(person, "lab")
    assert (kept.test, kept.unit) == ("TSH", "mU/L")
    assert "No guideline number is kept here" in signed_in.get("/labs/").content.decode()
    assert signed_in.post(f"/labs/{Record.objects.get(kind='lab').pk}/remove/").status_code == 302
    assert not bodies(person, "lab")


def test_a_value_from_tomorrow_is_refused(signed_in: Client, person: Person) -> None:
    later = (today(person) + timedelta(days=1)).isoformat()
    answer = signed_in.post("/labs/", {"test": "ferritin", "value": "9", "unit": "ng/mL", "date": later})
    assert answer.status_code == 422
    assert not bodies(person, "lab")


@pytest.mark.parametrize("what", ["change", "times", "end", "remove", "back"])
def test_another_persons_medicine_is_not_found(signed_in: Client, person: Person, what: str) -> None:
    other = Person.objects.create(name="Synthetic Ben", zone="UTC")
    body_values.add_medicine(other, body_values.MedicineWish(name="warfarin"))
    id = body_values.medicines(other)[0].id
    given = {"until": "2025-01-01", "since": "2025-01-01", "dose": "1", "times": "08:00"}
    assert signed_in.post(f"/medicines/{id}/{what}/", given).status_code == 404
    assert body_values.medicines(other)[0].revision == 1
    assert "warfarin" not in signed_in.get("/medicines/").content.decode()


@pytest.mark.parametrize("what", ["remove", "back"])
def test_another_persons_value_is_not_found(signed_in: Client, person: Person, what: str) -> None:
    other = Person.objects.create(name="Synthetic Ben", zone="UTC")
    body_values.add_lab(other, test="ferritin", value=40, unit="ng/mL", on=today(other))
    assert signed_in.post(f"/labs/{body_values.labs(other)[0].id}/{what}/").status_code == 404
    assert len(body_values.labs(other)) == 1
