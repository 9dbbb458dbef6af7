"""Ids that a phone and the server make alike: what exists once for a person and night has one id everywhere."""

import hashlib
from datetime import UTC, date, datetime, time
from uuid import UUID


def night_id(kind: str, *, person: str, night: date) -> UUID:
    """The id of a record that exists once for a person and night, such as a `night` or a `checkin`.

    A UUID of version 7 (RFC 9562): its time is noon UTC of the night's date, its other bits come from SHA-256 of
    `quietlegs/<kind>/<person>/<night>`, so that two phones that never met give the same id.
    """
    milliseconds = int(datetime.combine(night, time(12), tzinfo=UTC).timestamp() * 1000)
    rest = int.from_bytes(hashlib.sha256(f"quietlegs/{kind}/{person}/{night.isoformat()}".encode()).digest()[:10])
    bits = (milliseconds & (1 << 48) - 1) << 80 | rest
    return UUID(int=bits & ~(0xF << 76) & ~(0b11 << 62) | 7 << 76 | 0b10 << 62)


def is_version_7(given: UUID) -> bool:
    """Whether an id is a UUIDv7, the only kind that records may have."""
    return given.version == 7
