"""The documents' notebooks: their code runs, their outputs are small, and nothing in them tells of a machine."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tools.notebook import SLOW, run_cells

NOTEBOOKS = sorted((Path(__file__).parents[2] / "docs/notebooks").glob("*.ipynb"))
LARGEST = 40_000


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def printed(notebook: dict[str, Any]) -> dict[str, str]:
    """What each code cell printed, by the cell's name."""
    return {
        cell["id"]: "".join(line for output in cell["outputs"] for line in output["text"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    }


def numbers(text: str) -> list[float]:
    """Every number with decimals in a printed table."""
    return [float(number) for number in re.findall(r"-?\d+\.\d+", text)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_cells_that_are_not_slow_run_and_print_what_is_kept(path: Path) -> None:
    kept = read(path)
    now = printed(run_cells(kept, slow=False))
    quick = [cell for cell in kept["cells"] if SLOW not in cell["metadata"].get("tags", ())]
    assert set(now) == set(printed({**kept, "cells": quick}))
    assert numbers(now["draw"]) == pytest.approx(numbers(printed(kept)["draw"]), abs=0.01)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_executed_small_and_tells_of_no_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) < LARGEST
    assert not re.search(r"/(home|root|work|tmp|Users|usr)/", text)
    assert all(cell["execution_count"] for cell in read(path)["cells"] if cell["cell_type"] == "code")
    assert "tools.notebook" in text


def test_ours_and_nuts_agree_in_the_notebook() -> None:
    (path,) = NOTEBOOKS
    told = re.search(r"largest distance: ([\d.]+) Monte Carlo errors", printed(read(path))["table"])
    assert told is not None
    assert float(told[1]) < 4


def test_a_slow_cell_runs_only_when_asked_for() -> None:
    cell = {"cell_type": "code", "id": "one", "metadata": {"tags": [SLOW]}, "outputs": [], "source": ["print(1 + 1)"]}
    assert run_cells({"cells": [cell]}, slow=False)["cells"] == []
    assert printed(run_cells({"cells": [cell]}, slow=True)) == {"one": "2\n"}
