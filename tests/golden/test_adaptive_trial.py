"""A stored adaptive trial and its diary: the same nights are drawn again on every machine, for ever.

Both are `grow(-2.0, 0.0, nights=42, seed=2039)` of `tests.adaptive`: twice with three comparison nights in a row, once
across the border of a week.
"""

from datetime import date
from pathlib import Path

from quietlegs.interface.diary import read_diary
from quietlegs.interface.trial import design_trial, draw_week, read_trial, verify_trial
from quietlegs.trials.reweigh import known_at

FOLDER = Path(__file__).parent / "trial"
TRIAL, DIARY = FOLDER / "adaptive.TRIAL.json", FOLDER / "adaptive.DIARY.csv"


def test_seed_and_stored_chances_draw_the_stored_nights() -> None:
    assert verify_trial(TRIAL).verification.ok
    stored = read_trial(TRIAL)
    again = design_trial([arm.id for arm in stored.arms], nights=42, seed=2039, start=stored.start, law="adaptive")
    assert again.schedule == stored.schedule[:14]


def test_the_diary_gives_the_stored_chances_again() -> None:
    result = verify_trial(TRIAL, diary=read_diary(DIARY))
    assert result.verification.ok
    assert "give again: 3, 4, 5, 6." in result.to_text()


def test_a_week_drawn_again_is_the_stored_one() -> None:
    stored, diary = read_trial(TRIAL), read_diary(DIARY)
    trial = design_trial(["effleurage", "petrissage"], nights=42, seed=2039, start=date(2026, 12, 1), law="adaptive")
    for week in range(3, 7):
        first = stored.schedule[7 * (week - 1)].night
        trial = draw_week(trial, known_at(diary, first), week=week)
    drawn = [night.assigned for night in trial.schedule]
    assert drawn == [night.assigned for night in stored.schedule]


def test_after_three_comparison_nights_the_stored_night_is_none_and_logs_its_own_chance() -> None:
    stored = read_trial(TRIAL)
    assigned = [night.assigned for night in stored.schedule]
    after = [day for day in range(14, 42) if assigned[day - 3 : day] == ["comparison"] * 3]
    assert after == [32, 36]
    for day in after:
        week = stored.design.drawn_weeks[day // 7 - 2]
        night = stored.schedule[day]
        chance = week.probabilities[1 + [arm.id for arm in stored.arms].index(night.assigned)]
        assert abs(night.probability - chance / (1 - week.probabilities[0])) < 1e-12
