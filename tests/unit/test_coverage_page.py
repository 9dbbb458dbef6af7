"""The coverage page is true: every row is there, and each page, command and kind that it names exists."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from quietlegs.records.log import KINDS
from tests.web.routes import routes
from tools.reference.commands import commands

PAGE = Path(__file__).parents[2] / "docs/reference/coverage.md"
JOURNEY = Path(__file__).parents[1] / "journeys/test_every_row_can_be_done.py"
IN_CODE = re.compile(r"`([^`]+)`")
EXPECTED = [f"M{number}" for number in range(1, 14)]
NONE = "–"


class Row(NamedTuple):
    """One row of the table."""

    id: str
    what: str
    pages: str
    commands: str
    kinds: str
    to_come: str


def rows() -> list[Row]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| M\d+ ", line)]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def test_all_thirteen_rows_are_there_in_order() -> None:
    assert [row.id for row in rows()] == EXPECTED


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_every_page_of_a_row_is_an_address_of_the_server(row: Row) -> None:
    named = IN_CODE.findall(row.pages)
    known = {"/" + route.text for route in routes()}
    assert named
    assert [path for path in named if path not in known] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_every_command_of_a_row_exists(row: Row) -> None:
    named = IN_CODE.findall(row.commands)
    assert named
    assert [name for name in named if name not in {command.name for command in commands()}] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_every_kind_of_a_row_is_a_kind_of_the_log(row: Row) -> None:
    named = IN_CODE.findall(row.kinds)
    assert named or row.kinds == NONE
    assert [kind for kind in named if kind not in KINDS] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_what_is_still_to_come_names_no_command_that_is_there_already(row: Row) -> None:
    assert row.to_come
    known = {command.name for command in commands()}
    assert [name for name in IN_CODE.findall(row.to_come) if name in known] == []


def test_the_journey_touches_every_row() -> None:
    named = {word.upper() for word in re.findall(r"def (m\d[m\d_]*)_[a-z]", JOURNEY.read_text(encoding="utf-8"))}
    assert {one for name in named for one in name.split("_")} == set(EXPECTED)
