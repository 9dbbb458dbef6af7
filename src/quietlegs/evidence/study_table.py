"""From STUDIES.csv, or rows like its rows, to effects that can be pooled. What cannot be right is refused.

A study is given in one of three forms, the same for all: each group's number, mean and standard deviation; an effect
with its variance; an effect with its 95 % interval.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from quietlegs.diary.cells import CellError, parse_number
from quietlegs.evidence.effect_sizes import (
    Z95,
    Group,
    Sized,
    from_interval,
    mean_difference,
    standardised_difference,
)
from quietlegs.foundation.errors import InputError
from quietlegs.records.pooled import MEASURES, Measure

LARGEST_FILE = 2_000_000
"""Bytes; the five thousand studies that are pooled at most need a quarter of this."""

MOST_STUDIES = 5_000
LARGEST_NUMBER = 1e12
LONGEST_ID = 80

GROUPS = ("n_treat", "mean_treat", "sd_treat", "n_ctrl", "mean_ctrl", "sd_ctrl")
VARIANCE = ("yi", "vi")
INTERVAL = ("yi", "ci_low", "ci_high")
FORMS = (GROUPS, VARIANCE, INTERVAL)
_ALL = {column for form in FORMS for column in form}
_WANTED = (
    "a study needs either n_treat, mean_treat, sd_treat, n_ctrl, mean_ctrl, sd_ctrl; or yi, vi; or yi, ci_low, ci_high"
)
_UNEVEN = 0.02
"""An interval is odd when its middle is off the effect by more than this part of its width."""

Row = tuple[str, Mapping[str, object]]
"""Where a study stands, in words, and its cells."""


class Study(NamedTuple):
    """One study as it will be pooled; the interval is the one given, or made from the variance."""

    study_id: str
    sized: Sized
    ci_low: float
    ci_high: float
    off_centre: bool = False


class StudyTable(NamedTuple):
    """Studies that may be pooled as far as their numbers go, and the columns that play no part."""

    studies: tuple[Study, ...]
    ignored: tuple[str, ...] = ()


def read_studies(content: bytes, *, name: str, measure: Measure = "MD") -> StudyTable:
    """Read STUDIES.csv from its content; `name` is what errors call it. Errors: `InputError` with row and column."""
    refuse_oversized(len(content), name=name)
    try:
        text = content.decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        table = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 text: save it as CSV with the encoding UTF-8.") from error
    except csv.Error as error:
        raise InputError(f"{name} is not CSV: {error}; look for a quote that is not closed.") from error
    if not table or "\0" in text:
        raise InputError(f"{name} is empty or no text: it needs a header line and a row for each study.")
    header = _header(table[0][1], name=name)
    rows = [(f"{name}, row {line}", _whole(cells, header, where=f"{name}, row {line}")) for line, cells in table[1:]]
    ignored = tuple(column for column in header if column not in _ALL and column != "study_id")
    return StudyTable(studies_of(rows, measure=measure, name=name), ignored)


def refuse_oversized(size: int, *, name: str) -> None:
    """Refuse what is far too large for a table of studies, before anybody reads it."""
    if size > LARGEST_FILE:
        limit = LARGEST_FILE // 1_000_000
        raise InputError(f"{name}: {size / 1e6:.0f} MB is too large for a table of studies (at most {limit} MB).")


def studies_of(rows: Iterable[Row], *, measure: Measure, name: str) -> tuple[Study, ...]:
    """The studies of rows with their places; numbers may be numbers or text. Errors: `InputError`."""
    if measure not in MEASURES:
        raise InputError(f"There is no measure {str(measure)[:30]!r}: choose MD or SMD.")
    found = list(rows)
    if len(found) > MOST_STUDIES:
        raise InputError(f"{name}: {len(found)} studies are too many: at most {MOST_STUDIES} are pooled.")
    if len(found) < 2:
        raise InputError(f"{name}: one study cannot be pooled: give at least two." if found else f"{name}: no studies.")
    form = _form(found, name=name)
    studies = tuple(_study(where, cells, form=form, measure=measure) for where, cells in found)
    return tuple(_each_once(zip((where for where, _ in found), studies, strict=True)))


def _header(cells: list[str], *, name: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    if "study_id" not in header:
        parted = any(";" in cell or "\t" in cell for cell in header)
        hint = "save it with commas between the columns" if parted else _WANTED
        raise InputError(f"{name}: the header line has no column `study_id`: {hint}.")
    twice = next((column for column in header if column and header.count(column) > 1), None)
    if twice:
        raise InputError(f"{name}: the column {twice[:40]!r} stands twice in the header: keep one.")
    return header


def _whole(cells: list[str], header: list[str], *, where: str) -> dict[str, object]:
    if len(cells) != len(header):
        raise InputError(
            f"{where}: {len(cells)} cells under a header of {len(header)}: look for a comma too few or too many."
        )
    return dict(zip(header, cells, strict=True))


def _form(rows: list[Row], *, name: str) -> tuple[str, ...]:
    """The one form that every study is given in."""
    forms = {_form_of(where, cells) for where, cells in rows}
    if len(forms) > 1:
        raise InputError(f"{name}: the studies are given in different forms: use one for all; {_WANTED}.")
    return next(iter(forms))


def _form_of(where: str, cells: Mapping[str, object]) -> tuple[str, ...]:
    given = {column for column in _ALL if _text(cells.get(column))}
    whole = [form for form in FORMS if set(form) <= given]
    if len(whole) == 1 and given == set(whole[0]):
        return whole[0]
    if len(whole) > 1 or (whole and given > set(whole[0])):
        extra = "more than one form" if len(whole) > 1 else "parts of another form"
        raise InputError(f"{where}: this study is given in {extra}: keep one; {_WANTED}.")
    near = max(FORMS, key=lambda form: len(set(form) & given) / len(form))
    missing = ", ".join(column for column in near if column not in given)
    raise InputError(f"{where}: {missing} {'is' if ',' not in missing else 'are'} missing; {_WANTED}.")


def _study(where: str, cells: Mapping[str, object], *, form: tuple[str, ...], measure: Measure) -> Study:
    study_id = _text(cells.get("study_id"))
    if not study_id or len(study_id) > LONGEST_ID or not study_id.isprintable():
        raise InputError(f"{where}, column study_id: give each study a name of at most {LONGEST_ID} letters.")
    numbers = {column: _number(where, column, cells[column]) for column in form}
    if form == INTERVAL:
        return _by_interval(where, study_id, numbers)
    sized = _by_variance(where, numbers) if form == VARIANCE else _by_groups(where, numbers, measure=measure)
    reach = Z95 * float(sized.vi) ** 0.5
    return Study(study_id, sized, sized.yi - reach, sized.yi + reach)


def _by_groups(where: str, numbers: Mapping[str, float], *, measure: Measure) -> Sized:
    for side in ("treat", "ctrl"):
        n, sd = numbers[f"n_{side}"], numbers[f"sd_{side}"]
        if n != int(n) or n < 2:
            raise InputError(
                f"{where}, column n_{side}: {n:g} is no number of people: it must be whole, and at least 2."
            )
        if sd <= 0:
            raise InputError(f"{where}, column sd_{side}: a standard deviation must be above 0, not {sd:g}.")
    treat, ctrl = (
        Group(int(numbers[f"n_{side}"]), numbers[f"mean_{side}"], numbers[f"sd_{side}"]) for side in ("treat", "ctrl")
    )
    return mean_difference(treat, ctrl) if measure == "MD" else standardised_difference(treat, ctrl)


def _by_variance(where: str, numbers: Mapping[str, float]) -> Sized:
    if numbers["vi"] <= 0:
        raise InputError(f"{where}, column vi: a variance must be above 0, not {numbers['vi']:g}.")
    return Sized(numbers["yi"], numbers["vi"])


def _by_interval(where: str, study_id: str, numbers: Mapping[str, float]) -> Study:
    yi, low, high = (numbers[column] for column in INTERVAL)
    if not low < yi < high:
        raise InputError(f"{where}: yi {yi:g} does not lie inside its own interval from {low:g} to {high:g}.")
    uneven = abs((low + high) / 2 - yi) > _UNEVEN * (high - low)
    return Study(study_id, from_interval(yi, low=low, high=high), low, high, uneven)


def _number(where: str, column: str, cell: object) -> float:
    try:
        value = parse_number(_text(cell))
    except CellError as error:
        raise InputError(f"{where}, column {column}: {error}.") from error
    if abs(value) > LARGEST_NUMBER:
        raise InputError(f"{where}, column {column}: {value:g} is too large to be right.")
    return value


def _text(cell: object) -> str:
    return "" if cell is None else (repr(float(cell)) if isinstance(cell, float) else str(cell)).strip()


def _each_once(studies: Iterable[tuple[str, Study]]) -> Iterator[Study]:
    seen: set[str] = set()
    for where, study in studies:
        if study.study_id in seen:
            raise InputError(
                f"{where}, column study_id: {study.study_id!r} stands twice: each study has a name of its own."
            )
        seen.add(study.study_id)
        yield study
