"""How commands speak: one JSON document or calm text on standard output, one clear sentence on standard error."""

import json
import os
import sys
import textwrap
from pathlib import Path
from typing import Any

import msgspec

from quietlegs.foundation.errors import InputError

COLUMNS = 80


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document and nothing else."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    if not _can_show(text):
        text = json.dumps(json.loads(text), indent=2)
    sys.stdout.write(text + "\n")


def _can_show(text: str) -> bool:
    """Whether standard output has a sign for each letter; in JSON the others are escaped."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def print_text(text: str) -> None:
    """Print text for a person to read, no line wider than a small window."""
    sys.stdout.write("\n".join(_wrapped(line) for line in text.rstrip("\n").split("\n")) + "\n")


def _wrapped(line: str) -> str:
    """One line of text folded at its spaces; a list's item stays indented."""
    if len(line) <= COLUMNS:
        return line
    return textwrap.fill(line, COLUMNS, subsequent_indent="  " if line.startswith("- ") else "")


def print_note(text: str) -> None:
    """Tell something beside the result, on standard error, so that `--json` stays one document."""
    sys.stderr.write(text.rstrip("\n") + "\n")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all. Errors: InputError, such as for a folder."""
    if not path.name or path.is_dir():
        raise InputError(f"{path}: this is a folder: name a file in it.")
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(f"{path}: this file cannot be written: {error.strerror or error}.") from error


def new_folder(path: Path) -> None:
    """Make a folder, and those above it."""
    try:
        path.mkdir(parents=True)
    except OSError as error:
        raise InputError(f"{path}: this folder cannot be made: {error.strerror or error}.") from error


def show_progress(text: str, *, last: bool) -> None:
    """Say how far long work is, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text}" + ("\n" if last else ""))
        sys.stderr.flush()
