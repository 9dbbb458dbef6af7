"""axe-core finds nothing on any page, in the dark and in the light; every picture of numbers has its table."""

import json
from collections.abc import Callable, Iterator
from time import monotonic
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.household import PASSCODE, Household, Somebody
from tests.journeys.phone import Phone
from tests.journeys.server import Server
from tests.web.routes import routes

VALUES = {
    "slug": ["clots", "places", "firmness", "oils"],
    "step": [
        "touch",
        "session",
        "places",
        "tools",
        "oils",
        "diagnosis",
        "tried",
        "evenings",
        "private",
        "first",
        "ready",
    ],
    "condition": ["pad"],
    "technique": ["effleurage", "foot_bath", "deep_tissue"],
    "claim": [],
    "id": [str(uuid4())],
    "token": ["1"],
}
"""What stands for the parameters of an address; what does not exist there is left out by its 404."""

NO_PAGE = ("/api/", "/static/", "/sw.js", "/manifest", "/healthz", "/readyz", "/findings/chart", "/wellbeing/chart")
SCREENS = ("/", "/morning", "/log", "/log?open=harm", "/log?open=visit", "/history", "/session")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_no_page_of_the_server_has_a_violation(phones: Callable[..., Phone], demo: Server, scheme: str) -> None:
    phone = phones(demo, color_scheme=scheme, reduced_motion="reduce")
    found = {path: phone.accessible() for path in ("/sign-in/",) if _opens(phone, path)}
    steps.sign_in(phone, "Demo", "demo-night")
    seen = 0
    for path in _addresses():
        if _opens(phone, path):
            seen += 1
            found[phone.page.url] = phone.accessible()
    for link in _claims(phone):
        if _opens(phone, link):
            found[link] = phone.accessible()
    assert seen >= 40
    assert {path: some for path, some in found.items() if some} == {}


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_no_screen_of_the_phone_has_a_violation_in_any_state(
    phones: Callable[..., Phone], home: Server, household: Household, scheme: str
) -> None:
    somebody: Somebody = household.take("technique")
    phone = phones(home, color_scheme=scheme, reduced_motion="reduce")
    steps.sign_in(phone, somebody.name, PASSCODE)
    found: dict[str, list[str]] = {}
    for path in SCREENS:
        phone.open(path)
        expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
        found[path] = phone.accessible()
    phone.open("/")
    for state in _states(phone):
        found[state] = phone.accessible()
    assert {path: some for path, some in found.items() if some} == {}


def test_every_picture_on_the_findings_page_has_its_table(phones: Callable[..., Phone], demo: Server) -> None:
    phone = phones(demo)
    steps.sign_in(phone, "Demo", "demo-night")
    phone.open("/findings/")
    pictures, promised = phone.page.locator("picture img"), phone.page.locator("[id^=picture-]").count()
    assert promised >= 2
    until = monotonic() + 60  # a background task draws them
    while pictures.count() < promised and monotonic() < until:
        phone.page.wait_for_timeout(500)
        phone.page.reload()
    assert pictures.count() == promised
    for picture in pictures.all():
        assert picture.get_attribute("alt")
        table = picture.locator("xpath=ancestor::*[.//table][1]//table").first
        assert table.locator("tbody tr").count() >= 1
        assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth > 0)")


def _states(phone: Phone) -> Iterator[str]:
    """Bring tonight into one state after another."""
    steps.rate(phone, 6)
    expect(phone.heading("Noted")).to_be_visible()
    yield "rated"
    steps.see_the_draw(phone)
    yield "shown"
    steps.answer_leg(phone, "No")
    steps.is_in_session(phone)
    yield "session"
    phone.tap(phone.button("Swap step"))
    yield "swap"
    phone.tap(phone.button("Back"))
    phone.tap(phone.button("Stop, it hurts"))
    expect(phone.heading("Stopped")).to_be_visible()
    yield "hurt"
    phone.tap(phone.button("Done"))
    yield "after rating"
    steps.rate(phone, 3)
    phone.sees("Before 6, after 3")
    yield "after"
    phone.tap(phone.button("Tonight is too much"))
    yield "too much"
    phone.tap(phone.button("Skip"))
    yield "too much, leg"
    steps.answer_leg(phone, "Not sure")
    expect(phone.link("Answer the questions about my legs")).to_be_visible()
    yield "locked"
    phone.open("/morning")
    steps.rate(phone, 3)
    phone.tap(phone.button("As usual"))
    yield "morning, else"
    phone.tap(phone.button("Nothing else"))
    yield "morning, thanks"
    phone.open("/history")
    phone.page.locator(".nights a").first.tap()
    expect(phone.link("All nights")).to_be_visible()
    yield "one night"


def _opens(phone: Phone, path: str) -> bool:
    """Whether there is a page here; forms that only take something do not answer to a look."""
    looked = phone.context.request.get(phone.server.address + path, max_redirects=0)
    if looked.status != 200 or "html" not in looked.headers.get("content-type", ""):
        return False
    phone.open(path)
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    return True


def _addresses() -> list[str]:
    """Every address of the server, its parameters filled in."""
    found: list[str] = []
    for route in routes():
        if not route.parameters:
            found.append(route.address())
        elif len(route.parameters) == 1:
            [name] = route.parameters
            found += [route.address(**{name: value}) for value in VALUES.get(name, [])]
    return [path for path in found if not path.startswith(NO_PAGE) and "sign-out" not in path]


def _claims(phone: Phone) -> list[str]:
    phone.open("/evidence/")
    links: list[str] = json.loads(
        phone.page.evaluate("() => JSON.stringify([...document.querySelectorAll('a')].map((a) => a.pathname))")
    )
    return sorted({link for link in links if link.startswith("/evidence/") and link.count("/") == 3})[:3]
