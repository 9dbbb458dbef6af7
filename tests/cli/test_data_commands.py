"""export, restore, backup, token and passcode as a shell runs them, each in a process of its own."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

PASSPHRASE = "a synthetic passphrase"
MAKE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from quietlegs_web.actions import log, people
from quietlegs.foundation.ids import night_id
from datetime import date
import json
for name in ("Synthetic Anna", "Synthetic Bo"):
    person = people.add_person(name=name, passcode="synthetic-42", zone="Europe/Berlin").person
    for day in (20, 21):
        body = {"at": f"2026-11-{day}T21:00:00Z", "offset": 60, "zone": "Europe/Berlin", "night": f"2026-11-{day}"}
        id = night_id("night", person=str(person.pk), night=date(2026, 11, day))
        body |= {"urge_before": 6, "note": name}
        log.write(person, log.Write(kind="night", id=id, body=json.dumps(body).encode()))
"""


def run(*arguments: str | Path, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `quietlegs` without a terminal."""
    named = ["--data", str(data)] if data else []
    command = [sys.executable, "-c", "from quietlegs_cli.main import run; run()", *map(str, arguments), *named]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two synthetic persons."""
    folder = tmp_path_factory.mktemp("data")
    settings = {"QUIETLEGS_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "quietlegs_web.site.settings"}
    subprocess.run([sys.executable, "-c", MAKE], env=os.environ | settings, check=True)
    return folder


@pytest.fixture(scope="module")
def exported(installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of both."""
    folder = tmp_path_factory.mktemp("out") / "export"
    ran = run("export", folder, data=installation)
    assert ran.returncode == 0, ran.stderr
    return folder


def one_sentence(ran: subprocess.CompletedProcess[str]) -> str:
    assert ran.returncode == 2, ran.stderr
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert ran.stderr.startswith("quietlegs: ")
    return ran.stderr


def test_export_empty_restore_export_are_identical_files(exported: Path, tmp_path: Path) -> None:
    back = run("restore", exported, data=tmp_path / "new")
    assert back.returncode == 0, back.stderr
    assert "has no passcode yet" in back.stderr
    again = run("export", tmp_path / "again", data=tmp_path / "new")
    assert again.returncode == 0, again.stderr
    assert contents(tmp_path / "again") == contents(exported)


def test_one_person_alone_lies_in_the_folder_itself(installation: Path, tmp_path: Path) -> None:
    out = tmp_path / "anna"
    ran = run("export", out, "--person", "synthetic anna", "--json", data=installation)
    assert json.loads(ran.stdout)["people"] == ["Synthetic Anna"]
    assert {"DIARY.csv", "INTAKE.json", "README.txt", "records.jsonl"} <= set(contents(out))
    assert not any(b"Synthetic Bo" in content for content in contents(out).values())
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in out.iterdir()} == {0o600}
    assert "not an empty folder" in one_sentence(run("export", out, data=installation))


def test_a_restored_person_signs_in_with_the_new_passcode(installation: Path, tmp_path: Path) -> None:
    run("export", tmp_path / "anna", "--person", "Synthetic Anna", data=installation)
    (tmp_path / "passcode").write_text("newcode-7\n", encoding="utf-8")
    new = tmp_path / "new"
    assert run("restore", tmp_path / "anna", "--passcode-file", tmp_path / "passcode", data=new).returncode == 0
    with sqlite3.connect(new / "quietlegs.sqlite3") as database:
        ((password, host),) = database.execute("SELECT password, host FROM quietlegs_user").fetchall()
    assert password.startswith("scrypt$")
    assert host == 1
    assert "is here already" in one_sentence(run("restore", tmp_path / "anna", data=new))


def test_a_changed_export_makes_no_installation(exported: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt"
    for name, content in contents(exported).items():
        (spoilt / name).parent.mkdir(parents=True, exist_ok=True)
        (spoilt / name).write_bytes(content.replace(b'"urge_before":6', b'"urge_before":1', 1))
    assert "is not as it was exported" in one_sentence(run("restore", spoilt, data=tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_a_backup_brings_the_whole_installation_back(installation: Path, exported: Path, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    file, new = tmp_path / "today.backup", tmp_path / "new"
    made = run("backup", file, "--passphrase-file", secret, data=installation)
    assert made.returncode == 0, made.stderr
    assert b"Synthetic" not in file.read_bytes()
    assert "is there already" in one_sentence(run("backup", file, "--passphrase-file", secret, data=installation))
    (tmp_path / "wrong").write_text("a wrong passphrase", encoding="utf-8")
    refused = run("restore", file, "--passphrase-file", tmp_path / "wrong", data=new)
    assert "does not open this backup" in one_sentence(refused)
    assert not (new / "quietlegs.sqlite3").exists()
    assert run("restore", file, "--passphrase-file", secret, data=new).returncode == 0
    assert run("export", tmp_path / "again", data=new).returncode == 0
    assert contents(tmp_path / "again") == contents(exported)
    assert (new / "secret-key").read_bytes() == (installation / "secret-key").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "{tmp}/out", "--data", "{tmp}/nothing"), "there is no installation"),
        (("backup", "{tmp}/b", "--data", "{tmp}/nothing"), "there is no installation"),
        (("backup", "{tmp}/b", "--data", "{data}"), "A passphrase is needed"),
        (("restore", "{tmp}/nothing", "--data", "{tmp}/new"), "There is no folder or file"),
        (("restore", "{tmp}", "--data", "{tmp}/new"), "is missing"),
        (("token", "--data", "{data}"), "Several persons live here"),
        (("token", "--data", "{data}", "--person", "Nobody"), "Nobody here is called"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    installation: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run(*(word.format(tmp=tmp_path, data=installation) for word in words))
    assert said in one_sentence(ran)
    assert list(tmp_path.iterdir()) == []


def test_a_token_is_printed_once_and_only_its_hash_is_kept(installation: Path) -> None:
    ran = run("token", "--person", "Synthetic Bo", "--label", "watch", data=installation)
    token = ran.stdout.strip()
    assert token.startswith("ql_")
    with sqlite3.connect(installation / "quietlegs.sqlite3") as database:
        kept = database.execute("SELECT sha256, label FROM quietlegs_token").fetchall()
    assert [label for _, label in kept] == ["watch"]
    assert token not in kept[0][0]
