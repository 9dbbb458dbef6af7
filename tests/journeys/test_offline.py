"""Without a network the app starts, keeps everything, and brings it to the server whole and once."""

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright, Route, expect

from tests.journeys import ledger, steps
from tests.journeys.conftest import LAUNCH, PHONE
from tests.journeys.household import Household, Somebody
from tests.journeys.phone import Phone
from tests.journeys.server import Server

Evening = Callable[[str], tuple[Phone, Somebody]]
ENTRIES = 50
LOST, REPEATED = 0.3, 0.1
ON_THE_PHONE = "No network, kept on this phone"


def test_a_whole_night_goes_without_a_network_from_a_cold_start(evening: Evening) -> None:
    phone, somebody = evening("technique")
    phone.offline()
    phone.sleep_and_wake("/")
    steps.rate(phone, 6)
    phone.sees(ON_THE_PHONE)
    steps.see_the_draw(phone)
    steps.answer_leg(phone, "No")
    steps.is_in_session(phone)
    phone.sleep_and_wake("/session")
    steps.is_in_session(phone)
    steps.skip_to_the_end(phone)
    steps.rate(phone, 2)
    phone.sees("Before 6, after 2")
    phone.set_clock(steps.next_morning())
    phone.sleep_and_wake("/morning")
    steps.morning_check_in(phone, worst=4)
    phone.sees(ON_THE_PHONE)
    assert ledger.bodies(phone.server, somebody.token, "night") == []
    phone.offline(False)
    steps.is_saved(phone)
    [night], [session], [checkin] = (
        ledger.bodies(phone.server, somebody.token, kind) for kind in ("night", "session", "checkin")
    )
    assert (night["urge_before"], night["assigned"]) == (6, "effleurage")
    assert (session["arm"], session["urge_before"], session["urge_after"]) == ("effleurage", 6, 2)
    assert (checkin["urge"], checkin["done"]) == (4, "effleurage")


def test_fifty_entries_arrive_once_and_unaltered_through_a_network_that_loses_and_repeats(evening: Evening) -> None:
    phone, somebody = evening("comparison")
    network = BadNetwork(seed=20)
    phone.context.route("**/api/v1/**", network)
    phone.sleep_and_wake("/log")
    for number in range(ENTRIES):
        phone.link("Log").tap()
        steps.rate(phone, number % 10)
        phone.sees(f"{number % 10} is noted")
        phone.link("Tonight").tap()
    _comes_back_until_saved(phone)
    assert network.lost_before > 5
    assert network.lost_after > 5
    assert network.repeated > 5
    held = ledger.held(phone.server, somebody.token, "entry")
    kept = {one["id"]: one["body"] for one in steps.on_the_phone(phone, "entry")}
    assert len(held) == ENTRIES
    assert {id: _plain(one["body"]) for id, one in held.items()} == {id: _plain(one) for id, one in kept.items()}
    assert {one["revision"] for one in held.values()} == {1}
    assert sorted(one["urge"] for one in kept.values()) == sorted(number % 10 for number in range(ENTRIES))


def test_a_browser_killed_between_tap_and_send_loses_nothing_and_sends_once(
    playwright: Playwright, home: Server, household: Household, tmp_path: Path
) -> None:
    somebody = household.take("comparison")
    profile = tmp_path / "profile"
    context, phone = _start(playwright, home, profile)
    steps.sign_in(phone, somebody.name)
    context.close()  # the phone is put away: cookies and log are on its disk
    context, phone = _start(playwright, home, profile)
    context.route("**/api/v1/**", lambda route: route.abort())
    phone.open("/log")
    steps.rate(phone, 8)
    phone.sees("8 is noted")
    _kill(profile)
    assert ledger.bodies(home, somebody.token, "entry") == []
    context, phone = _start(playwright, home, profile)
    phone.open("/")
    steps.is_saved(phone)
    [entry] = ledger.held(home, somebody.token, "entry").values()
    assert (entry["body"]["urge"], entry["revision"]) == (8, 1)
    context.close()
    phone.must_be_clean()


