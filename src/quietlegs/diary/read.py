"""From the bytes of DIARY.csv to a diary. What cannot be right is refused with its row and column.

A row is named by the number of its line in the file, the header being line 1, as a text editor and a spreadsheet
count them. Nothing is guessed: an empty cell is unknown, and a column that plays no part is named in `ignored`.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from quietlegs.diary.cells import Arms, CellError, Value, looks_like_formula, parse_cell, parse_number
from quietlegs.diary.columns import COLUMNS, Column
from quietlegs.foundation.errors import DiaryError
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import Trial

LARGEST_FILE = 20_000_000
"""Bytes; a diary of ten years with long notes stays below a tenth of this."""

LONGEST_HEADER = 100_000
_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AGAIN = "save it as CSV with the encoding UTF-8"

Row = tuple[int, list[str]]
Answer = TypeVar("Answer")


class Layout(NamedTuple):
    """What stands where: known columns, the person's own numeric ones, and those that play no part."""

    header: list[str]
    known: list[tuple[int, Column]]
    own: list[tuple[int, str]]
    ignored: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are kept, in the file's order."""
        kept = dict([*((at, column.name) for at, column in self.known), *self.own])
        return tuple(kept[at] for at in sorted(kept))


def parse_diary(content: bytes, *, name: str, trial: Trial | None = None, strict: bool = False) -> Diary:
    """Read a diary from the content of a file; `name` is what errors call it.

    With a trial, only its arms may stand in `assigned`. With `strict`, a column that plays no part is refused.
    """
    refuse_oversized(len(content), name=name)
    header, rows = _table(_text(content, name=name), name=name)
    layout = _layout(header, rows, name=name)
    if strict and layout.ignored:
        raise DiaryError(f"{name}: {_these(layout.ignored)} no numbers: remove what is not needed, or drop --strict.")
    arms = Arms.of(trial)
    nights = _each_once(((row, _night(row, cells, name=name, layout=layout, arms=arms)) for row, cells in rows), name)
    return Diary(nights=tuple(nights), columns=layout.columns, ignored=layout.ignored)


def refuse_oversized(size: int, *, name: str) -> None:
    """Refuse what is far too large for a diary, before anybody reads it."""
    if size > LARGEST_FILE:
        limit = LARGEST_FILE // 1_000_000
        raise DiaryError(
            f"{name}: {size / 1e6:.0f} MB is too large for a diary (at most {limit} MB): check which file it is."
        )


