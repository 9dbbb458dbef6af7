"""Synthetic records for the tests of the API."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from quietlegs.foundation.ids import version_7

EVENING = datetime(2026, 11, 24, 21, 5, tzinfo=UTC)


def entry(number: int = 0, **fields: Any) -> dict[str, Any]:
    """A momentary rating, its number in the note."""
    at = EVENING + timedelta(seconds=number % 3600)
    return {
        "at": at.isoformat().replace("+00:00", "Z"),
        "offset": 60,
        "zone": "Europe/Berlin",
        "night": "2026-11-24",
        "moment": "log",
        "urge": number % 11,
        "note": f"number {number}",
        **fields,
    }


def new_id(number: int = 0) -> UUID:
    """An id as a phone would make it; the same for the same number."""
    return version_7(EVENING, rest=f"record{number:04d}".encode())


def put(client: Client, body: dict[str, Any], *, id: UUID, kind: str = "entry", base: int | None = 0) -> Any:
    """Send a record."""
    headers = {} if base is None else {"If-Match": f'"{base}"'}
    return client.put(f"/api/v1/{kind}/{id}", data=json.dumps(body), content_type="application/json", headers=headers)


def document(answer: Any) -> Any:
    """What an answer holds."""
    return json.loads(answer.content)
