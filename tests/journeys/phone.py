"""A phone in a person's hand: taps are counted, and whatever it must never do is remembered."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from tests.journeys.server import Server

AXE = Path(__file__).parents[2] / "src/quietlegs_web/client/node_modules/axe-core/axe.min.js"
NETWORK_NOISE = re.compile(r"Failed to load resource|net::ERR_|status of (401|403|404|409|422|429)")
"""What a browser writes by itself when the network is cut or a request is refused on purpose."""


class Phone:
    """A browser tab that counts taps and notices errors, foreign requests and scripts that the policy blocked."""

    def __init__(self, context: BrowserContext, page: Page, server: Server) -> None:
        self.context = context
        self.page = page
        self.server = server
        self.taps = 0
        self.errors: list[str] = []
        self.foreign: list[str] = []
        page.set_default_timeout(20_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        context.on("request", self._sent)

    def open(self, path: str) -> None:
        """Go to a page of the server."""
        self.page.goto(path)

    def tap(self, what: Locator) -> None:
        """Tap once."""
        what.tap()
        self.taps += 1

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button by its name, whole where it is text."""
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str))

    def link(self, name: str | re.Pattern[str]) -> Locator:
        """A link by its name, whole where it is text."""
        return self.page.get_by_role("link", name=name, exact=isinstance(name, str))

    def sees(self, text: str | re.Pattern[str]) -> None:
        """Wait until a text is there to be seen."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def counted(self) -> int:
        """How many taps since the last count."""
        taps, self.taps = self.taps, 0
        return taps

    def accessible(self) -> list[str]:
        """What axe-core finds on the page as it stands: one line a violation; none is the aim."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:160]})" for one in found["violations"]]

    def must_be_clean(self) -> None:
        """Fail where something was written to the console or asked of anybody else."""
        assert self.errors == []
        assert self.foreign == []

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not NETWORK_NOISE.search(message.text):
            self.errors.append(message.text)

    def _sent(self, request: Request) -> None:
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.foreign.append(request.url)
