"""Every address of the server, collected from its own tables of addresses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:(?P<kind>[a-z]+):)?(?P<name>\w+)>")


class Route(NamedTuple):
    """One address with its parameters' names; `text` is filled in by `address`."""

    text: str
    parameters: tuple[str, ...]

    def address(self, **values: object) -> str:
        """The address with its parameters filled in."""
        return "/" + PARAMETER.sub(lambda found: str(values[found["name"]]), self.text)


def routes() -> list[Route]:
    """Every route, each once, in order."""
    texts = dict.fromkeys(_texts(get_resolver().url_patterns, ""))
    return [Route(text, tuple(found["name"] for found in PARAMETER.finditer(text))) for text in texts]


def _texts(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        text = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _texts(pattern.url_patterns, text)
        else:
            yield text
