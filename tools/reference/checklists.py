"""`docs/reference/checklists.md`: what each page must give to whom, written from `docs/checklists.yaml`."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "docs/checklists.yaml"
HEAD = """# Checklists of the pages

Generated from `docs/checklists.yaml` by `make reference`; do not edit. For each row that the need for Quietlegs named
(M5 to M13): what a person with restless legs, a massage therapist and a neurologist each need from its page. Every line
was looked for on the page itself, opened for a synthetic person: `python -m pytest tests/web/test_checklists.py`.
"""
READERS = {"person": "A person with restless legs", "therapist": "A massage therapist", "neurologist": "A neurologist"}


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody needs from a page, and what of the page answers it."""

    need: str
    shown: str


class Checklist(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page of one row; `picture` is a file of docs/screenshots."""

    row: str
    what: str
    page: str
    picture: str
    person: tuple[Need, ...]
    therapist: tuple[Need, ...]
    neurologist: tuple[Need, ...]

    def needs(self) -> Iterator[tuple[str, Need]]:
        """Every need with whose it is."""
        for reader in READERS:
            for need in getattr(self, reader):
                yield reader, need


def checklists() -> list[Checklist]:
    """Every checklist."""
    return msgspec.convert(yaml.safe_load(LIST.read_text(encoding="utf-8")), list[Checklist])


def checklists_page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for one in checklists() for line in _section(one))]).rstrip() + "\n"


def _section(one: Checklist) -> Iterator[str]:
    yield f"## {one.row}: {one.what} (`{one.page}`)\n"
    yield f'<img src="../screenshots/{one.picture}.jpg" width="260" alt="{one.what}, on a phone">\n'
    for reader, name in READERS.items():
        yield f"**{name}** needs:\n"
        yield from (f"- {need.need}" for owner, need in one.needs() if owner == reader)
        yield ""
