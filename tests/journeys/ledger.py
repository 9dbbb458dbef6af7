"""What the server holds, asked as a program asks: with a token."""

import json
import urllib.request
from typing import Any

from tests.journeys.server import Server


def held(server: Server, token: str, kind: str) -> dict[str, dict[str, Any]]:
    """The records of a kind as they stand, by id: the last line of the feed about each; deleted ones are left out."""
    lines = [one for one in feed(server, token) if one["kind"] == kind]
    last = {one["id"]: one for one in lines}
    return {id: one for id, one in last.items() if not one["deleted"]}


def bodies(server: Server, token: str, kind: str) -> list[dict[str, Any]]:
    """The bodies of a kind's records."""
    return [one["body"] for one in held(server, token, kind).values()]


def feed(server: Server, token: str) -> list[dict[str, Any]]:
    """Every line of the feed of changes."""
    found: list[dict[str, Any]] = []
    since, more = 0, True
    while more:
        page = ask(server, token, f"/api/v1/changes?since={since}")
        found += page["changes"]
        since, more = page["next"], page["more"]
    return found


def ask(server: Server, token: str, path: str) -> Any:
    """What the API answers."""
    request = urllib.request.Request(server.address + path, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read())
