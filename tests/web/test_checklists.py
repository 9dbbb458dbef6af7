"""Every page of a row gives a person, a therapist and a neurologist what each of them needs (docs/checklists.yaml)."""

import html
import re
from datetime import time, timedelta

import pytest
from django.test import Client

from quietlegs_web.actions.clock import tonight
from quietlegs_web.storage.models import Person
from tests.web.evenings import answer_all, stamp, write
from tools.reference.checklists import LIST, READERS, Checklist, checklists

pytestmark = pytest.mark.django_db
ROWS = {f"M{number}" for number in range(5, 14)}
NEEDS = [
    pytest.param(one, reader, need.need, need.shown, id=f"{one.row} {one.page} {reader}: {need.need}")
    for one in checklists()
    for reader, need in one.needs()
]


@pytest.fixture
def somebody(person: Person) -> Person:
    """A synthetic person with a blood thinner, pramipexole, a low ferritin and a session last night."""
    lab = {"test": "ferritin", "value": 42, "unit": "ng/mL", "date": tonight(person) - timedelta(days=30)}
    answer_all(
        person,
        anticoagulant="yes",
        medicines=[{"name": "pramipexole"}],
        labs=[{**lab, "date": str(lab["date"])}],
        oils=["lavender", "unscented"],
        diagnosed="yes",
    )
    night = tonight(person) - timedelta(days=1)
    write(
        person,
        "session",
        {**stamp(person, night, time(21)), "routine": "self_hands", "urge_before": 6, "urge_after": 3},
    )
    write(person, "checkin", {**stamp(person, night, time(8)), "exercise": True, "caffeine": False})
    write(person, "medicine", {**stamp(person, night, time(9)), "name": "pramipexole"})
    write(person, "lab", {**stamp(person, night, time(9)), **lab, "date": str(lab["date"])})
    return person


@pytest.mark.parametrize(("one", "reader", "need", "shown"), NEEDS)
def test_what_is_needed_is_there(
    signed_in: Client, somebody: Person, one: Checklist, reader: str, need: str, shown: str
) -> None:
    answer = signed_in.get(one.page)
    assert answer.status_code == 200
    source = answer.content.decode()
    read = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|q|strong|em)\b[^>]*>", "", source))).split())
    assert (shown in source) if "<" in shown or "class=" in shown else (shown in read), f"{reader} needs {need}"


def test_every_row_has_a_checklist_for_each_reader_and_a_picture() -> None:
    assert {one.row for one in checklists()} == ROWS
    for one in checklists():
        assert (LIST.parent / f"screenshots/{one.picture}.jpg").is_file(), one.picture
        assert {reader for reader, _ in one.needs()} == set(READERS)
