"""The first day: one question a screen, skippable, resumable; never a diagnosis; a page for the doctor at once."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.forbidden import forbidden_phrases
from quietlegs.wording.speak import say
from quietlegs_web.actions import body_values, first_day, intake, log
from quietlegs_web.actions.plan import plan_of
from quietlegs_web.storage.models import Person

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_first_screen_asks_what_touch_does(signed_in: Client, person: Person) -> None:
    assert signed_in.get("/day-one/")["Location"] == "/day-one/touch/"
    assert "make it worse?" in shown(signed_in, "/day-one/touch/")


def test_it_goes_on_where_it_was_left(signed_in: Client, person: Person) -> None:
    shown(signed_in, "/day-one/touch/")
    assert signed_in.post("/day-one/touch/", {"touch": "helps"})["Location"] == "/day-one/diagnosis/"
    shown(signed_in, "/day-one/diagnosis/")
    assert signed_in.get("/day-one/")["Location"] == "/day-one/diagnosis/"
    assert re.search(r'value="helps"[^>]*checked', shown(signed_in, "/day-one/touch/"))


@pytest.mark.parametrize("step", ["touch", "diagnosis", "tried", "evenings", "private"])
def test_every_question_can_be_skipped_and_skipping_answers_nothing(
    signed_in: Client, person: Person, step: str
) -> None:
    page = shown(signed_in, f"/day-one/{step}/")
    following = first_day.STEPS[first_day.STEPS.index(step) + 1]
    assert f'href="/day-one/{following}/">Skip<' in page
    assert intake.answers(person) == {"version": 1}


def test_where_touch_makes_it_worse_no_massage_is_pushed(signed_in: Client, person: Person) -> None:
    answer = signed_in.post("/day-one/touch/", {"touch": "worse"})
    page = shown(signed_in, answer["Location"].partition("#")[0])
    assert "nobody needs to touch your legs" in page
    assert not [one for one in plan_of(person).plan.routine.steps if load_catalogue().techniques[one.technique].touch]


@pytest.mark.parametrize("said", ["no", "unsure"])
def test_without_a_diagnosis_the_five_signs_and_what_feels_alike_are_shown(
    signed_in: Client, person: Person, said: str
) -> None:
    answer = signed_in.post("/day-one/diagnosis/", {"diagnosed": said})
    page = shown(signed_in, answer["Location"].partition("#")[0])
    for code in ("five_1", "five_2", "five_3", "five_4", "five_5", "mimics_list", "mimics_ask"):
        assert escape(say(f"first_day.{code}")) in page
    assert "Quietlegs cannot tell you what it is." in page
    assert not forbidden_phrases(re.sub(r"<[^>]+>", " ", page))


def test_with_a_diagnosis_it_goes_straight_on(signed_in: Client, person: Person) -> None:
    assert signed_in.post("/day-one/diagnosis/", {"diagnosed": "yes"})["Location"] == "/day-one/tried/"


def test_what_was_tried_is_kept_in_own_words(signed_in: Client, person: Person) -> None:
    signed_in.post("/day-one/tried/", {"tried": "Cold baths, <walking>"})
    assert intake.answers(person)["goals"] == "Cold baths, <walking>"
    assert "Cold baths, &lt;walking&gt;" in shown(signed_in, "/doctor-page/")


def test_evenings_and_zone_are_kept(signed_in: Client, person: Person) -> None:
    given = {"mode": "before", "evening_at": "20:30", "zone": "America/New_York"}
    assert signed_in.post("/day-one/evenings/", given)["Location"] == "/day-one/first/"
    person.refresh_from_db()
    assert (person.mode, person.evening_at, person.zone) == ("before", "20:30", "America/New_York")
    assert signed_in.post("/day-one/evenings/", {**given, "zone": "Atlantis/Deep"}).status_code == 422
    assert signed_in.post("/day-one/evenings/", {**given, "evening_at": "late"}).status_code == 422


def test_iron_and_medicines_come_first(signed_in: Client, person: Person) -> None:
    page = shown(signed_in, "/day-one/first/")
    assert "Massage is a small lever. Two things come first" in page
    for address in ("/labs/", "/medicines/", "/doctor-page/"):
        assert f'href="{address}"' in page


def test_an_answer_that_is_none_is_refused(signed_in: Client, person: Person) -> None:
    answer = signed_in.post("/day-one/touch/", {"touch": "perhaps"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert signed_in.post("/day-one/touch/", {}).status_code == 422
    assert signed_in.get("/day-one/nowhere/").status_code == 404


def test_private_answers_are_kept_for_the_person_alone(signed_in: Client, person: Person) -> None:
    answer = signed_in.post("/day-one/private/", {"impulse_buying": "yes", "augmentation_earlier": "no"})
    page = shown(signed_in, answer["Location"].partition("#")[0])
    assert "Do not stop this medicine on your own." in page
    assert first_day.private_answers(person) == {"impulse_buying": "yes", "augmentation_earlier": "no"}
    signed_in.post("/day-one/private/", {"impulse_buying": "no"})
    assert first_day.private_answers(person) == {"impulse_buying": "no"}
    assert len(list(log.bodies(person, "entry"))) == 1
    signed_in.post("/day-one/private/", {})
    assert first_day.private_answers(person) == {}
    signed_in.post("/day-one/private/", {"impulse_sex": "unsure"})
    assert first_day.private_answers(person) == {"impulse_sex": "unsure"}


def test_the_doctors_page_shows_private_answers_only_where_the_person_asks_for_it(
    signed_in: Client, person: Person
) -> None:
    signed_in.post("/day-one/private/", {"impulse_gambling": "yes"})
    question = escape(say("first_day.impulse_gambling"))
    assert question not in shown(signed_in, "/doctor-page/")
    assert question in shown(signed_in, "/doctor-page/?private=1")


def test_the_doctors_page_is_ready_at_once(signed_in: Client, person: Person) -> None:
    page = shown(signed_in, "/doctor-page/")
    for words in ("ferritin", "transferrin saturation", "75 ng/mL", "20 %", "I have not listed my medicines yet."):
        assert words in page


def test_the_doctors_page_names_only_medicines_that_are_reported_to_aggravate(
    signed_in: Client, person: Person
) -> None:
    for name in ("Remeron", "warfarin", "pramipexole"):
        body_values.add_medicine(person, body_values.MedicineWish(name=name, since=date(2025, 1, 1)))
    body_values.add_lab(person, test="ferritin", value=42, unit="ng/mL", on=date(2026, 1, 2))
    page = first_day.doctor_page(person)
    assert {one.written for one in page.named} == {"Remeron", "pramipexole"}
    assert len(page.listed) == 3
    text = shown(signed_in, "/doctor-page/")
    assert "Ferritin: 42 ng/mL (2026-01-02)" in text
    assert "Do not stop this medicine on your own." in text


def test_the_end_leads_to_the_safety_questions_and_to_a_session_once_it_is_open(
    signed_in: Client, person: Person
) -> None:
    assert "Answer the safety questions (about 3 minutes)" in shown(signed_in, "/day-one/ready/")
    asked = [rule.id for rule in load_catalogue().rules.values() if rule.kind != "use_rule"]
    intake.change(person, {"conditions": dict.fromkeys(asked, "no")})
    page = shown(signed_in, "/day-one/ready/")
    assert "A three-minute session right away" in page
    intake.change(person, {"conditions": {**dict.fromkeys(asked, "no"), "pe_signs": "yes"}})
    assert "session right away" not in shown(signed_in, "/day-one/ready/")


@pytest.mark.parametrize("address", ["/day-one/", "/day-one/private/", "/doctor-page/", "/medicines/", "/labs/"])
def test_nobody_sees_a_page_without_signing_in(client: Client, person: Person, address: str) -> None:
    assert client.get(address)["Location"].startswith("/sign-in/")
