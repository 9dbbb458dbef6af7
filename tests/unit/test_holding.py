"""Until which day a pack may be trusted: no answer of it may be too old, and no clinician's OK over."""

import datetime as dt

import pytest

from quietlegs.interface.holding import due_from, hold_until
from quietlegs.interface.intake import read_intake
from quietlegs.interface.pack import make_pack
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.conditions import asked_rules
from quietlegs.records.intake import Intake
from quietlegs.safety.screening import screen
from tests.packs import NOW, request

TODAY = NOW.date()
DAY = dt.timedelta(days=1)


def well(given: dt.date | None, **conditions: object) -> Intake:
    dated = {"given": given.isoformat()} if given else {}
    answers: dict[str, object] = {rule.id: {"answer": "no", **dated} for rule in asked_rules(load_catalogue())}
    return read_intake({"version": 1, "touch": "helps", "tools": ["hands"], "conditions": answers | conditions})


def held(intake: Intake) -> dt.date | None:
    return hold_until(intake, today=TODAY, catalogue=load_catalogue())


def due(intake: Intake) -> dt.date | None:
    return due_from(intake, today=TODAY, catalogue=load_catalogue())


def test_answers_of_today_hold_ten_days_and_are_due_after_seven() -> None:
    assert held(well(TODAY)) == TODAY + 10 * DAY
    assert due(well(TODAY)) == TODAY + 8 * DAY


@pytest.mark.parametrize("days", range(11))
def test_the_plan_is_open_on_the_last_day_and_closed_on_the_next(days: int) -> None:
    intake = well(TODAY - days * DAY)
    last = held(intake)
    assert last is not None
    assert screen(intake, today=last, catalogue=load_catalogue()).verdict == "go"
    assert screen(intake, today=last + DAY, catalogue=load_catalogue()).verdict == "incomplete"


def test_answers_without_a_day_hold_and_are_never_due() -> None:
    assert held(well(None)) is None
    assert due(well(None)) is None


def test_where_nothing_is_open_nothing_holds() -> None:
    assert held(well(TODAY, dvt_signs="yes")) is None
    assert held(well(TODAY - 12 * DAY)) is None
    assert due(well(TODAY - 12 * DAY)) == TODAY


def test_an_ok_that_ends_ends_the_pack_too() -> None:
    intake = read_intake(
        {
            "version": 1,
            "touch": "helps",
            "tools": ["hands"],
            "conditions": {rule.id: "no" for rule in asked_rules(load_catalogue())} | {"low_platelets": "yes"},
            "cleared": [
                {"condition": "low_platelets", "by": "Dr. Example", "date": "2026-11-01", "valid_until": "2026-12-05"}
            ],
        }
    )
    assert held(intake) == dt.date(2026, 12, 5)


def cleared_until(last: str, **conditions: object) -> Intake:
    answers: dict[str, object] = {rule.id: "no" for rule in asked_rules(load_catalogue())}
    ok = {"condition": "pregnancy", "by": "midwife", "date": TODAY.isoformat(), "valid_until": last}
    return read_intake({"version": 1, "tools": ["hands"], "conditions": answers | conditions, "cleared": [ok]})


def test_a_week_of_pregnancy_that_closes_something_ends_the_pack() -> None:
    weeks = {"answer": "yes", "weeks": 27, "given": TODAY.isoformat()}
    assert held(cleared_until("2999-01-01", pregnancy=weeks)) == TODAY + 6 * DAY


def test_an_ok_until_the_last_day_that_there_is_breaks_no_pack() -> None:
    assert held(cleared_until("9999-12-31", pregnancy="yes")) is None


def test_a_yes_whose_time_ends_ends_the_pack() -> None:
    since = {"answer": "yes", "since": (TODAY - DAY).isoformat(), "where": ["calf_left"]}
    intake = well(None, recent_injury=since)
    lasts = load_catalogue().rules["recent_injury"].lasts_days
    assert lasts is not None
    assert screen(intake, today=TODAY, catalogue=load_catalogue()).verdict == "adapt"
    assert held(intake) == TODAY - DAY + lasts * DAY


def test_a_pack_carries_both_days_and_does_not_lean_on_old_answers() -> None:
    pack = make_pack(request(intake=well(TODAY), leg_questions_at=NOW))
    assert (pack.answers_due_from, pack.answers_hold_until) == (TODAY + 8 * DAY, TODAY + 10 * DAY)
    assert pack.one_leg.checked_at == NOW
    old = make_pack(request(intake=well(TODAY - 11 * DAY), leg_questions_at=NOW - 11 * DAY))
    assert old.one_leg.checked_at is None
    assert old.plan is not None
    assert old.plan.verdict == "incomplete"
    assert make_pack(request()).answers_due_from is None
