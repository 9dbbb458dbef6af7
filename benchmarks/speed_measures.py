"""What `benchmarks/speed.py` measures, row by row: process CPU on one thread, ratios within one run."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from benchmarks import agreement, plain
from benchmarks.cohort import NUISANCE, cohort
from benchmarks.engines import Engine
from benchmarks.peers.jags import sample_by_jags
from benchmarks.peers.nights import Nights
from benchmarks.peers.sampled import Sampled, cpu_a_thousand, effective_draws
from benchmarks.peers.side_by_side import case
from quietlegs.simulation.persons import Population
from quietlegs.statistics.many import Summary
from quietlegs.statistics.moments import Floats, Ints, extend, gather, stack
from quietlegs.statistics.posterior import LONG as LONG

REPEATS, CALLS = 30, 5
JAGS_SHORT, NUTS_SHORT = 300, 200
"""Draws a chain, four chains: about 1,000 effective draws of the effect in all."""

JAGS_LONG, NUTS_LONG = 20_000, 5_000
LENGTHS = (7, 28, 84, 365, 1000, 3650)


class Times(NamedTuple):
    """What a thing takes, in CPU seconds, for each of several persons."""

    name: str
    seconds: list[float]

    @property
    def median(self) -> float:
        """The median person's."""
        return float(np.median(self.seconds))


def seconds(do: Sequence[Callable[[], object]]) -> list[float]:
    """Median CPU seconds of one call of each, after one that is not counted.

    They take turns, so that a slow moment of a shared machine meets all of them alike.
    """
    took: list[list[float]] = [[] for _ in do]
    for one in do:
        one()
    for _ in range(REPEATS):
        for one, mine in zip(do, took, strict=True):
            start = time.process_time()
            for _ in range(CALLS):
                one()
            mine.append((time.process_time() - start) / CALLS)
    return [float(np.median(mine)) for mine in took]


class Sampling(NamedTuple):
    """A sampler's runs on several persons: CPU for 1,000 effective draws, effective draws, and distance from ours.

    `errors`: the largest distance of the means from ours in Monte Carlo standard errors.
    """

    times: Times
    effective: float
    errors: float


class Against(NamedTuple):
    """One posterior beside the samplers', on the same persons: ours by engine, theirs by length of run."""

    own: list[Times]
    theirs: list[Sampling]


def one_posterior(persons: int, *, seed: int, engines: list[Engine]) -> Against:
    """S1: from a person's rows to the summary, and JAGS and NUTS on the same rows."""
    population = Population(nights=56, seed=seed)
    nights = [case(number, population=population).nights for number in range(1, persons + 1)]
    own = [Times(engine.name, seconds([partial(_summary, one, engine=engine) for one in nights])) for engine in engines]
    means = [float(_summary(one, engine=engines[0]).mean[0, 0]) for one in nights]
    return Against(own, _sampled(nights, means=means, seed=seed))


def _summary(nights: Nights, *, engine: Engine) -> Summary:
    columns = np.column_stack([nights.nuisance, nights.arm, nights.exposure, nights.outcome])
    return engine.rows(columns[None], nights.gaps[None], nights.priors)


def _sampled(nights: list[Nights], *, means: list[float], seed: int) -> list[Sampling]:
    from benchmarks.peers.nuts import sample_by_nuts

    runs = {
        "JAGS, short run": [sample_by_jags(one, seed=seed, draws=JAGS_SHORT) for one in nights],
        "JAGS, long run": [sample_by_jags(one, seed=seed, draws=JAGS_LONG) for one in nights],
        "NUTS, short run": sample_by_nuts(nights, seed=seed, draws=NUTS_SHORT),
        "NUTS, long run": sample_by_nuts(nights, seed=seed, draws=NUTS_LONG),
    }
    return [_sampling(name, sampled, means=means) for name, sampled in runs.items()]


def _sampling(name: str, runs: list[Sampled], *, means: list[float]) -> Sampling:
    errors = [
        abs(float(run.draws.mean()) - mean) / agreement.batch_error(run.draws)
        for run, mean in zip(runs, means, strict=True)
    ]
    effective = float(np.median([effective_draws(run) for run in runs]))
    return Sampling(Times(name, [cpu_a_thousand(run) for run in runs]), effective, max(errors))


