"""The one line before every session: yes and not sure open none, say what to do, and are written down."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import ledger, steps
from tests.journeys.household import Somebody
from tests.journeys.phone import Phone

Evening = Callable[[str], tuple[Phone, Somebody]]
ANSWERS = {"Yes": "yes", "Not sure": "unsure"}
GO_ON = "Answer the questions about my legs"


@pytest.mark.parametrize("cut", [False, True], ids=["online", "offline"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_in_the_evening_no_session_opens_the_next_step_is_clear_and_it_is_recorded(
    evening: Evening, answer: str, cut: bool
) -> None:
    phone, somebody = evening("technique")
    phone.offline(cut)
    steps.rate(phone, 6)
    steps.see_the_draw(phone)
    steps.answer_leg(phone, answer)
    _says_what_to_do(phone, somebody, answer)
    phone.sleep_and_wake("/")
    _says_what_to_do(phone, somebody, answer)
    _is_recorded(phone, somebody, moment="before_session", answer=answer)


@pytest.mark.parametrize("cut", [False, True], ids=["online", "offline"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_in_a_rescue_no_session_opens_the_next_step_is_clear_and_it_is_recorded(
    evening: Evening, answer: str, cut: bool
) -> None:
    phone, somebody = evening("technique")
    phone.offline(cut)
    phone.tap(phone.button("Tonight is too much"))
    phone.tap(phone.button("Skip"))
    steps.answer_leg(phone, answer)
    _says_what_to_do(phone, somebody, answer)
    assert phone.heading("Do what you need").count() == 0
    phone.sleep_and_wake("/")
    phone.tap(phone.button("Tonight is too much"))
    phone.tap(phone.button("Skip"))
    _says_what_to_do(phone, somebody, answer)
    _is_recorded(phone, somebody, moment="rescue", answer=answer)


def test_sessions_stay_closed_on_the_next_evening_without_a_network(evening: Evening) -> None:
    phone, somebody = evening("comparison")
    phone.offline()
    phone.tap(phone.button("Tonight is too much"))
    phone.tap(phone.button("Skip"))
    steps.answer_leg(phone, "Not sure")
    _says_what_to_do(phone, somebody, "Not sure")
    phone.set_clock(datetime.now().astimezone() + timedelta(days=1))
    phone.sleep_and_wake("/")
    steps.rate(phone, 4)
    steps.see_the_draw(phone)
    steps.no_session_opens(phone)
    phone.tap(phone.button("Tonight is too much"))
    phone.tap(phone.button("Skip"))
    _says_what_to_do(phone, somebody, "Not sure")


def test_a_yes_locks_a_phone_whose_clock_is_behind_the_last_leg_questions(evening: Evening) -> None:
    phone, somebody = evening("comparison")
    phone.set_clock(datetime.now().astimezone() - timedelta(days=3))
    phone.offline()
    phone.sleep_and_wake("/")
    phone.tap(phone.button("Tonight is too much"))
    phone.tap(phone.button("Skip"))
    steps.answer_leg(phone, "Yes")
    _says_what_to_do(phone, somebody, "Yes")
    _is_recorded(phone, somebody, moment="rescue", answer="Yes")


def test_answering_the_leg_questions_anew_with_no_opens_sessions_again(evening: Evening) -> None:
    phone, somebody = evening("technique")
    steps.rate(phone, 6)
    steps.see_the_draw(phone)
    steps.answer_leg(phone, "Yes")
    _says_what_to_do(phone, somebody, "Yes")
    steps.is_saved(phone)
    phone.tap(phone.link(GO_ON))
    expect(phone.heading("The leg questions anew")).to_be_visible()
    phone.tap(phone.button("Keep these answers"))
    expect(phone.page.get_by_role("alert")).to_be_visible()
    for no in phone.page.get_by_role("radio", name="No", exact=True).all():
        no.check()
    phone.tap(phone.button("Keep these answers"))
    expect(phone.page).to_have_url(phone.server.address + "/plan/")
    phone.tap(phone.link("Tonight"))
    steps.is_known(phone)
    steps.answer_leg(phone, "No")
    steps.is_in_session(phone)
    steps.is_saved(phone)
    answered = [one["one_leg"] for one in ledger.bodies(phone.server, somebody.token, "entry")]
    assert sorted(answered) == ["no", "yes"]


def _says_what_to_do(phone: Phone, somebody: Somebody, answer: str) -> None:
    """The pack's own title and every one of its sentences stand there, with the way on; no session opens."""
    told = ledger.ask(phone.server, somebody.token, "/api/v1/pack")["one_leg"][ANSWERS[answer]]
    expect(phone.heading(told["title"])).to_be_visible()
    for line in told["text"]:
        expect(phone.page.get_by_text(line, exact=True)).to_be_visible()
    expect(phone.link(GO_ON)).to_be_visible()
    steps.no_session_opens(phone)


def _is_recorded(phone: Phone, somebody: Somebody, *, moment: str, answer: str) -> None:
    """Once there is a network the server has this answer, and no session."""
    phone.offline(False)
    steps.is_saved(phone)
    entries = ledger.bodies(phone.server, somebody.token, "entry")
    assert [(one["moment"], one["one_leg"]) for one in entries if "one_leg" in one] == [(moment, ANSWERS[answer])]
    assert ledger.bodies(phone.server, somebody.token, "session") == []


def test_legs_that_wait_for_a_clinician_leave_a_guided_session_for_the_hands_offline(evening: Evening) -> None:
    phone, somebody = evening("waiting")
    phone.offline()
    steps.rate(phone, 5)
    expect(phone.heading("Guided, without your legs")).to_be_visible()
    expect(phone.page.get_by_text("Hand-and-shoulder massage, 15 minutes")).to_be_visible()
    steps.answer_leg(phone, "No")
    steps.is_in_session(phone)
    expect(phone.heading("Hand-and-shoulder massage")).to_be_visible()
    phone.offline(False)
    steps.is_saved(phone)
    (session,) = ledger.bodies(phone.server, somebody.token, "session")
    assert (session["routine"], session["one_leg"], session.get("planned", False)) == ("hand_massage", "no", False)
