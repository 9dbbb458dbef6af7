"""`trial design`, `trial verify` and `tonight`: what they print and write, and with which exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

from quietlegs.interface.trial import read_trial, tonight, verify_trial
from tests.in_process import Ran, quietlegs
from tests.people import all_no

Capture = pytest.CaptureFixture[str]
DESIGN = (
    "trial",
    "design",
    "--arm",
    "effleurage",
    "--nights",
    42,
    "--seed",
    7,
    "--start",
    "2026-12-01",
    "--zone",
    "UTC",
)


def design(capsys: Capture, out: Path, *more: str | Path | int) -> Ran:
    return quietlegs(capsys, *DESIGN, *more, "--out", out)


@pytest.fixture
def trial(capsys: Capture, tmp_path: Path) -> Path:
    path = tmp_path / "TRIAL.json"
    assert design(capsys, path).status == 0
    return path


def test_design_writes_the_trial_and_tells_no_night(capsys: Capture, tmp_path: Path) -> None:
    ran = design(capsys, tmp_path / "TRIAL.json")
    assert ran.status == 0
    assert ran.out.startswith("A trial of 42 nights, 2026-12-01 to 2027-01-11: gliding strokes")
    assert "equally likely" in ran.out
    assert "2026-12-02" not in ran.out
    assert "keeps no secrets" in ran.err
    assert read_trial(tmp_path / "TRIAL.json").nights == 42


def test_design_prints_one_document_equal_to_the_file(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "TRIAL.json"
    printed = json.loads(design(capsys, path, "--json").out)
    assert printed == json.loads(path.read_bytes()) == read_trial(path).to_dict()
    assert json.loads(quietlegs(capsys, *DESIGN).out) == printed


def test_the_same_seed_writes_the_same_bytes(capsys: Capture, trial: Path, tmp_path: Path) -> None:
    design(capsys, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == trial.read_bytes()


def test_an_earlier_trial_of_the_same_name_is_kept(capsys: Capture, trial: Path) -> None:
    before = trial.read_bytes()
    assert design(capsys, trial).err.count("kept as") == 0
    ran = quietlegs(capsys, *DESIGN[:7], 8, *DESIGN[8:], "--out", trial)
    kept = [path for path in trial.parent.iterdir() if path != trial]
    assert [path.read_bytes() for path in kept] == [before]
    assert kept[0].name in ran.err
    assert read_trial(trial).seed == 8


def test_the_course_question_is_drawn_in_blocks(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "TRIAL.json"
    ran = quietlegs(
        capsys, "trial", "design", "--arm", "effleurage", "--nights", 84, "--seed", 1, "--question", "course",
        "--start", "2026-12-01", "--zone", "UTC", "--out", path,
    )  # fmt: skip
    assert ran.status == 0
    assert "Blocks of one or two weeks" in ran.out
    assert read_trial(path).design.law == "blocks"


def test_zone_and_start_default_to_the_machine(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Australia/Lord_Howe")
    ran = quietlegs(capsys, "trial", "design", "--arm", "effleurage", "--nights", 14, "--seed", 1)
    assert json.loads(ran.out)["zone"] == "Australia/Lord_Howe"
    assert json.loads(ran.out)["start"] >= "2026-01-01"


def test_an_intake_screens_the_trial(capsys: Capture, tmp_path: Path) -> None:
    intake = tmp_path / "INTAKE.json"
    intake.write_text(json.dumps(all_no(tools=["hands"])), encoding="utf-8")
    design(capsys, tmp_path / "TRIAL.json", "--intake", intake)
    trial = json.loads((tmp_path / "TRIAL.json").read_bytes())
    assert trial["screened"] is True
    assert {step["technique"] for step in trial["arms"][0]["routine"]["steps"]} == {"effleurage"}
    intake.write_text(json.dumps(all_no(tools=["hands"], fever_unwell="yes")), encoding="utf-8")
    refused = design(capsys, tmp_path / "OTHER.json", "--intake", intake)
    assert refused.status == 2
    assert "fever_unwell" in refused.err
    assert not (tmp_path / "OTHER.json").exists()


def test_tonight_says_the_draw_and_that_nothing_was_screened(capsys: Capture, trial: Path) -> None:
    ran = quietlegs(capsys, "tonight", trial, "--night", "2026-12-03")
    assert ran.status == 0
    assert "1 chance in 2" in ran.out
    assert "No safety questions" in ran.out


def test_tonight_prints_one_document_equal_to_the_library(capsys: Capture, trial: Path) -> None:
    drawn = read_trial(trial)
    for night in drawn.schedule[:10]:
        printed = json.loads(quietlegs(capsys, "tonight", trial, "--night", str(night.night), "--json").out)
        assert printed == tonight(drawn, night=night.night).to_dict()
        assert (printed["assigned"], printed["probability"]) == (night.assigned, 0.5)
        assert (printed["stored"], printed["screened"]) == (False, False)


def test_tonight_keeps_what_the_diary_has_stored(capsys: Capture, trial: Path, tmp_path: Path) -> None:
    diary = tmp_path / "DIARY.csv"
    rows = {"comparison": "2026-12-03,comparison,\n", "effleurage": "2026-12-03,effleurage,9\n2026-12-02,,7\n"}
    for stored, lines in rows.items():
        diary.write_text("night,assigned,urge\n" + lines, encoding="utf-8")
        printed = json.loads(quietlegs(capsys, "tonight", trial, diary, "--night", "2026-12-03", "--json").out)
        assert (printed["assigned"], printed["stored"]) == (stored, True)


def test_tonight_without_a_date_is_the_present_night(capsys: Capture, trial: Path) -> None:
    printed = json.loads(quietlegs(capsys, "tonight", trial, "--json").out)
    assert printed["night"] >= "2026-01-01"


def test_verify_ends_with_0_when_all_is_well(capsys: Capture, trial: Path) -> None:
    ran = quietlegs(capsys, "trial", "verify", trial, "--json")
    assert ran.status == 0
    assert json.loads(ran.out) == verify_trial(trial).to_dict()
    assert json.loads(ran.out)["ok"] is True


def test_verify_ends_with_2_and_names_the_flipped_night(capsys: Capture, trial: Path) -> None:
    document: dict[str, Any] = json.loads(trial.read_bytes())
    night = document["schedule"][5]
    night["assigned"] = "comparison" if night["assigned"] == "effleurage" else "effleurage"
    trial.write_text(json.dumps(document), encoding="utf-8")
    ran = quietlegs(capsys, "trial", "verify", trial, "--json")
    assert ran.status == 2
    assert json.loads(ran.out)["nights_wrong"] == [night["night"]]
    assert json.loads(ran.out)["ok"] is False
    assert night["night"] in quietlegs(capsys, "trial", "verify", trial).out


def test_verify_compares_a_diary(capsys: Capture, trial: Path, tmp_path: Path) -> None:
    drawn = read_trial(trial).schedule[0]
    other = "comparison" if drawn.assigned == "effleurage" else "effleurage"
    diary = tmp_path / "DIARY.csv"
    diary.write_text(f"night,assigned,urge\n{drawn.night},{other},5\n", encoding="utf-8")
    ran = quietlegs(capsys, "trial", "verify", trial, diary, "--json")
    assert ran.status == 2
    assert json.loads(ran.out)["nights_wrong"] == [str(drawn.night)]


def test_a_changed_trial_is_not_asked_for_tonight(capsys: Capture, trial: Path) -> None:
    trial.write_bytes(trial.read_bytes().replace(b'"mid": 1', b'"mid": 2'))
    ran = quietlegs(capsys, "tonight", trial, "--night", "2026-12-03")
    assert ran.status == 2
    assert ran.out == ""
    assert "trial verify" in ran.err
