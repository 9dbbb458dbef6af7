"""Pooling: several studies as one, from STUDIES.csv or from rows like its rows."""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from quietlegs.evidence.pooled_studies import pool_studies
from quietlegs.evidence.study_table import StudyTable, read_studies, refuse_oversized, studies_of
from quietlegs.foundation.errors import IgnoredColumnWarning, InputError
from quietlegs.interface.documents import document
from quietlegs.interface.plain_errors import why_unreadable
from quietlegs.records.pooled import MEASURES, METHODS, Measure, Method, Pooled
from quietlegs.wording.pooled import caution_text, pooled_sentences, pooled_text


@dataclass(frozen=True)
class PoolResult:
    """Several studies as one, with words."""

    pooled: Pooled

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give the result as plain values, its cautions and its text in words."""
        cautions = tuple(
            msgspec.structs.replace(one, text=caution_text(one.code, locale=locale)) for one in self.pooled.cautions
        )
        text = pooled_sentences(self.pooled, locale=locale)
        return document(msgspec.structs.replace(self.pooled, cautions=cautions, text=text))

    def to_text(self, locale: str = "en") -> str:
        """Give the result as text for a terminal, with a plot made of letters."""
        return pooled_text(self.pooled, locale=locale)


def pool(
    studies: str | Path | Iterable[Mapping[str, object]],
    *,
    measure: Measure = "MD",
    method: Method = "REML",
    hartung_knapp: bool = True,
) -> PoolResult:
    """Pool studies: the path of a STUDIES.csv, or rows with its columns.

    `measure`: MD or SMD (Hedges' g) where studies give each group's number, mean and standard deviation; where they
    give an effect, it only names what that is. `method`: EE, DL, REML or PM. Numbers are those of R's metafor; effects
    are treatment minus comparison, `i2` is in percent. Errors: `InputError`, in one sentence.
    """
    table = _table(studies, measure=measure)
    return PoolResult(pool_studies(table.studies, measure=measure, method=method, hartung_knapp=hartung_knapp))


def parse_measure(text: str) -> Measure:
    """Read a measure as it is typed, in small letters too. Errors: `InputError`."""
    for measure in MEASURES:
        if text.upper() == measure:
            return measure
    raise InputError(f"--measure: there is no measure {text[:30]!r}: choose {' or '.join(MEASURES)}.")


def parse_method(text: str) -> Method:
    """Read a method as it is typed, in small letters too. Errors: `InputError`."""
    for method in METHODS:
        if text.upper() == method:
            return method
    raise InputError(f"--method: there is no method {text[:30]!r}: choose one of {', '.join(METHODS)}.")


def _table(studies: str | Path | Iterable[Mapping[str, object]], *, measure: Measure) -> StudyTable:
    if not isinstance(studies, str | Path):
        rows = [(f"study {number}", row) for number, row in enumerate(studies, start=1)]
        if not all(isinstance(row, Mapping) for _, row in rows):
            raise InputError("The studies must be rows: a mapping from column to value for each study.")
        return StudyTable(studies_of(rows, measure=measure, name="The studies"))
    file = Path(studies)
    table = read_studies(_content(file), name=file.name, measure=measure)
    if table.ignored:
        named = ", ".join(column or "a column without a name" for column in table.ignored)
        warnings.warn(IgnoredColumnWarning(f"{file.name}: not used: {named}."), stacklevel=3)
    return table


def _content(file: Path) -> bytes:
    try:
        refuse_oversized(file.stat().st_size, name=file.name)
        return file.read_bytes()
    except OSError as error:
        raise InputError(why_unreadable(file, error)) from error
