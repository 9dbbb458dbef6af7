"""How a person is: what is not said stays unknown; totals only; help is near where a rating calls for it."""

import re
from datetime import datetime, time, timedelta
from html import unescape

import pytest
from django.test import Client

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.actions import clock, log, people, wellbeing
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.whose import Person
from tests.web.evenings import stamp, write


def text(browser: Client, path: str = "/wellbeing/") -> str:
    return unescape(browser.get(path).content.decode())


def test_ratings_are_kept_where_they_belong_and_the_rest_stays_unknown(signed_in: Client, person: Person) -> None:
    assert signed_in.post("/wellbeing/", {"mood": "0", "worry": "3", "life_quality": ""}).status_code == 302
    (night,) = diary_of(person).nights
    assert night.night == clock.today(person) - timedelta(days=1)
    assert night.values == {"mood": 0}
    assert [(one.instrument, one.total) for _, one in log.bodies(person, "score")] == [("worry", 3)]
    assert "Kept." in text(signed_in)


def test_ratings_leave_the_morning_check_in_as_it_is(signed_in: Client, person: Person) -> None:
    night = clock.today(person) - timedelta(days=1)
    before = {**stamp(person, night, time(7, 20)), "urge": 4, "awakenings": 0}
    write(person, "checkin", before)
    signed_in.post("/wellbeing/", {"fatigue": "6"})
    ((row, kept),) = log.bodies(person, "checkin")
    assert (kept.urge, kept.awakenings, kept.fatigue, row.revision, row.conflict) == (4, 0, 6, 2, [])
    assert kept.at == datetime.fromisoformat(before["at"])
    assert diary_of(person).nights[0].rated_late is False


@pytest.mark.parametrize("given", [{}, {"mood": ""}, {"mood": "11"}, {"worry": "-1"}, {"mood": "low"}])
def test_nothing_or_nonsense_is_refused_in_one_sentence_and_not_kept(
    signed_in: Client, person: Person, given: dict[str, str]
) -> None:
    refused = signed_in.post("/wellbeing/", given)
    assert refused.status_code == 422
    assert refused.content.decode().count('role="alert"') == 1
    assert not list(log.bodies(person, "checkin"))


def test_a_total_is_kept_and_its_change_is_told_with_what_matters(signed_in: Client, person: Person) -> None:
    today = clock.today(person)
    for days, total in ((30, "24"), (0, "20")):
        given = {"instrument": "irls", "total": total, "on": (today - timedelta(days=days)).isoformat()}
        assert signed_in.post("/wellbeing/total/", given).status_code == 302
    page = text(signed_in)
    assert "20 of 40" in page
    assert "4 lower than the time before (24). A difference this small may well be chance: less than 9." in page
    assert "24" in page[page.index("<caption>") :]


@pytest.mark.parametrize(
    ("instrument", "total", "days", "said"),
    [("irls", "41", 0, "goes from 0 to 40"), ("irls", "12", 1, "has not come yet"), ("rls6", "3", 0, "role=")],
)
def test_a_total_that_cannot_be_is_refused(
    signed_in: Client, person: Person, instrument: str, total: str, days: int, said: str
) -> None:
    on = clock.today(person) + timedelta(days=days)
    refused = signed_in.post("/wellbeing/total/", {"instrument": instrument, "total": total, "on": on.isoformat()})
    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert not list(log.bodies(person, "score"))


def test_no_question_of_somebody_elses_questionnaire_ships() -> None:
    others = [one for one in load_catalogue().instruments.values() if one.kind == "questionnaire"]
    assert len(others) == 6
    assert [one.question for one in others] == [""] * 6


@pytest.mark.parametrize(("mood", "near"), [("7", False), ("8", True), ("10", True)])
def test_a_low_mood_brings_help_near(signed_in: Client, mood: str, near: bool) -> None:
    signed_in.post("/wellbeing/", {"mood": mood})
    page = text(signed_in)
    assert ('id="hard"' in page) == near
    assert 'href="/wellbeing/help/"' in page


@pytest.mark.parametrize(("total", "near"), [("13", False), ("14", True)])
def test_a_high_total_of_low_mood_brings_help_near(signed_in: Client, person: Person, total: str, near: bool) -> None:
    on = clock.today(person).isoformat()
    signed_in.post("/wellbeing/total/", {"instrument": "phq9", "total": total, "on": on})
    assert wellbeing.calls_for_help(person) == near


def test_the_page_for_a_hard_hour_fits_any_country_and_names_no_number(signed_in: Client) -> None:
    page = text(signed_in, "/wellbeing/help/")
    content = page[page.index("<main") : page.index("</main>")]
    for said in ("emergency number of your country", "a person you trust", "crisis line"):
        assert said in content
    assert not re.search(r"\d{2,}", re.sub(r"<[^>]+>", "", content))


def test_the_picture_of_the_course_is_its_persons_own_and_has_its_table(signed_in: Client, person: Person) -> None:
    assert signed_in.get("/wellbeing/chart/trend.light.svg").status_code == 404
    signed_in.post("/wellbeing/", {"mood": "4", "worry": "5"})
    page = text(signed_in)
    assert "/wellbeing/chart/trend.dark.svg" in page
    trend = wellbeing.trend(person)
    assert trend is not None
    assert re.findall(r"<th scope=\"col\">(.*?)</th>", page) == list(trend.table.header)
    assert signed_in.get("/wellbeing/chart/trend.light.svg").status_code == 200
    other = people.add_person(name="Synthetic Ben", passcode="synthetic-43", zone="UTC")
    stranger = Client()
    stranger.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.get("/wellbeing/chart/trend.light.svg").status_code == 404


def test_help_is_one_tap_from_more_and_a_visit_is_noted_nowhere(signed_in: Client, person: Person) -> None:
    assert 'href="/wellbeing/help/"' in signed_in.get("/more/").content.decode()
    before = person.revisions.count()
    assert signed_in.get("/wellbeing/help/").status_code == 200
    assert person.revisions.count() == before
