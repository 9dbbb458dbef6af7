"""One worked example for each schema, made by running the library on one made-up person. Nobody here is a person."""

import csv
import io
import json
import math
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from quietlegs.diary.read import parse_diary
from quietlegs.interface.finding import find
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.interface.pooling import pool
from quietlegs.interface.trial import SealedTrial, design_trial, tonight, verify_trial
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.records.intake import Intake
from quietlegs.records.trial import COMPARISON, Assignment
from quietlegs.safety.screening import screen

SCHEMAS = Path(__file__).resolve().parents[2] / "docs/reference/schemas"
TODAY = date(2026, 11, 23)
ARM, NIGHTS, SEED, START = "effleurage", 42, 7, date(2026, 12, 1)
SPELLS = (6, 7, 5, 6, 8, 6, 4, 7, 6, 5, 7, 8, 6, 6)
"""Made-up worst spells, repeated every two weeks; a night with the technique is two points quieter."""

NIGHTS_KEPT = 35
SPECIAL: dict[int, dict[str, str]] = {
    5: {"assigned": "", "done": "", "free": "1", "status": "", "urge": "", "urge_before": "", "note": "a free night"},
    12: {"done": "other", "note": "too tired for it"},
    17: {"status": "missed", "urge": ""},
    23: {"rescue_at": "00:50", "rescue_what": "stretching", "urge_at_rescue": "8"},
    30: {"onset": "none"},
}
"""Number of the night -> what was different then."""


def examples() -> Iterator[tuple[Path, str]]:
    """Every generated example with its content."""
    intake = read_intake(SCHEMAS / "intake.example.json")
    yield from of_the_plan(intake)
    trial = design_trial((ARM,), nights=NIGHTS, seed=SEED, start=START, intake=intake, zone="Europe/Berlin")
    yield from of_the_trial(trial)
    diary = made_up_diary(trial.schedule)
    yield SCHEMAS / "diary.example.csv", diary
    found = find(parse_diary(diary.encode(), name="diary.example.csv", trial=trial), trial=trial)
    yield document("finding", found.to_dict())
    yield document("pooled", pool(SCHEMAS / "studies.example.csv").to_dict())


def of_the_plan(intake: Intake) -> Iterator[tuple[Path, str]]:
    """What the answers allow, and the plan."""
    screening = screen(intake, catalogue=load_catalogue(), today=TODAY)
    yield document("screening", dict(msgspec.to_builtins(screening)))
    yield document("plan", make_plan(intake, today=TODAY).to_dict())


def of_the_trial(trial: SealedTrial) -> Iterator[tuple[Path, str]]:
    """The trial, one of its nights, and its verification."""
    yield document("trial", trial.to_dict())
    yield document("tonight", tonight(trial, night=START).to_dict())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "trial.example.json")
        file.write_bytes(trial.to_json())
        yield document("verification", verify_trial(file).to_dict())


def document(name: str, content: dict[str, Any]) -> tuple[Path, str]:
    """One example as JSON."""
    return SCHEMAS / f"{name}.example.json", json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def made_up_diary(schedule: tuple[Assignment, ...]) -> str:
    """Five weeks of a made-up diary for a schedule."""
    rows = [made_up_night(number, drawn) for number, drawn in enumerate(schedule[:NIGHTS_KEPT])]
    written = io.StringIO()
    table = csv.DictWriter(written, list(dict.fromkeys(name for row in rows for name in row)), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()


def made_up_night(number: int, drawn: Assignment) -> dict[str, str]:
    """One made-up night."""
    spell = SPELLS[number % len(SPELLS)]
    usual = {
        "night": drawn.night.isoformat(),
        "assigned": drawn.assigned,
        "done": drawn.assigned,
        "free": "",
        "status": "rated",
        "urge_before": str(SPELLS[(3 * number + 1) % len(SPELLS)] - 1),
        "urge": str(spell if drawn.assigned == COMPARISON else spell - 2),
        "rescue_at": "",
        "rescue_what": "",
        "urge_at_rescue": "",
        "onset": f"21:{(7 * number) % 60:02}",
        "note": "made-up example" if number == 0 else "",
    }
    return usual | SPECIAL.get(number, {})


def same(found: str, wanted: str) -> bool:
    """Whether two JSON documents agree, numbers to six digits: the last bits differ from machine to machine."""
    return alike(json.loads(found), json.loads(wanted))


def alike(found: object, wanted: object) -> bool:
    """Whether two values agree."""
    match found, wanted:
        case dict(), dict():
            return found.keys() == wanted.keys() and all(alike(found[key], wanted[key]) for key in wanted)
        case list(), list():
            return len(found) == len(wanted) and all(
                alike(one, other) for one, other in zip(found, wanted, strict=True)
            )
        case float(), float():
            return math.isclose(found, wanted, rel_tol=1e-6, abs_tol=1e-6)
        case _:
            return found == wanted
