"""The whole installation in one sealed file, taken while the server runs; and plain copies before a migration.

A backup holds the database with everybody's records, passcode hashes and sign-ins, and the installation's own key, so
that known phones stay known after a move.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from quietlegs_web.actions.sealed_file import SealedFileError, seal, unseal

DATABASE, KEY_FILE = "quietlegs.sqlite3", "secret-key"
LONGEST_HEAD = 10_000
KEPT_COPIES = 10
PAGES_AT_ONCE = 2048


class BackupHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line inside the seal; the database follows."""

    version: int
    secret_key: str


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as of one instant, also while others write to it; whole on disk when this returns, mode 0600."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(target.name + ".part")
    with _private(part):
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as original,
            closing(sqlite3.connect(part)) as copy,
        ):
            original.backup(copy, pages=PAGES_AT_ONCE)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        _to_disk(part)
        part.replace(target)
        _to_disk(target.parent)


def prune_copies(folder: Path, *, keep: int = KEPT_COPIES) -> None:
    """Of the automatic copies in a folder, keep the latest by name, which begins with their date."""
    for old in sorted(folder.glob("*.sqlite3"))[:-keep]:
        old.unlink()


def write_backup(folder: Path, target: Path, *, passphrase: str) -> None:
    """Seal the installation in a data folder into one file. Errors: SealedFileError."""
    head = BackupHead(version=1, secret_key=(folder / KEY_FILE).read_text(encoding="ascii").strip())
    with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as place:
        copy = Path(place, DATABASE)
        copy_database(folder / DATABASE, copy)
        whole = Path(place, "content")
        with whole.open("xb") as file, copy.open("rb") as database:
            file.write(msgspec.json.encode(head) + b"\n")
            shutil.copyfileobj(database, file)
        part = target.with_name(target.name + ".part")
        with _private(part):
            with whole.open("rb") as content, part.open("wb") as sealed:
                seal(content, sealed, passphrase=passphrase)
            _to_disk(part)
            part.replace(target)


def restore_backup(source: Path, folder: Path, *, passphrase: str) -> None:
    """Bring a backup into an empty data folder, all of it or nothing. Errors: SealedFileError."""
    if (folder / DATABASE).exists():
        raise SealedFileError(f"{folder} holds an installation already: restore into an empty folder.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as place:
        whole, database = Path(place, "content"), Path(place, DATABASE)
        with source.open("rb") as sealed, whole.open("xb") as content:
            unseal(sealed, content, passphrase=passphrase)
        with whole.open("rb") as content, database.open("xb") as file:
            head = _head(content.readline(LONGEST_HEAD))
            shutil.copyfileobj(content, file)
        _check_database(database)
        database.chmod(0o600)
        _to_disk(database)
        _write_key(folder / KEY_FILE, head.secret_key)
        database.replace(folder / DATABASE)
        _to_disk(folder)


def _head(line: bytes) -> BackupHead:
    try:
        head = msgspec.json.decode(line, type=BackupHead)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SealedFileError("This backup does not hold an installation: take another copy of it.") from error
    if head.version != 1:
        raise SealedFileError(f"Version {head.version} of a backup is not known here: use the Quietlegs that wrote it.")
    return head


def _check_database(database: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            sound = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            opened.execute("SELECT count(*) FROM quietlegs_person").fetchone()
    except sqlite3.DatabaseError as error:
        raise SealedFileError("The database in this backup is damaged: take another copy of it.") from error
    if not sound:
        raise SealedFileError("The database in this backup is damaged: take another copy of it.")


def _write_key(place: Path, key: str) -> None:
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(key)


@contextmanager
def _private(part: Path) -> Iterator[None]:
    """A file that only its owner reads from its first byte on, and that is gone if anything goes wrong."""
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield
    finally:
        part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
