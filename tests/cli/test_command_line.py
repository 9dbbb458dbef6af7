"""How the command line behaves whatever is asked of it: help, version, pipes, terminals, files that are not there."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quietlegs.interface.simulate import SCENARIO_NAMES
from quietlegs_cli.simulate import SCENARIOS
from tests.in_process import quietlegs

QUIETLEGS = [sys.executable, "-c", "from quietlegs_cli.main import run; run()"]
INTAKE = Path(__file__).parents[2] / "docs/reference/schemas/intake.example.json"
TRIAL, DIARY = INTAKE.with_name("trial.example.json"), INTAKE.with_name("diary.example.csv")
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("plan", INTAKE, "--today", "23.11.2026"), "--today: 23.11.2026 is not a date: write YYYY-MM-DD, such as"),
        (("tonight", "T.json", "--night", "2026-02-30"), "--night: 2026-02-30 is not a date: write YYYY-MM-DD, such"),
        (("trial", "design", "--nights", "x"), "--nights: write a whole number, such as 42."),
        (("trial", "power", "T.json", "--noise", "x"), "--noise: write a number, such as 1.5."),
        (("plann",), "Did you mean 'plan'? `quietlegs --help` explains the options."),
        (("plan",), "Missing argument 'INTAKE.json'. `quietlegs plan --help` explains the options."),
        (("plan", "nothing.json"), "There is no file nothing.json: check the name, or give its full path."),
        (("plan", "."), ". is a folder: name a file in it."),
        (("plan", INTAKE, "--finding", "F.json"), "There is no file F.json: check the name, or give its full path."),
        (("finding", "D.csv"), "There is no file D.csv: check the name, or give its full path."),
        (("evidence", "show", "raise_dopamine"), "did you mean raises_dopamine?"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_what_to_write(
    capsys: Capture, command: tuple[str | Path, ...], said: str
) -> None:
    ran = quietlegs(capsys, *command)
    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_one_sentence(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "afile").write_text("", encoding="utf-8")
    asked = ("simulate", "--persons", 1, "--nights", 42, "--seed", 1, "--out", tmp_path / "afile/x")
    ran = quietlegs(capsys, *asked)
    assert ran.status == 2
    assert "afile/x/p000001: this folder cannot be made: Not a directory." in ran.err
    assert ran.err.count("\n") == 1


def test_a_name_too_long_for_the_disk_is_one_sentence(capsys: Capture, tmp_path: Path) -> None:
    ran = quietlegs(
        capsys, "simulate", "--persons", 1, "--nights", 42, "--seed", 1, "--out", tmp_path / ("x" * 300) / "y"
    )
    assert ran.status == 2
    assert ran.err.startswith("quietlegs: ")
    assert ran.err.count("\n") == 1


def test_the_version_is_printed(capsys: Capture) -> None:
    ran = quietlegs(capsys, "--version")
    assert ran.status == 0
    assert re.fullmatch(r"quietlegs \d+\.\d+\.\d+\S*\n", ran.out)


def test_help_speaks_of_dates_and_not_of_formats(capsys: Capture) -> None:
    for command in ("plan", "tonight"):
        shown = quietlegs(capsys, command, "--help").out
        assert "DATE" in shown
        assert "%" not in shown


def test_help_names_every_scenario() -> None:
    assert [name for name in SCENARIO_NAMES if not re.search(rf"\b{name}\b", SCENARIOS)] == []


def test_a_reader_that_goes_away_early_leaves_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as output:
        done = subprocess.run(
            [*QUIETLEGS, "evidence", "list"], stdout=output, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.stderr == b""
    assert done.returncode == 141


def _hear_ctrl_c() -> None:
    """A shell's background job ignores Ctrl+C, and so would a command started by tests that run as one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    command = [*QUIETLEGS, "simulate", "--persons", "100000", "--nights", "700", "--seed", "1", "--out", "people"]
    with subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=_hear_ctrl_c
    ) as running:
        until = time.monotonic() + 60
        while not (tmp_path / "people/p000001/DIARY.csv").exists() and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert err == b""
    assert running.returncode == 130


def test_a_terminal_without_curly_quotes_still_gets_its_answer() -> None:
    plain = os.environ | {"PYTHONIOENCODING": "ascii"}
    for last in ((), ("--json",)):
        done = subprocess.run(
            [*QUIETLEGS, "plan", str(INTAKE), "--today", "2026-11-23", *last],
            env=plain,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0
        assert done.stderr == b""
        assert done.stdout.isascii()
    assert "“" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (("tonight", TRIAL, "--night", "2026-12-01"), {"numpy", "scipy", "pydantic", "django", "rich"}),
        (("trial", "power", TRIAL), {"pydantic", "django", "rich", "arviz", "pyarrow", "quietlegs_cli.serve"}),
        (
            ("finding", DIARY, "--trial", TRIAL),
            {"pydantic", "django", "rich", "arviz", "pyarrow", "quietlegs_cli.serve"},
        ),
    ],
)
def test_a_command_waits_for_nothing_that_it_does_not_need(command: tuple[str, ...], unneeded: set[str]) -> None:
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    asked = [sys.executable, "-c", f"{code}; {QUIETLEGS[2]}", *map(str, command)]
    ran = subprocess.run(asked, capture_output=True, text=True, check=True)
    loaded = set(ran.stderr.split())
    assert "quietlegs_cli.main" in loaded
    assert loaded & unneeded == set()
