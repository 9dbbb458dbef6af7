"""The data files as plain dicts, and what of the body the rules speak of, written down here once more.

Nothing is imported from the library: this is a second reading of the same files, made to disagree with the first one
where either of them is wrong. How each field is read stands in `decide.py`, beside the lines that use it.
"""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "src" / "quietlegs" / "knowledge" / "data"

Facts = dict[str, dict[str, Any]]
Table = dict[str, Facts]

BASES = ("sole", "top_of_foot", "ankle", "calf", "shin", "knee", "knee_back", "thigh_front", "thigh_back")
SIDES = ("left", "right")
REGIONS = tuple(f"{base}_{side}" for side in SIDES for base in BASES)
PLACES = (*REGIONS, *(f"{part}_{side}" for side in SIDES for part in ("hip", "hand", "arm")), "trunk")
TOOLS = ("hands", "ball", "roller", "device")

RING = {
    "sole": 0,
    "top_of_foot": 0,
    "ankle": 1,
    "calf": 2,
    "shin": 2,
    "knee": 3,
    "knee_back": 3,
    "thigh_front": 4,
    "thigh_back": 4,
    "hip": 4,
}
"""The leg as rings from the toes up, front and back together. A hip counts with the thigh."""


def read_table() -> Table:
    """Every rule, technique, oil, medicine and allergy, by id."""
    kinds = ("rules", "techniques", "oils", "medicines", "allergies", "thresholds")
    return {kind: {path.stem: _read(path) for path in sorted((DATA / kind).glob("*.toml"))} for kind in kinds}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
