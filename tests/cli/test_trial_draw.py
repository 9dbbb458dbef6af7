"""`trial draw`: the next week is appended, or nothing is written and one sentence says why."""

import json
from pathlib import Path

import pytest

from quietlegs.interface.diary import read_diary
from quietlegs.interface.trial import SealedTrial, draw_week, read_trial
from quietlegs.records.diary import Diary
from tests.in_process import quietlegs

Capture = pytest.CaptureFixture[str]
DESIGN = ("--arm", "effleurage", "--arm", "petrissage", "--nights", 42, "--seed", 7, "--start", "2026-12-01")
HEAD = "night,assigned,urge\n"


def diary_of(folder: Path, *, nights: int) -> Path:
    """A diary of the first nights, some of them rated."""
    schedule = read_trial(folder / "TRIAL.json").schedule
    rows = [f"{one.night},{one.assigned},{number % 7 if number % 5 else ''}" for number, one in enumerate(schedule)]
    (folder / "DIARY.csv").write_text(HEAD + "\n".join(rows[:nights]) + "\n", encoding="utf-8")
    return folder / "DIARY.csv"


@pytest.fixture
def trial(capsys: Capture, tmp_path: Path) -> Path:
    path = tmp_path / "TRIAL.json"
    law = ("--law", "adaptive", "--zone", "UTC", "--out", path)
    assert quietlegs(capsys, "trial", "design", *DESIGN, *law).status == 0
    return path


def test_design_draws_two_weeks_and_says_how_it_goes_on(capsys: Capture, trial: Path) -> None:
    stored = read_trial(trial)
    assert (stored.nights, len(stored.schedule), stored.design.drawn_weeks) == (42, 14, ())
    said = quietlegs(capsys, "trial", "design", *DESIGN, "--law", "adaptive", "--out", trial).out
    assert "leans towards what seems" in " ".join(said.split())


def test_a_week_is_appended_and_no_night_of_it_is_told(capsys: Capture, trial: Path) -> None:
    before = read_trial(trial)
    ran = quietlegs(capsys, "trial", "draw", trial, diary_of(trial.parent, nights=14), "--week", 3)
    assert ran.status == 0
    assert ran.out.startswith("Week 3 is drawn: 7 nights, 2026-12-15 to 2026-12-21.")
    assert "effleurage" not in ran.out
    assert "2026-12-16" not in ran.out
    after = read_trial(trial)
    assert after.schedule[:14] == before.schedule
    assert len(after.schedule) == 21
    assert after.sha256 != before.sha256
    assert quietlegs(capsys, "trial", "verify", trial, trial.parent / "DIARY.csv").status == 0
    assert json.loads(quietlegs(capsys, "tonight", trial, "--night", "2026-12-20", "--json").out)["assigned"]


def test_json_prints_the_file(capsys: Capture, trial: Path) -> None:
    ran = quietlegs(capsys, "trial", "draw", trial, diary_of(trial.parent, nights=14), "--week", 3, "--json")
    assert json.loads(ran.out) == json.loads(trial.read_bytes())


def test_all_weeks_one_after_the_other(capsys: Capture, trial: Path) -> None:
    for week in range(3, 7):
        diary = diary_of(trial.parent, nights=7 * (week - 1))
        ran = quietlegs(capsys, "trial", "draw", trial, diary, "--week", week)
        assert ran.status == 0
    assert "last week" in " ".join(ran.out.split())
    assert len(read_trial(trial).schedule) == 42


@pytest.mark.parametrize(
    ("nights", "week", "part"),
    [
        (14, 2, "already"),
        (14, 4, "before week 3"),
        (14, 7, "not part of this trial"),
        (14, 0, "not part of this trial"),
        (13, 3, "ends on 2026-12-13"),
        (0, 3, "empty"),
    ],
)
def test_what_cannot_be_drawn_writes_nothing(capsys: Capture, trial: Path, nights: int, week: int, part: str) -> None:
    diary, before = diary_of(trial.parent, nights=nights), trial.read_bytes()
    ran = quietlegs(capsys, "trial", "draw", trial, diary, "--week", week)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert part in ran.err
    assert trial.read_bytes() == before
    assert sorted(path.name for path in trial.parent.iterdir()) == ["DIARY.csv", "TRIAL.json"]


def test_a_trial_that_was_drawn_whole_or_changed_is_refused(capsys: Capture, trial: Path) -> None:
    diary = diary_of(trial.parent, nights=14)
    trial.write_bytes(trial.read_bytes().replace(b'"mid": 1', b'"mid": 2'))
    assert "seal" in quietlegs(capsys, "trial", "draw", trial, diary, "--week", 3).err
    whole = trial.with_name("WHOLE.json")
    quietlegs(capsys, "trial", "design", *DESIGN, "--out", whole)
    assert "drawn whole" in quietlegs(capsys, "trial", "draw", whole, diary, "--week", 3).err


def test_a_night_of_a_week_to_come_is_said_to_be_not_drawn(capsys: Capture, trial: Path) -> None:
    printed = json.loads(quietlegs(capsys, "tonight", trial, "--night", "2026-12-15", "--json").out)
    assert (printed["assigned"], printed["probability"]) == (None, None)
    assert "--week 3" in printed["text"]


def test_power_and_finding_take_such_a_trial(capsys: Capture, trial: Path) -> None:
    assert "This counts equal shares" in quietlegs(capsys, "trial", "power", trial).out
    diary = diary_of(trial.parent, nights=14)
    assert quietlegs(capsys, "finding", diary, "--trial", trial).status == 0
    quietlegs(capsys, "trial", "draw", trial, diary, "--week", 3)
    found = json.loads(quietlegs(capsys, "finding", diary, "--trial", trial, "--json").out)
    assert found["checks"]["randomisation_test_p"] > 0


def test_a_week_that_somebody_else_draws_meanwhile_is_not_drawn_over(
    capsys: Capture, trial: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one's week is stored while this one's is being worked out."""
    ours = diary_of(trial.parent, nights=14)
    theirs = ours.read_text(encoding="utf-8").replace(",3\n", ",9\n")

    def meanwhile(stored: SealedTrial, diary: Diary, *, week: int) -> SealedTrial:
        other = ours.with_name("OTHER.csv")
        other.write_text(theirs, encoding="utf-8")
        trial.write_bytes(draw_week(stored, read_diary(other, trial=stored), week=week).to_json())
        return draw_week(stored, diary, week=week)

    monkeypatch.setattr("quietlegs.interface.trial.draw_week", meanwhile)
    ran = quietlegs(capsys, "trial", "draw", trial, ours, "--week", 3)
    assert ran.status == 2
    assert "somebody else changed this trial in the meantime" in ran.err
    assert json.loads(trial.read_bytes())["design"]["weeks"][0]["week"] == 3
    assert not list(trial.parent.glob("*.part"))
