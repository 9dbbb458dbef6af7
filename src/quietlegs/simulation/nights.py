"""Nights of one synthetic person, and the truth that a perfect analysis would find in them.

The truth of a technique is the mean change of the recorded score when a night's assignment alone is turned from the
comparison to the technique, everything else, adherence and luck included, as it was.
"""

from typing import NamedTuple

import numpy as np

from quietlegs.simulation.scenarios import Scenario
from quietlegs.statistics.moments import Bools, Floats, Ints

LOWEST, HIGHEST = 0.0, 10.0
MISSING_AT_RANDOM = 0.12
BAD_QUANTILE = 0.75
HOPE_HALVES_IN_NIGHTS = 21.0


class Person(NamedTuple):
    """One synthetic person (assumed laws, see `docs/explanation/simulator.md`); points and nights."""

    level: float
    noise: float
    autocorrelation: float
    carry_over: float
    weekend: float
    trend: float
    hope: float
    phase: float


class Simulated(NamedTuple):
    """What was recorded, (n,) each: arm numbers `assigned` and `done` (0 comparison; `assigned` -1: not drawn).

    `score` the worst spell, `before` the evening rating, `missing` no rating of the night, `unasked` none of the
    evening, `rescued`; `truth` (k,) see above. Nobody could record these: the `person` and `expected`, the night's
    level without noise and without any session.
    """

    assigned: Ints
    done: Ints
    score: Floats
    before: Floats
    missing: Bools
    unasked: Bools
    rescued: Bools
    truth: Floats
    person: Person
    expected: Floats


def draw_person(rng: np.random.Generator) -> Person:
    """A person from the assumed population."""
    return Person(
        level=float(np.clip(rng.normal(5.5, 1.2), 3.0, 8.0)),
        noise=float(rng.choice([1.2, 1.6, 2.2])),
        autocorrelation=float(np.clip(rng.normal(0.2, 0.15), -0.1, 0.6)),
        carry_over=float(rng.uniform(0.0, 0.3)),
        weekend=float(rng.normal(0.0, 0.3)),
        trend=float(rng.normal(0.0, 0.3)),
        hope=float(rng.uniform(0.5, 1.5)),
        phase=float(rng.uniform(0, 2 * np.pi)),
    )


def simulate(
    drawn: Ints, *, effects: Floats, scenario: Scenario, before_r: float, rng: np.random.Generator
) -> Simulated:
    """Simulate the nights of a fresh person whose schedule is `drawn` (n,) (0 comparison, 1..k techniques)."""
    person = draw_person(rng)
    count = drawn.size
    noise = _noise(count, person=person, tails=scenario.tails, rng=rng)
    expected = _ground(count, person=person, scenario=scenario)
    ground = expected + noise
    luck = rng.random(count)
    assigned = drawn if scenario.randomised else np.full(count, -1, dtype=np.int64)
    wanted = drawn if scenario.randomised else _chosen(ground, arms=effects.size, rng=rng)
    done = _carried_out(wanted, scenario=scenario, luck=luck)
    rescued = _rescues(ground, done=done, wanted=wanted, scenario=scenario)
    exposed = np.where(rescued, 1, done)
    history = _history(exposed, effects=effects, person=person, half_life=scenario.half_life)
    world = World(ground, history, person, scenario, effects)
    score = _score(world, done=done)
    bad = score > np.quantile(score, BAD_QUANTILE)
    return Simulated(
        assigned=assigned,
        done=done,
        score=score,
        before=_before(noise, person=person, r=before_r, rng=rng),
        missing=rng.random(count) < MISSING_AT_RANDOM + scenario.missing_bad * bad,
        unasked=rng.random(count) < MISSING_AT_RANDOM,
        rescued=rescued,
        truth=_truth(world, luck=luck),
        person=person,
        expected=expected,
    )


class World(NamedTuple):
    """All that the score of a night depends on besides that night's own session."""

    ground: Floats
    history: Floats
    person: Person
    scenario: Scenario
    effects: Floats