def _text(content: bytes, *, name: str) -> str:
    """Decode, after a look at the first line: what is no text at all is refused at once."""
    body = content.removeprefix(_BOM)
    if not body.strip():
        raise DiaryError(f"{name} is empty: a diary needs a header line with at least the column `night`.")
    if body.startswith(_OTHER_ENCODINGS) or b"\0" in body[:LONGEST_HEADER]:
        raise DiaryError(f"{name} is not UTF-8 text: {_SAVE_AGAIN}.")
    if b"\n" not in body[:LONGEST_HEADER] and b"\r" not in body[:LONGEST_HEADER] and len(body) > LONGEST_HEADER:
        raise DiaryError(f"{name} has no header line: a diary is a CSV file with one row a night.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        row = body.count(b"\n", 0, error.start) + 1
        raise DiaryError(f"{name}, row {row}: not UTF-8 text: {_SAVE_AGAIN}.") from error


def _table(text: str, *, name: str) -> tuple[list[str], list[Row]]:
    """Cut the text into a header and rows with the numbers of their lines; rows without any content are dropped."""
    rows = _rows(text, name=name)
    header = [cell.strip() for cell in next(rows, (1, []))[1]]
    _check_header(header, name=name)
    return header, [_whole(row, cells, header=header, name=name) for row, cells in rows if any(map(str.strip, cells))]


def _rows(text: str, *, name: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 1
    try:
        for cells in reader:
            yield row, cells
            row = reader.line_num + 1
    except csv.Error as error:
        raise DiaryError(
            f"{name}, row {row}: this is not CSV: {error}; look for a quote that is not closed."
        ) from error


def _check_header(header: list[str], *, name: str) -> None:
    if "night" not in header:
        if any(";" in cell or "\t" in cell for cell in header):
            raise DiaryError(f"{name}: the columns are not parted by commas: save it as CSV with commas.")
        raise DiaryError(f"{name}: the header line has no column `night`: a diary has one row a night under a header.")
    times = Counter(header)
    twice = next((column for column in header if column and times[column] > 1), None)
    if twice is not None:
        raise DiaryError(f"{name}, row 1, column {twice}: this column stands twice in the header: keep one.")


def _whole(row: int, cells: list[str], *, header: list[str], name: str) -> Row:
    if len(cells) != len(header):
        found = f"{len(cells)} cells under a header of {len(header)}"
        raise DiaryError(f"{name}, row {row}: {found}: look for a comma too few or too many.")
    return row, cells


def _layout(header: list[str], rows: list[Row], *, name: str) -> Layout:
    known = [(at, COLUMNS[column]) for at, column in enumerate(header) if column in COLUMNS]
    others = [(at, column) for at, column in enumerate(header) if column not in COLUMNS]
    own = {at: column for at, column in others if column and _holds_numbers(at, rows, column=column, name=name)}
    ignored = [column or f"column {at + 1}, which has no name" for at, column in others if at not in own]
    return Layout(header, known, list(own.items()), tuple(ignored))


def _holds_numbers(at: int, rows: list[Row], *, column: str, name: str) -> bool:
    """Whether a column of the person's own is numeric. A formula, infinity or NaN among numbers is refused."""
    cells = [(row, text) for row, cells in rows if (text := cells[at].strip())]
    bad = [(row, error) for row, text in cells if (error := _trouble(text))]
    if not bad:
        return True
    spoilt = all(_is_spoilt(text) for _, text in cells if _trouble(text))
    if spoilt and (len(bad) < len(cells) or any(looks_like_formula(text) for _, text in cells)):
        row, error = bad[0]
        raise DiaryError(f"{name}, row {row}, column {column}: {error}.")
    return False


def _trouble(text: str) -> CellError | None:
    try:
        parse_number(text)
    except CellError as error:
        return error
    return None


def _is_spoilt(text: str) -> bool:
    """Whether a cell that is no number was meant as one: a formula, infinity, "not a number"."""
    return looks_like_formula(text) or text.lower().lstrip("+-") in {"nan", "inf", "infinity"}


def _night(row: int, cells: list[str], *, name: str, layout: Layout, arms: Arms) -> Night:
    values: dict[str, Value] = {}
    for at, column in layout.known:
        try:
            values[column.name] = parse_cell(cells[at], column=column, arms=arms)
        except CellError as error:
            raise DiaryError(f"{name}, row {row}, column {column.name}: {error}.") from error
    if values["night"] is None:
        raise DiaryError(f"{name}, row {row}, column night: the date is missing: write it as YYYY-MM-DD.")
    own = {column: parse_number(text) if (text := cells[at].strip()) else None for at, column in layout.own}
    return _build(values, own)


def _build(values: Mapping[str, Any], own: dict[str, float | None]) -> Night:
    return Night(**values, values=own)


def _each_once(nights: Iterator[tuple[int, Night]], name: str) -> list[Night]:
    """Sort by date; a date that stands twice is refused."""
    first: dict[date, int] = {}
    found: list[Night] = []
    for row, night in nights:
        if night.night in first:
            raise DiaryError(
                f"{name}, row {row}, column night: {night.night} stands in row {first[night.night]} already: keep one."
            )
        first[night.night] = row
        found.append(night)
    return sorted(found, key=lambda night: night.night)


def _these(columns: tuple[str, ...]) -> str:
    if len(columns) == 1:
        return f"the column {columns[0]} is unknown and holds"
    return f"the columns {', '.join(columns)} are unknown and hold"
