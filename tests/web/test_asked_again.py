"""Answers grow old: asked again by day, locked three days later; what happened asks the questions about clots anew."""

from datetime import date, timedelta

import pytest
from django.test import Client

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.conditions import asked_rules
from quietlegs.wording.dates import day_in_words
from quietlegs_web.actions import happened, intake, screening_pages
from quietlegs_web.actions.asked_again import due_card, due_screens
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.plan import plan_of
from quietlegs_web.storage.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(person: Person) -> Person:
    """A person who said no to everything today."""
    intake.change(person, {"touch": "helps", "tools": ["hands"]})
    intake.answer_conditions(person, {rule.id: "no" for rule in asked_rules(load_catalogue())})
    return person


def conditions(person: Person) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = intake.answers(person)["conditions"]
    return found


def grow_old(person: Person, days: int) -> date:
    """Let every answer have been given so many days ago; which day that was."""
    day = today(person) - timedelta(days=days)
    intake.change(person, {"conditions": {k: {**v, "given": day.isoformat()} for k, v in conditions(person).items()}})
    return day


def test_every_answer_keeps_the_day_and_answering_again_renews_it(signed_in: Client, answered: Person) -> None:
    grow_old(answered, 3)
    signed_in.post("/intake/blood/", {"low_platelets": "no"})
    assert conditions(answered)["low_platelets"]["given"] == today(answered).isoformat()
    assert conditions(answered)["bleeding_disorder"]["given"] != today(answered).isoformat()


def test_an_answer_without_a_day_stays_as_it_is(signed_in: Client, person: Person) -> None:
    intake.change(person, {"conditions": {rule.id: "no" for rule in asked_rules(load_catalogue())}, "touch": "helps"})
    assert due_card(person) is None
    assert plan_of(person).plan.verdict == "go"


@pytest.mark.parametrize(("days", "due", "verdict"), [(7, 0, "go"), (8, 1, "go"), (10, 1, "go"), (11, 1, "incomplete")])
def test_a_week_later_they_are_due_and_three_days_later_the_plan_waits(
    signed_in: Client, answered: Person, days: int, due: int, verdict: str
) -> None:
    grow_old(answered, days)
    assert bool(due_card(answered)) == bool(due)
    assert plan_of(answered).plan.verdict == verdict
    for address in ("/plan/", "/intake/"):
        assert ("This week’s safety questions: about" in signed_in.get(address).content.decode()) == bool(due)


def test_only_what_is_due_is_shown_with_what_was_said_before(signed_in: Client, answered: Person) -> None:
    day = grow_old(answered, 8)
    wanted = due_screens(answered)
    rules = load_catalogue().rules
    assert all(rules[rule].again_days == 7 for screen in wanted for rule in screen.rules)
    first = signed_in.get("/intake/due/", follow=True).content.decode()
    assert f"You said no on {day_in_words(day)}. Is that still so?" in first
    assert "checked" not in first
    assert rules["osteoporosis"].question not in first


def test_the_weekly_path_takes_one_tap_a_screen_and_ends_at_the_plan(signed_in: Client, answered: Person) -> None:
    grow_old(answered, 12)
    assert plan_of(answered).plan.verdict == "incomplete"
    card = due_card(answered)
    assert card is not None
    assert card.locked
    address, taps = str(signed_in.get("/intake/due/")["Location"]), 0
    while address != "/plan/":
        answer = signed_in.post(address, {"action": "none"})
        address, taps = str(signed_in.get(answer["Location"])["Location"]), taps + 1
    assert taps == card.taps
    assert due_card(answered) is None
    assert plan_of(answered).plan.verdict == "go"


def test_keeping_without_answering_renews_nothing(signed_in: Client, answered: Person) -> None:
    grow_old(answered, 8)
    before = conditions(answered)
    slug = due_screens(answered)[0].slug
    signed_in.post(f"/intake/due/{slug}/", {"action": "save"})
    assert conditions(answered) == before


def test_a_yes_in_the_weekly_path_stops_and_halves_do_not_hide_it(signed_in: Client, answered: Person) -> None:
    grow_old(answered, 8)
    answer = signed_in.post("/intake/due/clots/", {"action": "none", "dvt_signs.painful": "yes"})
    assert answer["Location"] == "/intake/stop/?from=clots"
    assert plan_of(answered).plan.verdict == "stop"
    assert conditions(answered)["dvt_signs"]["answer"] == "yes"


def test_a_yes_whose_time_is_over_is_asked_again_and_can_be_a_yes_again(signed_in: Client, answered: Person) -> None:
    gone = (today(answered) - timedelta(days=60)).isoformat()
    intake.answer_conditions(answered, {"dvt_risk_high": {"answer": "yes", "since": gone}})
    screen = screening_pages.screen_named("clots")
    assert screen is not None
    asked = {one.key: one for one in screening_pages.questions(answered, screen)}["dvt_risk_high"]
    assert (asked.answer, asked.open, asked.at_risk) == ("", True, False)
    assert asked.again.startswith("You said yes on")
    signed_in.post("/intake/clots/", {"action": "save", "dvt_risk_high": "yes"})
    assert plan_of(answered).plan.verdict == "ask_first"


