"""Take the documents' pictures of the app at phone size, from a demo and from a first run of its own.

    python -m tools.screenshots [NAME …]

Writes docs/screenshots/NAME.jpg; everything else there stays as it is. The persons and nights are synthetic.
"""

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.conftest import LAUNCH
from tests.journeys.server import Server
from tools.shared_data import ROOT

PLACE = ROOT / "docs/screenshots"
QUALITY = 68
MOST_BYTES = 80_000
PASSCODE = "demo-night"
Take = Callable[[str], None]


def main() -> int:
    """Take the pictures that are named, or all; exit status 1 when one is too large or is missing."""
    wanted = set(sys.argv[1:]) or set(NAMES)
    unknown = sorted(wanted - set(NAMES))
    if unknown:
        print(f"No such picture: {', '.join(unknown)}. There are: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    PLACE.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(**LAUNCH)
        for walk, names, options in WALKS:
            if wanted & set(names):
                with Server(Path(folder) / walk.__name__, *options) as server:
                    walk_with_camera(browser, server, walk, wanted)
        browser.close()
    return 1 if report(wanted) else 0


def walk_with_camera(browser: Browser, server: Server, walk: Callable[[Page, Take], None], wanted: set[str]) -> None:
    """Walk through the app and keep the wanted pictures."""
    context = browser.new_context(
        base_url=server.address,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        locale="en-GB",
        timezone_id="Europe/Berlin",
        color_scheme="dark",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)

    def take(name: str) -> None:
        if name in wanted:
            page.wait_for_timeout(300)
            page.screenshot(path=PLACE / f"{name}.jpg", type="jpeg", quality=QUALITY)

    walk(page, take)
    context.close()


def first_run(page: Page, take: Take) -> None:
    """The first minutes: a name, a passcode, the first day."""
    page.goto("/welcome/")
    take("welcome")
    page.get_by_label("What should we call you?").fill("Synthetic Anna")
    page.get_by_label("A passcode of your own").fill("synthetic-42")
    page.get_by_role("button", name="Begin").tap()
    page.wait_for_url("**/day-one/**")
    take("day-one")
    page.goto("/intake/")
    page.get_by_role("link", name=re.compile("Your legs now")).tap()
    take("safety-questions")


def demo(page: Page, take: Take) -> None:
    """An evening, its morning and the pages of the synthetic person."""
    page.goto("/sign-in/")
    page.get_by_label("Passcode").fill(PASSCODE)
    page.get_by_role("button", name="Sign in").tap()
    expect(page.get_by_text("Have your legs started?")).to_be_visible()
    take("tonight")
    page.get_by_role("button", name="6", exact=True).tap()
    expect(page.get_by_role("heading", name=re.compile("^Tonight: "))).to_be_visible()
    take("tonight-shown")
    into_a_session(page)
    page.wait_for_timeout(2500)
    take("session")
    page.get_by_role("button", name="End now").tap()
    take("after")
    page.get_by_role("button", name="4", exact=True).tap()
    phone_pages(page, take)
    server_pages(page, take)


def into_a_session(page: Page) -> None:
    """Begin tonight's session; on a comparison night the one that "Tonight is too much" opens."""
    if page.get_by_text("No starts the session.").count():
        page.get_by_role("button", name="No", exact=True).tap()
        return
    page.get_by_role("button", name="Tonight is too much").tap()
    page.get_by_role("button", name="Skip", exact=True).tap()
    page.get_by_role("button", name="No", exact=True).tap()
    page.locator(".card button.primary").first.tap()


def phone_pages(page: Page, take: Take) -> None:
    """Log, morning and history, which live on the phone."""
    page.goto("/log")
    page.get_by_role("button", name="5", exact=True).first.tap()
    page.get_by_text("More, if you like").tap()
    for quality in ("Crawling", "Aching"):
        page.get_by_role("button", name=quality, exact=True).tap()
    for place in ("left calf", "right calf"):
        page.get_by_role("button", name=re.compile(place, re.IGNORECASE)).first.tap()
    page.get_by_role("heading", name="Where?").evaluate("(heading) => heading.scrollIntoView()")
    take("log")
    page.goto("/morning")
    expect(page.get_by_text("Night of ")).to_be_visible()
    take("morning")
    page.goto("/history")
    expect(page.get_by_text("Worst spell").first).to_be_visible()
    take("history")


def server_pages(page: Page, take: Take) -> None:
    """The pages that the server renders."""
    for name, path in PAGES.items():
        page.goto(path)
        take(name)


def report(wanted: set[str]) -> list[str]:
    """Print the sizes; give the names of pictures that are missing or too large."""
    wrong = []
    for name in sorted(wanted):
        picture = PLACE / f"{name}.jpg"
        size = picture.stat().st_size if picture.is_file() else 0
        print(f"{size:7} {picture.relative_to(ROOT)}")
        if not 0 < size <= MOST_BYTES:
            wrong.append(name)
    if wrong:
        print(f"Missing or larger than {MOST_BYTES} bytes: {', '.join(wrong)}", file=sys.stderr)
    return wrong


PAGES = {
    "plan": "/plan/",
    "trial": "/trial/",
    "factors": "/factors/",
    "evidence": "/evidence/",
    "claim": "/evidence/massage_reduces_discomfort/",
    "techniques": "/techniques/",
    "technique": "/techniques/effleurage/",
    "regular": "/regular/",
    "therapist-sheet": "/regular/sheet/",
    "oils": "/oils/",
    "self-massage": "/self-massage/",
    "together": "/together/",
    "medicines": "/medicines/",
    "settings": "/settings/",
    "findings": "/findings/",
}
FIRST_RUN = ("welcome", "day-one", "safety-questions")
DEMO = ("tonight", "tonight-shown", "session", "after", "log", "morning", "history", *PAGES)
NAMES = (*FIRST_RUN, *DEMO)
WALKS: tuple[tuple[Callable[[Page, Take], None], tuple[str, ...], tuple[str, ...]], ...] = (
    (first_run, FIRST_RUN, ()),
    (demo, DEMO, ("--demo",)),
)
"""Each walk with the pictures that it takes and how its server is started."""


if __name__ == "__main__":
    sys.exit(main())
