"""A finished trial from elsewhere becomes a diary in one command, and its faults are named in words."""

import csv
from pathlib import Path

import pytest

from tools import convert_daily_trial
from tools.shared_data import melatonin_ratings

HEADER = "date,study_day,mood,condition\n"
GOOD = (
    "2026-04-01,1.0,60,control\n2026-04-01,1.0,70,control\n2026-04-02,2.0,80,melatonin\n2026-04-02,2.0,90,melatonin\n"
)


def convert(folder: Path, rows: str, *, header: str = HEADER) -> int:
    (folder / "ratings.csv").write_text(header + rows, encoding="utf-8")
    return convert_daily_trial.main(arguments(folder / "ratings.csv", folder / "DIARY.csv", prompts=2))


def arguments(ratings: Path, out: Path, *, prompts: int = 3) -> list[str]:
    return [str(ratings), "--outcome=mood", "--control=control", f"--prompts={prompts}", f"--out={out}"]


def nights(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_each_date_becomes_one_night_with_the_mean_of_its_ratings(tmp_path: Path) -> None:
    assert convert(tmp_path, GOOD) == 0
    assert [(row["night"], row["assigned"], float(row["mood"])) for row in nights(tmp_path / "DIARY.csv")] == [
        ("2026-04-01", "comparison", 65),
        ("2026-04-02", "melatonin", 85),
    ]


def test_a_study_day_over_two_dates_is_one_draw_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert(tmp_path, GOOD + "2026-04-03,2.0,10,melatonin\n2026-04-03,2.0,20,melatonin\n")
    assert [row["assigned"] for row in nights(tmp_path / "DIARY.csv")] == ["comparison", "melatonin", ""]
    assert float(nights(tmp_path / "DIARY.csv")[2]["mood"]) == 15
    assert "Study day 2 covers 2 calendar dates (2026-04-02 and 2026-04-03)" in capsys.readouterr().err


def test_missing_ratings_are_named_and_not_filled_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    convert(tmp_path, "2026-04-01,1,60,control\n2026-04-01,1,,control\n2026-04-02,2,,melatonin\n")
    assert [row["mood"] for row in nights(tmp_path / "DIARY.csv")] == ["60.0000", ""]
    assert "2 of 2 dates have fewer than 2 ratings: 2026-04-01 (1), 2026-04-02 (0)." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2026-04-01,1,60,control\n2026-04-01,1,70,melatonin\n", "Study day 1 names two conditions"),
        ("2026-04-01,1,60,control\n2026-04-01,2,70,control\n", "The date 2026-04-01 belongs to more than one"),
    ],
)
def test_a_contradiction_costs_the_assignment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, said: str
) -> None:
    convert(tmp_path, rows)
    assert [row["assigned"] for row in nights(tmp_path / "DIARY.csv")] == [""]
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("02/04/2026,1,60,control\n", "row 2, column date: '02/04/2026' is not a date"),
        (GOOD + "2026-04-03,3,many,control\n", "row 6, column mood: 'many' is not a number"),
        ("2026-04-01,1,nan,control\n", "row 2, column mood: 'nan' is not a number"),
        ("2026-04-01,1,60,None\n", "row 2, column condition: 'None' cannot be an arm"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, said: str
) -> None:
    assert convert(tmp_path, rows) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "DIARY.csv").exists()


def test_a_file_without_the_outcome_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert convert(tmp_path, "2026-04-01,1,60,control\n", header="date,study_day,sleep,condition\n") == 2
    assert "has no column mood" in capsys.readouterr().err


def test_the_real_trial_is_converted_and_its_faults_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ratings = melatonin_ratings()
    if ratings is None:
        return
    assert convert_daily_trial.main(arguments(ratings, tmp_path / "DIARY.csv")) == 0
    said = capsys.readouterr().err
    assert "Study day 44 covers 2 calendar dates (2026-04-02 and 2026-04-03) with one draw" in said
    assert "16 of 71 dates have fewer than 3 ratings" in said
    diary = {row["night"]: row for row in nights(tmp_path / "DIARY.csv")}
    assert len(diary) == 71
    assert [row["assigned"] for row in diary.values()].count("melatonin") == 35
    assert [row["assigned"] for row in diary.values()].count("comparison") == 35
    assert diary["2026-04-03"]["assigned"] == ""
    own_means = {row["date"]: row["mood_daily_mean"] for row in nights(ratings) if row["mood_daily_mean"]}
    assert {night: round(float(diary[night]["mood"]), 2) for night in own_means} == {
        night: pytest.approx(float(mean), abs=0.011) for night, mean in own_means.items()
    }


def test_a_file_that_is_not_there_or_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert convert_daily_trial.main(arguments(tmp_path / "nothing.csv", tmp_path / "DIARY.csv")) == 2
    assert "There is no file" in capsys.readouterr().err
    assert convert_daily_trial.main(arguments(tmp_path, tmp_path / "DIARY.csv")) == 2
    assert "is a folder" in capsys.readouterr().err
    (tmp_path / "ratings.csv").write_text(HEADER + GOOD, encoding="utf-8")
    assert convert_daily_trial.main(arguments(tmp_path / "ratings.csv", tmp_path / "nowhere/DIARY.csv")) == 2
    assert "cannot be written" in capsys.readouterr().err
