"""What can make restless legs worse: held against what is known, nothing advised, the same on the doctor's page."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.forbidden import forbidden_phrases
from quietlegs.wording.speak import say
from quietlegs_web.actions import body_values, intake
from quietlegs_web.actions.body_values import MedicineWish
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.factors import factors
from quietlegs_web.actions.plan import plan_of
from quietlegs_web.storage.models import Person

pytestmark = pytest.mark.django_db
BOTH = ("/factors/", "/doctor-page/")


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def keep(person: Person, test: str, value: float, unit: str, *, on: date | None = None) -> None:
    body_values.add_lab(person, test=test, value=value, unit=unit, on=on or today(person))


def test_without_a_value_the_test_is_asked_for(signed_in: Client, person: Person) -> None:
    page = shown(signed_in, "/factors/")
    assert say("factors.iron_empty") in page
    assert "at least 24 hours after the last iron tablet" in page
    assert "<svg" not in page
    assert load_catalogue().factors["iron_test"].ask in factors(person).questions


@pytest.mark.parametrize("address", BOTH)
def test_a_value_stands_in_words_with_its_day_and_a_picture(signed_in: Client, person: Person, address: str) -> None:
    keep(person, "ferritin", 42, "µg/L")
    page = shown(signed_in, address)
    assert f"Your ferritin was 42 ng/mL on {today(person).isoformat()}" in page
    assert "A bar from 0 to 200 ng/mL: your value 42" in page
    assert "On your report: 42 µg/L." in page
    assert 'style="' not in page
    assert any("My ferritin was 42 ng/mL" in one for one in factors(person).questions)


def test_the_picture_is_drawn_to_scale(signed_in: Client, person: Person) -> None:
    keep(person, "ferritin", 100, "ng/mL")
    keep(person, "transferrin saturation", 90, "%")
    ferritin, saturation = factors(person).gauges
    assert (ferritin.filled, ferritin.line, ferritin.low) == ("150.0", "112.5", False)
    assert (saturation.filled, saturation.line) == ("300.0", "100.0")
    assert "beyond its end" in saturation.alt
    assert not any("What does that mean" in one for one in factors(person).questions)


@pytest.mark.parametrize("address", BOTH)
def test_saturation_is_worked_out_from_two_values(signed_in: Client, person: Person, address: str) -> None:
    keep(person, "serum iron", 10, "µmol/L")
    keep(person, "total iron-binding capacity", 62.5, "µmol/L")
    page = shown(signed_in, address)
    assert "Your transferrin saturation was 16 %" in page
    assert "Worked out from 10 µmol/L / 62.5 µmol/L." in page


def test_the_latest_value_counts_and_an_old_one_is_said_to_be_old(signed_in: Client, person: Person) -> None:
    old = today(person) - timedelta(days=800)
    keep(person, "ferritin", 20, "ng/mL", on=old)
    assert load_catalogue().factors["iron_old"].ask in factors(person).questions
    assert load_catalogue().factors["iron_old"].statement in shown(signed_in, "/factors/")
    keep(person, "ferritin", 120, "ng/mL")
    (gauge,) = factors(person).gauges
    assert (gauge.value, gauge.old, gauge.earlier) == ("120", False, (f"{old.isoformat()}: 20 ng/mL",))
    assert load_catalogue().factors["iron_old"].ask not in factors(person).questions


@pytest.mark.parametrize("address", BOTH)
def test_a_unit_that_cannot_be_read_is_said(signed_in: Client, person: Person, address: str) -> None:
    keep(person, "ferritin", 40, "IU")
    assert "“40 IU”" in shown(signed_in, address)


@pytest.mark.parametrize(("value", "unit"), [("0.18", "%"), ("130", "%"), ("0", "%")])
def test_what_cannot_be_is_refused_with_a_sentence(signed_in: Client, person: Person, value: str, unit: str) -> None:
    given = {"test": "transferrin saturation", "value": value, "unit": unit, "date": today(person).isoformat()}
    answer = signed_in.post("/labs/", given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not body_values.labs(person)


@pytest.mark.parametrize("address", BOTH)
def test_a_named_medicine_stands_with_what_is_known(signed_in: Client, person: Person, address: str) -> None:
    body_values.add_medicine(person, MedicineWish(name="Remeron 15 mg"))
    page = shown(signed_in, address)
    assert escape(load_catalogue().medicines["mirtazapine"].statement) in page
    assert "Do not stop this medicine on your own." in page
    assert escape(say("factors.ask_medicine", {"name": "Remeron 15 mg"})) in page


def test_a_medicine_that_ended_is_not_asked_about(signed_in: Client, person: Person) -> None:
    body_values.add_medicine(person, MedicineWish(name="Remeron", since=today(person) - timedelta(days=90)))
    (line,) = body_values.medicines(person)
    body_values.end_medicine(person, line.id, until=today(person) - timedelta(days=2))
    assert factors(person).named == ()


def test_a_misspelled_blood_thinner_counts_and_says_how_it_was_read(signed_in: Client, person: Person) -> None:
    intake.change(person, {"touch": "helps"})
    body_values.add_medicine(person, MedicineWish(name="Elequis 5 mg"))
    page = shown(signed_in, "/medicines/")
    assert "“elequis” was read as Eliquis, to be on the safe side." in page
    assert "anticoagulant" in {one.about for one in plan_of(person).plan.reasons}
    (line,) = body_values.medicines(person)
    assert signed_in.post(f"/medicines/{line.id}/name/", {"name": "Synthetomab"}).status_code == 302
    (line,) = body_values.medicines(person)
    assert (line.body.name, line.readings) == ("Synthetomab", ())


def test_a_near_name_that_blocks_nothing_is_asked_and_taken_over(signed_in: Client, person: Person) -> None:
    body_values.add_medicine(person, MedicineWish(name="seroquil 25 mg", dose="1"))
    page = shown(signed_in, "/medicines/")
    assert "Did you mean Seroquel?" in page
    assert 'value="Seroquel 25 mg"' in page
    assert factors(person).named == ()
    (line,) = body_values.medicines(person)
    signed_in.post(f"/medicines/{line.id}/name/", {"name": "Seroquel 25 mg"})
    (line,) = body_values.medicines(person)
    assert (line.body.name, line.body.dose, line.known[0].name) == ("Seroquel 25 mg", "1", "Quetiapine")


def test_what_the_person_said_yes_to_is_marked_and_asked_about(signed_in: Client, person: Person) -> None:
    intake.change(person, {"conditions": {"pregnancy": {"answer": "yes"}, "renal_dialysis": "no"}})
    page = shown(signed_in, "/factors/")
    known = load_catalogue().factors
    assert say("factors.you_said_yes") in page
    assert escape(known["pregnancy"].statement) in page
    assert escape(known["kidney"].statement) not in page
    assert known["pregnancy"].ask in shown(signed_in, "/doctor-page/")


def test_the_family_is_one_tap(signed_in: Client, person: Person) -> None:
    assert signed_in.post("/factors/family/", {"answer": "yes"})["Location"] == "/factors/"
    assert intake.answers(person)["family_history"] == "yes"
    assert load_catalogue().factors["family"].ask in shown(signed_in, "/doctor-page/")
    signed_in.post("/factors/family/", {"answer": "perhaps"})
    assert intake.answers(person)["family_history"] == "yes"
    assert signed_in.get("/factors/family/").status_code == 405


def test_the_plan_says_the_same_of_iron(signed_in: Client, person: Person) -> None:
    intake.change(person, {"touch": "helps"})
    keep(person, "ferritin", 89.88, "pmol/L")
    keep(person, "serum iron", 10, "µmol/L")
    keep(person, "total iron-binding capacity", 62.5, "µmol/L")
    said = {one.code: one.values.get("value") for one in plan_of(person).plan.reasons}
    assert (said["plan.iron_low"], said["plan.saturation_low"]) == ("40", "16")
    assert [one.value for one in factors(person).gauges] == ["40", "16"]


def test_nothing_forbidden_is_said_and_the_page_is_linked(signed_in: Client, person: Person) -> None:
    keep(person, "ferritin", 12, "ng/mL")
    body_values.add_medicine(person, MedicineWish(name="Sifrol"))
    assert not list(forbidden_phrases(shown(signed_in, "/factors/")))
    for address in ("/more/", "/labs/", "/medicines/"):
        assert 'href="/factors/"' in shown(signed_in, address)


def test_what_stands_in_the_intake_counts_as_well(signed_in: Client, person: Person) -> None:
    lab = {"test": "ferritin", "value": 42, "unit": "ng/mL", "date": today(person).isoformat()}
    intake.change(person, {"labs": [lab], "medicines": [{"name": "pramipexole"}, {"name": "seroquil"}]})
    found = factors(person)
    assert [one.value for one in found.gauges] == ["42"]
    assert [one.written for one in found.named] == ["pramipexole"]
    page = shown(signed_in, "/factors/")
    assert "Did you mean Seroquel?" in page
    assert "Yes, Seroquel" not in page
    assert escape(say("factors.ask_dopamine", {"name": "pramipexole"})) in shown(signed_in, "/doctor-page/")
