"""Synthetic persons, analysed night by night as `quietlegs finding` analyses them: what the tables are made from.

A cell is a population: truth, scenario, evening rating, length, seed. Every person is looked at after every analysed
night; a claim is the first decision other than "cannot tell yet". What is kept of a person is one row of numbers, so
that calibration and decisions are two tables of the same persons. Persons are worked through in chunks, by all
processors, and each chunk is written down before the next: a run can be stopped and goes on where it was.
"""

import argparse
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.oracle import oracle_claim
from benchmarks.peers.one_thread import on_one_thread
from quietlegs.simulation.persons import MONDAY, Population, synthetic_person
from quietlegs.statistics.mixture import below, mean_and_sd, quantiles
from quietlegs.trials.analysis import answer_of
from quietlegs.trials.first_claim import first_claim
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.standing import count_nights
from quietlegs.trials.table import tabulate

REPORTING_SEED = 20261124
"""Fixed before the first run and never used while building."""

NEVER = 999.0
MID = 1.0
CHUNK = 250
AT_ONCE = 8
"""Chunks between two saves."""

Rows = NDArray[np.float64]


class Wanted(NamedTuple):
    """What was asked of a benchmark: persons a cell, seed, the folder of what is kept, and a file for the figures."""

    persons: int
    seed: int
    kept: Path | None
    json: Path | None


def asked(described: str | None, *, quick: int, full: int) -> Wanted:
    """Read the options that the benchmarks of synthetic persons share, and go on with one thread."""
    parser = argparse.ArgumentParser(description=described, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--persons", type=int)
    parser.add_argument("--seed", type=int, default=REPORTING_SEED)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    on_one_thread()
    return Wanted(options.persons or (full if options.full else quick), options.seed, options.kept, options.json)


class Look(NamedTuple):
    """One person with one technique: the truth, the answer after the last night, and the first claim.

    `mean`, `low`, `high`: effect and its 90 % interval; `helps`: P(benefit); `code`: the decision after the last
    night. `claim`: the first claim's code (0 none), `night` since the start with unrated ones counted and `rated`
    analysed nights so far (`NEVER` if none). `unrated`: share of the drawn nights without a rating. `oracle_claim` and
    `oracle_night`: the same for somebody who knows all but the effect.
    """

    truth: float
    mean: float
    low: float
    high: float
    helps: float
    code: float
    claim: float
    night: float
    rated: float
    unrated: float
    oracle_claim: float
    oracle_night: float


def look(number: int, population: Population) -> Look:
    """Analyse person `number` of a population, night by night."""
    person = synthetic_person(number, population=population)
    setting = settle(person.diary, trial=person.trial, asked=Asked())
    table = tabulate(person.diary, setting=setting)
    answer = answer_of(table, mid=setting.mid_in_points)
    claim = first_claim(table, mid=setting.mid_in_points, seed=0)
    nights = count_nights(person.diary, setting=setting)
    theirs = oracle_claim(number, population=population, mid=setting.mid_in_points)
    low, high = (float(value[0, 0]) for value in quantiles(answer.shipped, (0.05, 0.95)))
    return Look(
        truth=next(iter(person.truth.values())),
        mean=float(mean_and_sd(answer.shipped)[0][0, 0]),
        low=low,
        high=high,
        helps=float(below(answer.shipped, 0.0)[0, 0]),
        code=float(answer.codes[0]),
        claim=float(claim.code) if claim else 0.0,
        night=float((table.dates[claim.rows - 1] - MONDAY).days + 1) if claim else NEVER,
        rated=float(claim.rows) if claim else NEVER,
        unrated=nights.missing / max(1, nights.missing + nights.analysed + nights.late),
        oracle_claim=float(theirs[0]),
        oracle_night=theirs[1],
    )


def look_at_the_end(number: int, population: Population) -> tuple[float, ...]:
    """Person `number` after the last night alone: the truth in points, and P(benefit)."""
    person = synthetic_person(number, population=population)
    setting = settle(person.diary, trial=person.trial, asked=Asked())
    answer = answer_of(tabulate(person.diary, setting=setting), mid=setting.mid_in_points)
    return next(iter(person.truth.values())), float(below(answer.shipped, 0.0)[0, 0])


class Seen(NamedTuple):
    """The rows of a cell: `fields` name the columns of `rows` (persons, fields)."""

    population: Population
    fields: tuple[str, ...]
    rows: Rows

    def of(self, field: str) -> Rows:
        """One field of all persons."""
        return np.asarray(self.rows[:, self.fields.index(field)])


class Way(NamedTuple):
    """A way to look at a person: a function of number and population, what it returns, and its name in files."""

    look: Callable[[int, Population], tuple[float, ...]]
    fields: tuple[str, ...]
    name: str = "night"


NIGHTLY = Way(look, Look._fields)
AT_THE_END = Way(look_at_the_end, ("truth", "helps"), "end")


def see(population: Population, *, persons: int, kept: Path | None, way: Way = NIGHTLY) -> Seen:
    """The rows of the first `persons` of a population; what the folder `kept` holds of them is not done again."""
    file = None if kept is None else kept / f"{way.name}-{name_of(population)}.npy"
    rows = np.load(file) if file is not None and file.exists() else np.empty((0, len(way.fields)))
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers) as pool:
        while len(rows) < persons:
            start = len(rows) + 1
            numbers = range(start, min(persons, start + AT_ONCE * CHUNK - 1) + 1)
            looks = pool.map(way.look, numbers, repeat(population), chunksize=max(1, len(numbers) // (4 * workers)))
            rows = np.vstack([rows, np.array([tuple(one) for one in looks])])
            if file is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                np.save(file, rows)
            progress(f"{name_of(population)}: {len(rows)} of {persons} persons")
    return Seen(population, way.fields, rows[:persons])


def name_of(population: Population) -> str:
    """A cell's name, for its file and its line."""
    one = population
    return f"{one.truth}-{one.scenario}-{one.before_r:g}-{one.nights}-{one.seed}"


def progress(text: str) -> None:
    """Say on a terminal how far it is."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text}   ")


def share(here: NDArray[np.bool_]) -> tuple[float, float]:
    """A share and its Monte Carlo standard error; both NaN where nobody is."""
    if not here.size:
        return float("nan"), float("nan")
    return float(here.mean()), float(np.sqrt(here.mean() * (1 - here.mean()) / here.size))
