"""The compiled posterior against the NumPy path: the same nodes, so the same numbers."""

import subprocess
import sys

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from benchmarks.agreement import NUISANCE, Nights, moments, random_nights
from quietlegs.statistics import compiled, many, priors
from quietlegs.statistics.kernel_normal import exponential, normal_below, quantile, rough_quantile
from quietlegs.statistics.many import Summary
from quietlegs.statistics.moments import NO_ROW, Floats, Ints, Moments, gather, stack

CLOSE = 1e-8


def columns(nights: Nights) -> Floats:
    return np.column_stack([nights.nuisance, nights.treatment, nights.exposure, nights.outcome])


def padded(persons: list[Nights]) -> tuple[Floats, Ints]:
    longest = max(one.gaps.size for one in persons)
    rows = np.zeros((len(persons), longest, columns(persons[0]).shape[1]))
    gaps = np.full((len(persons), longest), NO_ROW)
    for number, one in enumerate(persons):
        rows[number, : one.gaps.size], gaps[number, : one.gaps.size] = columns(one), one.gaps
    return rows, gaps


def apart(one: Summary, other: Summary) -> float:
    assert one.quantiles.shape == other.quantiles.shape
    return max(float(np.abs(np.subtract(a, b)).max()) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("techniques", [1, 2, 3, 4, 5])
def test_random_persons_get_the_same_numbers_from_moments_and_from_rows(techniques: int) -> None:
    rng = np.random.default_rng(techniques)
    persons = [random_nights(rng, techniques=techniques, nights=int(rng.integers(7, 366))) for _ in range(12)]
    batch = stack([moments(one) for one in persons])
    expected = many.summarise(batch, nuisance=NUISANCE)
    assert apart(compiled.summarise(batch, nuisance=NUISANCE), expected) < CLOSE
    rows, gaps = padded(persons)
    assert apart(compiled.summarise_rows(rows, gaps=gaps, nuisance=NUISANCE), expected) < CLOSE


@pytest.mark.parametrize("name", ["sceptical", "shipped", "enthusiastic"])
def test_other_priors_and_thresholds(name: str) -> None:
    rng = np.random.default_rng(7)
    batch = stack([moments(random_nights(rng, techniques=2, nights=nights)) for nights in (10, 56, 84, 120)])
    asked = {"nuisance": NUISANCE, "prior": priors.BY_NAME[name], "mid": 0.6}
    assert apart(compiled.summarise(batch, **asked), many.summarise(batch, **asked)) < CLOSE  # type: ignore[arg-type]


def test_medicine_segments_and_gaps_that_start_afresh() -> None:
    rng = np.random.default_rng(8)
    nights = random_nights(rng, techniques=2, nights=60)
    part = (np.arange(nights.gaps.size) > 25).astype(np.int64)
    gaps = np.where(np.arange(nights.gaps.size) == 40, 200, nights.gaps)
    gaps[26] = 0
    levels = np.column_stack([part == 0, part == 1, nights.nuisance[:, 1]]).astype(np.float64)
    rows = np.column_stack([levels, nights.treatment, nights.exposure, nights.outcome])
    asked = [priors.LEVEL, priors.LEVEL, priors.TREND_PER_28_NIGHTS]
    batch = stack([gather(rows, gaps=gaps)])
    expected = many.summarise(batch, nuisance=asked)
    assert apart(compiled.summarise(batch, nuisance=asked), expected) < CLOSE
    assert apart(compiled.summarise_rows(rows[None], gaps=gaps[None], nuisance=asked), expected) < CLOSE


def extreme(kind: str) -> Moments:
    rng = np.random.default_rng(9)
    nights = random_nights(rng, techniques=1, nights=5 if kind == "five rows" else 150)
    change = {
        "strong relief": nights.outcome - 8 * nights.treatment[:, 0],
        "strong harm": nights.outcome + 9 * nights.treatment[:, 0],
        "always the same": np.full(nights.outcome.size, 5.0),
        "hardly any noise": 5.0 - 3.0 * nights.treatment[:, 0],
        "never rated below ten": np.full(nights.outcome.size, 10.0),
        "five rows": nights.outcome,
    }
    return stack([moments(nights._replace(outcome=change[kind]))])


@pytest.mark.parametrize(
    "kind",
    ["strong relief", "strong harm", "always the same", "hardly any noise", "never rated below ten", "five rows"],
)
def test_extremes(kind: str) -> None:
    batch = extreme(kind)
    found = compiled.summarise(batch, nuisance=NUISANCE)
    assert all(np.isfinite(field).all() for field in found)
    assert apart(found, many.summarise(batch, nuisance=NUISANCE)) < CLOSE


def test_a_person_gets_the_same_numbers_alone_and_in_a_batch() -> None:
    rng = np.random.default_rng(10)
    persons = [random_nights(rng, techniques=1, nights=nights) for nights in (200, 20, 60)]
    rows, gaps = padded(persons)
    together = compiled.summarise_rows(rows, gaps=gaps, nuisance=NUISANCE)
    alone = compiled.summarise_rows(rows[1:2], gaps=gaps[1:2], nuisance=NUISANCE)
    assert np.array_equal(together.quantiles[:, 1], alone.quantiles[:, 0])
    assert np.array_equal(together.helps[1], alone.helps[0])


def test_rows_that_are_no_numbers_spoil_their_own_person_only() -> None:
    rng = np.random.default_rng(11)
    rows, gaps = padded([random_nights(rng, techniques=1, nights=40) for _ in range(3)])
    clean = compiled.summarise_rows(rows, gaps=gaps, nuisance=NUISANCE)
    rows[1, 3, -1] = np.nan
    found = compiled.summarise_rows(rows, gaps=gaps, nuisance=NUISANCE)
    assert np.isnan(found.quantiles[:, 1]).all()
    assert np.isnan(found.null[1])
    assert np.array_equal(found.quantiles[:, [0, 2]], clean.quantiles[:, [0, 2]])


def test_the_normal_distribution_is_scipys() -> None:
    z = np.concatenate([np.linspace(-37, 37, 20_001), [0.0, -0.0, 1e-300, 60.0, -60.0]])
    ours = np.array([normal_below(float(one)) for one in z])
    assert np.abs(ours - ndtr(z)).max() < 1e-14
    deep = z > -37.0001
    assert np.abs(ours[deep] / ndtr(z[deep]) - 1).max() < 1e-12


def test_the_exponential_is_numpys() -> None:
    x = np.concatenate([np.linspace(-700, 700, 20_001), [0.0]])
    ours = np.array([exponential(float(one)) for one in x])
    assert np.abs(ours / np.exp(x) - 1).max() < 1e-14
    assert 0 <= exponential(-1e9) < 1e-300


@pytest.mark.parametrize("level", [1e-9, 0.05, 0.5, 0.75, 1 - 1e-9])
@pytest.mark.parametrize("start", [-3.0, 0.1, 25.0])
def test_a_quantile_is_found_from_anywhere(level: float, start: float) -> None:
    nodes = (np.array([0.5, 0.5]), np.zeros(2), np.ones(2))
    found = quantile(level, (start, 1.0, 40.0), nodes)
    assert found == pytest.approx(ndtri(level), abs=1e-6 if level in (1e-9, 1 - 1e-9) else 1e-9)
    assert rough_quantile(level) == pytest.approx(ndtri(level), abs=1e-3)


def test_no_command_and_no_finding_imports_numba() -> None:
    script = "import sys, quietlegs.interface.finding, quietlegs_cli.main; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
