"""The rates as they are written: how many would answer yes, by age and sex, and how many are unsure."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, convert

FILE = Path(__file__).with_name("rates.toml")


class Rate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"together": "with"}):
    """How many percent would answer a question (or one of its halves) with yes, by age; `men` where they differ.

    `only_with`: asked only of those who answered one of these with yes; `together`: answered like this one.
    """

    id: str
    women: tuple[float, ...]
    men: tuple[float, ...] = ()
    unsure: Literal["told", "event", "sign", "hard"]
    kind: Literal["source", "derived", "assumed"]
    source: str = ""
    population: str = ""
    how: str = ""
    only_with: tuple[str, ...] = ()
    together: str = ""

    @property
    def question(self) -> str:
        """The question that it belongs to."""
        return self.id.partition(".")[0]


@cache
def written() -> dict[str, Any]:
    """The whole file."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def rates() -> tuple[Rate, ...]:
    """Every rate, in the order of the file but those that lean on others last."""
    found = convert(written()["rate"], tuple[Rate, ...])
    return tuple(sorted(found, key=lambda one: bool(one.only_with or one.together)))
