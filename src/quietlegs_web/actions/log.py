"""The log at rest: every record, every revision of it, and the feed of changes.

A write is one short transaction that takes the lock first (SQLite IMMEDIATE), so that what was acknowledged is on disk
and a repeated request finds what the first one wrote.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils import timezone

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.ids import RANDOM_BYTES, is_version_7, version_7
from quietlegs.foundation.nights import find_zone
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plain_errors import in_plain_words
from quietlegs.records.log import BODIES, KINDS, Logged
from quietlegs_web.storage.models import Person, Record, Revision

MOST_CHANGES = 500
LATEST_YEAR = 2100


class RecordError(InputError):
    """A record that cannot be kept; one sentence says what is wrong, where, and what to do."""


class NotYours(InputError):
    """An id that belongs to somebody else, or to another kind of record."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A record or a revision as the API gives it. `conflict`: revisions the person has not chosen between yet."""

    seq: int
    kind: str
    id: UUID
    revision: int
    deleted: bool
    conflict: list[int]
    body: bytes
    at: datetime
    created: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {
            "seq": self.seq,
            "kind": self.kind,
            "id": str(self.id),
            "revision": self.revision,
            "deleted": self.deleted,
            "conflict": self.conflict,
            "at": self.at.isoformat().replace("+00:00", "Z"),
            "body": msgspec.json.decode(self.body),
        }


@dataclass(frozen=True, kw_only=True)
class Write:
    """What is asked for: a body (None: mark as deleted) for an id, made on a revision (None: not said)."""

    kind: str
    id: UUID
    body: bytes | None
    base: int | None = None


