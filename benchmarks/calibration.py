"""Calibration: how often the 90 % interval holds the truth, and how often claims are false.

    .venv/bin/python benchmarks/calibration.py [--persons 10000] [--seed 20261123] [--scenario plain] [--truth shipped]
                                               [--checkpoint FILE]

Synthetic persons from the command `quietlegs simulate`, 56 nights, one technique; analysed as `quietlegs finding`
analyses them. The reporting seed was fixed before the first run and never used while building. With --checkpoint the
run goes on where it stopped. Bar (shipped truth, plain scenario): coverage between 88.5 and 91.5 %.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from quietlegs.records.diary import Diary
from quietlegs.records.trial import Trial
from quietlegs.simulation.persons import Population, synthetic_person
from quietlegs.simulation.scenarios import SCENARIOS
from quietlegs.simulation.truths import TRUTHS
from quietlegs.statistics.forecast import HARMS, HELPS, NO_WORTHWHILE_HELP
from quietlegs.statistics.mixture import quantile
from quietlegs.trials.analysis import answer_of
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import tabulate

REPORTING_SEED = 20261123
BAR = (0.885, 0.915)
CHUNK = 500
MID = 1.0


class Outcome(NamedTuple):
    """What became of one person: the truth, the interval and the decision after the last night."""

    truth: float
    low: float
    high: float
    code: int


def look(diary: Diary, *, trial: Trial | None, truth: float) -> Outcome:
    """Analyse one person's diary."""
    setting = settle(diary, trial=trial, asked=Asked())
    answer = answer_of(tabulate(diary, setting=setting), mid=setting.mid_in_points)
    low, high = (float(quantile(answer.shipped, level)[0, 0]) for level in (0.05, 0.95))
    return Outcome(truth, low, high, int(answer.codes[0]))


def look_at(first: int, *, count: int, population: Population) -> list[Outcome]:
    """Analyse persons `first` to `first + count - 1`."""
    found = []
    for number in range(first, first + count):
        person = synthetic_person(number, population=population)
        found.append(look(person.diary, trial=person.trial, truth=next(iter(person.truth.values()))))
    return found


def resumed(checkpoint: Path | None, *, population: Population) -> list[Outcome]:
    """What an earlier run of the same population has done; another population's file is refused."""
    if checkpoint is None or not checkpoint.exists():
        return []
    found = json.loads(checkpoint.read_text())
    if found["population"] != population._asdict():
        raise SystemExit(f"{checkpoint} belongs to another run: {found['population']}; name another file.")
    return [Outcome(*row) for row in found["outcomes"]]


def summary(outcomes: list[Outcome]) -> dict[str, float]:
    """Coverage and claims, with Monte Carlo standard errors."""
    truth, low, high, code = (np.array(values) for values in zip(*outcomes, strict=True))
    covered = (low - 1e-9 <= truth) & (truth <= high + 1e-9)
    rows: dict[str, float] = {
        "persons": len(outcomes),
        "coverage": float(covered.mean()),
        "coverage_error": float(covered.std() / np.sqrt(covered.size)),
    }
    false = {HELPS: truth >= 0, HARMS: truth <= 0, NO_WORTHWHILE_HELP: truth < -MID}
    for name, kind in (("helps", HELPS), ("harms", HARMS), ("no_worthwhile_help", NO_WORTHWHILE_HELP)):
        claimed = code == kind
        rows[f"{name}_claims"] = float(claimed.mean())
        rows[f"{name}_false"] = float(false[kind][claimed].mean()) if claimed.any() else 0.0
    return rows


def main() -> int:
    """Print the table; status 1 if the bar is missed where it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=REPORTING_SEED)
    parser.add_argument("--nights", type=int, default=56)
    parser.add_argument("--scenario", choices=sorted(SCENARIOS), default="plain")
    parser.add_argument("--truth", choices=sorted(TRUTHS), default="shipped")
    parser.add_argument("--before-r", type=float, default=0.0)
    parser.add_argument("--checkpoint", type=Path)
    options = parser.parse_args()
    population = Population(
        nights=options.nights,
        seed=options.seed,
        truth=options.truth,
        scenario=options.scenario,
        before_r=options.before_r,
    )
    kept = options.checkpoint
    outcomes = resumed(kept, population=population)
    while len(outcomes) < options.persons:
        count = min(CHUNK, options.persons - len(outcomes))
        outcomes += look_at(len(outcomes) + 1, count=count, population=population)
        if kept:
            kept.write_text(json.dumps({"population": population._asdict(), "outcomes": outcomes}))
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{len(outcomes)} of {options.persons} persons ")
    rows = summary(outcomes[: options.persons])
    print(f"\n{options.truth}, {options.scenario}, {options.nights} nights, seed {options.seed}")
    for name, value in rows.items():
        print(f"  {name:28} {value:.4f}" if name != "persons" else f"  {name:28} {value:.0f}")
    judged = options.truth == "shipped" and options.scenario == "plain"
    return int(judged and not BAR[0] <= rows["coverage"] <= BAR[1])


if __name__ == "__main__":
    sys.exit(main())
