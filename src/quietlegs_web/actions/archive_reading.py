"""From the folder of an export to its checked content. Nothing is written here, and no database is asked.

The checksums tell a file that was cut short or changed by accident; every record is then read by its shape, because
checksums can be made anew by anybody.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.ids import is_version_7
from quietlegs.foundation.nights import find_zone, read_clock
from quietlegs.interface.trial import read_trial
from quietlegs.records.log import BODIES, Logged
from quietlegs.records.plan import Plan
from quietlegs_web.actions import archive
from quietlegs_web.actions.archive import ArchiveError

LARGEST_FILE = 500_000_000
"""Bytes; thirty years of a person's records are about a tenth of this."""

KEY_BYTES = 32
TRIAL_FILE = re.compile(r"TRIAL(-[1-9]\d{0,3})?\.json")
FOLDER = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
STATES = ("running", "paused", "stopped")
MODES = ("before", "when")

UNREADABLE = (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading a document of a stranger may end in."""

Line = TypeVar("Line", bound=Struct)


@dataclass(frozen=True, kw_only=True)
class Archive:
    """One person's export, read and checked. `edited`: files that were changed since, and are not read back."""

    person: archive.PersonFile
    revisions: tuple[archive.RevisionLine, ...]
    plans: tuple[archive.PlanLine, ...]
    trials: tuple[bytes, ...]
    host: bool | None = None
    edited: tuple[str, ...] = ()


def read_archives(folder: Path) -> list[Archive]:
    """Read an export of one person or of several. Errors: ArchiveError, one sentence; TrialError for a trial."""
    if not (folder / archive.PEOPLE).exists():
        return [_read_person(folder)]
    listed = _document(folder / archive.PEOPLE, archive.PeopleFile)
    _check_version(listed.version, archive.PEOPLE)
    _each_once([one.folder for one in listed.people], archive.PEOPLE)
    return [_read_listed(folder, one) for one in listed.people]


def _read_listed(folder: Path, listed: archive.PersonFolder) -> Archive:
    if not FOLDER.fullmatch(listed.folder):
        raise ArchiveError(f"{archive.PEOPLE}: {listed.folder[:40]!r} is no folder of an export: bring back the file.")
    found = _read_person(folder / listed.folder, host=listed.host)
    if found.person.id != listed.id:
        raise ArchiveError(f"{listed.folder} holds another person than {archive.PEOPLE} says: bring back the folder.")
    return found


def _read_person(folder: Path, *, host: bool | None = None) -> Archive:
    sums = _sums(folder)
    person = _document(folder / archive.PERSON, archive.PersonFile)
    names = [one.file for one in person.trials]
    _each_once(names, archive.PERSON)
    for name in names:
        if not TRIAL_FILE.fullmatch(name):
            raise ArchiveError(f"{archive.PERSON}: {name[:40]!r} is no file of a trial: bring back the file.")
    for name in (*archive.READ_BACK, *names):
        _check_sum(folder / name, sums)
    _check_person(person)
    found = Archive(
        person=person,
        revisions=tuple(_lines(folder / archive.RECORDS, archive.RevisionLine)),
        plans=tuple(_lines(folder / archive.PLANS, archive.PlanLine)),
        trials=tuple(_trial(folder / one.file, one) for one in person.trials),
        host=host,
        edited=tuple(name for name in sums if name not in (*archive.READ_BACK, *names) and _edited(folder, name, sums)),
    )
    _check_revisions(found.revisions)
    _check_plans(found.plans)
    return found


def _content(file: Path) -> bytes:
    """The bytes of one file of the export; no link, pipe or folder is followed."""
    if file.is_symlink() or not file.is_file():
        raise ArchiveError(f"{file}: this file of the export is missing: bring back the whole folder.")
    if file.stat().st_size > LARGEST_FILE:
        raise ArchiveError(f"{file}: this file is too large to be part of an export: check which folder it is.")
    return file.read_bytes()


def _sums(folder: Path) -> dict[str, str]:
    text = _content(folder / archive.SUMS).decode("utf-8", "replace")
    return {name: digest for digest, _, name in (line.partition("  ") for line in text.splitlines())}


def _check_sum(file: Path, sums: dict[str, str]) -> None:
    if hashlib.sha256(_content(file)).hexdigest() != sums.get(file.name):
        raise ArchiveError(f"{file} is not as it was exported, its checksum differs: bring back the file as it was.")


def _edited(folder: Path, name: str, sums: dict[str, str]) -> bool:
    """Whether a file that nothing is read from was changed. A name out of a stranger's file opens nothing else."""
    file = folder / name
    if Path(name).name != name or file.is_symlink() or not file.is_file():
        return False
    return hashlib.sha256(file.read_bytes()).hexdigest() != sums[name]


def _document(file: Path, shape: type[Line]) -> Line:
    try:
        return msgspec.json.decode(_content(file), type=shape)
    except UNREADABLE as error:
        raise ArchiveError(f"{file} cannot be read: {error}; bring back the file as it was exported.") from error


def _lines(file: Path, shape: type[Line]) -> Iterable[Line]:
    content = _content(file)
    if content and not content.endswith(b"\n"):
        raise ArchiveError(f"{file}: the last line is cut short: bring back the file as it was exported.")
    for number, line in enumerate(content.split(b"\n")[:-1], start=1):
        try:
            yield msgspec.json.decode(line, type=shape)
        except UNREADABLE as error:
            raise ArchiveError(f"{file}, line {number} cannot be read: {error}; bring back the file.") from error


def _trial(file: Path, entry: archive.TrialEntry) -> bytes:
    if read_trial(file).sha256 != entry.sha256:
        raise ArchiveError(f"{file} is another trial than {archive.PERSON} names: bring back the file as it was.")
    return _content(file)


def _check_version(version: int, name: str) -> None:
    if version != archive.VERSION:
        raise ArchiveError(
            f"{name}: version {version} of an export is not known here: use the Quietlegs that wrote it."
        )


def _check_person(person: archive.PersonFile) -> None:
    _check_version(person.version, archive.PERSON)
    find_zone(person.zone)
    read_clock(person.boundary)
    read_clock(person.evening_at)
    fits = person.mode in MODES and 0 < len(person.name) <= 80 and 0 < len(person.locale) <= 10
    if not fits or any(len(one.key) != KEY_BYTES or one.state not in STATES for one in person.trials):
        raise ArchiveError(f"{archive.PERSON} holds a value that cannot be: bring back the file as it was exported.")
    if any(one.state != "stopped" for one in person.trials[:-1]):
        raise ArchiveError(f"{archive.PERSON} names two trials that run at once: bring back the file as it was.")


def _check_revisions(revisions: tuple[archive.RevisionLine, ...]) -> None:
    """Every record begins with revision 1 and goes on without a gap; the feed's numbers only grow."""
    last_seq = 0
    seen: Counter[UUID] = Counter()
    kinds: dict[UUID, str] = {}
    for place, one in enumerate(revisions, start=1):
        seen[one.id] += 1
        in_order = one.seq > last_seq and one.number == seen[one.id] and kinds.setdefault(one.id, one.kind) == one.kind
        known = one.kind in BODIES and is_version_7(one.id) and set(one.conflict) <= set(range(1, one.number + 1))
        if not in_order or not known or one.sha256 != _fingerprint(one):
            raise ArchiveError(f"{archive.RECORDS}, line {place}: this record was changed: bring back the file.")
        last_seq = one.seq
        _check_body(one, place)


def _check_body(one: archive.RevisionLine, place: int) -> None:
    try:
        body = msgspec.json.decode(one.body, type=BODIES[one.kind])
        if isinstance(body, Logged):
            find_zone(body.zone)
    except (*UNREADABLE, InputError) as error:
        raise ArchiveError(f"{archive.RECORDS}, line {place}: {error}; bring back the file as it was.") from error


def _check_plans(plans: tuple[archive.PlanLine, ...]) -> None:
    for place, one in enumerate(plans, start=1):
        try:
            msgspec.json.decode(one.document, type=Plan)
        except UNREADABLE as error:
            raise ArchiveError(f"{archive.PLANS}, line {place}: {error}; bring back the file as it was.") from error
        if one.number != place:
            raise ArchiveError(f"{archive.PLANS}, line {place}: a plan before this one is missing: bring it back.")


def _each_once(names: list[str], file: str) -> None:
    if len(set(names)) < len(names):
        raise ArchiveError(f"{file} names something twice: bring back the file as it was exported.")


def _fingerprint(one: archive.RevisionLine) -> str:
    return archive.fingerprint(bytes(one.body), base=one.base, deleted=one.deleted)
