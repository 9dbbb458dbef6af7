"""Ids that a phone and the server make alike: UUIDs of version 7 (RFC 9562), the time in front."""

import hashlib
from datetime import UTC, date, datetime, time
from uuid import UUID

RANDOM_BYTES = 10


def night_id(kind: str, *, person: str, night: date) -> UUID:
    """The id of a record that exists once for a person and night, such as a `night` or a `checkin`.

    Its time is noon UTC of the night's date, its other bits come from SHA-256 of `quietlegs/<kind>/<person>/<night>`,
    so that two phones that never met give the same id.
    """
    noon = datetime.combine(night, time(12), tzinfo=UTC)
    rest = hashlib.sha256(f"quietlegs/{kind}/{person}/{night.isoformat()}".encode()).digest()
    return version_7(noon, rest=rest[:RANDOM_BYTES])


def version_7(at: datetime, *, rest: bytes) -> UUID:
    """A UUIDv7 of an instant; `rest` are its 10 other bytes, random ones for an ordinary record."""
    milliseconds = int(at.timestamp() * 1000)
    bits = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(rest[:RANDOM_BYTES])
    return UUID(int=bits & ~(0xF << 76) & ~(0b11 << 62) | 7 << 76 | 0b10 << 62)


def is_version_7(given: UUID) -> bool:
    """Whether an id is a UUIDv7, the only kind that records may have."""
    return given.version == 7
