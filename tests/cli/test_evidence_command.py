import json
import subprocess
import sys
from pathlib import Path

import pytest

from quietlegs.interface.evidence import list_claims
from quietlegs.interface.pooling import pool


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from quietlegs_cli.main import run; run()", "evidence", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_list_names_every_claim_with_its_verdict() -> None:
    listed = run("list")
    assert listed.returncode == 0
    assert "improves_circulation: Not supported." in listed.stdout
    assert "massage_reduces_discomfort: Weakly supported: it may." in listed.stdout


def test_list_as_json_is_one_document_equal_to_the_library() -> None:
    listed = run("list", "--json")
    assert json.loads(listed.stdout) == json.loads(json.dumps(list_claims().to_dict(), default=str))
    assert len(json.loads(listed.stdout)["claims"]) >= 15


def test_show_quotes_the_claim_and_says_what_is_not_known() -> None:
    shown = run("show", "raises_dopamine")
    assert shown.returncode == 0
    assert "“Massage raises dopamine.”" in shown.stdout
    for heading in ("What is known", "What is not known", "What Quietlegs never says", "Where it was read"):
        assert heading in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_show_as_json_carries_certainty_and_references() -> None:
    claim = json.loads(run("show", "improves_sleep", "--json").stdout)
    assert claim["claim"] == "improves_sleep"
    assert claim["certainty"] == "very_low"
    assert {"park2020", "wang2024"} <= {source["id"] for source in claim["sources"]}
    assert claim["known"] in claim["text"]


def test_an_unknown_claim_is_one_sentence_and_status_two() -> None:
    refused = run("show", "makes_you_fly")
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.strip().splitlines() == [
        "quietlegs: There is no claim 'makes_you_fly'; `quietlegs evidence list` names them all."
    ]


def test_pool_says_the_result_in_words_first(tmp_path: Path) -> None:
    studies = tmp_path / "STUDIES.csv"
    studies.write_text("study_id,yi,vi\na,-1,0.2\nb,-2,0.3\nc,-1.4,0.1\n", encoding="utf-8")
    pooled = run("pool", str(studies))
    assert pooled.returncode == 0
    assert pooled.stdout.startswith("Taken together, the 3 studies give -1.4")
    assert max(map(len, pooled.stdout.splitlines())) <= 80


def test_pool_as_json_equals_the_library(tmp_path: Path) -> None:
    studies = tmp_path / "STUDIES.csv"
    studies.write_text("study_id,yi,ci_low,ci_high\na,-9,-16.3,-1.7\nb,-3.4,-5.4,-1.4\n", encoding="utf-8")
    pooled = run("pool", str(studies), "--method", "dl", "--no-hartung-knapp", "--json")
    assert json.loads(pooled.stdout) == pool(studies, method="DL", hartung_knapp=False).to_dict()
    assert json.loads(run("pool", str(studies), "--json").stdout) == pool(studies).to_dict()


@pytest.mark.parametrize(
    ("content", "options", "part"),
    [
        ("study_id,yi,vi\na,1,1\n", [], "at least two"),
        ("study_id,yi,vi\na,1,1\na,2,1\n", [], "row 3, column study_id"),
        ("study_id,yi,vi\na,1,1\nb,2,1\n", ["--method", "ML"], "--method"),
        ("study_id,yi,vi\na,1,1\nb,2,1\n", ["--measure", "OR"], "--measure"),
        (None, [], "There is no file"),
    ],
)
def test_pool_refuses_in_one_sentence(tmp_path: Path, content: str | None, options: list[str], part: str) -> None:
    studies = tmp_path / "STUDIES.csv"
    if content is not None:
        studies.write_text(content, encoding="utf-8")
    refused = run("pool", str(studies), *options)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert part in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
