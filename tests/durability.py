"""Pull the server's plug right after an acknowledged write, again and again, and count what is there afterwards."""

import http.client
import json
import random
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from tests.journeys.server import Server
from tests.web.records import entry, new_id

WRITERS = 4


class Outcome(NamedTuple):
    """What the writers were told, and what the server holds afterwards."""

    acknowledged: set[UUID]
    held: list[UUID]
    altered: int


def pull_the_plug(server: Server, *, token: str, number: int, luck: random.Random) -> Outcome:
    """Write under load, kill the server right after one of the acknowledgements, start it again and look."""
    acknowledged: dict[UUID, int] = {}
    after, enough = luck.randint(5, 40), threading.Event()

    def write(writer: int) -> None:
        for at in range(10_000):
            if enough.is_set():
                return
            label = number * 1_000_000 + writer * 10_000 + at
            id = record_id(label)
            if not _put(server, token, id, label):
                return
            acknowledged[id] = label
            if len(acknowledged) >= after and not enough.is_set():
                enough.set()
                server.kill()

    with ThreadPoolExecutor(WRITERS) as writers:
        for future in [writers.submit(write, writer) for writer in range(WRITERS)]:
            future.result()
    server.start()
    return _look(server, token, acknowledged)


def record_id(label: int) -> UUID:
    """An id of its own for every record of every round."""
    return UUID(int=(new_id().int & ~((1 << 60) - 1)) | label)


def _look(server: Server, token: str, acknowledged: dict[UUID, int]) -> Outcome:
    held: list[UUID] = []
    altered, since, more = 0, 0, True
    while more:
        page = json.loads(_ask(server, token, f"/api/v1/changes?since={since}"))
        for one in page["changes"]:
            id = UUID(one["id"])
            held.append(id)
            altered += id in acknowledged and one["body"] != entry(acknowledged[id])
        since, more = page["next"], page["more"]
    return Outcome(set(acknowledged), held, altered)


def _put(server: Server, token: str, id: UUID, label: int) -> bool:
    """Whether the write was acknowledged."""
    try:
        _ask(server, token, f"/api/v1/entry/{id}", body=json.dumps(entry(label)).encode())
    except urllib.error.HTTPError as refused:
        raise AssertionError(f"a good record was refused: {refused.read().decode()}") from refused
    except (OSError, http.client.HTTPException):  # the plug was pulled
        return False
    return True


def _ask(server: Server, token: str, path: str, *, body: bytes | None = None) -> bytes:
    request = urllib.request.Request(
        server.address + path,
        data=body,
        method="PUT" if body is not None else "GET",
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json", "If-Match": '"0"'},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return bytes(answer.read())


def a_persons_token(data: Path) -> str:
    """A synthetic person's token, made by the command line on a data folder that the server has made."""
    import os
    import subprocess
    import sys

    code = (
        "import os, django; django.setup();"
        "from quietlegs_web.actions import people;"
        "user = people.first_run(name='Synthetic Clara', passcode='synthetic-42');"
        "print(people.new_token(user.person))"
    )
    environment = {**os.environ, "QUIETLEGS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "quietlegs_web.site.settings"}
    made = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return made.stdout.strip()
