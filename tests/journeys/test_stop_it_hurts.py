"""Harm is one tap: it is written down, and its technique is paused at once, with or without a network."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys import ledger, steps
from tests.journeys.household import Somebody
from tests.journeys.phone import Phone

Evening = Callable[[str], tuple[Phone, Somebody]]


def test_one_tap_stops_writes_it_down_and_pauses_the_technique_at_once_also_offline(evening: Evening) -> None:
    phone, somebody = evening("technique")
    phone.offline()
    steps.rate(phone, 6)
    steps.see_the_draw(phone)
    steps.answer_leg(phone, "No")
    steps.is_in_session(phone)
    technique = phone.page.get_by_role("heading", level=1).inner_text()
    phone.counted()
    phone.tap(phone.button("Stop, it hurts"))
    assert phone.counted() == 1
    phone.sees(f"Noted, and paused at once: {technique}.")
    phone.tap(phone.button("Done"))
    steps.rate(phone, 5)
    _nothing_offers(phone, technique)
    phone.offline(False)
    steps.is_saved(phone)
    [harm] = ledger.bodies(phone.server, somebody.token, "harm")
    [session] = ledger.bodies(phone.server, somebody.token, "session")
    assert (harm["technique"], harm["what"]) == ("effleurage", "pain")
    assert session["outcome"] == "stopped_hurt"
    _nothing_offers(phone, technique)


def test_harm_is_one_tap_from_the_log_and_closes_tonights_technique(evening: Evening) -> None:
    phone, somebody = evening("technique")
    phone.tap(phone.link("Log"))
    phone.tap(phone.page.get_by_text("Something hurt or left a mark"))
    phone.counted()
    technique = ledger.ask(phone.server, somebody.token, "/api/v1/pack")["names"]["techniques"]["effleurage"]
    phone.tap(phone.button(technique))
    assert phone.counted() == 1
    phone.sees(f"Noted and paused at once: {technique}.")
    steps.is_saved(phone)
    assert len(ledger.bodies(phone.server, somebody.token, "harm")) == 1
    phone.tap(phone.link("Tonight"))
    steps.rate(phone, 6)
    steps.see_the_draw(phone)
    expect(phone.heading("Tonight’s session is closed")).to_be_visible()
    steps.no_session_opens(phone)
    _nothing_offers(phone, technique)


def _nothing_offers(phone: Phone, technique: str) -> None:
    """Neither tonight nor a rescue opens a session with this technique."""
    phone.sleep_and_wake("/")
    expect(phone.heading("Tonight")).to_be_visible()
    if phone.button("Another session").is_visible():
        phone.tap(phone.button("Another session"))
    expect(phone.page.locator(".lead", has_text=technique)).to_have_count(0)
    phone.tap(phone.button("Tonight is too much"))
    phone.tap(phone.button("Skip"))
    if phone.page.get_by_role("group", name="new in one leg").count():
        steps.answer_leg(phone, "No")
    expect(phone.heading("Do what you need")).to_be_visible()
    expect(phone.button(technique)).to_have_count(0)
