"""Execute a notebook of the documents and keep what it prints; needs no Jupyter.

    .venv/bin/python -m tools.notebook docs/notebooks/finding-and-nuts.ipynb [--check]

Code cells run in order, in one namespace, from the root of the repository; what a cell prints becomes its output.
`--check` runs the cells that are not tagged `slow`, and writes nothing: that is what the tests do.
"""

import argparse
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SLOW = "slow"


def run_cells(notebook: dict[str, Any], *, slow: bool) -> dict[str, Any]:
    """The notebook with new outputs; without `slow`, cells tagged so are left out of it. A cell's error is raised."""
    space: dict[str, Any] = {"__name__": "__main__"}
    done, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            if SLOW in cell["metadata"].get("tags", ()) and not slow:
                continue
            number += 1
            cell = {**cell, "execution_count": number, "outputs": _printed(cell, space=space)}
        done.append(cell)
    return {**notebook, "cells": done}


def _printed(cell: dict[str, Any], *, space: dict[str, Any]) -> list[dict[str, Any]]:
    """What one cell prints, as the notebook format keeps it."""
    source = "".join(cell["source"])
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(source, f"cell {cell['id']}", "exec"), space)
    text = out.getvalue()
    return [{"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}] if text else []


def main() -> int:
    """Execute, and write the outputs unless only asked to check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    notebook = json.loads(options.notebook.read_text(encoding="utf-8"))
    sys.path.insert(0, str(ROOT))
    executed = run_cells(notebook, slow=not options.check)
    if not options.check:
        text = json.dumps(executed, indent=1, ensure_ascii=False) + "\n"
        options.notebook.write_text(text, encoding="utf-8")
    print(f"{options.notebook.name}: {sum(cell['cell_type'] == 'code' for cell in executed['cells'])} cells executed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
