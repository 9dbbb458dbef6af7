"""A backup holds the whole installation, only its passphrase opens it, and a damaged one brings back nothing."""

import io
import sqlite3
import stat
from pathlib import Path

import pytest

from quietlegs_web.actions import sealed_file
from quietlegs_web.actions.backup import (
    DATABASE,
    KEY_FILE,
    copy_database,
    prune_copies,
    restore_backup,
    write_backup,
)
from quietlegs_web.actions.sealed_file import MAGIC, SealedFileError

PASSPHRASE = "a synthetic passphrase"
MARK = b"only in the database"


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A data folder whose database is still open and being written to."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / KEY_FILE).write_text("synthetic-key", encoding="ascii")
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE quietlegs_person (name TEXT, body BLOB)")
        database.execute("INSERT INTO quietlegs_person VALUES ('Synthetic Anna', ?)", (MARK * 300_000,))
    return folder


@pytest.fixture(autouse=True)
def quick_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least work for a key that the header allows: here the passphrase protects nothing."""
    monkeypatch.setattr(sealed_file, "WORK", 16384)


def names(folder: Path) -> list[str]:
    with sqlite3.connect(folder / DATABASE) as database:
        return [name for (name,) in database.execute("SELECT name FROM quietlegs_person")]


def test_a_backup_taken_while_somebody_writes_brings_everything_back(installation: Path, tmp_path: Path) -> None:
    file, empty = tmp_path / "today.backup", tmp_path / "new"
    writing = sqlite3.connect(installation / DATABASE)
    writing.execute("INSERT INTO quietlegs_person VALUES ('not yet acknowledged', '')")
    write_backup(installation, file, passphrase=PASSPHRASE)
    writing.rollback()
    writing.close()
    restore_backup(file, empty, passphrase=PASSPHRASE)
    assert names(empty) == ["Synthetic Anna"]
    assert (empty / KEY_FILE).read_text(encoding="ascii") == "synthetic-key"
    assert sorted(one.name for one in empty.iterdir()) == sorted([DATABASE, KEY_FILE])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "new", "today.backup"]


def test_what_is_inside_cannot_be_read_and_only_the_owner_may_try(installation: Path, tmp_path: Path) -> None:
    file = tmp_path / "today.backup"
    write_backup(installation, file, passphrase=PASSPHRASE)
    content = file.read_bytes()
    assert content.startswith(MAGIC)
    assert MARK not in content
    assert b"synthetic-key" not in content
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_wrong_passphrase_writes_nothing(installation: Path, tmp_path: Path) -> None:
    file, empty = tmp_path / "today.backup", tmp_path / "new"
    write_backup(installation, file, passphrase=PASSPHRASE)
    with pytest.raises(SealedFileError, match="does not open this backup"):
        restore_backup(file, empty, passphrase=PASSPHRASE + "!")
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("damage", ["cut at the end", "one chunk missing", "one bit", "something after it", "header"])
def test_a_damaged_backup_writes_nothing(installation: Path, tmp_path: Path, damage: str) -> None:
    file, empty = tmp_path / "today.backup", tmp_path / "new"
    write_backup(installation, file, passphrase=PASSPHRASE)
    whole = file.read_bytes()
    start = whole.index(b"\n", len(MAGIC)) + 1
    chunk = sealed_file.CHUNK + sealed_file.TAG
    assert len(whole) > start + 3 * chunk
    file.write_bytes(
        {
            "cut at the end": whole[: start + 2 * chunk],
            "one chunk missing": whole[: start + chunk] + whole[start + 2 * chunk :],
            "one bit": whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:],
            "something after it": whole + b"x",
            "header": whole.replace(b'"p":1', b'"p":2', 1),
        }[damage]
    )
    with pytest.raises(SealedFileError):
        restore_backup(file, empty, passphrase=PASSPHRASE)
    assert list(empty.iterdir()) == []


def test_a_forged_header_cannot_ask_for_all_memory() -> None:
    forged = MAGIC + b'{"version":1,"n":1073741824,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","nonce":"AAAAAAAAAA=="}\n'
    with pytest.raises(SealedFileError, match="was changed"):
        sealed_file.unseal(io.BytesIO(forged + b"x" * 50), io.BytesIO(), passphrase=PASSPHRASE)


def test_an_installation_is_never_overwritten(installation: Path, tmp_path: Path) -> None:
    file = tmp_path / "today.backup"
    write_backup(installation, file, passphrase=PASSPHRASE)
    with pytest.raises(SealedFileError, match="holds an installation already"):
        restore_backup(file, installation, passphrase=PASSPHRASE)
    assert names(installation) == ["Synthetic Anna"]


def test_a_short_passphrase_is_refused_and_leaves_no_file(installation: Path, tmp_path: Path) -> None:
    file = tmp_path / "today.backup"
    with pytest.raises(SealedFileError, match="at least 6 signs"):
        write_backup(installation, file, passphrase="12345")
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_a_sealed_file_that_holds_no_installation_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.backup"
    with file.open("wb") as target:
        sealed_file.seal(io.BytesIO(b"something else\n"), target, passphrase=PASSPHRASE)
    with pytest.raises(SealedFileError, match="does not hold an installation"):
        restore_backup(file, tmp_path / "new", passphrase=PASSPHRASE)


def test_a_copy_before_a_migration_is_one_private_file_of_one_instant(installation: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "20261124-1200.sqlite3"
    copy_database(installation / DATABASE, target)
    with sqlite3.connect(target) as copy:
        assert copy.execute("SELECT name FROM quietlegs_person").fetchall() == [("Synthetic Anna",)]
    assert [one.name for one in target.parent.iterdir()] == [target.name]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_last_ten_copies_are_kept(tmp_path: Path) -> None:
    for day in range(1, 14):
        (tmp_path / f"202611{day:02}.sqlite3").touch()
    prune_copies(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == [f"202611{day:02}.sqlite3" for day in range(4, 14)]
