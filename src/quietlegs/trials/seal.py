"""The seal: the SHA-256 of a trial's canonical JSON, so that a change after the draw does not go unseen.

Canonical: keys sorted, no spaces, UTF-8, whole numbers without a decimal point, other numbers in their shortest form;
the key `sha256` itself is left out. JSON of JavaScript and of Python agree on it.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TypeVar

import msgspec

from quietlegs.records.trial import Trial

AnyTrial = TypeVar("AnyTrial", bound=Trial)


def document_of(trial: Trial) -> dict[str, object]:
    """Give a trial as plain values, as its file holds them."""
    plain = _whole_numbers(msgspec.to_builtins(trial))
    return dict(plain) if isinstance(plain, dict) else {}


def seal_of(document: Mapping[str, object]) -> str:
    """Compute the seal of a trial's document."""
    content = {key: _whole_numbers(value) for key, value in document.items() if key != "sha256"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode()).hexdigest()


def sealed(trial: AnyTrial) -> AnyTrial:
    """Set the seal that fits everything else."""
    return msgspec.structs.replace(trial, sha256=seal_of(document_of(trial)))


def _whole_numbers(value: object) -> object:
    """Write 10.0 as 10, everywhere inside."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _whole_numbers(inner) for key, inner in value.items()}
    return [_whole_numbers(inner) for inner in value] if isinstance(value, list | tuple) else value
