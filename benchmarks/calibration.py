"""Calibration: how often the 90 % interval holds the truth, and whether probabilities of benefit mean what they say.

    .venv/bin/python -m benchmarks.calibration [--full] [--persons N] [--seed 20261124] [--kept FOLDER] [--json FILE]

Rows C1 and C2 of the plan. Synthetic persons as `quietlegs simulate` makes them, one technique, 84 nights, analysed as
`quietlegs finding` analyses them; --full: 10,000 persons a cell, else 300. The reporting seed was fixed before the
first run and never used while building. With --kept a run that was stopped goes on. Bars: C1 at least 88.5 % in every
cell, and at most 91.5 % where the truth is the shipped prior; a scenario below it needs a caution that fires for most
of its persons and for at most 10 % of the plain ones. C2: within 1.5 points in every bin, shipped truth; eight times as
many persons, since a bin of a few hundred could not show it.
"""

import json
import sys
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from benchmarks import course
from benchmarks.study import AT_THE_END, NIGHTLY, Seen, Way, asked, see, share
from quietlegs.simulation.persons import Population
from quietlegs.simulation.scenarios import SCENARIOS, ScenarioName
from quietlegs.simulation.truths import TruthName
from quietlegs.trials.cautions import MANY_UNRATED

QUICK, FULL = 300, 10_000
MORE = 8
"""Times as many persons for C2."""

NIGHTS, COURSE_NIGHTS = 84, 112
LOWEST, HIGHEST = 0.885, 0.915
MOST_APART = 0.015
FEWEST_IN_A_BIN = 100
BINS = (0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
SAME_LAW: tuple[ScenarioName, ...] = ("plain", "ordinal", "t4", "mnar", "drift")
"""Scenarios in which the true change of the recorded score follows the law that the effects were drawn from."""

COURSE = Way(course.look, course.FIELDS, "course")


class Covered(NamedTuple):
    """One cell of C1: shares with Monte Carlo errors, the share below the interval, and whether the bar holds."""

    question: str
    truth: str
    scenario: str
    persons: int
    covered: float
    error: float
    below: float
    caution: float
    met: bool


def covered(seen: Seen, *, question: str = "tonight") -> Covered:
    """Coverage of one cell."""
    truth, low, high = seen.of("truth"), seen.of("low"), seen.of("high")
    inside = (low - 1e-9 <= truth) & (truth <= high + 1e-9)
    held, error = share(inside)
    cell = seen.population
    shipped = question == "tonight" and cell.truth == "shipped" and cell.scenario in SAME_LAW
    caution = share(seen.of("unrated") > MANY_UNRATED)[0] if "unrated" in seen.fields else float("nan")
    met = held >= LOWEST and (held <= HIGHEST or not shipped)
    return Covered(
        question, cell.truth, cell.scenario, len(inside), held, error, share(truth < low - 1e-9)[0], caution, met
    )


class Bin(NamedTuple):
    """One bin of C2: the mean probability of benefit that was told, and how often there was benefit."""

    low: float
    high: float
    persons: int
    told: float
    happened: float
    error: float
    met: bool


def bins(seen: Seen) -> list[Bin]:
    """Told probabilities of benefit beside what was true; bins with few persons are left to their neighbours."""
    told, truth = seen.of("helps"), seen.of("truth")
    found = []
    for low, high in pairwise(BINS):
        here = (low <= told) & ((told < high) | (high == 1.0))
        if here.sum() < FEWEST_IN_A_BIN:
            continue
        happened, error = share(truth[here] < 0)
        mean = float(told[here].mean())
        found.append(Bin(low, high, int(here.sum()), mean, happened, error, abs(mean - happened) <= MOST_APART))
    return found


def cells(persons: int, *, seed: int) -> list[tuple[Population, int]]:
    """Every scenario under the shipped truth and the enthusiast's with all persons, the other truths with a quarter."""
    truths: tuple[tuple[TruthName, float], ...] = (
        ("shipped", 1.0), ("truth_enthusiastic", 1.0), ("truth_sceptical", 0.25), ("null", 0.25)
    )  # fmt: skip
    drawn = [name for name, scenario in SCENARIOS.items() if scenario.randomised]
    return [
        (Population(nights=NIGHTS, seed=seed, truth=truth, scenario=name), max(100, int(part * persons)))
        for truth, part in truths
        for name in drawn
    ]


def print_coverage(rows: list[Covered]) -> None:
    """The table of C1."""
    print(f"\nC1: 90 % intervals (bar {LOWEST:.1%} in each cell, at most {HIGHEST:.1%} where the truth is the prior)")
    print(f"{'question':9} {'truth':19} {'scenario':13} {'persons':>7} {'held':>16} {'below':>6} {'caution':>8}  met")
    for row in rows:
        print(
            f"{row.question:9} {row.truth:19} {row.scenario:13} {row.persons:7} {row.covered:8.2%} ±{row.error:6.2%} "
            f"{row.below:6.2%} {row.caution:8.1%}  {'yes' if row.met else 'NO'}"
        )


def print_bins(rows: list[Bin], *, title: str) -> None:
    """The table of C2."""
    print(f"\nC2: probability of benefit, {title} (bar: within {MOST_APART:.1%} in every bin)")
    print(f"{'bin':>11} {'persons':>7} {'told':>7} {'happened':>17}  met")
    for row in rows:
        print(
            f"{row.low:5.2f}-{row.high:4.2f} {row.persons:8} {row.told:7.2%} {row.happened:8.2%} ±{row.error:6.2%}"
            f"   {'yes' if row.met else 'NO'}"
        )


def main() -> int:
    """Print the tables; status 1 if a bar is missed."""
    options = asked(__doc__, quick=QUICK, full=FULL)
    persons = options.persons
    shown = []
    for population, count in cells(persons, seed=options.seed):
        shown.append(covered(see(population, persons=count, kept=options.kept, way=NIGHTLY)))
    for scenario in ("plain", "carry3", "carry7"):
        population = Population(nights=COURSE_NIGHTS, seed=options.seed, scenario=scenario)
        seen = see(population, persons=max(100, persons // 4), kept=options.kept, way=COURSE)
        shown.append(covered(seen, question="course"))
    print_coverage(shown)
    plain = Population(nights=NIGHTS, seed=options.seed)
    told = bins(see(plain, persons=MORE * persons, kept=options.kept, way=AT_THE_END))
    print_bins(told, title="shipped truth, plain")
    if options.json:
        found = {"C1": [row._asdict() for row in shown], "C2": [row._asdict() for row in told]}
        options.json.write_text(json.dumps(found, indent=1))
    excused = {row.scenario for row in shown if row.caution > 0.5 and _quiet(shown)}
    return int(any(not row.met and row.scenario not in excused for row in shown) or any(not row.met for row in told))


def _quiet(rows: list[Covered]) -> bool:
    """Whether the caution about unrated nights fires for at most a tenth of the plain persons."""
    plain = [row.caution for row in rows if row.scenario == "plain" and row.question == "tonight"]
    return float(np.mean(plain)) <= 0.1


if __name__ == "__main__":
    sys.exit(main())
