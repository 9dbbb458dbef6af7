"""What is told of the faults that were put in: counted by room, held to the bar, every survivor named."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools import mutants


def tried(folder: Path, room: str, statuses: Sequence[int | None]) -> None:
    """What mutmut writes beside a module that it tried."""
    (folder / room).mkdir(parents=True)
    names = {f"{room}.x_judge__mutmut_{number}": status for number, status in enumerate(statuses, 1)}
    (folder / room / "judging.py.meta").write_text(json.dumps({"exit_code_by_key": names}), encoding="utf-8")


@pytest.mark.parametrize(
    ("status", "became"),
    [(1, "killed"), (3, "killed"), (-24, "killed"), (0, "survived"), (33, "no tests"), (None, "open"), (2, "other")],
)
def test_each_status_has_its_word(status: int | None, became: str) -> None:
    assert mutants.outcome(status) == became


@pytest.mark.parametrize(("found", "good"), [(19, True), (18, False)])
def test_ninety_five_of_a_hundred_are_enough_in_each_room_and_survivors_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], found: int, *, good: bool
) -> None:
    monkeypatch.setattr(mutants, "TRIED", tmp_path)
    tried(tmp_path, "safety", [1] * 20)
    tried(tmp_path, "massage", [1] * found + [0] * (20 - found))
    assert mutants.table() is good
    assert "massage.x_judge__mutmut_20" in capsys.readouterr().out
    assert mutants.survivors() == [f"massage.x_judge__mutmut_{number}" for number in range(found + 1, 21)]


def test_a_fault_that_was_not_tried_or_that_no_test_reaches_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutants, "TRIED", tmp_path)
    tried(tmp_path, "safety", [1] * 18 + [33, None])
    tried(tmp_path, "massage", [1] * 20)
    assert not mutants.table()
    assert mutants.survivors() == ["safety.x_judge__mutmut_19"]
