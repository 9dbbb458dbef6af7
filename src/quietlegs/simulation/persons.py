"""Whole synthetic persons: their trial, their diary, and the truth behind it."""

import datetime as dt
from typing import NamedTuple

import numpy as np

from quietlegs.records.diary import Diary
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.nights import simulate
from quietlegs.simulation.scenarios import SCENARIOS, ScenarioName
from quietlegs.simulation.truths import TruthName, draw_effects
from quietlegs.trials.design import design
from quietlegs.trials.terms import Terms

MONDAY = dt.date(2026, 1, 5)
"""The first night of every synthetic diary."""

ARMS = ("effleurage", "petrissage", "stretching", "foot_massage", "foot_bath")


class Population(NamedTuple):
    """What is simulated: `before_r` is the correlation of the evening rating with the night (0: no such rating)."""

    nights: int
    seed: int
    truth: TruthName = "shipped"
    scenario: ScenarioName = "plain"
    arms: int = 1
    before_r: float = 0.0


class SyntheticPerson(NamedTuple):
    """One person; `trial` is None where nothing was randomised; `truth` per arm, in points of the recorded score."""

    name: str
    diary: Diary
    trial: Trial | None
    truth: dict[str, float]


def synthetic_person(number: int, *, population: Population) -> SyntheticPerson:
    """Person `number` (from 1) of a population: the same however many others are drawn."""
    streams = np.random.SeedSequence([population.seed, number]).spawn(2)
    rng = np.random.default_rng(streams[0])
    arms = ARMS[: population.arms]
    trial = design(Terms(arms=arms, nights=population.nights, seed=int(streams[1].generate_state(1)[0]), start=MONDAY))
    order = (COMPARISON, *arms)
    drawn = np.array([order.index(night.assigned) for night in trial.schedule], dtype=np.int64)
    scenario = SCENARIOS[population.scenario]
    effects = draw_effects(population.truth, arms=population.arms, rng=rng)
    simulated = simulate(drawn, effects=effects, scenario=scenario, before_r=population.before_r, rng=rng)
    return SyntheticPerson(
        name=f"p{number:06d}",
        diary=to_diary(simulated, arms=arms, start=MONDAY, evening_rating=population.before_r > 0),
        trial=trial if scenario.randomised else None,
        truth={arm: float(value) for arm, value in zip(arms, simulated.truth, strict=True)},
    )
