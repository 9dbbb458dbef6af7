"""A running server and phones: Debian's Chromium at 390x844 with touch."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from tests.journeys import steps
from tests.journeys.household import PERSONS, Household, Somebody, move_in
from tests.journeys.phone import Phone
from tests.journeys.server import Server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
LAUNCH: dict[str, Any] = {"executable_path": CHROMIUM, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
    "locale": "en-GB",
    "timezone_id": "Europe/Berlin",
    "color_scheme": "dark",
}


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One driver a file; it must be gone before other tests use the database, for it keeps an event loop."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser a file."""
    started = playwright.chromium.launch(**LAUNCH)
    yield started
    started.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own, with an empty data folder."""
    with Server(tmp_path / "data") as running:
        yield running


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all journeys that need none of their own; everybody in it is somebody's alone."""
    with Server(tmp_path_factory.mktemp("home") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def household(home: Server) -> Household:
    """The persons who live on that server, their questions answered and their trial beginning tonight."""
    return move_in(home.data, PERSONS)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the demo's synthetic person."""
    with Server(tmp_path_factory.mktemp("demo") / "data", "--demo") as running:
        yield running


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Phone]:
    """A phone in Berlin that has never been here, watched: errors and foreign requests fail the journey."""
    yield from _watched(browser, server)


@pytest.fixture
def phones(browser: Browser) -> Iterator[Callable[..., Phone]]:
    """Makes phones that have never been anywhere; all are watched."""
    made: list[Phone] = []

    def make(server: Server, **options: Any) -> Phone:
        context = new_phone(browser, server, **options)
        made.append(Phone(context, context.new_page(), server))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
        one.must_be_clean()


@pytest.fixture
def evening(
    phones: Callable[..., Phone], home: Server, household: Household
) -> Callable[[str], tuple[Phone, Somebody]]:
    """Somebody of a kind with a phone that is signed in and has all it needs for a night without a network."""

    def make(kind: str) -> tuple[Phone, Somebody]:
        somebody = household.take(kind)
        phone = phones(home)
        steps.sign_in(phone, somebody.name)
        return phone, somebody

    return make


def _watched(browser: Browser, server: Server) -> Iterator[Phone]:
    context = new_phone(browser, server)
    watched = Phone(context, context.new_page(), server)
    yield watched
    context.close()
    watched.must_be_clean()


def new_phone(browser: Browser, server: Server, **options: Any) -> BrowserContext:
    """A fresh phone."""
    return browser.new_context(base_url=server.address, **{**PHONE, **options})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Leave a picture of every phone where a journey failed, if a folder for that is named."""
    report = yield
    folder = os.environ.get("QUIETLEGS_PICTURES")
    if folder and report.when == "call" and report.failed:
        for number, phone in enumerate(Phone.all_open()):
            phone.page.screenshot(path=Path(folder) / f"{item.name}-{number}.png", full_page=True)
    return report
