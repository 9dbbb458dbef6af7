"""What goes together with massage: only what was noted, and never a word about changing a medicine."""

from datetime import time, timedelta

import pytest
from django.test import Client

from quietlegs_web.actions.clock import tonight
from quietlegs_web.actions.together import BESIDE, NIGHTS, beside
from quietlegs_web.storage.models import Person
from tests.web.evenings import stamp, write

pytestmark = pytest.mark.django_db


def morning(person: Person, back: int, **fields: object) -> None:
    """A check-in some nights ago."""
    night = tonight(person) - timedelta(days=back)
    write(person, "checkin", {**stamp(person, night, time(8)), **fields})


def test_nothing_noted_is_said_in_words(signed_in: Client) -> None:
    text = " ".join(signed_in.get("/together/").content.decode().split())
    assert "Nothing was noted yet." in text
    assert "<table" not in text


def test_yes_no_and_not_noted_are_three_things(signed_in: Client, person: Person) -> None:
    morning(person, 1, caffeine=True, exercise=False)
    morning(person, 2, caffeine=False)
    morning(person, NIGHTS + 1, caffeine=True)
    found = beside(person)
    coffee, sport = found.rows[BESIDE.index("caffeine")], found.rows[BESIDE.index("exercise")]
    assert (len(found.nights), found.nights[-1]) == (NIGHTS, tonight(person) - timedelta(days=1))
    assert coffee.nights == (*["unknown"] * (NIGHTS - 2), "no", "yes")
    assert sport.nights == (*["unknown"] * (NIGHTS - 1), "no")
    assert coffee.summary == "yes on 1 of 2 nights"
    text = signed_in.get("/together/").content.decode()
    assert "yes on 0 of 1 nights" in text
    assert "An extra dose: not noted" in text
    assert text.count(">not noted<") == len(BESIDE) * NIGHTS - 3


def test_the_page_leads_to_the_doctor_and_promises_nothing(signed_in: Client) -> None:
    text = signed_in.get("/together/").content.decode()
    assert "Do not start, stop or change a medicine on your own." in text
    assert 'href="/doctor-page/"' in text
    assert "takes the place of no medicine" in text
