"""“Anything new in one leg since yesterday?”: yes and not sure reach the plan, and only new answers open it again."""

import datetime as dt
from typing import Any

import pytest

from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.one_leg import LEG_QUESTIONS, MUST_BE_NO, OneLeg, legs_are_clear, with_one_leg
from quietlegs.records.intake import Answer, Intake
from tests.people import all_no

CHECKED = dt.datetime(2026, 12, 1, 20, tzinfo=dt.UTC)


def told(answer: Answer, hours: float = 1) -> OneLeg:
    return OneLeg(at=CHECKED + dt.timedelta(hours=hours), answer=answer)


def intake(**answers: Any) -> Intake:
    return read_intake(all_no(tools=["hands"], **answers))


def verdict(*answers: OneLeg, checked: dt.datetime | None = CHECKED, **conditions: Any) -> str:
    changed = with_one_leg(intake(**conditions), answers, leg_questions_at=checked)
    return make_plan(changed, today=dt.date(2026, 12, 2)).plan.verdict


def test_yes_stops_and_not_sure_asks_first() -> None:
    assert verdict(told("no")) == "go"
    assert verdict(told("yes")) == "stop"
    assert verdict(told("unsure")) == "ask_first"


@pytest.mark.parametrize("later", ["no", "unsure"])
def test_a_later_answer_of_an_evening_takes_no_yes_back(later: Answer) -> None:
    assert verdict(told("yes"), told(later, 2)) == "stop"
    assert verdict(told(later, 2), told("yes")) == "stop"


def test_answers_from_before_the_questions_were_answered_anew_no_longer_count() -> None:
    assert verdict(told("yes", -1)) == "go"
    assert verdict(told("yes", 0)) == "stop"
    assert verdict(told("yes", -1), checked=None) == "stop"
    assert verdict(told("unsure", 1), told("yes", -1)) == "ask_first"


def test_nothing_that_the_intake_says_is_weakened() -> None:
    assert verdict(told("unsure"), dvt_signs="yes") == "stop"
    assert verdict(told("no"), dvt_signs="unsure") == "ask_first"
    halves: dict[str, Any] = {
        "dvt_signs": None,
        "dvt_signs.swollen": "yes",
        "dvt_signs.painful": "no",
        "dvt_signs.warm_or_colour": "no",
    }
    assert verdict(told("unsure"), **halves) == "stop"


def test_a_detailed_answer_keeps_its_details() -> None:
    told_before = intake(dvt_signs={"answer": "no", "since": "2026-11-01"})
    answer = with_one_leg(told_before, [told("yes")], leg_questions_at=None).conditions["dvt_signs"]
    assert answer == read_intake(all_no(dvt_signs={"answer": "yes", "since": "2026-11-01"})).conditions["dvt_signs"]


def test_the_questions_that_open_again_are_those_about_clots_with_all_their_halves() -> None:
    rules = load_catalogue().rules
    whole = [one for one in LEG_QUESTIONS if "." not in one]
    halves = [f"{one}.{part.id}" for one in whole for part in rules[one].parts]
    assert sorted(LEG_QUESTIONS) == sorted([*whole, *halves])
    assert set(MUST_BE_NO) | {"dvt_known"} == set(whole)
    asked_first = {one.id for one in rules.values() if one.order < rules["dvt_known"].order}
    assert asked_first == set(MUST_BE_NO)


def test_legs_are_clear_only_when_every_red_flag_about_clots_is_answered_no() -> None:
    assert legs_are_clear(intake(), load_catalogue())
    assert legs_are_clear(intake(dvt_known="yes"), load_catalogue())
    for one in MUST_BE_NO:
        for answer in ("yes", "unsure", None):
            assert not legs_are_clear(intake(**{one: answer}), load_catalogue())
