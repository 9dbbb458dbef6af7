"""`docs/reference/diary.md` and the schema of a diary's row, from the one table of columns."""

from typing import Any

from quietlegs.diary.columns import COLUMNS, Column
from tools.reference.commands import cell
from tools.reference.schemas import as_text, heading

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
STATUS = ["rated", "skipped", "declined", "missed"]
FORMS: dict[str, dict[str, Any]] = {
    "date": {"type": "string", "format": "date"},
    "arm": {"type": "string", "pattern": r"^[a-z][a-z0-9_]{0,31}$"},
    "flag": {"enum": [0, 1]},
    "status": {"enum": STATUS},
    "number": {"type": "number"},
    "clock": {"type": "string", "pattern": CLOCK},
    "onset": {"anyOf": [{"const": "none"}, {"type": "string", "pattern": CLOCK}]},
    "technique": {"type": "string"},
    "text": {"type": "string"},
}
"""Kind of column -> what a cell may hold; an empty cell is left out of the row."""

SAID = {
    "date": "date",
    "arm": "arm id",
    "flag": "0 or 1",
    "status": "word",
    "clock": "HH:MM",
    "onset": "HH:MM or `none`",
    "technique": "technique id or `other`",
    "text": "text",
}
HEAD = """# DIARY.csv

Generated from `src/quietlegs/diary/columns.py` by `make reference`; do not edit.

One row a night, UTF-8, parted by commas, with a header; rows in any order, gaps allowed. An empty cell is unknown,
which is neither 0 nor no. `night` and the column that is the outcome are mandatory. A night belongs to the evening on
which it began.

Any other column of numbers may be named as outcome or covariate; the rest plays no part and is named in one warning
(`--strict` refuses it). Refused with row and column: a night that stands twice, a value out of range, an arm that is
not in TRIAL.json, a date that does not exist, a cell of numbers that starts with `=`.

A night counts as randomised when TRIAL.json lists it with this arm; without that file, when `assigned` is not empty.

[The schema](schemas/diary.schema.json) describes one row, [the example](schemas/diary.example.csv) has made-up nights.

| column | holds | better | meaning |
|---|---|---|---|
"""


def diary_page() -> str:
    """The whole page."""
    return HEAD + "\n".join(map(row, COLUMNS.values())) + "\n"


def row(column: Column) -> str:
    """One column as a row of the table."""
    holds = f"{column.low:g} to {column.high:g}" if column.kind == "number" else SAID[column.kind]
    return f"| `{column.name}` | {holds} | {column.better or ''} | {cell(column.meaning)} |"


def diary_schema() -> str:
    """Describe one row of DIARY.csv, with its empty cells left out and its numbers read."""
    return as_text(
        heading("diary")
        | {
            "title": "A row of DIARY.csv",
            "type": "object",
            "properties": {name: of_column(column) for name, column in COLUMNS.items()},
            "required": ["night"],
        }
    )


def of_column(column: Column) -> dict[str, Any]:
    """What a cell of this column may hold."""
    limits = {"minimum": column.low, "maximum": column.high} if column.kind == "number" else {}
    return {"description": column.meaning, **FORMS[column.kind], **limits}
