import json
import subprocess
import sys

from quietlegs.interface.evidence import list_claims


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
