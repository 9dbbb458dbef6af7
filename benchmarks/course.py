"""The course question's own persons: blocks of one or two weeks, the last four nights of each scored.

The truth of a block design: mean change of a block's scored nights when the technique instead of the comparison is
drawn for that block alone, all other blocks as they were. What the block before leaves behind is part of it, as it is
part of what the finding can see.
"""

from itertools import accumulate

import numpy as np

from benchmarks.peers.schedules import simulated
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.persons import ARMS, MONDAY, Population
from quietlegs.statistics.mixture import mean_and_sd, quantiles
from quietlegs.statistics.moments import Floats, Ints
from quietlegs.trials.analysis import answer_of
from quietlegs.trials.design import design
from quietlegs.trials.first_claim import first_claim
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import SCORED_NIGHTS, tabulate
from quietlegs.trials.terms import Terms

FIELDS = ("truth", "mean", "low", "high", "code", "claim")


def look(number: int, population: Population) -> tuple[float, ...]:
    """Person `number` with one technique in a course trial of the population's nights: `FIELDS`, points."""
    seed = int(np.random.SeedSequence([population.seed, number, 3]).generate_state(1)[0])
    terms = Terms(arms=ARMS[:1], nights=population.nights, seed=seed, start=MONDAY, law="blocks", question="course")
    trial = design(terms)
    drawn = np.array([int(night.assigned != COMPARISON) for night in trial.schedule], dtype=np.int64)
    lived = simulated(number, population=population, drawn=drawn, scenario=population.scenario)
    diary = to_diary(lived, arms=ARMS[:1], start=MONDAY, evening_rating=False)
    setting = settle(diary, trial=trial, asked=Asked())
    table = tabulate(diary, setting=setting)
    answer = answer_of(table, mid=setting.mid_in_points)
    claim = first_claim(table, mid=setting.mid_in_points, seed=0)
    low, high = (float(value[0, 0]) for value in quantiles(answer.shipped, (0.05, 0.95)))
    mean = float(mean_and_sd(answer.shipped)[0][0, 0])
    truth = _truth(number, population=population, drawn=drawn, trial=trial)
    return truth, mean, low, high, float(answer.codes[0]), float(claim.code) if claim else 0.0


def _truth(number: int, *, population: Population, drawn: Ints, trial: Trial) -> float:
    """The block-wise truth in points of the recorded score."""
    changes = []
    for end, length in zip(accumulate(trial.design.blocks), trial.design.blocks, strict=True):
        with_it, without = (
            _scores(number, population=population, drawn=_with(drawn, slice(end - length, end), arm)) for arm in (1, 0)
        )
        scored = slice(end - SCORED_NIGHTS, end)
        changes.append(float((with_it[scored] - without[scored]).mean()))
    return float(np.mean(changes))


def _with(drawn: Ints, block: slice, arm: int) -> Ints:
    changed = drawn.copy()
    changed[block] = arm
    return changed


def _scores(number: int, *, population: Population, drawn: Ints) -> Floats:
    return simulated(number, population=population, drawn=drawn, scenario=population.scenario).score
