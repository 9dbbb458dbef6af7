"""Regular sessions: what was noted by the week, and a sheet for the therapist that holds the plan's limits."""

from datetime import time, timedelta

import pytest
from django.test import Client

from quietlegs_web.actions import regular
from quietlegs_web.actions.clock import tonight
from quietlegs_web.storage.models import Person
from tests.web.evenings import answer_all, stamp, write

pytestmark = pytest.mark.django_db
STEP = {"technique": "effleurage", "region": "calf_left", "seconds": 120}


def session(person: Person, back: int, **fields: object) -> None:
    """A session some nights ago."""
    night = tonight(person) - timedelta(days=back)
    write(person, "session", {**stamp(person, night, time(21)), "routine": "self_hands", "steps": [STEP], **fields})


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_without_a_routine_nothing_is_planned(signed_in: Client) -> None:
    text = page(signed_in, "/regular/")
    assert "Your plan has no routine yet" in text
    assert 'class="button wide" href="/plan/"' in text


def test_four_weeks_show_who_did_which_evening(signed_in: Client, person: Person) -> None:
    answer_all(person)
    session(person, 1)
    session(person, 2, by="therapist")
    session(person, 3, by="therapist")
    session(person, 3, by="self")
    weeks = regular.weeks(person)
    had = {one.night: one.had for week in weeks for one in week.evenings}
    last = tonight(person)
    assert [had[last - timedelta(days=back)] for back in (1, 2, 3, 4)] == ["home", "therapist", "both", "none"]
    assert sum(week.sessions for week in weeks) == 3
    assert (len(weeks), weeks[0].starts.weekday()) == (4, 0)
    assert [one.had for week in weeks for one in week.evenings if one.night > last] == [""] * (6 - last.weekday())
    text = page(signed_in, "/regular/")
    assert text.count(">therapist<") >= 1
    assert "3 evenings a week" in text


def test_the_sheet_is_the_plan_for_other_hands(signed_in: Client, person: Person) -> None:
    answer_all(person, anticoagulant="yes", helper="self", tools=["roller"])
    session(person, 1, urge_before=7, urge_after=3)
    session(person, 2, steps=[], routine="mended long ago")
    session(person, 3, planned=True, urge_after=2)
    evening = tonight(person) - timedelta(days=3)
    write(person, "night", {**stamp(person, evening, time(20)), "urge_before": 8})
    text = page(signed_in, "/regular/sheet/")
    assert "at most 2 of 10" in text
    assert "Deep tissue massage is not offered" in text
    assert "With a blood thinner, firm pressure can make a muscle bleed inside." in text
    assert "<td>7</td><td>3</td>" in text
    assert "something else (by whom is not noted)" in text
    assert "<td>not rated</td>" in text
    assert "<td>8</td><td>2</td>" in text
    assert "roller" not in text.partition("What never to do")[0]


def test_the_answers_behind_it_may_stay_private(signed_in: Client, person: Person) -> None:
    answer_all(person, anticoagulant="yes")
    text = page(signed_in, "/regular/sheet/?why=no")
    assert "blood thinner" not in text
    assert "no firmer than 2 of 10" in text


@pytest.mark.parametrize("answers", [{"dvt_signs": "yes"}, {"dvt_known": "yes"}, {"dvt_signs": None}])
def test_where_the_plan_is_closed_the_sheet_says_so(
    signed_in: Client, person: Person, answers: dict[str, object]
) -> None:
    answer_all(person, **answers)
    text = page(signed_in, "/regular/sheet/")
    assert "Please do not massage the legs today." in text
    assert "Please ask the person who treats you" not in text
    if answers != {"dvt_signs": None}:
        assert text.count('<div class="card">') == 1
    assert "at most" not in text.partition("What never to do")[0]
