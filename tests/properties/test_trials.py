"""What always holds of trials: the law, the seal, the answer for tonight."""

from collections import Counter
from datetime import timedelta
from itertools import groupby

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import Trial
from quietlegs.trials.tonight import tonight
from quietlegs.trials.verify import verify
from tests.trials import drawn_trial

SEEDS = st.integers(0, 2**63 - 1)


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    techniques = draw(st.integers(1, 5))
    fewest = max(14, 6 * (techniques + 1))
    return drawn_trial(techniques=techniques, nights=draw(st.integers(fewest, 120)), seed=draw(SEEDS))


@given(trials())
def test_a_balanced_schedule_is_balanced_with_short_runs(trial: Trial) -> None:
    drawn = [night.assigned for night in trial.schedule]
    counts = Counter(drawn)
    assert set(counts) == {"comparison", *(arm.id for arm in trial.arms)}
    assert max(counts.values()) - min(counts.values()) <= 1
    assert max(len(list(run)) for _, run in groupby(drawn)) <= 3
    assert [night.night for night in trial.schedule] == [trial.start + timedelta(days=d) for d in range(trial.nights)]


@given(st.integers(12, 52), SEEDS)
def test_blocks_fill_the_nights_and_are_fair(weeks: int, seed: int) -> None:
    trial = drawn_trial(law="blocks", question="course", nights=7 * weeks, seed=seed)
    ends = [sum(trial.design.blocks[: number + 1]) for number in range(len(trial.design.blocks))]
    drawn = [trial.schedule[end - 1].assigned for end in ends]
    assert ends[-1] == trial.nights
    assert set(trial.design.blocks) <= {7, 14}
    for end, length, arm in zip(ends, trial.design.blocks, drawn, strict=True):
        assert {night.assigned for night in trial.schedule[end - length : end]} == {arm}
    blocks, nights = Counter(drawn), Counter(night.assigned for night in trial.schedule)
    assert max(blocks.values()) - min(blocks.values()) <= 1
    assert min(blocks.values()) >= 3
    assert max(nights.values()) - min(nights.values()) <= 14
    assert max(len(list(run)) for _, run in groupby(drawn)) <= 2


@given(trials())
def test_a_drawn_trial_is_verified(trial: Trial) -> None:
    verification, _ = verify(trial, seal_fits=True)
    assert (verification.ok, verification.nights_wrong) == (True, ())


@given(trials(), st.data())
def test_any_single_changed_night_is_found(trial: Trial, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, trial.nights - 1))
    night = trial.schedule[at]
    arms = {"comparison", *(arm.id for arm in trial.arms)} - {night.assigned}
    other = msgspec.structs.replace(night, assigned=data.draw(st.sampled_from(sorted(arms))))
    schedule = (*trial.schedule[:at], other, *trial.schedule[at + 1 :])
    verification, _ = verify(msgspec.structs.replace(trial, schedule=schedule), seal_fits=True)
    assert (verification.ok, verification.nights_wrong) == (False, (night.night,))


@given(SEEDS, st.permutations(range(-2, 30)), st.lists(st.none() | st.floats(0, 10), min_size=28, max_size=28))
@settings(max_examples=30)
def test_tonight_is_the_same_in_any_order_and_whatever_is_rated(
    seed: int, order: list[int], ratings: list[float | None]
) -> None:
    trial = drawn_trial(nights=28, seed=seed)
    nights = [night.night for night in trial.schedule]
    plain = Diary(nights=tuple(Night(night=night) for night in nights))
    rated = Diary(nights=tuple(Night(night=n, urge=u, urge_before=u) for n, u in zip(nights, ratings, strict=True)))
    for day in order:
        night = trial.start + timedelta(days=day)
        expected = trial.schedule[day].assigned if 0 <= day < 28 else None
        for diary in (None, plain, rated):
            assert tonight(trial, night=night, diary=diary)[0].assigned == expected


@given(SEEDS, st.sets(st.integers(0, 27)), st.floats(0, 10))
@settings(max_examples=30)
def test_once_stored_tonight_stays_whatever_earlier_nights_become(seed: int, edited: set[int], urge: float) -> None:
    trial = drawn_trial(nights=28, seed=seed)
    stored = [Night(night=night.night, assigned=night.assigned) for night in trial.schedule]
    changed = [
        msgspec.structs.replace(night, urge=urge, done="other", harm=True) if at in edited else night
        for at, night in enumerate(stored)
    ]
    for night in stored:
        answers = {
            tonight(trial, night=night.night, diary=Diary(nights=tuple(rows)))[0].assigned for rows in (stored, changed)
        }
        assert answers == {night.assigned}
