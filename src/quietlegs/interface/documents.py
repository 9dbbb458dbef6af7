"""From a record to the document that programs get: what JSON would hold, as plain Python values."""

from typing import Any

import msgspec


def document(record: msgspec.Struct) -> dict[str, Any]:
    """Give a record as a JSON document: lists for tuples, text for dates; equal to the parsed JSON of the command."""
    return dict(msgspec.json.decode(msgspec.json.encode(record)))
