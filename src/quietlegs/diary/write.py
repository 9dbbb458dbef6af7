"""From a diary to the bytes of DIARY.csv; reading them again gives the same diary."""

import csv
import io
from datetime import date

from quietlegs.diary.columns import COLUMNS
from quietlegs.records.diary import Diary, Night

_ALWAYS = ("night", "urge")


def write_diary(diary: Diary) -> bytes:
    """Write a diary as UTF-8 CSV, one row a night in order of date. Ignored columns were never read and are gone."""
    columns = written_columns(diary)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for night in sorted(diary.nights, key=lambda night: night.night):
        writer.writerow([_cell(_value(night, column)) for column in columns])
    return text.getvalue().encode()


def written_columns(diary: Diary) -> tuple[str, ...]:
    """Name the columns to write: those the diary came with, and any other in which a night holds something."""
    used = [column for column in COLUMNS if any(getattr(night, column) is not None for night in diary.nights)]
    own = sorted({column for night in diary.nights for column in night.values})
    asked = diary.columns or tuple(column for column in COLUMNS if column in used or column in _ALWAYS)
    return (*asked, *(column for column in [*used, *own] if column not in asked))


def _value(night: Night, column: str) -> object:
    return getattr(night, column) if column in COLUMNS else night.values.get(column)


def _cell(value: object) -> str:
    """Write one value so that it is read back as it was; unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float | int):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
    return value.isoformat() if isinstance(value, date) else str(value)
