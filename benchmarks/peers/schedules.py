"""The same synthetic person under another schedule: the same level, noise and effects, night by night."""

from typing import Literal, NamedTuple, get_args

import numpy as np

from benchmarks.peers.nights import Nights, bare
from quietlegs.records.trial import COMPARISON
from quietlegs.simulation.nights import Simulated, simulate
from quietlegs.simulation.persons import ARMS, MONDAY, Population
from quietlegs.simulation.scenarios import SCENARIOS, ScenarioName
from quietlegs.simulation.truths import draw_effects
from quietlegs.statistics.moments import Ints
from quietlegs.trials.design import design
from quietlegs.trials.terms import Terms

WEEK = 7
ScheduleName = Literal["nightly", "weekly", "before_after", "tracker"]
SCHEDULES: tuple[ScheduleName, ...] = get_args(ScheduleName)
"""`nightly`: the person's own trial; `weekly`: weeks without and with in turn, the first without; `before_after`: the
first half without, the second with; `tracker`: nothing is drawn, massage is chosen on bad nights."""


class Lived(NamedTuple):
    """What a person would have recorded, and the truth of what that schedule asks, in points.

    `nights`: arm is what was drawn, or what was done where nothing was drawn. `truth`: what tonight's assignment
    changes; where weeks are compared, what regular massage changes against none, the carry-over included.
    """

    nights: Nights
    truth: float


def live(number: int, *, population: Population, schedule: ScheduleName) -> Lived:
    """Person `number` of a population with one technique, on another schedule. Errors: ValueError for more arms."""
    if population.arms != 1:
        raise ValueError("Other schedules are simulated for one technique.")
    drawn = drawn_by(schedule, number=number, population=population)
    scenario: ScenarioName = "indication" if schedule == "tracker" else population.scenario
    lived = simulated(number, population=population, drawn=drawn, scenario=scenario)
    truth = float(lived.truth[0])
    if schedule in ("weekly", "before_after"):
        truth = regular_truth(number, population=population)
    return Lived(rated(lived), truth)


def drawn_by(schedule: ScheduleName, *, number: int, population: Population) -> Ints:
    """Arm of each night (nights,); a tracker draws nothing, and zeros stand in its place."""
    night = np.arange(population.nights)
    if schedule == "nightly":
        return own_schedule(number, population=population)
    if schedule == "weekly":
        return (night // WEEK % 2).astype(np.int64)
    return (night >= population.nights // 2).astype(np.int64) * (schedule == "before_after")


def own_schedule(number: int, *, population: Population) -> Ints:
    """The schedule that `synthetic_person` draws for this person."""
    seed = int(_streams(number, population=population)[1].generate_state(1)[0])
    trial = design(Terms(arms=ARMS[:1], nights=population.nights, seed=seed, start=MONDAY))
    return np.array([int(night.assigned != COMPARISON) for night in trial.schedule], dtype=np.int64)


def simulated(number: int, *, population: Population, drawn: Ints, scenario: ScenarioName) -> Simulated:
    """The nights of person `number` if `drawn` (nights,) had been the schedule.

    Effects, level and noise are drawn first and from the same stream whatever the schedule.
    """
    rng = np.random.default_rng(_streams(number, population=population)[0])
    effects = draw_effects(population.truth, arms=1, rng=rng)
    return simulate(drawn, effects=effects, scenario=SCENARIOS[scenario], before_r=population.before_r, rng=rng)


def regular_truth(number: int, *, population: Population) -> float:
    """Mean change of the recorded score when massage is drawn for every night rather than for none, points."""
    nights = population.nights
    always, never = (
        simulated(number, population=population, drawn=np.full(nights, arm), scenario=population.scenario)
        for arm in (1, 0)
    )
    return float(always.score.mean() - never.score.mean())


def rated(lived: Simulated) -> Nights:
    """The rated nights of a simulation."""
    day = np.flatnonzero(~lived.missing)
    arm = lived.assigned if (lived.assigned >= 0).all() else (lived.done > 0).astype(np.int64)
    touched = ((lived.done > 0) | lived.rescued).astype(np.float64)
    exposure = np.append(0.0, touched[:-1])
    return bare(lived.score[day], arm=arm[day], day=day, exposure=exposure[day])


def _streams(number: int, *, population: Population) -> list[np.random.SeedSequence]:
    """The person's streams, spawned as `synthetic_person` spawns them; a test compares the two."""
    return np.random.SeedSequence([population.seed, number]).spawn(2)
