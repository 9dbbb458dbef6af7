"""`docs/HAZARDS.md`: the hazard log, written from `docs/hazards.yaml`."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

ROOT = Path(__file__).resolve().parents[2]
LOG = ROOT / "docs/hazards.yaml"
HEAD = """# Hazard log

Generated from `docs/hazards.yaml` by `make reference`; do not edit. Each hazard names what could go wrong, how, what in
Quietlegs answers it (the files that hold the rule), and the tests that fail if the answer is taken away. What is left
says what the rule cannot do. Severity: what could happen to a person at worst.
"""


class Hazard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One hazard: rules are files of this project, tests are `file::name`."""

    id: str
    hazard: str
    severity: str
    cause: str
    answer: str
    left: str
    rules: tuple[str, ...]
    tests: tuple[str, ...]


def hazards() -> list[Hazard]:
    """The hazard log."""
    return msgspec.convert(yaml.safe_load(LOG.read_text(encoding="utf-8")), list[Hazard])


def hazards_page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for hazard in hazards() for line in section(hazard))]).rstrip() + "\n"


def section(hazard: Hazard) -> Iterator[str]:
    """One hazard."""
    yield f"## {hazard.id}: {hazard.hazard}\n"
    yield f"- Severity: {hazard.severity}"
    yield f"- Cause: {hazard.cause}"
    yield f"- Answer: {hazard.answer}"
    yield f"- Left: {hazard.left}"
    yield f"- Rules: {', '.join(f'`{rule}`' for rule in hazard.rules)}"
    yield f"- Tests: {', '.join(f'`{test}`' for test in hazard.tests)}\n"
