"""Many persons at once, prefixes and one more night say what one person's own analysis says."""

import tracemalloc

import numpy as np
import pytest
from msgspec import structs

from benchmarks import plain
from quietlegs.foundation.errors import FindingError
from quietlegs.interface.finding import find, find_many
from quietlegs.simulation.persons import Population, synthetic_person
from quietlegs.statistics import many, priors
from quietlegs.statistics.moments import NO_ROW, Floats, Ints, Moments, extend, gather, gram, prefixes, stack
from quietlegs.statistics.noise import segment_ratios
from quietlegs.statistics.posterior import LONG

NUISANCE = [priors.LEVEL, priors.TREND_PER_28_NIGHTS]
RHO = np.array([-0.1, 0.3, 0.7])


def rows(seed: int, *, nights: int, techniques: int = 1) -> tuple[Floats, Ints]:
    """Columns (level, trend, treatments, exposures, outcome) and gaps of one random person."""
    rng = np.random.default_rng(seed)
    arm = rng.integers(0, techniques + 1, nights)
    treatment = (arm[:, None] == np.arange(1, techniques + 1)).astype(np.float64)
    exposure = np.vstack([np.zeros((1, techniques)), treatment[:-1]])
    outcome = 5 + treatment @ rng.normal(-0.8, 1, techniques) + rng.normal(0, 1.5, nights)
    kept = np.flatnonzero(rng.random(nights) > 0.15)
    columns = np.column_stack([np.ones(nights), np.arange(nights) / 28, treatment, exposure, outcome])
    return columns[kept], np.diff(kept, prepend=kept[0])


def same(one: Moments, other: Moments) -> bool:
    """Whether two persons' moments lead to the same likelihood at every rho."""
    mine, theirs = (gram(moments, rho=RHO) for moments in (one, other))
    return np.allclose(mine[0], theirs[0], atol=1e-9) and np.allclose(mine[1], theirs[1], atol=1e-12)


def person(batch: Moments, at: int) -> Moments:
    return Moments(batch.gaps, *(field[at] for field in batch[1:]))


def test_prefixes_are_what_each_shorter_diary_would_have_gathered() -> None:
    columns, gaps = rows(3, nights=200)
    lengths = [5, 14, 15, 91, 92, 127, 128, 129, len(columns)]
    grown = prefixes(columns, gaps=gaps, lengths=lengths)
    for at, length in enumerate(lengths):
        assert same(person(grown, at), gather(columns[:length], gaps=gaps[:length])), f"{length} rows"


def test_one_more_night_is_the_same_as_gathering_anew() -> None:
    columns, gaps = rows(4, nights=60)
    grown = gather(columns[:1], gaps=gaps[:1])
    for row in range(1, len(columns)):
        grown = extend(grown, columns[row], after=columns[row - 1], gap=int(gaps[row]))
    assert same(grown, gather(columns, gaps=gaps))


def test_each_segment_is_told_in_units_of_its_own_noise() -> None:
    rng = np.random.default_rng(5)
    part = np.repeat([0, 1], 400)
    outcome = np.concatenate([rng.normal(5, 1, 400), rng.normal(3, 2, 400)])
    levels = np.column_stack([part == 0, part == 1]).astype(np.float64)
    ratio = segment_ratios(levels, outcome=outcome, segment=part)
    assert ratio[500] / ratio[100] == pytest.approx(2.0, rel=0.1)
    assert (ratio[:400] == ratio[0]).all()


def test_a_medicine_change_every_night_costs_little_memory() -> None:
    """A misread column must not bring the server down; each night is a segment of its own then."""
    kept = synthetic_person(1, population=Population(nights=84, seed=11))
    nights = tuple(structs.replace(night, medicine_change=True) for night in kept.diary.nights)
    tracemalloc.start()
    find(structs.replace(kept.diary, nights=nights), trial=kept.trial)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 400e6


