"""The course question: blocks are compared, their last nights scored, and the words speak of weeks."""

import numpy as np
import pytest
from msgspec.structs import replace

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.finding import find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import Trial
from quietlegs.trials.design import design
from quietlegs.trials.terms import Terms
from tests.diaries import START, change_one, codes, first_nights


def course(effect: float, *, nights: int = 168) -> tuple[Diary, Trial]:
    """A diary of the course question: weeks with the technique are better by `effect`."""
    trial = design(Terms(arms=("effleurage",), nights=nights, seed=4, start=START, law="blocks", question="course"))
    rng = np.random.default_rng(8)
    rows = [
        Night(
            night=night.night,
            assigned=night.assigned,
            done=night.assigned,
            urge=float(np.clip(5 + effect * (night.assigned != "comparison") + rng.normal(0, 1.2), 0, 10)),
        )
        for night in trial.schedule
    ]
    return Diary(nights=tuple(rows), columns=("night", "assigned", "done", "urge")), trial


def test_the_course_question_compares_blocks_and_speaks_of_weeks() -> None:
    diary, trial = course(-2.0)
    result = find(diary, trial=trial)
    assert result.finding.decision == "helps"
    assert result.finding.model["rows"] == len(trial.design.blocks)
    assert result.finding.checks.randomisation_test_p is not None
    assert result.to_text().startswith("Weeks with")
    assert result.finding.checks.carry_over is None
    still, drawn = course(0.0)
    nothing = find(still, trial=drawn)
    assert nothing.finding.decision == "no_worthwhile_help"
    assert "same night" not in nothing.to_text()


def test_a_medicine_change_gives_the_blocks_a_level_of_their_own_too() -> None:
    diary, trial = course(-2.0)
    changed = find(change_one(diary, 84, medicine_change=True), trial=trial).finding
    assert changed.model["segments"] == 2
    assert "medicine_changed" in codes(changed)


def test_the_course_question_allows_for_no_covariate() -> None:
    diary, trial = course(-2.0)
    with pytest.raises(FindingError, match="course question"):
        find(replace(diary, columns=(*diary.columns, "caffeine")), trial=trial, covariates=("caffeine",))


def test_the_course_question_claims_nothing_before_three_blocks_a_side() -> None:
    diary, trial = course(-3.0)
    assert find(first_nights(diary, 35), trial=trial).finding.decision == "cannot_tell_yet"
