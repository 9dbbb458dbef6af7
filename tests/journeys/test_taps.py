"""How many taps an evening, the time after a session and a morning take; nothing is ever typed at night."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys import ledger, steps
from tests.journeys.household import Somebody, move_in
from tests.journeys.phone import Phone
from tests.journeys.server import Server

Evening = Callable[[str], tuple[Phone, Somebody]]


def test_an_evening_rated_when_it_starts_is_two_taps_the_time_after_one_and_the_morning_three(evening: Evening) -> None:
    phone, _ = evening("technique")
    phone.counted()
    steps.rate(phone, 6)
    steps.see_the_draw(phone)
    steps.answer_leg(phone, "No")
    steps.is_in_session(phone)
    assert phone.counted() == 2
    _after_and_morning(phone)


def test_an_evening_rated_before_it_starts_is_three_taps(evening: Evening) -> None:
    phone, _ = evening("before")
    phone.counted()
    phone.sees("How bad were your legs today?")
    steps.rate(phone, 5)
    phone.sees("How bad do you expect tonight to be?")
    steps.rate(phone, 7)
    steps.see_the_draw(phone)
    steps.answer_leg(phone, "No")
    steps.is_in_session(phone)
    assert phone.counted() == 3
    _after_and_morning(phone)


def test_a_bare_minimum_day_is_two_taps(evening: Evening) -> None:
    phone, somebody = evening("comparison")
    phone.set_clock()
    phone.sleep_and_wake("/")
    phone.counted()
    steps.rate(phone, 4)
    steps.see_the_draw(phone)
    expect(phone.heading("Tonight: a comparison night")).to_be_visible()
    phone.set_clock(steps.next_morning())
    phone.sleep_and_wake("/morning")
    steps.rate(phone, 5)
    phone.sees("Worst spell 5")
    assert phone.counted() == 2
    steps.is_saved(phone)
    [night], [checkin] = (ledger.bodies(phone.server, somebody.token, kind) for kind in ("night", "checkin"))
    assert (night["urge_before"], night["assigned"]) == (4, "comparison")
    assert (checkin["urge"], checkin["night"]) == (5, night["night"])


def test_logging_an_urge_is_two_taps(evening: Evening) -> None:
    phone, somebody = evening("comparison")
    phone.counted()
    phone.tap(phone.link("Log"))
    steps.rate(phone, 7)
    phone.sees("7 is noted")
    assert phone.counted() == 2
    steps.is_saved(phone)
    assert [one["urge"] for one in ledger.bodies(phone.server, somebody.token, "entry")] == [7]


def test_a_sleeping_known_phone_meets_no_sign_in_after_its_server_was_restarted(
    phones: Callable[..., Phone], tmp_path: Path
) -> None:
    with Server(tmp_path / "data") as server:
        somebody = move_in(server.data, {"technique": 1}).take("technique")
        phone = phones(server)
        steps.sign_in(phone, somebody.name)
        phone.page.close()
        port = server.port
        server.stop()
        server.start(port=port)
        phone.sleep_and_wake("/")
        phone.counted()
        steps.rate(phone, 6)
        steps.see_the_draw(phone)
        steps.answer_leg(phone, "No")
        steps.is_in_session(phone)
        assert phone.counted() == 2
        assert phone.typed() == 0
        phone.open("/findings/")
        expect(phone.page).to_have_url(f"{server.address}/findings/")
        phone.open("/")
        steps.is_saved(phone)
        assert len(ledger.bodies(server, somebody.token, "session")) == 1


def _after_and_morning(phone: Phone) -> None:
    steps.skip_to_the_end(phone)
    phone.counted()
    steps.rate(phone, 2)
    phone.sees("Before")
    assert phone.counted() == 1
    phone.set_clock(steps.next_morning())
    phone.sleep_and_wake("/morning")
    phone.counted()
    steps.morning_check_in(phone)
    assert phone.counted() == 3
    assert phone.typed() == 0
    steps.is_saved(phone)