def test_two_phones_that_wrote_about_one_night_offline_keep_both_versions_and_the_person_chooses(
    evening: Evening, phones: Callable[..., Phone]
) -> None:
    one, somebody = evening("technique")
    other = phones(one.server)
    steps.sign_in(other, somebody.name)
    for phone, value in ((one, 3), (other, 7)):
        phone.offline()
        steps.rate(phone, value)
        steps.see_the_draw(phone)
    for phone in (one, other):
        phone.offline(False)
        steps.is_saved(phone)
    [night] = ledger.held(one.server, somebody.token, "night").values()
    assert len(night["conflict"]) == 2
    path = f"/api/v1/night/{night['id']}/history"
    revisions = ledger.ask(one.server, somebody.token, path)["revisions"]
    assert {3, 7} <= {revision["body"]["urge_before"] for revision in revisions}
    other.open("/history")
    expect(other.heading("Two versions of this night were kept.")).to_be_visible()
    version = other.page.locator(".version", has=other.page.get_by_text("3", exact=True))
    other.tap(version.get_by_role("button", name="Keep this one"))
    expect(other.heading("Two versions of this night were kept.")).to_have_count(0)
    steps.is_saved(other)
    [night] = ledger.held(one.server, somebody.token, "night").values()
    assert (night["body"]["urge_before"], night["conflict"]) == (3, [])
    revisions = ledger.ask(one.server, somebody.token, path)["revisions"]
    assert {3, 7} <= {revision["body"]["urge_before"] for revision in revisions}


class BadNetwork:
    """Loses requests before or after the server handled them, and repeats others; always the same ones for a seed."""

    def __init__(self, seed: int) -> None:
        self._luck = random.Random(seed)
        self.lost_before = self.lost_after = self.repeated = 0

    def __call__(self, route: Route) -> None:
        """Do to a request what the day brings."""
        lost, half = self._luck.random() < LOST, self._luck.random() < 0.5
        if lost and half:
            self.lost_before += 1
            return route.abort("connectionreset")
        if self._luck.random() < REPEATED:
            self.repeated += 1
            route.fetch()
        answer = route.fetch()
        if lost:
            self.lost_after += 1
            return route.abort("connectionreset")
        return route.fulfill(response=answer)


def _comes_back_until_saved(phone: Phone) -> None:
    """The network comes back again and again, as bad as before, until everything is on the server."""
    status, until = phone.page.locator(".status"), time.monotonic() + 60
    while status.inner_text() != "Saved" and time.monotonic() < until:
        phone.page.evaluate("() => dispatchEvent(new Event('online'))")
        phone.page.wait_for_timeout(100)
    steps.is_saved(phone)


def _plain(body: dict[str, object]) -> dict[str, object]:
    """A body with its instant as an instant, however many digits it is written with."""
    return {**body, "at": datetime.fromisoformat(str(body["at"]))}


def _start(playwright: Playwright, home: Server, profile: Path) -> tuple[BrowserContext, Phone]:
    """Start the browser on a phone's own disk."""
    context = playwright.chromium.launch_persistent_context(profile, base_url=home.address, **LAUNCH, **PHONE)
    page = context.pages[0] if context.pages else context.new_page()
    return context, Phone(context, page, home)


def _kill(profile: Path) -> None:
    """End the browser of a profile at once, as a phone does that runs out of memory or power."""
    mine = [pid for pid, command in _processes() if f"--user-data-dir={profile}" in command]
    assert mine
    for pid in mine:
        os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while any(pid in mine and command for pid, command in _processes()) and time.monotonic() < until:
        time.sleep(0.05)
    (profile / "SingletonLock").unlink(missing_ok=True)


def _processes() -> list[tuple[int, str]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found.append((int(folder.name), (folder / "cmdline").read_text().replace("\0", " ")))
        except OSError:
            continue
    return found
