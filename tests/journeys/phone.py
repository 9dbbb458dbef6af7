"""A phone in a person's hand: taps are counted, and whatever it must never do is remembered."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

from tests.journeys.server import Server

AXE = Path(__file__).parents[2] / "src/quietlegs_web/client/node_modules/axe-core/axe.min.js"
NETWORK_NOISE = re.compile(r"Failed to load resource|net::ERR_|status of (401|403|404|409|422|429)")
"""What a browser writes by itself when the network is cut or a request is refused on purpose."""

UNTIL_SHOWN = 3.2
"""Seconds from a rating to the draw: for so long it can be taken back."""

COUNT_FIELDS = """() => addEventListener("input", (event) => {
  const typed = Number(sessionStorage.getItem("typed") ?? 0);
  if (event.target.matches("input:not([type=radio], [type=checkbox]), textarea"))
    sessionStorage.setItem("typed", String(typed + 1));
}, true)"""


class Phone:
    """A browser tab that counts taps and notices errors, foreign requests and scripts that the policy blocked."""

    _made: ClassVar[list["Phone"]] = []

    def __init__(self, context: BrowserContext, page: Page, server: Server) -> None:
        self.context = context
        self.server = server
        self.taps = 0
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.unguarded: list[str] = []
        self.clocked = False
        self.page = page
        self._watch(page)
        self._made.append(self)
        context.on("request", self._sent)
        context.on("response", self._answered)
        context.add_init_script(f"({COUNT_FIELDS})()")

    @classmethod
    def all_open(cls) -> list["Phone"]:
        """Every phone whose page can be looked at."""
        return [one for one in cls._made if not one.page.is_closed()]

    def open(self, path: str) -> None:
        """Go to a page of the server."""
        self.page.goto(self.server.address + path)

    def sleep_and_wake(self, path: str = "/") -> None:
        """Close the page, as a phone does with what is long out of sight, and open a new one."""
        self.page.close()
        self.page = self.context.new_page()
        self._watch(self.page)
        self.open(path)

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

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        """A heading by its name."""
        return self.page.get_by_role("heading", name=name, exact=isinstance(name, str))

    def counted(self) -> int:
        """How many taps since the last count."""
        taps, self.taps = self.taps, 0
        return taps

    def typed(self) -> int:
        """How often something was written into a field of this tab."""
        return int(self.page.evaluate("() => Number(sessionStorage.getItem('typed') ?? 0)"))

    def offline(self, cut: bool = True) -> None:
        """Cut the network, or give it back."""
        self.context.set_offline(cut)

    def set_clock(self, at: datetime | None = None) -> None:
        """Give the phone a clock that can be moved; it goes on from this instant (with its zone), else from now."""
        self.context.clock.install(time=at or datetime.now().astimezone())
        self.clocked = True

    def let_pass(self, seconds: float) -> None:
        """Let time go by on a phone whose clock can be moved."""
        self.context.clock.run_for(int(seconds * 1000))

    def accessible(self) -> list[str]:
        """What axe-core finds on the page as it stands: one line a violation; none is the aim."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:160]})" for one in found["violations"]]

    def must_be_clean(self) -> None:
        """Fail where something was written to the console, asked of anybody else, or came without a strict policy."""
        assert self.errors == []
        assert self.foreign == []
        assert self.unguarded == []

    def _watch(self, page: Page) -> None:
        page.set_default_timeout(20_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not NETWORK_NOISE.search(message.text):
            self.errors.append(message.text)

    def _sent(self, request: Request) -> None:
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def _answered(self, response: Response) -> None:
        """Every page from the network must come with a strict policy; what the phone keeps carries it in its head."""
        if response.request.resource_type != "document" or response.from_service_worker:
            return
        if 300 <= response.status < 400:
            return
        policy = response.headers.get("content-security-policy", "")
        if "default-src 'self'" not in policy or "unsafe" in policy:
            self.unguarded.append(f"{response.url}: {policy!r}")
