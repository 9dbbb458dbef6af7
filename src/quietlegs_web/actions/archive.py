"""The files of one person's export that a restore reads: their shapes, and how they are written.

`records.jsonl` is the source of truth: one line a revision, in the order in which they were written. Everything that a
spreadsheet opens (DIARY.csv and its neighbours) is made from it and never read back.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from quietlegs.foundation.errors import InputError

PERSON, RECORDS, PLANS, SUMS = "person.json", "records.jsonl", "plans.jsonl", "SHA256SUMS"
READ_BACK = (PERSON, RECORDS, PLANS)
PEOPLE = "people.json"
VERSION = 1


class ArchiveError(InputError):
    """An export that cannot be brought back; one sentence says which file, what is wrong, and what to do."""


class TrialEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One trial: the file that holds it as it was drawn, the key of its envelopes (base64), and its state."""

    file: str
    sha256: str
    key: bytes
    state: str
    created: datetime
    changed: datetime


class PersonFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """person.json: who, and what shapes their evenings. No passcode stands in it, not even as a hash."""

    version: int
    id: UUID
    name: str
    zone: str
    boundary: str
    mode: str
    evening_at: str
    locale: str
    demo: bool
    leg_questions_at: datetime | None
    created: datetime
    trials: tuple[TrialEntry, ...]


class RevisionLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of records.jsonl. `sha256` is of base, mark and body, as the server keeps it."""

    seq: int
    kind: str
    id: UUID
    number: int
    base: int | None
    deleted: bool
    conflict: tuple[int, ...]
    at: datetime
    sha256: str
    body: msgspec.Raw


class PlanLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of plans.jsonl: a plan that was shown, with the digests of the rules that bear on it."""

    number: int
    made_at: datetime
    document: msgspec.Raw
    rules: dict[str, str] = {}


class PersonFolder(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where one of several persons lies in an export, and whether they may add people."""

    folder: str
    id: UUID
    host: bool


class PeopleFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """people.json: the persons of an export of several."""

    version: int
    people: tuple[PersonFolder, ...]


def pretty(document: object) -> bytes:
    """A document as JSON that a person can read."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def lines(records: Iterable[Struct]) -> bytes:
    """Records as JSON lines."""
    return b"".join(msgspec.json.encode(one) + b"\n" for one in records)


def sums(files: dict[str, bytes]) -> bytes:
    """The checksums of files, as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def fingerprint(body: bytes, *, base: int | None, deleted: bool) -> str:
    """What tells a repeated request from a new one, as the log makes it; `test_export` holds the two together."""
    return hashlib.sha256(b"%d/%d/%s" % (-1 if base is None else base, deleted, body)).hexdigest()