def test_something_happened_records_it_and_asks_the_clot_questions_anew(signed_in: Client, answered: Person) -> None:
    day = today(answered) - timedelta(days=2)
    answer = signed_in.post("/intake/happened/", {"what": "journey", "day": day.isoformat()})
    assert answer["Location"] == "/intake/clots/"
    assert conditions(answered)["dvt_risk_high.journey"]["since"] == day.isoformat()
    assert "dvt_signs" not in conditions(answered)
    assert conditions(answered)["osteoporosis"]["answer"] == "no"
    page = signed_in.get("/intake/clots/").content.decode()
    assert page.count(" checked") >= 2
    screens = [screen.slug for screen in screening_pages.screens() if screen.slug != "oils"]
    for slug in screens:
        signed_in.post(f"/intake/{slug}/", {"action": "none"})
    assert plan_of(answered).plan.verdict == "ask_first"


def test_a_wrong_tap_is_taken_back_while_nothing_else_was_answered(signed_in: Client, answered: Person) -> None:
    before = conditions(answered)
    signed_in.post("/intake/happened/", {"what": "birth", "day": today(answered).isoformat()})
    assert conditions(answered)["pregnancy.birth"]["answer"] == "yes"
    signed_in.post("/intake/happened/undo/")
    assert conditions(answered) == before
    signed_in.post("/intake/happened/", {"what": "bed", "day": today(answered).isoformat()})
    signed_in.post("/intake/clots/", {"action": "none"})
    signed_in.post("/intake/happened/undo/")
    assert conditions(answered)["dvt_risk_high.bed"]["answer"] == "yes"


def test_what_is_still_to_come_and_what_is_no_event_are_refused(signed_in: Client, answered: Person) -> None:
    later = (today(answered) + timedelta(days=2)).isoformat()
    for what, day in (("journey", later), ("nothing", today(answered).isoformat()), ("journey", "")):
        assert signed_in.post("/intake/happened/", {"what": what, "day": day}).status_code == 422
    assert "dvt_risk_high.journey" not in conditions(answered)


@pytest.mark.parametrize("event", happened.EVENTS)
def test_every_event_locks_until_the_questions_are_answered(signed_in: Client, answered: Person, event: str) -> None:
    signed_in.post("/intake/happened/", {"what": event, "day": today(answered).isoformat()})
    assert plan_of(answered).plan.verdict in ("incomplete", "ask_first", "stop")
    assert not plan_of(answered).plan.routine.steps


def test_a_birth_ends_the_weeks_of_the_pregnancy(signed_in: Client, answered: Person) -> None:
    intake.answer_conditions(answered, {"pregnancy": {"answer": "yes", "weeks": 30}})
    signed_in.post("/intake/happened/", {"what": "birth", "day": today(answered).isoformat()})
    held = conditions(answered)
    assert "pregnancy" not in held
    assert held["pregnancy.pregnant"]["answer"] == "no"
    assert held["pregnancy.birth"]["answer"] == "yes"


@pytest.mark.parametrize("address", ["/more/", "/plan/", "/intake/"])
def test_something_happened_is_a_link_away(signed_in: Client, answered: Person, address: str) -> None:
    assert 'href="/intake/happened/"' in signed_in.get(address).content.decode()


def test_an_old_ok_does_not_cover_what_is_newly_said_even_without_a_day(signed_in: Client, answered: Person) -> None:
    month = today(answered) - timedelta(days=30)
    word = {
        "condition": "dvt_risk_high",
        "by": "a clinic",
        "date": str(month),
        "valid_until": str(month.replace(year=month.year + 1)),
    }
    intake.change(answered, {"cleared": [word]})
    intake.answer_conditions(answered, {"dvt_risk_high": "yes"})
    assert plan_of(answered).plan.verdict == "ask_first"
    intake.change(answered, {"cleared": [{**word, "date": today(answered).isoformat()}]})
    assert plan_of(answered).plan.verdict == "adapt"
    intake.answer_conditions(answered, {"dvt_risk_high": "unsure"})
    assert conditions(answered)["dvt_risk_high"]["first"] == today(answered).isoformat()


def test_an_ok_from_before_the_first_visit_covers_what_lasts(signed_in: Client, answered: Person) -> None:
    month = today(answered) - timedelta(days=30)
    word = {"condition": "low_platelets", "by": "a clinic", "date": str(month), "valid_until": str(today(answered))}
    intake.change(answered, {"cleared": [word]})
    intake.answer_conditions(answered, {"low_platelets": "yes"})
    assert plan_of(answered).plan.verdict == "adapt"
