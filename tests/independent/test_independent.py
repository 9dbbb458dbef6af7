"""The library's screening agrees with a second reading of the same data files; a spoiled table is noticed.

`python -m tests.independent.compare --intakes 100000` does the same for many more.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

import pytest

from tests.independent.compare import VERDICTS, differences, planned, the_table
from tests.independent.decide import Json, decide
from tests.independent.draw import draw
from tests.independent.table import Table

INTAKES = 1_500
Case = tuple[Json, date, Json]


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """Made-up intakes with the library's plan for each."""
    drawn = [draw(seed, the_table()) for seed in range(1_000_000, 1_000_000 + INTAKES)]
    return [(intake, today, planned(intake, today)) for intake, today in drawn]


def differing(cases: list[Case], table: Table) -> Iterator[tuple[str, ...]]:
    found = (differences(decide(intake, today, table), plan, intake, table) for intake, today, plan in cases)
    return (lines for lines in found if lines)


def test_the_library_agrees_with_the_plain_table(cases: list[Case]) -> None:
    assert list(differing(cases, the_table())) == []


def test_every_verdict_is_drawn_often(cases: list[Case]) -> None:
    drawn = Counter(decide(intake, today, the_table()).verdict for intake, today, _ in cases)
    assert all(drawn[verdict] >= 0.15 * len(cases) for verdict in VERDICTS), drawn


def _a_ban_lost(table: Table) -> None:
    table["rules"]["anticoagulant"]["forbids"].pop()


def _a_ban_on_one_place_lost(table: Table) -> None:
    table["rules"]["open_wound"]["forbids"][0]["where"] = "there"


def _an_answer_that_never_grows_old(table: Table) -> None:
    del table["rules"]["dvt_signs"]["again_days"]


def _an_operation_never_over(table: Table) -> None:
    del table["rules"]["surgery_recent"]["lasts_days"]


def _one_pressure_too_firm(table: Table) -> None:
    table["rules"]["renal_dialysis"]["forbids"][-1]["pressure_above"] = 3


def _all_weeks_alike(table: Table) -> None:
    for ban in table["rules"]["pregnancy"]["cleared_forbids"]:
        ban.pop("weeks_from", None)


def _a_brand_forgotten(table: Table) -> None:
    table["medicines"]["warfarin"]["also"].remove("Marevan")


def _another_urgency(table: Table) -> None:
    table["rules"]["phlebitis"]["alarm"]["urgency"] = "same_day"


def _a_question_less_urgent(table: Table) -> None:
    table["rules"]["varicose_severe"]["gate"] = 2
    table["rules"]["varicose_severe"]["forbids"] = []


def _an_allergy_unknown(table: Table) -> None:
    del table["allergies"]["perfume"]


@pytest.mark.parametrize(
    "spoil",
    [
        _a_ban_lost,
        _a_ban_on_one_place_lost,
        _an_answer_that_never_grows_old,
        _an_operation_never_over,
        _one_pressure_too_firm,
        _all_weeks_alike,
        _a_brand_forgotten,
        _another_urgency,
        _a_question_less_urgent,
        _an_allergy_unknown,
    ],
)
def test_a_spoiled_table_is_noticed(spoil: Callable[[Table], None], cases: list[Case]) -> None:
    table = deepcopy(the_table())
    spoil(table)
    assert next(differing(cases, table), None), spoil.__name__
