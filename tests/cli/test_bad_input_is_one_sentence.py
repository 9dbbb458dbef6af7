"""Bad input: one clear sentence on standard error, exit status 2, nothing printed, nothing written."""

import os
from pathlib import Path

import pytest

from tests.in_process import Ran, quietlegs

Capture = pytest.CaptureFixture[str]
HEAD = "night,assigned,urge\n"
BAD_DIARIES = {
    "a duplicate night": (HEAD + "2026-12-01,,4\n2026-12-01,,5\n", "row 3, column night"),
    "urge 11": (HEAD + "2026-12-01,,11\n", "row 2, column urge"),
    "an arm that is not in the trial": (HEAD + "2026-12-01,petrissage,4\n", "row 2, column assigned"),
    "an empty file": ("", "empty"),
    "an impossible date": (HEAD + "2026-11-31,,4\n", "row 2, column night"),
    "an absurd date": (HEAD + "9999-12-01,,4\n", "row 2, column night"),
    "a cell that starts with =": (HEAD + "2026-12-01,,=2+2\n", "row 2, column urge"),
    "no column night": ("date,urge\n2026-12-01,4\n", "`night`"),
    "a cell too many": (HEAD + "2026-12-01,,4,4\n", "row 2"),
}
BAD_DESIGNS = {
    "a negative seed": ({"--seed": "-1"}, "seed"),
    "a seed that is no number": ({"--seed": "lucky"}, "--seed"),
    "five nights": ({"--nights": "5"}, "5 nights are too few"),
    "a malformed start": ({"--start": "23.11.2026"}, "--start"),
    "a start that is no date": ({"--start": "2026-02-30"}, "--start"),
    "an absurd start": ({"--start": "0026-12-01"}, "first night"),
    "an unknown zone": ({"--zone": "Berlin"}, "time zone"),
    "an unknown law": ({"--law": "coin"}, "--law"),
    "a law for two techniques with one": ({"--law": "adaptive"}, "use the law `balanced`"),
    "a law that does not fit": ({"--law": "blocks", "--question": "tonight"}, "belong together"),
    "nothing that matters": ({"--mid": "0"}, "what matters"),
    "deep tissue": ({"--arm": "deep_tissue"}, "never offered"),
    "the comparison as a technique": ({"--arm": "comparison"}, "comparison"),
    "a folder that is not there": ({"--out": "nowhere/TRIAL.json"}, "nowhere"),
    "an intake that is not there": ({"--intake": "INTAKE.json"}, "INTAKE.json"),
}


def assert_refused(ran: Ran, *, part: str, folder: Path, before: list[str]) -> None:
    assert ran.status == 2
    assert ran.out == ""
    assert part in ran.err
    assert ran.err.startswith("quietlegs: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.fixture
def folder(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    designed = quietlegs(
        capsys, "trial", "design", "--arm", "effleurage", "--nights", 42, "--seed", 7,
        "--start", "2026-12-01", "--zone", "UTC", "--out", "TRIAL.json",
    )  # fmt: skip
    assert designed.status == 0
    return tmp_path


@pytest.mark.parametrize("name", BAD_DIARIES)
def test_a_bad_diary(capsys: Capture, folder: Path, name: str) -> None:
    content, part = BAD_DIARIES[name]
    (folder / "DIARY.csv").write_text(content, encoding="utf-8")
    ran = quietlegs(capsys, "tonight", "TRIAL.json", "DIARY.csv", "--night", "2026-12-01", "--json")
    assert_refused(ran, part=part, folder=folder, before=["DIARY.csv", "TRIAL.json"])


def test_verify_names_the_night_of_an_unknown_arm_where_others_refuse_it(capsys: Capture, folder: Path) -> None:
    (folder / "DIARY.csv").write_text(HEAD + "2026-12-01,petrissage,4\n", encoding="utf-8")
    ran = quietlegs(capsys, "trial", "verify", "TRIAL.json", "DIARY.csv")
    assert ran.status == 2
    assert "2026-12-01" in ran.out


@pytest.mark.parametrize("content", ["night,urge,note\n2026-12-01,4,später\n".encode(e) for e in ("latin-1", "utf-16")])
def test_a_diary_in_another_encoding(capsys: Capture, folder: Path, content: bytes) -> None:
    (folder / "DIARY.csv").write_bytes(content)
    ran = quietlegs(capsys, "tonight", "TRIAL.json", "DIARY.csv", "--night", "2026-12-01")
    assert_refused(ran, part="UTF-8", folder=folder, before=["DIARY.csv", "TRIAL.json"])


def test_fifty_megabytes_of_noise(capsys: Capture, folder: Path) -> None:
    noise = os.urandom(1_000_000)
    with (folder / "DIARY.csv").open("wb") as file:
        for _ in range(50):
            file.write(noise)
    ran = quietlegs(capsys, "tonight", "TRIAL.json", "DIARY.csv", "--night", "2026-12-01")
    assert_refused(ran, part="too large", folder=folder, before=["DIARY.csv", "TRIAL.json"])
    (folder / "TRIAL.json").write_bytes(noise + noise + noise)
    ran = quietlegs(capsys, "tonight", "TRIAL.json", "--night", "2026-12-01")
    assert_refused(ran, part="too large", folder=folder, before=["DIARY.csv", "TRIAL.json"])


@pytest.mark.parametrize("name", BAD_DESIGNS)
def test_a_bad_design(capsys: Capture, folder: Path, name: str) -> None:
    changes, part = BAD_DESIGNS[name]
    asked = {
        "--arm": "effleurage", "--nights": "42", "--seed": "7", "--start": "2026-12-01", "--zone": "UTC",
        "--out": "OTHER.json",
    } | changes  # fmt: skip
    ran = quietlegs(capsys, "trial", "design", *[word for pair in asked.items() for word in pair])
    assert_refused(ran, part=part, folder=folder, before=["TRIAL.json"])


@pytest.mark.parametrize(
    ("command", "part"),
    [
        (("tonight", "TRIAL.json", "--night", "tomorrow"), "--night"),
        (("tonight", "TRIAL.json", "DIARY.csv"), "DIARY.csv"),
        (("tonight", "OTHER.json"), "OTHER.json"),
        (("tonight",), "TRIAL.json"),
        (("trial", "verify", "OTHER.json"), "OTHER.json"),
        (("trial", "design", "--arm", "effleurage", "--nights", "42"), "--seed"),
        (("trial", "toss"), "toss"),
    ],
)
def test_what_is_missing_or_unknown(capsys: Capture, folder: Path, command: tuple[str, ...], part: str) -> None:
    assert_refused(quietlegs(capsys, *command), part=part, folder=folder, before=["TRIAL.json"])
