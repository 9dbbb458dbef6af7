"""Before its rating no page and no plain field of an answer tells tonight's arm, or a later night's, or the seed."""

import base64
import io
import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from tests.journeys import ledger, steps
from tests.journeys.household import Household, Somebody
from tests.journeys.phone import Phone
from tests.journeys.server import Server

LEAVES = ("sign-out", "erase", "export")
MOST_PAGES = 150


def test_no_page_names_an_arm_beside_a_night_to_come_or_the_seed(
    phones: Callable[..., Phone], home: Server, household: Household
) -> None:
    somebody = household.take("technique")
    phone = phones(home)
    steps.sign_in(phone, somebody.name)
    trial = _trial(home, somebody)
    texts = _crawl(phone, "/more/")
    assert len(texts) >= 25
    assert any("/trial/" in path for path in texts)
    told = {path: _tells(text, trial) for path, text in texts.items()}
    assert {path: found for path, found in told.items() if found} == {}


def test_no_answer_of_the_api_tells_and_nights_travel_only_in_sealed_envelopes_of_equal_length(
    home: Server, household: Household
) -> None:
    somebody = household.take("technique")
    trial = _trial(home, somebody)
    document = ledger.ask(home, somebody.token, "/api/v1/openapi.json")
    plain = [path for path, methods in document["paths"].items() if "get" in methods and "{" not in path]
    assert {"/api/v1/pack", "/api/v1/changes", "/api/v1/finding", "/api/v1/plan"} <= set(plain)
    for path in plain:
        answer = ledger.ask(home, somebody.token, path)
        if path == "/api/v1/finding":
            answer = {**answer, "arms": {}}  # which arms are tried is no secret; nothing there may be a night's
        assert _tells(json.dumps(answer), trial) == [], path
        assert _assigned_in(answer) == [], path
    pack = ledger.ask(home, somebody.token, "/api/v1/pack")
    sealed = pack["trial"]["envelopes"]
    assert [one["night"] for one in sealed] == [one["night"] for one in trial["schedule"]]
    assert {frozenset(one) for one in sealed} == {frozenset({"night", "sealed"})}
    assert len({len(one["sealed"]) for one in sealed}) == 1
    contents = [base64.b64decode(one["sealed"]) for one in sealed]
    assert not any(b"effleurage" in one or b"comparison" in one for one in contents)
    assert len(set(contents)) == len(contents)


def test_the_exported_trial_is_verified_by_the_command_line(
    phones: Callable[..., Phone], home: Server, household: Household, tmp_path: Path
) -> None:
    somebody = household.take("technique")
    phone = phones(home)
    steps.sign_in(phone, somebody.name)
    phone.open("/settings/export/")
    with phone.page.expect_download() as coming:
        phone.tap(phone.button("Download everything (ZIP)"))
    archive = zipfile.ZipFile(io.BytesIO(Path(coming.value.path()).read_bytes()))
    [name] = [one for one in archive.namelist() if re.search(r"TRIAL[^/]*\.json$", one)]
    file = tmp_path / "TRIAL.json"
    file.write_bytes(archive.read(name))
    quietlegs = str(Path(sys.executable).with_name("quietlegs"))
    said = subprocess.run(
        [quietlegs, "trial", "verify", str(file), "--json"], capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout)["ok"] is True
    assert json.loads(file.read_text()) == _trial(home, somebody)


def _trial(server: Server, somebody: Somebody) -> dict[str, Any]:
    """The stored trial, read past the server."""
    with sqlite3.connect(server.data / "quietlegs.sqlite3") as database:
        rows = database.execute(
            "select document from quietlegs_trialrow where person_id = ?", (somebody.id.replace("-", ""),)
        ).fetchall()
    database.close()
    found: dict[str, Any] = json.loads(rows[-1][0])
    return found


def _tells(text: str, trial: dict[str, Any]) -> list[str]:
    """What in a text would tell: the seed, or an arm's id or name close to the date of a night to come."""
    found = [f"seed {trial['seed']}"] if re.search(rf"(?<!\d){trial['seed']}(?!\d)", text) else []
    for one in trial["schedule"]:
        for place in re.finditer(re.escape(one["night"]), text):
            near = text[max(0, place.start() - 60) : place.end() + 60]
            if re.search(rf"assigned|{one['assigned']}\b", near):
                found.append(near)
    return found


def _assigned_in(value: Any) -> list[Any]:
    """Every `assigned` or `seed` anywhere in a document."""
    if isinstance(value, dict):
        own = [value[key] for key in ("assigned", "seed", "probability", "schedule") if key in value]
        return own + [one for inner in value.values() for one in _assigned_in(inner)]
    return [one for inner in value for one in _assigned_in(inner)] if isinstance(value, list) else []


def _crawl(phone: Phone, start: str) -> dict[str, str]:
    """The source of every page that links lead to."""
    todo, seen = [start], dict[str, str]()
    while todo and len(seen) < MOST_PAGES:
        path = todo.pop(0)
        if path in seen or any(word in path for word in LEAVES):
            continue
        answer = phone.context.request.get(phone.server.address + path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        seen[path] = answer.text()
        links = re.findall(r'<a [^>]*href="([^"#]+)', seen[path])
        todo += [urlparse(link).path for link in links if link.startswith("/")]
    return seen
