"""`quietlegs finding`, `simulate` and `trial power` as programs call them."""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pyarrow import parquet

from quietlegs.diary.write import write_diary
from quietlegs.interface.diary import read_diary
from quietlegs.interface.finding import find
from quietlegs.interface.trial import read_trial
from tests.diaries import keep_diary
from tests.in_process import Ran, quietlegs

Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line inside the test's own process."""
    return partial(quietlegs, capsys)


@pytest.fixture
def people(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "people"
    done = run("simulate", "--persons", "2", "--nights", "42", "--seed", "3", "--out", folder, "--before-r", "0.5")
    assert done.status == 0, done.err
    return folder


def test_a_finding_as_json_is_one_document_equal_to_the_librarys(run: Run, people: Path) -> None:
    diary, trial = people / "p000001/DIARY.csv", people / "p000001/TRIAL.json"
    done = run("finding", diary, "--trial", trial, "--json")
    assert done.status == 0
    assert done.err == ""
    locked = read_trial(trial)
    ours = find(read_diary(diary, trial=locked), trial=locked).to_dict()
    assert json.loads(done.out) == ours
    assert set(json.loads(done.out)) >= {"nights", "arms", "decision", "best_arm", "cautions", "text", "checks"}


def test_a_finding_in_words_gives_the_number_with_its_interval_in_the_same_thought(run: Run, people: Path) -> None:
    done = run("finding", people / "p000002/DIARY.csv", "--trial", people / "p000002/TRIAL.json")
    assert done.status == 0
    assert "90 in 100 sure that it lies" in " ".join(done.out.split())


def test_simulated_people_are_the_same_for_the_same_seed(run: Run, people: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    run("simulate", "--persons", "2", "--nights", "42", "--seed", "3", "--out", again, "--before-r", "0.5")
    files = sorted(path.relative_to(people) for path in people.rglob("*.*"))
    assert [str(path) for path in files] == [
        "p000001/DIARY.csv",
        "p000001/TRIAL.json",
        "p000002/DIARY.csv",
        "p000002/TRIAL.json",
        "truth.json",
    ]
    assert all((people / path).read_bytes() == (again / path).read_bytes() for path in files)
    truth = json.loads((people / "truth.json").read_text())
    assert set(truth) == {"p000001", "p000002"}
    assert set(truth["p000001"]) == {"effleurage"}


def test_simulate_as_json_tells_what_is_true_of_whom(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "one"
    done = run("simulate", "--persons", "1", "--nights", "28", "--seed", "5", "--arms", "2", "--out", out, "--json")
    document = json.loads(done.out)
    assert document["persons"] == json.loads((out / "truth.json").read_text())
    assert document["population"]["arms"] == 2


def test_simulate_overwrites_nothing(run: Run, people: Path) -> None:
    before = sorted(people.rglob("*"))
    done = run("simulate", "--persons", "1", "--nights", "42", "--seed", "4", "--out", people)
    assert done.status == 2
    assert "not an empty folder" in done.err
    assert sorted(people.rglob("*")) == before


def test_power_is_told_in_words_and_as_json(run: Run, people: Path) -> None:
    trial = people / "p000001/TRIAL.json"
    words, document = run("trial", "power", trial), run("trial", "power", trial, "--noise", "1.2", "--json")
    assert "Before you start" in words.out
    assert json.loads(document.out)["noise"] == pytest.approx(1.2)


DIARY = "night,assigned,urge\n2026-01-05,effleurage,5\n2026-01-06,comparison,6\n"

BAD_DIARIES = {
    "an empty file": (b"", "empty"),
    "a duplicate night": ((DIARY + "2026-01-05,comparison,4\n").encode(), "row 4"),
    "an urge of 11": ((DIARY + "2026-01-07,comparison,11\n").encode(), "row 4, column urge"),
    "a formula": ((DIARY + "2026-01-07,comparison,=1+1\n").encode(), "row 4, column urge"),
    "an absurd date": ((DIARY + "0001-01-01,comparison,4\n").encode(), "row 4, column night"),
    "no date at all": ((DIARY + "someday,comparison,4\n").encode(), "row 4, column night"),
    "another encoding": (DIARY.encode("utf-16"), "UTF-8"),
    "no header": (b"2026-01-05,effleurage,5\n", "night"),
    "no outcome": (b"night,assigned\n2026-01-05,effleurage\n", "urge"),
}


@pytest.mark.parametrize("name", BAD_DIARIES)
def test_a_bad_diary_gets_one_clear_sentence_and_status_2(run: Run, name: str, tmp_path: Path) -> None:
    content, said = BAD_DIARIES[name]
    (tmp_path / "DIARY.csv").write_bytes(content)
    done = run("finding", tmp_path / "DIARY.csv", "--json")
    assert done.status == 2
    assert done.out == ""
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--range", "ten"], "--range"),
        (["--range", "10:0"], "--range"),
        (["--better", "sideways"], "--better"),
        (["--mid", "-1"], "--mid"),
        (["--outcome", "mood"], "mood"),
        (["--covariate", "tea"], "tea"),
        (["--seed", "-4"], "seed"),
        (["--trial", "nowhere.json"], "nowhere.json"),
    ],
)
def test_a_bad_option_gets_one_clear_sentence_and_status_2(
    run: Run, options: list[str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "DIARY.csv").write_text(DIARY)
    done = run("finding", tmp_path / "DIARY.csv", *options)
    assert done.status == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_an_arm_that_is_not_in_the_trial_is_refused_with_its_row(run: Run, people: Path, tmp_path: Path) -> None:
    diary, _ = keep_diary(-1.0, nights=14, arms=("petrissage",))
    (tmp_path / "DIARY.csv").write_bytes(write_diary(diary))
    done = run("finding", tmp_path / "DIARY.csv", "--trial", people / "p000001/TRIAL.json")
    assert done.status == 2
    assert "petrissage" in done.err


@pytest.mark.parametrize(
    "options",
    [
        ["--truth", "wishful"],
        ["--scenario", "sunny"],
        ["--arms", "9"],
        ["--before-r", "1.5"],
        ["--persons", "0"],
        ["--nights", "3"],
    ],
)
def test_what_cannot_be_simulated_is_refused_and_nothing_is_written(
    run: Run, options: list[str], tmp_path: Path
) -> None:
    given = {"--persons": "1", "--nights": "42", "--seed": "1", **dict([options])}
    flat = [part for pair in given.items() for part in pair]
    done = run("simulate", *flat, "--out", tmp_path / "people")
    assert done.status == 2, done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "people").exists()


def test_draws_are_written_beside_the_finding(run: Run, people: Path, tmp_path: Path) -> None:
    diary, trial = people / "p000001/DIARY.csv", people / "p000001/TRIAL.json"
    plain = run("finding", diary, "--trial", trial, "--json")
    done = run("finding", diary, "--trial", trial, "--json", "--draws", tmp_path / "F.parquet")
    assert (done.status, done.err) == (0, "")
    assert done.out == plain.out
    table = parquet.read_table(tmp_path / "F.parquet")
    assert table.num_rows == 4000
    mean = json.loads(done.out)["arms"]["effleurage"]["effect"]["mean"]
    assert table["effect_effleurage"].to_numpy().mean() == pytest.approx(mean, abs=0.05)


def test_without_the_extra_nothing_is_written_and_it_is_named(
    run: Run, people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("finding", people / "p000001/DIARY.csv", "--draws", tmp_path / "F.parquet")
    assert (done.status, done.out) == (2, "")
    assert "pip install 'quietlegs[parquet]'" in done.err
    assert done.err.count("\n") == 1
    assert not list(tmp_path.glob("F.parquet*"))


def test_draws_never_replace_what_is_read(run: Run, people: Path) -> None:
    diary, trial = people / "p000001/DIARY.csv", people / "p000001/TRIAL.json"
    for path in (diary, trial):
        before = path.read_bytes()
        done = run("finding", diary, "--trial", trial, "--draws", path)
        assert (done.status, done.out) == (2, "")
        assert "name another file" in done.err
        assert path.read_bytes() == before


@pytest.mark.parametrize("name", [".", "folder"])
def test_draws_are_not_written_over_a_folder(run: Run, people: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    done = run("finding", people / "p000001/DIARY.csv", "--draws", tmp_path / name)
    assert done.status == 2
    assert "name a file in it" in done.err
    assert done.err.count("\n") == 1


def test_draws_want_a_name(run: Run, people: Path) -> None:
    done = run("finding", people / "p000001/DIARY.csv", "--draws", "")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "name a file in it" in done.err
