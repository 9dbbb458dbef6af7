"""Leaving a phone with unsent records warns clearly, and can be called off."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys import ledger, steps
from tests.journeys.household import PASSCODE, Somebody
from tests.journeys.phone import Phone

Evening = Callable[[str], tuple[Phone, Somebody]]
WARNING = "1 record is only on this phone. If you go on, it is lost."


def test_signing_out_with_something_unsent_warns_can_be_called_off_and_can_send_first(evening: Evening) -> None:
    phone, somebody = evening("comparison")
    _one_unsent(phone)
    phone.open("/settings/phones/")
    phone.tap(phone.button("Sign out here"))
    phone.sees(WARNING)
    phone.tap(phone.button("Stay"))
    expect(phone.page.get_by_text(WARNING)).to_have_count(0)
    expect(phone.page).to_have_url(f"{phone.server.address}/settings/phones/")
    assert len(steps.on_the_phone(phone, "entry")) == 1
    phone.tap(phone.button("Sign out here"))
    phone.context.unroute_all()
    phone.tap(phone.button("Send first"))
    expect(phone.heading("Sign in")).to_be_visible()
    assert [one["urge"] for one in ledger.bodies(phone.server, somebody.token, "entry")] == [9]


def test_erasing_with_something_unsent_warns_and_can_be_called_off(evening: Evening) -> None:
    phone, somebody = evening("comparison")
    _one_unsent(phone)
    phone.open("/settings/erase/")
    phone.page.get_by_label("name").fill(somebody.name)
    phone.page.get_by_label("passcode").fill(PASSCODE)
    phone.tap(phone.button("Erase everything of mine"))
    phone.sees(WARNING)
    phone.tap(phone.button("Stay"))
    expect(phone.page.get_by_text(WARNING)).to_have_count(0)
    assert len(steps.on_the_phone(phone, "entry")) == 1
    phone.context.unroute_all()
    phone.open("/")
    steps.is_saved(phone)
    assert [one["urge"] for one in ledger.bodies(phone.server, somebody.token, "entry")] == [9]


def _one_unsent(phone: Phone) -> None:
    """A moment that does not get through, while the server's pages do."""
    phone.context.route("**/api/v1/**", lambda route: route.abort())
    phone.tap(phone.link("Log"))
    steps.rate(phone, 9)
    phone.sees("9 is noted")
