"""`read_intake`: from a file or a mapping to a checked intake; what is wrong is said in one clear sentence."""

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec

from quietlegs.foundation.errors import IntakeError
from quietlegs.interface.plain_errors import in_plain_words, why_unreadable
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.checking import check_intake
from quietlegs.records.intake import Answer, Detailed, Intake

MOST_BYTES = 1_000_000


def read_intake(source: str | Path | Mapping[str, object]) -> Intake:
    """Read an intake from INTAKE.json (a path) or from a mapping of the same shape.

    Raises `IntakeError` with one sentence that says what is wrong, where, and what is allowed.
    """
    document = dict(source) if isinstance(source, Mapping) else _document(Path(source))
    _check_conditions(document.get("conditions"))
    try:
        intake = msgspec.convert(document, Intake)
    except msgspec.ValidationError as error:
        raise IntakeError(f"The intake {in_plain_words(error, Intake)}") from error
    check_intake(intake, load_catalogue())
    return intake


def _document(path: Path) -> dict[str, object]:
    """The JSON object in a file; refuses what is too large, not UTF-8, not JSON, or not an object."""
    try:
        document = json.loads(_text(path), object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise IntakeError(f"{path.name} is not JSON: {error.msg} (line {error.lineno}).") from error
    except RecursionError as error:
        raise IntakeError(f"{path.name} is nested too deeply to be an intake.") from error
    if not isinstance(document, dict):
        raise IntakeError(f'{path.name} must hold one JSON object, such as {{"version": 1}}.')
    return document


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise IntakeError(why_unreadable(path, error)) from error
    if len(content) > MOST_BYTES:
        raise IntakeError(f"{path.name} is larger than 1 MB, which no intake is; is it the right file?")
    if not content.strip():
        raise IntakeError(f'{path.name} is empty; the smallest intake is {{"version": 1}}.')
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeError(f"{path.name} is not UTF-8 text (byte {error.start}); please save it as UTF-8.") from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys each stand once: of two answers to one question we cannot know which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise IntakeError(f"The intake has the key {twice!r} twice in one place; please keep one.")
    return found


def _no_constant(name: str) -> object:
    raise IntakeError(f"The intake holds {name}, which is not a number; please correct it.")


def _check_conditions(conditions: object) -> None:
    """Look at each answer by itself, so that the sentence can name the condition."""
    if not isinstance(conditions, Mapping):
        return
    for key, answer in conditions.items():
        shape = Detailed if isinstance(answer, Mapping) else Answer
        try:
            msgspec.convert(answer, shape)
        except msgspec.ValidationError as error:
            raise IntakeError(f"The intake {in_plain_words(error, shape, under=f'conditions.{key}')}") from error
