"""A running server and a phone: Debian's Chromium at 390x844 with touch."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.phone import Phone
from tests.journeys.server import Server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield started
        started.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own, with an empty data folder."""
    with Server(tmp_path / "data") as running:
        yield running


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Phone]:
    """A phone in Berlin that has never been here, watched: errors and foreign requests fail the journey."""
    context = new_phone(browser, server)
    watched = Phone(context, context.new_page(), server)
    yield watched
    context.close()
    watched.must_be_clean()


def new_phone(browser: Browser, server: Server) -> BrowserContext:
    """A fresh phone."""
    return browser.new_context(
        base_url=server.address,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        device_scale_factor=2,
        locale="en-GB",
        timezone_id="Europe/Berlin",
        color_scheme="dark",
    )
