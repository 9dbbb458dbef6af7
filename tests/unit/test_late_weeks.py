"""A week drawn late: nights that were over by then have no draw, and the others are drawn as ever."""

import json
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from msgspec import UNSET
from msgspec.structs import replace

from quietlegs.interface.finding import find
from quietlegs.interface.trial import tonight, verify_trial
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import Trial
from quietlegs.statistics.moments import Floats, Ints
from quietlegs.trials import readapt
from quietlegs.trials.adaptive import border, draw_nights, nights_in, shares_of
from quietlegs.trials.laws import redraw
from quietlegs.trials.next_week import with_week
from quietlegs.trials.predictable import predictable_share
from quietlegs.trials.randomness import SeededBytes
from quietlegs.trials.readapt import by_chance
from quietlegs.trials.seal import document_of, seal_of
from quietlegs.trials.verify import verify
from quietlegs.wording.trial import week_text
from tests.adaptive import START, grow

KEPT = grow(-2.0, 0.0, nights=35, weeks=2)
IN_TIME = with_week(KEPT.trial, diary=KEPT.diary, week=3)


def diary_until(day: int, trial: Trial = KEPT.trial) -> Diary:
    """The nights up to a day of the trial (from 0), all rated, with what was drawn for them so far."""
    arms = {night.night: night.assigned for night in trial.schedule}
    nights = [START + timedelta(days=at) for at in range(len(KEPT.diary.nights), day + 1)]
    more = tuple(Night(night=night, assigned=arms.get(night), urge=4.0) for night in nights)
    return replace(KEPT.diary, nights=(*KEPT.diary.nights, *more))


LATE = with_week(KEPT.trial, diary=diary_until(16), week=3)


def saved(folder: Path, trial: Trial) -> Path:
    path = folder / "TRIAL.json"
    document = document_of(trial)
    path.write_text(json.dumps(document | {"sha256": seal_of(document)}), encoding="utf-8")
    return path


def test_nights_that_are_over_get_no_draw_and_the_others_the_same_one() -> None:
    assert LATE.schedule == (*KEPT.trial.schedule, *IN_TIME.schedule[17:])
    assert LATE.design.drawn_weeks[0].first_night == START + timedelta(days=17)
    on_the_server = with_week(KEPT.trial, diary=diary_until(19), week=3, tonight=START + timedelta(days=17))
    assert on_the_server == LATE


def test_a_week_drawn_in_time_has_no_new_key() -> None:
    assert IN_TIME.design.drawn_weeks[0].first_night is UNSET
    assert "first_night" not in json.dumps(document_of(IN_TIME))
    assert with_week(KEPT.trial, diary=diary_until(19), week=3, tonight=START + timedelta(days=14)) == IN_TIME


def test_a_late_week_is_verified_and_a_night_put_into_its_hole_is_found(tmp_path: Path) -> None:
    result = verify_trial(saved(tmp_path, LATE), diary=diary_until(22, LATE))
    assert result.verification.ok
    assert "give again: 3." in result.to_text()
    filled = verify(replace(LATE, schedule=IN_TIME.schedule), seal_fits=True)[0]
    assert filled.nights_wrong == tuple(START + timedelta(days=day) for day in range(14, 17))
    cut = verify(replace(LATE, schedule=LATE.schedule[:-1]), seal_fits=True)[0]
    assert cut.nights_wrong == (START + timedelta(days=20),)


def test_a_draw_copied_into_the_diary_afterwards_is_neither_analysed_nor_right() -> None:
    diary = diary_until(16, IN_TIME)
    assert not verify(LATE, seal_fits=True, diary=diary)[0].ok
    nights = find(diary, trial=LATE).finding.nights
    assert (nights.total, nights.analysed, nights.missing, nights.undrawn) == (17, 12, 2, 3)


def test_nights_in_the_hole_without_a_row_do_not_count_as_missing() -> None:
    later = diary_until(20, LATE)
    diary = replace(later, nights=(*later.nights[:14], later.nights[-1]))
    counted = find(diary, trial=LATE).finding.nights
    assert (counted.total, counted.missing) == (18, 5)


def test_a_first_night_that_leaves_nothing_out_is_found() -> None:
    week = replace(IN_TIME.design.drawn_weeks[0], first_night=border(IN_TIME, 3))
    trial = replace(IN_TIME, design=replace(IN_TIME.design, weeks=(week,)))
    assert not verify(trial, seal_fits=True)[0].ok


