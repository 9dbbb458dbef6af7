"""What a person does again and again on the way through the app."""

import re
from datetime import datetime, time, timedelta
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.household import PASSCODE
from tests.journeys.phone import UNTIL_SHOWN, Phone

PATIENCE = 10.0
HAS_WORKER = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== "activated")
    await new Promise((done) => active.addEventListener("statechange", done, { once: true }));
}"""
UNSENT = """async () => {
  const done = (one) => new Promise((good, bad) => { one.onsuccess = () => good(one.result); one.onerror = bad; });
  const db = await done(indexedDB.open("quietlegs"));
  const count = await done(db.transaction("records").objectStore("records").index("queued").count());
  db.close();
  return count;
}"""
RECORDS = """async (kind) => {
  const done = (one) => new Promise((good, bad) => { one.onsuccess = () => good(one.result); one.onerror = bad; });
  const db = await done(indexedDB.open("quietlegs"));
  const rows = await done(db.transaction("records").objectStore("records").getAll());
  db.close();
  return rows.filter((row) => row.kind === kind && !row.deleted).map(({ id, body }) => ({ id, body }));
}"""


def next_morning(days: int = 1) -> datetime:
    """Half past seven in Berlin on the morning after tonight (`days` 1), or after a later night."""
    now = datetime.now(ZoneInfo("Europe/Berlin"))
    tonight = (now - timedelta(hours=12)).date()
    return datetime.combine(tonight + timedelta(days=days), time(7, 30), tzinfo=now.tzinfo)


def sign_in(phone: Phone, name: str, passcode: str = PASSCODE) -> None:
    """Sign in and wait until the phone has all it needs for a night without a network."""
    phone.open("/sign-in/")
    phone.page.get_by_label("Name").fill(name)
    phone.page.get_by_label("Passcode").fill(passcode)
    phone.tap(phone.button("Sign in"))
    is_known(phone)


def is_known(phone: Phone) -> None:
    """Wait until this phone could go on without a network."""
    expect(phone.button("Tonight is too much")).to_be_visible()
    is_saved(phone)
    phone.page.evaluate(HAS_WORKER)


def is_saved(phone: Phone) -> None:
    """Wait until nothing on the phone's disk is unsent, and until the phone says so."""
    until = monotonic() + PATIENCE
    while phone.page.evaluate(UNSENT) and monotonic() < until:
        phone.page.wait_for_timeout(50)
    expect(phone.page.locator(".status")).to_have_text("Saved", timeout=PATIENCE * 1000)


def rate(phone: Phone, value: int) -> None:
    """Tap a number."""
    names = {0: "0, none", 10: "10, the worst"}
    phone.tap(phone.button(names.get(value, str(value))).first)


def see_the_draw(phone: Phone) -> None:
    """Wait through the moment in which a rating can be taken back."""
    expect(phone.heading("Noted")).to_be_visible()
    if phone.clocked:
        phone.let_pass(UNTIL_SHOWN)
    expect(phone.heading("Noted")).to_have_count(0)


def answer_leg(phone: Phone, answer: str) -> None:
    """Answer the one line before a session."""
    expect(phone.page.get_by_role("group", name=re.compile("new in one leg"))).to_be_visible()
    phone.tap(phone.button(answer))


def is_in_session(phone: Phone) -> None:
    """Wait until a session runs."""
    expect(phone.page.get_by_role("timer")).to_be_visible()


def skip_to_the_end(phone: Phone) -> None:
    """Go through the session's steps."""
    asked = phone.heading("How are your legs now?")
    for _ in range(40):
        if asked.is_visible():
            return
        phone.button("Skip").tap()
    expect(asked).to_be_visible()


def morning_check_in(phone: Phone, worst: int = 3) -> None:
    """The three taps of a morning."""
    rate(phone, worst)
    phone.tap(phone.button("As usual"))
    phone.tap(phone.button("Nothing else"))
    phone.sees("Noted. Have a good day.")


def on_the_phone(phone: Phone, kind: str) -> list[dict[str, Any]]:
    """The records of a kind as the phone's own disk holds them: id and body."""
    found: list[dict[str, Any]] = phone.page.evaluate(RECORDS, kind)
    return found


def no_session_opens(phone: Phone) -> None:
    """No way into a session is to be seen."""
    assert phone.page.get_by_role("group", name=re.compile("new in one leg")).count() == 0
    assert phone.page.get_by_role("timer").count() == 0
    assert phone.button("Go on with the session").count() == 0