@pytest.mark.parametrize("techniques", [1, 2, 3])
def test_a_batch_of_persons_of_any_length_gives_each_the_numbers_they_get_alone(techniques: int) -> None:
    people = [rows(seed, nights=nights, techniques=techniques) for seed, nights in enumerate((20, 56, 84, 140, 33))]
    most = max(len(columns) for columns, _ in people)
    padded = np.zeros((len(people), most, people[0][0].shape[1]))
    gaps = np.full((len(people), most), NO_ROW)
    for number, (columns, own) in enumerate(people):
        padded[number, : len(columns)], gaps[number, : len(own)] = columns, own
    together = many.summarise(gather(padded, gaps=gaps), nuisance=NUISANCE)
    assert max(len(columns) for columns, _ in people) > LONG
    for number, (columns, own) in enumerate(people):
        alone = many.summarise(stack([gather(columns, gaps=own)]), nuisance=NUISANCE)
        for field in ("mean", "sd", "helps", "helps_mid", "harms", "null"):
            assert getattr(together, field)[number] == pytest.approx(getattr(alone, field)[0], abs=1e-9)
        assert together.quantiles[:, number] == pytest.approx(alone.quantiles[:, 0], abs=1e-7)


@pytest.mark.parametrize("techniques", [1, 2])
def test_the_shipped_algebra_says_what_the_plain_one_says(techniques: int) -> None:
    for seed in range(4):
        columns, gaps = rows(seed, nights=50, techniques=techniques)
        k = techniques
        slow = plain.read(
            plain.Rows(columns[:, -1], columns[:, :2], columns[:, 2 : 2 + k], columns[:, 2 + k : -1], gaps),
            nuisance=NUISANCE,
        )
        quick = many.summarise(stack([gather(columns, gaps=gaps)]), nuisance=NUISANCE)
        for field in ("mean", "sd", "helps", "helps_mid", "harms"):
            assert getattr(quick, field)[0] == pytest.approx(getattr(slow, field), abs=2e-3)
        assert quick.quantiles[:, 0] == pytest.approx(slow.quantiles, abs=5e-3)


def test_many_findings_are_the_findings_of_each() -> None:
    people = [
        synthetic_person(number, population=Population(nights=nights, seed=11, arms=arms, before_r=r))
        for number, (nights, arms, r) in enumerate(
            ((28, 1, 0.0), (56, 1, 0.5), (56, 2, 0.0), (96, 1, 0.0), (28, 1, 0.0)), 1
        )
    ]
    together = find_many([one.diary for one in people], trials=[one.trial for one in people], seed=3)
    for one, found in zip(people, together, strict=True):
        alone = find(one.diary, trial=one.trial, seed=3)
        assert found.finding.decision == alone.finding.decision
        assert found.to_text() == alone.to_text()
        for arm, told in found.finding.arms.items():
            assert told.effect is not None
            assert told.effect.mean == pytest.approx(alone.to_dict()["arms"][arm]["effect"]["mean"], abs=1e-9)


def test_many_findings_need_a_trial_for_each() -> None:
    person = synthetic_person(1, population=Population(nights=28, seed=11))
    with pytest.raises(FindingError, match="2 trials for 1 diaries"):
        find_many([person.diary], trials=[person.trial, None])
    with pytest.raises(FindingError, match="Both `trial` and `trials`"):
        find_many([person.diary], trial=person.trial, trials=[person.trial])


def test_hundreds_of_equal_nights_leave_nothing_but_no_effect_and_no_warning() -> None:
    arm = np.arange(900) % 9
    treatment = (arm[:, None] == np.arange(1, 9)).astype(np.float64)
    exposure = np.vstack([np.zeros((1, 8)), treatment[:-1]])
    columns = np.column_stack([np.ones(900), np.arange(900) / 28, treatment, exposure, np.full(900, 5.0)])
    read = many.summarise(stack([gather(columns, gaps=np.ones(900, dtype=np.int64))]), nuisance=NUISANCE)
    assert all(np.isfinite(field).all() for field in read)
    assert read.null[0] == pytest.approx(1.0)
    assert (read.quantiles == 0).all()
