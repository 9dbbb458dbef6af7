"""Everything at night works with the keyboard alone: Tab, Enter, Space; where one is can be seen."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys import ledger, steps
from tests.journeys.household import PASSCODE, Household
from tests.journeys.phone import Phone
from tests.journeys.server import Server

FOCUS = """() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
  return {
    name: (at.getAttribute("aria-label") ?? at.innerText ?? at.value ?? "").trim().split("\\n")[0],
    field: at.id,
    seen: at === document.body || (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
  };
}"""
MOST_TABS = 60


def test_sign_in_rate_answer_session_stop_and_log_with_the_keyboard_alone(
    phones: Callable[..., Phone], home: Server, household: Household
) -> None:
    somebody = household.take("technique")
    phone = phones(home)
    phone.open("/sign-in/")
    press(phone, "Tab")
    assert focus(phone)["name"] == "To the content"
    press(phone, "Enter")
    assert focus(phone)["field"] == "content"
    _sign_in(phone, somebody.name)
    _heading_has_focus(phone, "Tonight")
    go_to(phone, "6", "Enter")
    steps.see_the_draw(phone)
    _heading_has_focus(phone, "Tonight")
    go_to(phone, "No", "Space")
    steps.is_in_session(phone)
    _heading_has_focus(phone, phone.page.get_by_role("heading", level=1).inner_text())
    go_to(phone, "Pause", "Space")
    expect(phone.button("Go on")).to_be_visible()
    go_to(phone, "End now", "Enter")
    _heading_has_focus(phone, "How are your legs now?")
    go_to(phone, "3", "Enter")
    phone.sees("Before 6, after 3")
    go_to(phone, "Log", "Enter")
    _heading_has_focus(phone, "Log")
    go_to(phone, "4", "Space")
    phone.sees("4 is noted")
    steps.is_saved(phone)
    assert phone.taps == 0
    [session] = ledger.bodies(home, somebody.token, "session")
    assert (session["urge_before"], session["urge_after"]) == (6, 3)
    assert 4 in [one.get("urge") for one in ledger.bodies(home, somebody.token, "entry")]


def press(phone: Phone, key: str) -> None:
    """Press a key."""
    phone.page.keyboard.press(key)


def focus(phone: Phone) -> dict[str, object]:
    """Where the keyboard is: its name, its id, and whether that can be seen."""
    found: dict[str, object] = phone.page.evaluate(FOCUS)
    return found


def go_to(phone: Phone, name: str, key: str) -> None:
    """Tab to what has this name, see that the place is marked, and press the key there."""
    # Numbers rest for a moment after they appear, against a second tap meant for the screen before.
    expect(phone.button(name).or_(phone.link(name)).first).to_be_enabled()
    for _ in range(MOST_TABS):
        press(phone, "Tab")
        at = focus(phone)
        assert at["seen"], f"nothing shows that the keyboard is at {at['name']!r}"
        if at["name"] == name:
            return press(phone, key)
    raise AssertionError(f"{name!r} is not reached within {MOST_TABS} tabs")


def _sign_in(phone: Phone, name: str) -> None:
    for field, text in (("id_name", name), ("id_passcode", PASSCODE)):
        while focus(phone)["field"] != field:
            press(phone, "Tab")
        phone.page.keyboard.type(text)
    press(phone, "Enter")
    steps.is_known(phone)


def _heading_has_focus(phone: Phone, name: str) -> None:
    expect(phone.heading(name)).to_be_focused()