def _noise(count: int, *, person: Person, tails: float | None, rng: np.random.Generator) -> Floats:
    """AR(1) noise with the person's marginal standard deviation; t-distributed shocks where asked."""
    shocks = rng.standard_normal(count)
    if tails is not None:
        shocks = rng.standard_t(tails, count) / np.sqrt(tails / (tails - 2))
    rho = person.autocorrelation
    noise = np.empty(count)
    noise[0] = shocks[0]
    for night in range(1, count):
        noise[night] = rho * noise[night - 1] + np.sqrt(1 - rho**2) * shocks[night]
    return noise * person.noise


def _ground(count: int, *, person: Person, scenario: Scenario) -> Floats:
    night = np.arange(count, dtype=np.float64)
    weekend = np.isin(np.arange(count) % 7, (4, 5))
    wave = scenario.bend * np.sin(2 * np.pi * night / 80 + person.phase)
    return person.level + person.trend * night / 28 + person.weekend * weekend + wave


def _chosen(ground: Floats, *, arms: int, rng: np.random.Generator) -> Ints:
    """Massage chosen on bad nights: the tracker's diary."""
    chance = 1 / (1 + np.exp(-1.2 * (ground - ground.mean())))
    return np.where(rng.random(ground.size) < chance, rng.integers(1, arms + 1, ground.size), 0)


def _carried_out(wanted: Ints, *, scenario: Scenario, luck: Floats) -> Ints:
    """What was done of what was wanted; on a comparison night a crossed session is the first technique."""
    technique = np.where(luck < scenario.done, wanted, 0)
    comparison = np.where(luck < scenario.crossed, 1, 0)
    return np.where(wanted > 0, technique, comparison).astype(np.int64)


def _rescues(ground: Floats, *, done: Ints, wanted: Ints, scenario: Scenario) -> Bools:
    """The worst of the comparison nights without a session end in a rescue."""
    quiet = (wanted == 0) & (done == 0)
    if not scenario.rescue or not quiet.any():
        return np.zeros(ground.size, dtype=np.bool_)
    return np.asarray(quiet & (ground > np.quantile(ground[quiet], 1 - scenario.rescue)))


def _history(exposed: Ints, *, effects: Floats, person: Person, half_life: float | None) -> Floats:
    """What earlier nights' sessions leave for tonight, (n,)."""
    reached = np.append(0.0, effects)[exposed]
    left = np.zeros(exposed.size)
    for night in range(1, exposed.size):
        if half_life is None:
            left[night] = person.carry_over * reached[night - 1]
        else:
            keep = 2 ** (-1 / half_life)
            left[night] = keep * (left[night - 1] + (1 - keep) * reached[night - 1])
    return left


def _score(world: World, *, done: Ints) -> Floats:
    """The recorded worst spell if `done` is tonight's session and all earlier nights are as they were."""
    half_life = world.scenario.half_life
    share = 1.0 if half_life is None else 1 - 2 ** (-1 / half_life)
    score = world.ground + world.history + share * np.append(0.0, world.effects)[done]
    if world.scenario.hope:
        fading = world.person.hope * 2 ** (-np.arange(done.size) / HOPE_HALVES_IN_NIGHTS)
        score = score - np.where(done > 0, fading, 0.0)
    score = np.clip(score, LOWEST, HIGHEST)
    return np.asarray(np.round(score, 0 if world.scenario.whole_numbers else 2), dtype=np.float64)


def _truth(world: World, *, luck: Floats) -> Floats:
    """Mean change of the recorded score by assignment, night by night, adherence and luck unchanged."""

    def mean_score(arm: int) -> float:
        wanted = np.full(luck.size, arm, dtype=np.int64)
        return float(_score(world, done=_carried_out(wanted, scenario=world.scenario, luck=luck)).mean())

    without = mean_score(0)
    return np.array([mean_score(arm) - without for arm in range(1, world.effects.size + 1)], dtype=np.float64)


def _before(noise: Floats, *, person: Person, r: float, rng: np.random.Generator) -> Floats:
    """The evening rating, correlated with the night's own noise by `r`, in whole numbers."""
    shared = r * noise / person.noise + np.sqrt(1 - r**2) * rng.standard_normal(noise.size)
    rating: Floats = np.round(np.clip(person.level - 1 + 1.5 * shared, LOWEST, HIGHEST))
    return rating
