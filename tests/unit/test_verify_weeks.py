"""An adaptive trial that was touched after a draw is found out; a rating that came later is no fault."""

import json
from pathlib import Path
from typing import Any

import pytest

from quietlegs.interface.trial import VerificationResult, verify_trial
from quietlegs.records.diary import Diary
from quietlegs.trials.adaptive import border, nights_in
from quietlegs.trials.reweigh import known_at
from quietlegs.trials.seal import document_of, seal_of
from tests.adaptive import adaptive_trial, changed, grow

KEPT = grow(-2.0, 0.0, nights=52)
TRIAL = KEPT.trial


@pytest.fixture
def document() -> dict[str, Any]:
    return document_of(TRIAL)


def verified(folder: Path, document: dict[str, Any], *, diary: Diary | None = KEPT.diary) -> VerificationResult:
    """Verify a document under a seal that fits it."""
    path = folder / "TRIAL.json"
    path.write_text(json.dumps(document | {"sha256": seal_of(document)}), encoding="utf-8")
    return verify_trial(path, diary=diary)


def test_an_untouched_trial_is_verified_down_to_its_chances(tmp_path: Path, document: dict[str, Any]) -> None:
    result = verified(tmp_path, document)
    assert result.to_dict()["ok"] is True
    assert "give again: 3, 4, 5, 6, 7, 8." in result.to_text()


def test_without_the_diary_it_says_what_could_not_be_told(tmp_path: Path, document: dict[str, Any]) -> None:
    result = verified(tmp_path, document, diary=None)
    assert result.verification.ok
    assert "can be told only with the diary" in result.to_text()
    assert "only with the diary" not in verified(tmp_path, document_of(adaptive_trial()), diary=None).to_text()


@pytest.mark.parametrize("at", [0, 13, 14, 30, 51])
def test_a_flipped_night_is_found_with_and_without_the_diary(tmp_path: Path, document: dict[str, Any], at: int) -> None:
    night = document["schedule"][at]
    night["assigned"] = "comparison" if night["assigned"] != "comparison" else "effleurage"
    for diary in (None, KEPT.diary):
        assert TRIAL.schedule[at].night in verified(tmp_path, document, diary=diary).verification.nights_wrong


def test_a_fourth_comparison_night_is_found_alone_and_so_is_its_chance(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    """A night after three comparison nights: made one too, and logged with its week's own chance."""
    schedule = document["schedule"]
    here = [night["assigned"] == "comparison" for night in schedule]
    after = next(day for day in range(17, len(here)) if all(here[day - 3 : day]))
    shares = dict(zip(("comparison", "effleurage", "petrissage"), _week_of(document, after), strict=True))
    right = dict(schedule[after])
    assert right["probability"] == pytest.approx(shares[right["assigned"]] / (1 - shares["comparison"]))
    for wrong in ({"assigned": "comparison"}, {"probability": shares[right["assigned"]]}):
        schedule[after] = right | wrong
        result = verified(tmp_path, document)
        assert result.verification.nights_wrong == (TRIAL.schedule[after].night,)


def _week_of(document: dict[str, Any], day: int) -> list[float]:
    probabilities: list[float] = document["design"]["weeks"][day // 7 - 2]["probabilities"]
    return probabilities


def test_another_probability_of_a_night_is_found(tmp_path: Path, document: dict[str, Any]) -> None:
    document["schedule"][20]["probability"] += 1e-6
    assert verified(tmp_path, document).verification.nights_wrong == (TRIAL.schedule[20].night,)


@pytest.mark.parametrize(
    "chances",
    [
        [0.2, 0.6, 0.2],
        [0.4, 0.4, 0.1],
        [0.4, 0.6, 0.0000001],
        [0.4, 0.59, 0.01],
        [0.5, 0.25, 0.125, 0.125],
        [0.4, 0.3000005, 0.2999995],
    ],
)
def test_chances_that_the_law_never_gives_are_found(
    tmp_path: Path, document: dict[str, Any], chances: list[float]
) -> None:
    document["design"]["weeks"][1]["probabilities"] = chances
    wrong = verified(tmp_path, document, diary=None).verification.nights_wrong
    assert set(nights_in(TRIAL, 4)) == set(wrong)


def test_chances_that_the_ratings_do_not_give_are_found_even_where_the_nights_fit(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    """Everything is drawn again from forged chances and sealed: only the ratings tell."""
    from msgspec.structs import replace

    from quietlegs.trials.adaptive import assignments

    week = TRIAL.design.drawn_weeks[-1]
    forged = replace(week, probabilities=(0.4, 0.1, 0.5))
    design = replace(TRIAL.design, weeks=(*TRIAL.design.drawn_weeks[:-1], forged))
    schedule = (*TRIAL.schedule[:49], *assignments(TRIAL, forged))
    again = document_of(replace(TRIAL, design=design, schedule=schedule))
    assert verified(tmp_path, again, diary=None).verification.ok
    result = verified(tmp_path, again, diary=known_at(KEPT.diary, border(TRIAL, 8)))
    assert result.verification.nights_wrong == nights_in(TRIAL, 8)
    assert "not what the diary's ratings give: 8." in result.to_text()


def test_a_week_that_was_cut_out_or_put_elsewhere_is_found(tmp_path: Path, document: dict[str, Any]) -> None:
    weeks = document["design"]["weeks"]
    for other in (weeks[:-1], weeks[1:], [*weeks, weeks[-1]], [weeks[1], weeks[0], *weeks[2:]]):
        assert not verified(tmp_path, document | {"design": document["design"] | {"weeks": other}}).verification.ok


def test_weeks_under_another_law_are_found(tmp_path: Path, document: dict[str, Any]) -> None:
    document["design"]["law"] = "balanced"
    assert not verified(tmp_path, document).verification.ok


def test_what_was_rated_or_changed_later_is_said_and_is_no_fault(tmp_path: Path, document: dict[str, Any]) -> None:
    night = border(TRIAL, 5)
    later = changed(KEPT.diary, lambda one: one.night == night, urge=9.5)
    result = verified(tmp_path, document, diary=later)
    assert result.verification.ok
    assert "give again: 3, 4, 5." in result.to_text()
    assert "changed after the draw: 6, 7, 8." in result.to_text()


def test_a_note_or_a_column_that_plays_no_part_changes_nothing(tmp_path: Path, document: dict[str, Any]) -> None:
    noted = changed(KEPT.diary, lambda _: True, note="=1+1", onset="21:00", minutes_to_sleep=20.0)
    assert "give again: 3, 4, 5, 6, 7, 8." in verified(tmp_path, document, diary=noted).to_text()


def test_another_number_of_rated_nights_is_found(tmp_path: Path, document: dict[str, Any]) -> None:
    document["design"]["weeks"][0]["rated"] += 1
    result = verified(tmp_path, document)
    assert not result.verification.ok
    assert set(result.verification.nights_wrong) == set(nights_in(TRIAL, 3))
