"""Tonight's assignment does not move, and a trial that was touched after its draw is found out."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.trial import VerificationResult, night_of, read_trial, tonight, verify_trial
from quietlegs.records.diary import Diary, Night
from quietlegs.records.plan import Routine, Step
from quietlegs.records.trial import Arm, Trial
from quietlegs.trials.seal import document_of, seal_of
from tests.trials import START, drawn_trial

TRIAL = drawn_trial(nights=28)


def diary_of(*nights: Night) -> Diary:
    return Diary(nights=nights)


def flipped(document: dict[str, Any], at: int) -> dict[str, Any]:
    night = document["schedule"][at]
    night["assigned"] = "comparison" if night["assigned"] != "comparison" else "effleurage"
    return document


def verified(
    tmp_path: Path, document: dict[str, Any], *, seal_again: bool, diary: Diary | None = None
) -> VerificationResult:
    path = tmp_path / "TRIAL.json"
    again = document | {"sha256": seal_of(document)} if seal_again else document
    path.write_text(json.dumps(again), encoding="utf-8")
    return verify_trial(path, diary=diary)


@pytest.fixture
def document() -> dict[str, Any]:
    return document_of(TRIAL)


def test_an_untouched_trial_is_verified_and_read(tmp_path: Path, document: dict[str, Any]) -> None:
    result = verified(tmp_path, document, seal_again=False)
    assert result.to_dict() == {"ok": True, "nights_wrong": [], "text": result.to_text()}
    assert document_of(read_trial(tmp_path / "TRIAL.json")) == document


@pytest.mark.parametrize("seal_again", [False, True])
@pytest.mark.parametrize("at", [0, 13, 27])
def test_one_flipped_night_is_found_even_under_a_new_seal(
    tmp_path: Path, document: dict[str, Any], at: int, *, seal_again: bool
) -> None:
    result = verified(tmp_path, flipped(document, at), seal_again=seal_again)
    night = (START + timedelta(days=at)).isoformat()
    assert (result.to_dict()["ok"], result.to_dict()["nights_wrong"]) == (False, [night])
    assert night in result.to_text()


def test_a_changed_mid_breaks_the_seal_and_no_night(tmp_path: Path, document: dict[str, Any]) -> None:
    result = verified(tmp_path, document | {"mid": 0.5}, seal_again=False)
    assert (result.verification.ok, result.verification.nights_wrong) == (False, ())
    assert "seal" in result.to_text()
    with pytest.raises(TrialError, match="seal"):
        read_trial(tmp_path / "TRIAL.json")


@pytest.mark.parametrize("change", [{"seed": 8}, {"start": "2026-12-02"}, {"nights": 29}])
def test_terms_that_do_not_fit_the_schedule_are_found(
    tmp_path: Path, document: dict[str, Any], change: dict[str, Any]
) -> None:
    assert verified(tmp_path, document | change, seal_again=True).verification.nights_wrong


def test_a_night_that_was_cut_out_doubled_or_made_more_likely_is_found(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    schedule = document["schedule"]
    third = date.fromisoformat(schedule[2]["night"])
    for changed in (
        [*schedule[:2], *schedule[3:]],
        [*schedule, schedule[2]],
        [*schedule[:2], schedule[2] | {"probability": 0.9}, *schedule[3:]],
    ):
        result = verified(tmp_path, document | {"schedule": changed}, seal_again=True)
        assert result.verification.nights_wrong == (third,)


def test_a_moved_border_of_blocks_is_found(tmp_path: Path) -> None:
    trial = drawn_trial(law="blocks", question="course")
    document = document_of(trial)
    merged = [14, *trial.design.blocks[2:]]
    result = verified(tmp_path, document | {"design": {"law": "blocks", "blocks": merged}}, seal_again=True)
    assert result.verification.nights_wrong == (START + timedelta(days=7),)


def test_a_diary_with_another_assignment_is_found(tmp_path: Path, document: dict[str, Any]) -> None:
    first = TRIAL.schedule[0]
    other = "comparison" if first.assigned != "comparison" else "effleurage"
    beyond = Night(night=START + timedelta(days=100), assigned="comparison")
    free = Night(night=START + timedelta(days=1), free=True)
    diary = diary_of(Night(night=first.night, assigned=other), free, beyond)
    result = verified(tmp_path, document, seal_again=False, diary=diary)
    assert result.verification.nights_wrong == (first.night, beyond.night)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[]", "not a trial"),
        (b'{"version": 1}', "not a trial"),
        (b'{"version": 2}', "not a trial"),
        (b"\0" * 2_000_001, "too large"),
    ],
)
def test_what_is_no_trial_is_refused_in_one_sentence(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "TRIAL.json"
    path.write_bytes(content)
    with pytest.raises(TrialError, match=part) as caught:
        read_trial(path)
    assert str(caught.value).startswith("TRIAL.json")
    assert "\n" not in str(caught.value)


def test_an_unknown_key_is_refused_with_its_name(tmp_path: Path, document: dict[str, Any]) -> None:
    with pytest.raises(TrialError, match="shoe_size"):
        verified(tmp_path, document | {"shoe_size": 43}, seal_again=True)


def test_a_trial_that_no_law_draws_is_refused_even_under_a_new_seal(tmp_path: Path, document: dict[str, Any]) -> None:
    with pytest.raises(TrialError, match="too many"):
        verified(tmp_path, document | {"nights": 3650}, seal_again=True)
    with pytest.raises(TrialError, match="too many"):
        read_trial(tmp_path / "TRIAL.json")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TrialError, match="cannot be read"):
        read_trial(tmp_path / "TRIAL.json")


def test_tonight_is_the_draw_with_its_probability() -> None:
    for drawn in TRIAL.schedule:
        answer = tonight(TRIAL, night=drawn.night).tonight
        assert (answer.assigned, answer.probability, answer.stored) == (drawn.assigned, 0.5, False)


def test_what_the_diary_has_stored_stays_whatever_the_trial_says() -> None:
    drawn = TRIAL.schedule[4]
    for stored in ("comparison", "effleurage"):
        result = tonight(TRIAL, night=drawn.night, diary=diary_of(Night(night=drawn.night, assigned=stored)))
        assert (result.tonight.assigned, result.tonight.stored) == (stored, True)
        assert result.tonight.probability == (0.5 if stored == drawn.assigned else None)
        assert ("says something else" in result.to_text()) == (stored != drawn.assigned)


@pytest.mark.parametrize(
    ("night", "row", "part"),
    [
        (START - timedelta(days=1), None, "begins on 2026-12-01"),
        (START + timedelta(days=28), None, "last night was 2026-12-28"),
        (START, Night(night=START, free=True), "free night"),
        (START, Night(night=START, quiet=True), "began quietly"),
    ],
)
def test_a_night_without_a_draw_says_why(night: date, row: Night | None, part: str) -> None:
    result = tonight(TRIAL, night=night, diary=diary_of(row) if row else None)
    assert (result.tonight.assigned, result.tonight.probability, result.tonight.stored) == (None, None, False)
    assert part in result.to_text()
    assert "chance in" not in result.to_text()


def test_a_trial_without_screening_says_so_every_night() -> None:
    for drawn in TRIAL.schedule:
        result = tonight(TRIAL, night=drawn.night)
        assert result.to_dict()["screened"] is False
        assert "No safety questions" in result.to_dict()["text"]


def with_routine(trial: Trial) -> Trial:
    step = Step(technique="effleurage", region="calf_left", direction="towards_heart", pressure_max=3, seconds=90)
    arm = Arm(id="effleurage", routine=Routine(id="effleurage", minutes=1.5, steps=(step,)))
    return msgspec.structs.replace(trial, arms=(arm,), screened=True)


def test_a_technique_comes_with_its_steps_and_a_comparison_night_without() -> None:
    trial = with_routine(TRIAL)
    for drawn in trial.schedule:
        result = tonight(trial, night=drawn.night)
        assert (result.tonight.routine is not None) == (drawn.assigned == "effleurage")
        assert ("1. left calf: gliding strokes, 1:30 min, up to 3 of 10" in result.to_text()) == (
            drawn.assigned == "effleurage"
        )
        assert ("Stop at" in result.to_text()) == (drawn.assigned == "effleurage")
        assert "you cannot spoil anything" in result.to_text()
        assert "No safety questions" not in result.to_text()


def test_every_session_night_asks_about_one_leg_first_and_a_comparison_night_does_not() -> None:
    nights = {night.assigned: night.night for night in TRIAL.schedule}
    drawn, without = (tonight(TRIAL, night=nights[arm]).to_text() for arm in ("effleurage", "comparison"))
    assert "new in one leg since yesterday" in drawn
    assert "new in one leg" not in without


def test_the_present_night_is_the_evening_before_until_the_boundary() -> None:
    after_midnight = datetime.fromisoformat("2026-12-04T00:30:00+01:00")
    assert night_of(TRIAL, now=after_midnight) == date(2026, 12, 3)


def test_a_date_may_be_given_as_text() -> None:
    assert tonight(TRIAL, night="2026-12-03").tonight == tonight(TRIAL, night=date(2026, 12, 3)).tonight
    with pytest.raises(TrialError, match="YYYY-MM-DD"):
        tonight(TRIAL, night="3.12.2026")
