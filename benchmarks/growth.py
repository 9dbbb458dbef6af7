"""How the work grows: `find()` and a night's update with the length of the diary, `find_many()` with the persons.

    .venv/bin/python -m benchmarks.growth [--quick] [--seed 20261124] [--json FILE]

Process CPU on one thread, medians of repeats. `find` reads a diary without a trial file, since a trial has at most 730
nights; `find_many` reads persons with 56 nights and their trials.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.engines import NAMES, engine
from benchmarks.peers.one_thread import on_one_thread
from benchmarks.speed import processor
from benchmarks.speed_measures import LENGTHS, Nightly, nightly
from quietlegs.interface.finding import find, find_many
from quietlegs.records.diary import Diary
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.nights import simulate
from quietlegs.simulation.persons import ARMS, MONDAY, Population, synthetic_person
from quietlegs.simulation.scenarios import SCENARIOS

TURNS = 5


class Size(NamedTuple):
    """Persons behind each length, and the numbers of persons asked at once."""

    persons: int
    cohorts: tuple[int, ...]


QUICK = Size(persons=2, cohorts=(1, 4, 16, 64))
WHOLE = Size(persons=5, cohorts=(1, 4, 16, 64, 256))


class Growth(NamedTuple):
    """CPU seconds: of `find` by length, of one more night by length, of `find_many` by the number of persons."""

    find: dict[int, float]
    night: list[Nightly]
    find_many: dict[int, float]


def diary(nights: int, *, seed: int) -> Diary:
    """A synthetic diary of any length, one technique by the toss of a coin."""
    rng = np.random.default_rng([seed, nights])
    drawn = rng.integers(0, 2, nights)
    made = simulate(drawn, effects=np.array([-0.8]), scenario=SCENARIOS["plain"], before_r=0.0, rng=rng)
    return to_diary(made, arms=ARMS[:1], start=MONDAY, evening_rating=False)


def took(do: Sequence[Callable[[], object]]) -> list[float]:
    """Median CPU seconds of a few calls of each, by turns, after one that is not counted."""
    each: list[list[float]] = [[] for _ in do]
    for turn in range(TURNS + 1):
        for one, mine in zip(do, each, strict=True):
            start = time.process_time()
            one()
            if turn:
                mine.append(time.process_time() - start)
    return [float(np.median(mine)) for mine in each]


def grown(size: Size, *, seed: int) -> Growth:
    """All three measurements."""
    diaries = [diary(nights, seed=seed + one) for nights in LENGTHS for one in range(size.persons)]
    alone = np.array(took([partial(find, one) for one in diaries])).reshape(len(LENGTHS), -1)
    by_length = dict(zip(LENGTHS, np.median(alone, axis=1).tolist(), strict=True))
    night = nightly(size.persons, seed=seed, engines=[engine(name) for name in NAMES])
    population = Population(nights=56, seed=seed)
    people = [synthetic_person(number, population=population) for number in range(1, max(size.cohorts) + 1)]
    cohorts = [people[:count] for count in size.cohorts]
    many = [partial(find_many, [one.diary for one in here], trials=[one.trial for one in here]) for here in cohorts]
    return Growth(by_length, night, dict(zip(size.cohorts, took(many), strict=True)))


def show(growth: Growth) -> None:
    """Print the tables."""
    print(f"{'nights':>7}{'find, ms':>11}{'one more night: sums, us':>26}{'answer, NumPy':>15}{'compiled, us':>14}")
    for one in growth.night:
        own = [1e6 * one.posterior[name] for name in NAMES]
        found = f"{one.nights:>7}{1e3 * growth.find[one.nights]:>11.1f}{1e6 * one.extend:>26.0f}"
        print(f"{found}{own[0]:>15.0f}{own[1]:>14.0f}")
    print(f"\n{'persons':>7}{'find_many, s':>14}{'ms a person':>13}")
    for count, seconds in growth.find_many.items():
        print(f"{count:>7}{seconds:>14.3f}{1e3 * seconds / count:>13.2f}")


def main() -> None:
    """Measure, print, write."""
    on_one_thread()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    growth = grown(QUICK if options.quick else WHOLE, seed=options.seed)
    title = f"{processor()}, one thread, {'quick, ' if options.quick else ''}seed {options.seed}"
    print(title)
    show(growth)
    if options.json:
        told = {
            "title": title,
            "find": [{"nights": nights, "seconds": one} for nights, one in growth.find.items()],
            "night": [{"nights": one.nights, "extend": one.extend, **one.posterior} for one in growth.night],
            "find_many": [{"persons": count, "seconds": one} for count, one in growth.find_many.items()],
        }
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
