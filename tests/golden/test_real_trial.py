"""One real person's finished 70-day trial, read as any diary, wherever its data are at hand (`QUIETLEGS_SHARED`)."""

import os
from pathlib import Path

import pytest

from quietlegs.interface.diary import read_diary
from quietlegs.interface.finding import find
from tests.golden.test_golden_findings import check_golden
from tools.convert_daily_trial import main as convert
from tools.shared_data import melatonin_ratings

NAME = "a_real_melatonin_trial_of_seventy_days"


def test_the_real_trial_is_found_as_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ratings = melatonin_ratings()
    if ratings is None:
        # The test run says so in one line at its end; continuous integration always has the data.
        assert not os.environ.get("CI")
        return
    out = tmp_path / "DIARY.csv"
    assert convert([str(ratings), "--outcome", "mood", "--control", "control", "--out", str(out)]) == 0
    said = capsys.readouterr().err
    assert "Study day 44 covers 2 calendar dates (2026-04-02 and 2026-04-03)" in said
    result = find(read_diary(out), outcome="mood", range=(0, 100), better="higher")
    assert result.finding.checks.randomisation_test_p is None
    assert "by which rule the nights were drawn" in result.to_text()
    check_golden(NAME, result)
