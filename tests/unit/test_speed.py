"""What the speed benchmark times is the real thing: the same persons, the same answers, bars that can be missed."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks import plain, speed
from benchmarks.cohort import NUISANCE, Padded, cohort
from benchmarks.engines import NAMES, engine
from benchmarks.growth import diary
from benchmarks.growth_picture import as_text, growth_chart
from benchmarks.million import run
from benchmarks.speed_measures import Nightly, from_numpy, nightly
from quietlegs.report.charts import svg
from quietlegs.statistics.moments import NO_ROW

TINY = speed.Size(sampled=1, rounds=1, cohort=10, nightly=1, grid=2, jags=0)


@pytest.fixture(scope="module")
def people() -> Padded:
    return cohort(40, nights=56, rng=np.random.default_rng(1))


def test_rows_are_padded_behind_and_follow_each_other_by_their_gaps(people: Padded) -> None:
    assert people.columns.shape == (40, 56, 6)
    for number in range(40):
        columns, gaps = people.person(number)
        assert (people.gaps[number, len(gaps) :] == NO_ROW).all()
        assert not people.columns[number, len(gaps) :].any()
        assert gaps[0] == 0
        assert (gaps[1:] >= 1).all()
        assert np.diff(columns[:, 1] * 28, prepend=columns[0, 1] * 28) == pytest.approx(gaps)
        known = gaps == 1
        assert (columns[known, 4] == np.roll(columns[:, 3], 1)[known]).all()
        assert set(columns[:, 2]) <= {-0.5, 0.5}
    assert 0.06 < (people.gaps == NO_ROW).mean() < 0.18


@pytest.mark.parametrize("name", NAMES)
def test_each_engine_gives_what_the_plain_code_gives(people: Padded, name: str) -> None:
    found = engine(name).rows(people.columns[:3], people.gaps[:3], NUISANCE)
    for number in range(3):
        columns, gaps = people.person(number)
        rows = plain.Rows(columns[:, -1], columns[:, :3], columns[:, 3:4], columns[:, 4:5], gaps)
        expected = plain.read(rows, nuisance=NUISANCE)
        assert found.mean[number] == pytest.approx(expected.mean, abs=1e-3)
        assert found.helps[number] == pytest.approx(expected.helps, abs=1e-3)
        assert found.quantiles[:, number] == pytest.approx(expected.quantiles, abs=5e-3)


def test_one_more_night_is_timed_for_every_length_and_engine() -> None:
    (short, long) = nightly(1, seed=2, engines=[engine("NumPy")], lengths=(7, 90))
    assert isinstance(short, Nightly)
    assert (short.nights, long.nights) == (7, 90)
    assert min(short.extend, short.posterior["NumPy"], long.posterior["NumPy"]) > 0


def test_a_million_is_as_many_persons_as_asked_and_its_memory_is_its_own() -> None:
    found = run(30, nights=20, chosen=engine("compiled"), seed=3)
    assert found["persons"] == 30
    assert 0.2 < float(found["mean_chance"]) < 0.8
    assert 0.05 < float(found["peak_gib"]) < 4


def test_the_compiled_path_is_compared_with_the_other() -> None:
    assert from_numpy(4, seed=5, engine=engine("compiled"), reference=engine("NumPy")) < 1e-9


def test_a_missed_bar_is_told_and_is_the_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missed(size: speed.Size, seed: int) -> list[speed.Line]:
        return [speed.Line("S9", "a thing", "1 times", f"seed {seed}, {size.rounds}", ">= 2", False)]

    monkeypatch.setattr(speed, "ROWS", {"S9": missed})
    monkeypatch.setattr(speed, "on_one_thread", lambda: None)
    monkeypatch.setattr("sys.argv", ["speed", "--seed", "4"])
    assert speed.main() == 1
    shown = capsys.readouterr().out
    assert "NO" in shown
    assert "seed 4, 7" in shown


def test_flat_is_judged_by_the_largest_ratio() -> None:
    assert speed._flat("it", [7, 28], [1e-6, 1.4e-6]).met
    assert not speed._flat("it", [7, 28, 84], [1e-6, 1.4e-6, 1.6e-6]).met


def test_what_is_kept_is_not_measured_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line = speed.Line("S9", "a thing", "1", "", "-", None)
    monkeypatch.setattr(speed, "ROWS", {"S9": lambda _size, _seed: [line]})
    assert speed.lines_of("S9", size=TINY, seed=1, kept=tmp_path) == [line]
    monkeypatch.setattr(speed, "ROWS", {})
    assert speed.lines_of("S9", size=TINY, seed=1, kept=tmp_path) == [line]
    assert len(json.loads(next(tmp_path.iterdir()).read_text(encoding="utf-8"))) == 1


def test_growth_reads_diaries_longer_than_a_trial_and_its_picture_has_its_table() -> None:
    assert len(diary(900, seed=1).nights) > 700
    told = {
        "find": [{"nights": 7, "seconds": 0.01}, {"nights": 28, "seconds": 0.02}],
        "night": [{"nights": nights, "extend": 1e-4, "NumPy": 1e-3, "compiled": 3e-5} for nights in (7, 28)],
    }
    chart = growth_chart(told)
    assert chart.table.rows == ((7, 10.0, 1.1, 0.13), (28, 20.0, 1.1, 0.13))
    assert "| 28 | 20.0 | 1.1 | 0.13 |" in as_text(chart.table)
    assert svg(chart, theme="light").startswith("<svg")
