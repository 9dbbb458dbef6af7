"""From the first run to the findings: day one, questions, plan, trial, a night, the morning after."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from tests.journeys import steps
from tests.journeys.phone import Phone

BERLIN = ZoneInfo("Europe/Berlin")
INLINE = "() => document.querySelectorAll('script:not([src]), style, [style], [onclick]').length"


def test_first_run_day_one_questions_plan_trial_night_morning_and_findings(phone: Phone) -> None:
    evening = _this_evening()
    phone.set_clock(evening)
    _first_run(phone)
    _day_one(phone)
    _questions(phone)
    _plan(phone)
    _trial(phone)
    _night(phone)
    phone.set_clock(_morning_after(evening))
    phone.sleep_and_wake("/morning")
    steps.morning_check_in(phone, worst=4)
    steps.is_saved(phone)
    phone.open("/findings/")
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    _nothing_inline(phone)


def _first_run(phone: Phone) -> None:
    phone.open("/")
    phone.open("/more/")
    expect(phone.heading("Welcome to Quietlegs")).to_be_visible()
    _nothing_inline(phone)
    phone.page.get_by_label("What should we call you?").fill("Synthetic Dora")
    phone.page.get_by_label("A passcode of your own").fill("synthetic-42")
    phone.tap(phone.button("Begin"))


def _day_one(phone: Phone) -> None:
    """Each screen of the first day, answered where it asks, until the questions."""
    phone.page.wait_for_url("**/day-one/**")
    phone.page.get_by_label("It helps").check()
    _nothing_inline(phone)
    _go(phone, phone.button("Keep and go on"))
    phone.page.get_by_role("radio", name="Yes").first.check()
    for _ in range(12):
        _nothing_inline(phone)
        onward = phone.link("Answer the safety questions (about 3 minutes)")
        if onward.count():
            return _go(phone, onward)
        keep = phone.button("Keep and go on")
        private = phone.page.url.endswith("/private/")
        _go(phone, keep if keep.count() and not private else phone.link(_on(phone)).first)
    raise AssertionError(f"the first day does not come to its end: {phone.page.url}")


def _on(phone: Phone) -> str:
    return "Go on" if phone.link("Go on").count() else "Skip"


def _questions(phone: Phone) -> None:
    """None of these, screen by screen; then what the person likes."""
    _go(phone, phone.link("Begin"))
    for _ in range(15):
        _nothing_inline(phone)
        if phone.button("None of these").count() == 0:
            break
        _go(phone, phone.button("None of these"))
    for _ in range(4):
        if "/wishes/" in phone.page.url:
            _go(phone, phone.link("Skip"))


def _plan(phone: Phone) -> None:
    phone.open("/plan/")
    expect(phone.heading("Your plan")).to_be_visible()
    _nothing_inline(phone)


def _trial(phone: Phone) -> None:
    phone.open("/trial/")
    _go(phone, phone.link("Set up a trial"))
    phone.page.get_by_role("checkbox").first.check()
    _nothing_inline(phone)
    _go(phone, phone.button("Go on"))
    phone.page.get_by_label("1 point", exact=True).check()
    phone.page.get_by_label("28 nights").check()
    phone.page.get_by_label("Tonight", exact=True).check()
    _nothing_inline(phone)
    _go(phone, phone.button("See what it can settle"))
    _nothing_inline(phone)
    phone.tap(phone.button("Draw the nights and begin"))
    expect(phone.heading("What happens now")).to_be_visible()


def _night(phone: Phone) -> None:
    """Rate, see the draw; a session on a night with one, what the night is on a comparison night."""
    phone.open("/")
    steps.is_known(phone)
    _nothing_inline(phone)
    steps.rate(phone, 6)
    steps.see_the_draw(phone)
    drawn = phone.page.get_by_role("heading", level=2, name="Tonight: ").inner_text()
    if drawn == "Tonight: a comparison night":
        phone.sees("without the guided session")
    else:
        steps.answer_leg(phone, "No")
        steps.is_in_session(phone)
        steps.skip_to_the_end(phone)
        steps.rate(phone, 2)
        phone.sees("Before 6, after 2")
    steps.is_saved(phone)


def _go(phone: Phone, what: Locator) -> None:
    """Tap what leads to another page, and wait until that page is there."""
    with phone.page.expect_navigation():
        phone.tap(what)


def _nothing_inline(phone: Phone) -> None:
    assert phone.page.evaluate(INLINE) == 0


def _this_evening() -> datetime:
    """Tonight at seven in Berlin by the server's date; where it is later already, now."""
    now = datetime.now(BERLIN)
    return max(now, now.replace(hour=19, minute=0))


def _morning_after(evening: datetime) -> datetime:
    return (evening + timedelta(days=1)).replace(hour=7, minute=30)
