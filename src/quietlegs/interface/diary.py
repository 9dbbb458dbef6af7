"""Diaries: read DIARY.csv from disk."""

import warnings
from pathlib import Path
from typing import Any

from quietlegs.diary.read import parse_diary, refuse_oversized
from quietlegs.foundation.errors import DiaryError, IgnoredColumnWarning
from quietlegs.interface.documents import document
from quietlegs.interface.plain_errors import why_unreadable
from quietlegs.records.diary import Diary
from quietlegs.records.trial import Trial


class ReadDiary(Diary, frozen=True, kw_only=True):
    """A diary as it was read."""

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give the nights as plain values; a diary holds no words of ours, so `locale` changes nothing."""
        return document(self)


def read_diary(path: str | Path, *, trial: Trial | None = None, strict: bool = False) -> ReadDiary:
    """Read a diary. Columns that play no part are named in one warning, or refused with `strict`."""
    file = Path(path)
    diary = parse_diary(_content(file), name=file.name, trial=trial, strict=strict)
    if diary.ignored:
        named = ", ".join(diary.ignored)
        warnings.warn(IgnoredColumnWarning(f"{file.name}: not used, no numbers: {named}."), stacklevel=2)
    return ReadDiary(nights=diary.nights, columns=diary.columns, ignored=diary.ignored)


def _content(file: Path) -> bytes:
    try:
        refuse_oversized(file.stat().st_size, name=file.name)
        return file.read_bytes()
    except OSError as error:
        raise DiaryError(why_unreadable(file, error)) from error
