import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan, read_finding
from tests.people import all_no

TODAY = "2026-11-23"
GOLDEN_FINDINGS = sorted((Path(__file__).parents[1] / "golden" / "finding").glob("*.json"))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from quietlegs_cli.main import run; run()", "plan", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def intake(tmp_path: Path) -> Path:
    file = tmp_path / "INTAKE.json"
    file.write_text(json.dumps(all_no(tools=["hands"], minutes_available=15)), encoding="utf-8")
    return file


def test_text_begins_with_the_verdict_and_fits_80_columns(intake: Path) -> None:
    shown = run(intake, "--today", TODAY)
    assert shown.returncode == 0
    assert shown.stderr == ""
    assert shown.stdout.startswith("Nothing in your answers speaks against gentle leg massage.")
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_json_is_one_document_equal_to_the_library(intake: Path) -> None:
    shown = run(intake, "--today", TODAY, "--json")
    plan = make_plan(read_intake(intake), today=dt.date(2026, 11, 23))
    assert json.loads(shown.stdout) == json.loads(json.dumps(plan.to_dict()))
    assert json.loads(shown.stdout)["made_on"] == TODAY


def test_today_defaults_to_the_clock(intake: Path) -> None:
    assert json.loads(run(intake, "--json").stdout)["made_on"] >= "2026-01-01"


def test_a_finding_shapes_the_plan(intake: Path, tmp_path: Path) -> None:
    finding = tmp_path / "FINDING.json"
    finding.write_text(json.dumps(FINDING), encoding="utf-8")
    plan = json.loads(run(intake, "--finding", finding, "--today", TODAY, "--json").stdout)
    assert "effleurage" not in {step["technique"] for step in plan["routine"]["steps"]}
    assert ["finding:effleurage"] in [one["because"] for one in plan["withheld"]]


FINDING = {
    "nights": {"total": 40, "analysed": 40, "missing": 0, "free": 0, "quiet": 0, "late": 0},
    "outcome": "urge",
    "comparison": "usual_evening",
    "question": "tonight",
    "mid": 1.0,
    "model": {},
    "arms": {
        "effleurage": {
            "effect": None,
            "p_helps": 0.01,
            "p_helps_mid": 0.0,
            "p_harms": 0.98,
            "p_best": 1.0,
            "nights": 20,
            "decision": "harms",
        }
    },
    "decision": "harms",
    "best_arm": "effleurage",
    "first_claim": None,
    "nights_to_go": None,
    "why_no_nights_to_go": None,
    "checks": {
        "randomisation_test_p": None,
        "autocorrelation": None,
        "carry_over": None,
        "adherence": {},
        "if_hope_alone_is_worth_1_point": None,
        "priors": {},
    },
    "cautions": [],
    "plan_of_analysis": None,
    "text": "",
}

BAD = {
    "no finding at all": ("{}", "this is not a finding"),
    "no JSON": ("nothing", "this is not JSON"),
    "a list": ("[]", "this is not a finding"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_finding_is_one_sentence_and_status_two(case: str, intake: Path, tmp_path: Path) -> None:
    text, expected = BAD[case]
    finding = tmp_path / "FINDING.json"
    finding.write_text(text, encoding="utf-8")
    refused = run(intake, "--finding", finding)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert expected in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_an_unknown_key_is_named_in_one_sentence(intake: Path) -> None:
    intake.write_text('{"version": 1, "shoe_size": 42}', encoding="utf-8")
    refused = run(intake)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "shoe_size" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    refused = run(tmp_path / "nowhere.json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert len(refused.stderr.strip().splitlines()) == 1


def test_help_has_an_example() -> None:
    assert "Example: quietlegs plan INTAKE.json" in run("--help").stdout


@pytest.mark.parametrize("file", GOLDEN_FINDINGS, ids=lambda file: file.stem)
def test_every_finding_that_quietlegs_prints_can_shape_a_plan(file: Path, intake: Path) -> None:
    finding = read_finding(file)
    plan = make_plan(read_intake(intake), today=dt.date(2026, 11, 23), finding=finding).plan
    assert {f"plan.finding_{arm.decision}" for arm in finding.arms.values()} <= {one.code for one in plan.reasons}


def test_there_are_findings_to_read() -> None:
    assert len(GOLDEN_FINDINGS) >= 5