def persons_a_second(rounds: int, *, seed: int, engines: list[Engine]) -> list[Times]:
    """S2: CPU seconds a person, plain code first, then the engines; every round times all of them by turns."""
    nights = cohort(4096, nights=56, rng=np.random.default_rng(seed))
    rows = [_plain_rows(*nights.person(number)) for number in range(3 * rounds)]
    took: dict[str, list[float]] = {name: [] for name in ("plain", *(engine.name for engine in engines))}
    for engine in engines:
        engine.rows(nights.columns[:2], nights.gaps[:2], NUISANCE)
    for number in range(rounds):
        start = time.process_time()
        for one in rows[3 * number : 3 * number + 3]:
            plain.read(one, nuisance=NUISANCE)
        took["plain"].append((time.process_time() - start) / 3)
        for engine in engines:
            count = 4096 if engine.name == "compiled" else 1024
            start = time.process_time()
            engine.rows(nights.columns[:count], nights.gaps[:count], NUISANCE)
            took[engine.name].append((time.process_time() - start) / count)
    return [Times(name, each) for name, each in took.items()]


def _plain_rows(columns: Floats, gaps: Ints) -> plain.Rows:
    p = len(NUISANCE)
    return plain.Rows(columns[:, -1], columns[:, :p], columns[:, p : p + 1], columns[:, p + 1 : p + 2], gaps)


def million(persons: int, *, seed: int, engine: Engine) -> dict[str, float]:
    """S3: a process of its own, so that the peak memory is this run's."""
    command = [sys.executable, "-m", "benchmarks.million", "--engine", engine.name]
    asked = [*command, "--persons", str(persons), "--seed", str(seed)]
    return dict(json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout))


class Nightly(NamedTuple):
    """CPU seconds of one more night after `nights` rated ones: the sums alone, and the posterior by engine."""

    nights: int
    extend: float
    posterior: dict[str, float]


def nightly(persons: int, *, seed: int, engines: list[Engine], lengths: tuple[int, ...] = LENGTHS) -> list[Nightly]:
    """S4: medians over persons."""
    longest = max(lengths)
    nights = cohort(persons, nights=longest + longest // 4 + 20, rng=np.random.default_rng(seed))
    each = [_one_more(*nights.person(one), length, engines=engines) for length in lengths for one in range(persons)]
    took = np.array(seconds([do for actions in each for do in actions])).reshape(len(lengths), persons, -1)
    medians = np.median(took, axis=1).tolist()
    return [
        Nightly(length, adding, {engine.name: one for engine, one in zip(engines, own, strict=True)})
        for length, (adding, *own) in zip(lengths, medians, strict=True)
    ]


def _one_more(columns: Floats, gaps: Ints, length: int, *, engines: list[Engine]) -> list[Callable[[], object]]:
    """What the last of `length` nights asks for: to add it to the sums, and an answer by each engine."""
    so_far = gather(columns[: length - 1], gaps=gaps[: length - 1])
    add = partial(extend, so_far, columns[length - 1], after=columns[length - 2], gap=int(gaps[length - 1]))
    now = stack([add()])
    return [add, *(partial(engine.moments, now, NUISANCE) for engine in engines)]


def from_numpy(persons: int, *, seed: int, engine: Engine, reference: Engine) -> float:
    """The largest distance of an engine from the reference over `agreement`'s random persons, in posterior sd."""
    rng = np.random.default_rng(seed)
    worst = 0.0
    for number in range(persons):
        count = int(np.exp(rng.uniform(np.log(7), np.log(365))))
        nights = agreement.random_nights(rng, techniques=1 + number % 4, nights=count)
        batch = stack([agreement.moments(nights)])
        one, other = (each.moments(batch, agreement.NUISANCE) for each in (engine, reference))
        apart = [np.abs(one.mean - other.mean) / other.sd, np.abs(one.quantiles - other.quantiles) / other.sd]
        worst = max(worst, *(float(value.max()) for value in [*apart, np.abs(one.sd / other.sd - 1)]))
    return worst