def test_the_week_after_goes_on_from_what_was_given() -> None:
    """Only nights in the schedule count for a run, so that `verify` can draw it again from the file alone."""
    trial, diary = LATE, diary_until(24, LATE)
    later = with_week(trial, diary=diary, week=4)
    assert [night.night for night in later.schedule[18:]] == [START + timedelta(days=day) for day in range(25, 28)]
    last = with_week(later, diary=diary_until(27, later), week=5)
    assert verify(last, seal_fits=True, diary=diary_until(27, later))[0].ok
    assert len(last.schedule) == 14 + 4 + 3 + 7


def test_a_week_that_was_over_has_no_night_and_the_next_one_is_drawn() -> None:
    empty = with_week(KEPT.trial, diary=diary_until(22), week=3)
    assert empty.schedule == KEPT.trial.schedule
    week = with_week(empty, diary=diary_until(22), week=4)
    assert [night.night for night in week.schedule[14:]] == [START + timedelta(days=day) for day in range(23, 28)]
    assert verify(week, seal_fits=True, diary=diary_until(22))[0].ok
    drawn = week.design.drawn_weeks[1]
    source = SeededBytes(week.seed, "schedule adaptive, week 4, 3 arms")
    names = ("comparison", "effleurage", "petrissage")
    nights = draw_nights(shares_of(drawn), nights=7, before=(), source=source)
    assert [names[one.arm] for one in nights][2:] == [night.assigned for night in week.schedule[14:]]


def test_redrawn_schedules_have_the_same_holes() -> None:
    diary = diary_until(27, with_week(LATE, diary=diary_until(20, LATE), week=4))
    trial = with_week(LATE, diary=diary_until(22, LATE), week=4)
    schedules = redraw(trial, count=2000, rng=np.random.default_rng(1), diary=diary)
    assert schedules.shape == (2000, len(trial.schedule))
    assert set(np.unique(schedules)) == {0, 1, 2}
    assert find(diary, trial=trial).finding.checks.randomisation_test_p is not None


def test_each_redrawn_night_stands_in_the_place_of_its_own_date(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[int]] = []

    def days(chances: Floats, *, before: Ints, nights: int, rng: np.random.Generator) -> Ints:
        seen.append(before[0].tolist())
        more = np.arange(before.shape[1], before.shape[1] + nights)
        return np.concatenate([before, np.tile(more, (len(before), 1))], axis=1)

    monkeypatch.setattr(readapt, "by_chance", days)
    trial = with_week(LATE, diary=diary_until(22, LATE), week=4)
    schedules = redraw(trial, count=2, rng=np.random.default_rng(1), diary=diary_until(22, LATE))
    assert schedules[0, 14:].tolist() == [(night.night - START).days for night in trial.schedule[14:]]
    assert seen[1][14:] == [readapt.NOT_GIVEN] * 3 + [17, 18, 19, 20]


def test_a_night_that_was_not_given_ends_a_run() -> None:
    chances = np.tile([0.98, 0.01, 0.01], (500, 1))
    after = by_chance(chances, before=np.tile([0, 0, -1, 0], (500, 1)), nights=1, rng=np.random.default_rng(1))
    assert (after[:, -1] == 0).mean() > 0.9


def test_tonight_says_that_such_a_night_was_over() -> None:
    answer = tonight(LATE, night=START + timedelta(days=15))
    assert (answer.tonight.assigned, answer.tonight.probability) == (None, None)
    assert "2026-12-16 was over when its week, week 3, was drawn" in answer.to_text()
    assert "quietlegs trial draw" not in answer.to_text()
    assert tonight(LATE, night=START + timedelta(days=17)).tonight.assigned == LATE.schedule[14].assigned


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (13, "Week 3 is drawn: 7 nights, 2026-12-15 to 2026-12-21."),
        (14, "Week 3 is drawn late. Over by then, so without a draw and no part of the trial: 2026-12-15."),
        (16, "no part of the trial: 2026-12-15, 2026-12-16, 2026-12-17. Drawn from 2026-12-18 to 2026-12-21: 4."),
        (20, "Week 3 was over before it was drawn: none of its nights has a draw or is part of the trial."),
    ],
)
def test_the_draw_names_the_nights_that_were_over(day: int, said: str) -> None:
    trial = with_week(KEPT.trial, diary=diary_until(day), week=3)
    assert said in week_text(trial.design.drawn_weeks[0], nights=nights_in(trial, 3), weeks=5)


def test_what_can_be_known_beforehand_stays_the_same() -> None:
    assert predictable_share(LATE) == predictable_share(IN_TIME)
