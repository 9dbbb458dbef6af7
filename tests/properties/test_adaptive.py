"""What always holds of weekly re-weighting."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietlegs.statistics.moments import Floats, Ints
from quietlegs.trials.adaptive import (
    TECHNIQUE_FLOOR,
    WHOLE,
    draw_first_weeks,
    draw_nights,
    in_millionths,
    longest_run,
    shares_of,
)
from quietlegs.trials.next_week import with_week
from quietlegs.trials.randomness import SeededBytes
from quietlegs.trials.readapt import by_chance, first_weeks
from quietlegs.trials.top_two import floored, weights
from quietlegs.trials.verify import verify
from tests.adaptive import adaptive_trial, changed, grow

SEEDS = st.integers(0, 2**32 - 1)


@st.composite
def draws(draw: st.DrawFn) -> Floats:
    """Draws of a posterior, from almost sure to hardly known, some of them with no effect at all."""
    techniques, count = draw(st.integers(2, 5)), draw(st.integers(1, 60))
    rng = np.random.default_rng(draw(SEEDS))
    effects = rng.normal(rng.normal(0, 2, techniques), draw(st.sampled_from([1e-6, 0.3, 3.0])), (count, techniques))
    return np.where(rng.random((count, 1)) < draw(st.sampled_from([0.0, 0.3, 1.0])), 0.0, effects)


@given(draws())
def test_chances_add_up_and_nobody_falls_below_the_floor(effects: Floats) -> None:
    weight = weights(effects)
    arms = effects.shape[1] + 1
    assert weight.sum() == pytest.approx(1)
    assert (weight >= 0).all()
    chances = floored(weight)
    assert chances.sum() == pytest.approx(1)
    assert chances[0] >= 1 / arms
    shares = in_millionths(chances.tolist())
    assert sum(shares) == WHOLE
    assert shares[0] * arms >= WHOLE
    assert min(shares[1:]) >= int(TECHNIQUE_FLOOR / arms * WHOLE) - 1


@given(draws(), st.randoms(use_true_random=False))
def test_another_order_of_the_techniques_reorders_their_weights(effects: Floats, random: object) -> None:
    order = np.random.default_rng(random.getrandbits(32)).permutation(effects.shape[1])  # type: ignore[attr-defined]
    weight, other = weights(effects), weights(effects[:, order])
    assert other[0] == pytest.approx(weight[0])
    assert other[1:] == pytest.approx(weight[1:][order])


@st.composite
def weeks(draw: st.DrawFn) -> list[tuple[int, ...]]:
    """Shares of some weeks, in whole millionths, down to the floors and up to nearly all nights for one arm."""
    techniques = draw(st.integers(2, 5))
    several = draw(st.lists(st.lists(st.floats(0, 1), min_size=techniques + 1, max_size=techniques + 1), max_size=6))
    return [in_millionths(floored(np.array(weight)).tolist()) for weight in [[1.0] * (techniques + 1), *several]]


@given(weeks(), SEEDS)
def test_no_schedule_has_four_comparison_nights_in_a_row(shares: list[tuple[int, ...]], seed: int) -> None:
    techniques = len(shares[0]) - 1
    arms = list(draw_first_weeks(techniques, SeededBytes(seed, "first weeks")))
    assert longest_run(arms) <= 3
    for week, one in enumerate(shares):
        night = draw_nights(one, nights=7, before=arms, source=SeededBytes(seed, f"week {week}"))
        assert all(0 < drawn.probability <= 1 for drawn in night)
        assert all(drawn.arm or drawn.probability * (techniques + 1) >= 1 for drawn in night)
        arms += [drawn.arm for drawn in night]
    assert _without_four(np.array([arms]))


@given(weeks(), SEEDS)
def test_no_redrawn_schedule_has_them_either(shares: list[tuple[int, ...]], seed: int) -> None:
    rng = np.random.default_rng(seed)
    drawn = first_weeks(len(shares[0]) - 1, count=20, rng=rng)
    assert max(longest_run(row) for row in drawn.tolist()) <= 3
    for one in shares:
        drawn = by_chance(np.tile(np.array(one) / WHOLE, (20, 1)), before=drawn, nights=7, rng=rng)
    assert drawn.shape == (20, 14 + 7 * len(shares))
    assert _without_four(drawn)
    assert drawn.max() < len(shares[0])


def _without_four(drawn: Ints) -> bool:
    here = drawn == 0
    return not (here[:, :-3] & here[:, 1:-2] & here[:, 2:-1] & here[:, 3:]).any()


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 4), st.integers(24, 60), st.integers(0, 1000), st.floats(0, 10))
def test_a_trial_that_grew_is_verified_whatever_is_rated_later(
    techniques: int, nights: int, seed: int, urge: float
) -> None:
    kept = grow(*[-1.0, 0.0, 0.5, 1.0][:techniques], nights=max(nights, 6 * (techniques + 1)), seed=seed, weeks=3)
    (week,) = kept.trial.design.drawn_weeks
    assert shares_of(week)[0] * (techniques + 1) >= WHOLE
    assert verify(kept.trial, seal_fits=True, diary=kept.diary)[0].ok
    first = kept.trial.schedule[0].night
    late = changed(kept.diary, lambda night: night.night == first, urge=urge)
    assert verify(kept.trial, seal_fits=True, diary=late)[0].ok


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**63 - 1))
def test_the_same_seed_and_ratings_give_the_same_week(seed: int) -> None:
    kept = grow(-1.0, 0.0, weeks=2, seed=seed)
    assert with_week(kept.trial, diary=kept.diary, week=3) == with_week(
        adaptive_trial(seed=seed), diary=kept.diary, week=3
    )