@dataclass(frozen=True, kw_only=True)
class _Coming:
    """The revision that is about to be written."""

    body: bytes
    night: date | None
    base: int | None
    deleted: bool = False
    conflict: tuple[int, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Tells a repeated request from a new one."""
        base = -1 if self.base is None else self.base
        return hashlib.sha256(b"%d/%d/%s" % (base, self.deleted, self.body)).hexdigest()


@transaction.atomic
def write(person: Person, wanted: Write) -> Kept:
    """Keep a record. The same again changes nothing; another body is a new revision; nothing is ever lost.

    Errors: RecordError (the body), NotYours (the id).
    """
    _check_id(wanted)
    body, night = _checked(wanted)
    record = Record.objects.filter(pk=wanted.id).first()
    if record is None:
        return _first(person, wanted, body=body, night=night)
    _check_owner(record, person, kind=wanted.kind)
    return _next(record, wanted, body=body, night=night)


def add(person: Person, kind: str, body: msgspec.Struct) -> Kept:
    """Keep a record that is made here, under a new id. Errors: RecordError."""
    fresh = version_7(timezone.now(), rest=secrets.token_bytes(RANDOM_BYTES))
    return write(person, Write(kind=kind, id=fresh, body=msgspec.json.encode(body)))


@transaction.atomic
def keep(person: Person, *, kind: str, id: UUID, revision: int) -> Kept:
    """Choose between revisions of a record in conflict: this one's body becomes the current one."""
    record = _own(person, kind=kind, id=id)
    chosen = record.revisions.filter(number=revision).first()
    if chosen is None:
        raise RecordError(f"There is no revision {revision} of this record: choose one from its history.")
    body = bytes(chosen.body)
    if not record.conflict and (body, chosen.deleted) == (bytes(record.body), record.deleted):
        return _of_revision(record.revisions.get(number=record.revision), record)  # chosen already
    night = _night_of(kind, msgspec.json.decode(body))
    return _append(record, _Coming(body=body, night=night, base=record.revision, deleted=chosen.deleted))


def history(person: Person, *, kind: str, id: UUID) -> list[Kept]:
    """Every revision of a record, the first one first."""
    record = _own(person, kind=kind, id=id)
    return [_of_revision(one, record) for one in record.revisions.order_by("number")]


def get(person: Person, *, kind: str, id: UUID) -> Kept:
    """The record as it stands."""
    record = _own(person, kind=kind, id=id)
    return _of_revision(record.revisions.get(number=record.revision), record)


def changes(person: Person, *, since: int, limit: int = MOST_CHANGES) -> tuple[list[Kept], bool]:
    """Revisions after `since` in order of writing, and whether there are more."""
    found = list(
        Revision.objects.select_related("record").filter(person=person, seq__gt=since).order_by("seq")[: limit + 1]
    )
    return [_of_revision(one, one.record) for one in found[:limit]], len(found) > limit


def bodies(person: Person, kind: str) -> Iterator[tuple[Record, Any]]:
    """Every record of a kind that is not deleted, in order of night and id, with its body as a Struct."""
    rows = Record.objects.filter(person=person, kind=kind, deleted=False).order_by("night", "id")
    for row in rows:
        yield row, msgspec.json.decode(bytes(row.body), type=BODIES[kind])


def _check_id(wanted: Write) -> None:
    if wanted.kind not in KINDS:
        raise RecordError(f"{wanted.kind[:40]!r} is no kind of record: use one of {', '.join(KINDS)}.")
    if not is_version_7(wanted.id):
        raise RecordError(f"{wanted.id} is no UUID of version 7: make the id with the time in front.")


def _checked(wanted: Write) -> tuple[bytes, date | None]:
    """The body in one canonical spelling, and its night."""
    if wanted.body is None:
        return b"", None
    shape = BODIES[wanted.kind]
    try:
        document = msgspec.json.decode(wanted.body)
        record = read_intake(document) if wanted.kind == "intake" else msgspec.convert(document, shape)
    except msgspec.ValidationError as error:
        raise RecordError(f"The {wanted.kind} record {in_plain_words(error, shape)}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError) as error:
        raise RecordError(f"The {wanted.kind} record is not a JSON object: send one.") from error
    if isinstance(record, Logged):
        _check_when(record)
    return msgspec.json.encode(record), record.night if isinstance(record, Logged) else None


def _check_when(record: Logged) -> None:
    find_zone(record.zone)
    if not 1970 <= record.night.year <= LATEST_YEAR or not 1970 <= record.at.year <= LATEST_YEAR:
        raise RecordError(f"The night {record.night} cannot be right: correct the date.")


def _night_of(kind: str, document: Any) -> date | None:
    night = document.get("night") if kind != "intake" and isinstance(document, dict) else None
    return date.fromisoformat(night) if night else None


def _check_owner(record: Record, person: Person, *, kind: str) -> None:
    if record.person_id != person.pk or record.kind != kind:
        raise NotYours("There is no such record of yours.")


def _own(person: Person, *, kind: str, id: UUID) -> Record:
    record = Record.objects.filter(pk=id).first()
    if record is None:
        raise NotYours("There is no such record of yours.")
    _check_owner(record, person, kind=kind)
    return record


def _first(person: Person, wanted: Write, *, body: bytes, night: date | None) -> Kept:
    if wanted.body is None:
        raise NotYours("There is no such record of yours.")
    record = Record.objects.create(
        id=wanted.id, person=person, kind=wanted.kind, night=night, body=body, revision=0, changed=timezone.now()
    )
    kept = _append(record, _Coming(body=body, night=night, base=wanted.base))
    return replace(kept, created=True)


def _next(record: Record, wanted: Write, *, body: bytes, night: date | None) -> Kept:
    deleted = wanted.body is None
    if deleted:
        body, night = bytes(record.body), record.night
    coming = _Coming(body=body, night=night, base=wanted.base, deleted=deleted, conflict=_conflict(record, wanted.base))
    if (body, deleted) == (bytes(record.body), record.deleted) or _seen(record, coming):
        return _of_revision(record.revisions.get(number=record.revision), record)
    return _append(record, coming)


def _conflict(record: Record, base: int | None) -> tuple[int, ...]:
    """The revisions to choose between after one more: a conflict stays until the person chooses."""
    coming = record.revision + 1
    if base is not None and base != record.revision:
        return tuple(sorted({*record.conflict, record.revision, coming}))
    return tuple(sorted({*record.conflict, coming} - {record.revision})) if record.conflict else ()


def _seen(record: Record, coming: _Coming) -> bool:
    """Whether this very request was answered before, perhaps long ago: a network repeats what it lost."""
    return coming.base is not None and record.revisions.filter(sha256=coming.fingerprint).exists()


def _append(record: Record, coming: _Coming) -> Kept:
    now = timezone.now()
    record.revision += 1
    record.body, record.night, record.deleted = coming.body, coming.night, coming.deleted
    record.conflict, record.changed = list(coming.conflict), now
    record.save()
    revision = Revision.objects.create(
        person_id=record.person_id,
        record=record,
        number=record.revision,
        base=coming.base,
        body=coming.body,
        sha256=coming.fingerprint,
        deleted=coming.deleted,
        conflict=record.conflict,
        at=now,
    )
    return _of_revision(revision, record)


def _of_revision(revision: Revision, record: Record) -> Kept:
    return Kept(
        seq=revision.seq,
        kind=record.kind,
        id=record.pk,
        revision=revision.number,
        deleted=revision.deleted,
        conflict=list(revision.conflict),
        body=bytes(revision.body),
        at=revision.at,
    )
