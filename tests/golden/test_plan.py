"""Plans of made-up people, as text and as JSON. The file's name is the sentence that must hold.

`<name>.answers.json` holds what the person answered beside "no" to every other question (or to nothing else, where it
says `"unanswered": true`). `python -m tests.golden.test_plan` writes the golden files anew: read the difference.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import PlanResult, make_plan
from tests.people import all_no, unanswered

TODAY = dt.date(2026, 11, 23)
PLACE = Path(__file__).parent / "plan"
NAMES = sorted(file.name.removesuffix(".answers.json") for file in PLACE.glob("*.answers.json"))


def plan_of(name: str) -> PlanResult:
    answers = json.loads((PLACE / f"{name}.answers.json").read_text(encoding="utf-8"))
    intake = unanswered if answers.pop("unanswered", False) else all_no
    return make_plan(read_intake(intake(**answers)), today=TODAY)


def as_json(plan: PlanResult) -> str:
    return json.dumps(plan.to_dict(), indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_as_it_was_read(name: str) -> None:
    assert plan_of(name).to_text() == (PLACE / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_json_is_as_it_was_read(name: str) -> None:
    assert as_json(plan_of(name)) == (PLACE / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_80_columns(name: str) -> None:
    assert max(map(len, plan_of(name).to_text().splitlines())) <= 80


def test_there_are_people_to_read() -> None:
    assert len(NAMES) >= 4


if __name__ == "__main__":
    for each in NAMES:
        (PLACE / f"{each}.txt").write_text(plan_of(each).to_text(), encoding="utf-8")
        (PLACE / f"{each}.json").write_text(as_json(plan_of(each)), encoding="utf-8")
