"""Two techniques and a comparison: nights, regret and wrong choices, with nights that lean and with equal shares.

    .venv/bin/python -m benchmarks.bandits [--full] [--persons N] [--seed 20261124] [--kept FOLDER] [--json FILE]

Row D4 of the plan. Synthetic persons (shipped truth, plain) live 84 nights of a trial that is drawn by the shipped
code, week by week from the diary so far (`adaptive`) or once (`balanced`), and are analysed after every night as
`quietlegs finding` does. Nights: median to the first claim on the technique that leads, over all persons. Regret:
points lost on the nights of a technique because the other one is better, summed over 84 nights. Error: persons whose
leading technique on the last night is worse than the other by more than half a point. --full: 4,000 persons, else 100.
The reporting seed was never used while building.
"""

import datetime as dt
import json
import sys
from functools import partial

import numpy as np
from msgspec.structs import replace

from benchmarks.study import NEVER, Seen, Way, asked, see, share
from quietlegs.records.diary import Diary
from quietlegs.records.trial import COMPARISON, Law, Trial
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.nights import simulate
from quietlegs.simulation.persons import ARMS, MONDAY, Population
from quietlegs.simulation.scenarios import SCENARIOS
from quietlegs.simulation.truths import draw_effects
from quietlegs.statistics.forecast import UNDECIDED
from quietlegs.statistics.moments import Floats
from quietlegs.trials.adaptive import weeks_drawn, weeks_in
from quietlegs.trials.analysis import answer_of, earliest, judge
from quietlegs.trials.design import design
from quietlegs.trials.first_claim import first_claim, leader
from quietlegs.trials.next_week import with_week
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import Table, tabulate
from quietlegs.trials.terms import Terms

QUICK, FULL = 100, 4_000
TECHNIQUES, NIGHTS = 2, 84
MID, TOO_MUCH = 1.0, 0.5
BARS = {"nights": 24.0, "regret": 14.0, "error": 0.05}
FIELDS = ("claim", "night", "any_night", "regret", "with_comparison", "loss", "wrong", "run")


def look(number: int, population: Population, *, law: Law) -> tuple[float, ...]:
    """Person `number` through a whole trial: `FIELDS`; regret, loss in points, `run` the longest without a session."""
    streams = np.random.SeedSequence([population.seed, number]).spawn(2)
    seed = int(streams[1].generate_state(1)[0])
    effects = draw_effects(population.truth, arms=population.arms, rng=np.random.default_rng(streams[0]))
    arms = ARMS[: population.arms]
    trial = design(Terms(arms=arms, nights=population.nights, seed=seed, start=MONDAY, law=law))
    while law == "adaptive" and weeks_drawn(trial) < weeks_in(trial):
        trial = with_week(trial, diary=_lived(trial, effects=effects, seed=seed), week=weeks_drawn(trial) + 1)
    diary = _lived(trial, effects=effects, seed=seed)
    setting = settle(diary, trial=trial, asked=Asked())
    table = tabulate(diary, setting=setting)
    claim = first_claim(table, mid=MID, seed=0)
    any_rows = _rows_until_any_claim(table)
    number_of_best = leader(answer_of(table, mid=MID).shipped, arms=table.arm, person=0, seed=0)
    order = (COMPARISON, *arms)
    drawn = np.array([order.index(night.assigned) for night in trial.schedule])
    received = np.append(0.0, effects)[drawn]
    return (
        float(claim.code) if claim else 0.0,
        float((table.dates[claim.rows - 1] - MONDAY).days + 1) if claim else NEVER,
        float((table.dates[any_rows - 1] - MONDAY).days + 1) if any_rows else NEVER,
        float((received - effects.min())[drawn > 0].sum()),
        float((received - min(0.0, effects.min())).sum()),
        float(effects[number_of_best] - effects.min()),
        float(_is_false(claim.code, effects[claim.technique])) if claim else 0.0,
        float(_longest_run(drawn == 0)),
    )


def _rows_until_any_claim(table: Table) -> int:
    """Rows until the rule speaks of either technique, leading or not; 0 if it never does."""
    for judged in judge(table, lengths=list(range(earliest(table), table.arm.size + 1)), mid=MID):
        spoken = np.flatnonzero((judged.codes != UNDECIDED).any(axis=1))
        if spoken.size:
            return judged.lengths[int(spoken[0])]
    return 0


def _is_false(code: int, effect: float) -> bool:
    return {1: effect >= 0, 2: effect <= 0, 3: effect < -MID}[code]


def _longest_run(here: np.ndarray) -> int:
    ends = np.flatnonzero(np.diff(np.concatenate([[0], here.astype(np.int8), [0]])))
    return int(np.diff(ends)[::2].max(initial=0))


def _lived(trial: Trial, *, effects: Floats, seed: int) -> Diary:
    """The nights drawn so far; level and noise are the same however many weeks are drawn."""
    order = (COMPARISON, *(arm.id for arm in trial.arms))
    drawn = np.zeros(trial.nights, dtype=np.int64)
    drawn[: len(trial.schedule)] = [order.index(night.assigned) for night in trial.schedule]
    rng = np.random.default_rng([seed, 1])
    lived = simulate(drawn, effects=effects, scenario=SCENARIOS["plain"], before_r=0.0, rng=rng)
    diary = to_diary(lived, arms=order[1:], start=MONDAY, evening_rating=False)
    last = MONDAY + dt.timedelta(days=len(trial.schedule))
    return replace(diary, nights=tuple(night for night in diary.nights if night.night < last))


ADAPTIVE = Way(partial(look, law="adaptive"), FIELDS, "adaptive")
BALANCED = Way(partial(look, law="balanced"), FIELDS, "balanced")


def summary(seen: Seen, *, law: str) -> dict[str, float | str]:
    """The row of one law, with Monte Carlo errors."""
    error, error_error = share(seen.of("loss") > TOO_MUCH)
    claimed = seen.of("claim") > 0
    return {
        "law": law,
        "persons": float(len(seen.rows)),
        "nights": float(np.median(seen.of("night"))),
        "any_nights": float(np.median(seen.of("any_night"))),
        "claiming": share(claimed)[0],
        "false": share(seen.of("wrong")[claimed] > 0)[0],
        "regret": float(seen.of("regret").mean()),
        "regret_error": float(seen.of("regret").std() / np.sqrt(len(seen.rows))),
        "with_comparison": float(seen.of("with_comparison").mean()),
        "error": error,
        "error_error": error_error,
        "longest_run": float(seen.of("run").max()),
    }


def main() -> int:
    """Print the table; status 1 if a bar is missed by the adaptive law."""
    options = asked(__doc__, quick=QUICK, full=FULL)
    persons = options.persons
    population = Population(nights=NIGHTS, seed=options.seed, arms=TECHNIQUES)
    rows = [
        summary(see(population, persons=persons, kept=options.kept, way=way), law=way.name)
        for way in (ADAPTIVE, BALANCED)
    ]
    print(f"\nD4: {TECHNIQUES} techniques and a comparison, {NIGHTS} nights, seed {options.seed}")
    print(f"{'law':9} {'persons':>7} {'nights':>6} {'any':>4} {'claiming':>8} {'false':>6} {'regret':>13}", end="")
    print(f" {'with comparison':>15} {'error':>14} {'longest run':>11}")
    for row in rows:
        print(f"{row['law']:9} {row['persons']:7.0f} {row['nights']:6.0f} {row['any_nights']:4.0f}", end="")
        print(f" {row['claiming']:8.1%} {row['false']:6.1%} {row['regret']:7.1f} ±{row['regret_error']:4.1f}", end="")
        print(f" {row['with_comparison']:15.1f} {row['error']:7.1%} ±{row['error_error']:5.1%}", end="")
        print(f" {row['longest_run']:11.0f}")
    met = {name: float(rows[0][name]) <= bar for name, bar in BARS.items()}
    print("bars: " + ", ".join(f"{name} <= {BARS[name]:g}: {'yes' if ok else 'NO'}" for name, ok in met.items()))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1))
    return int(not all(met.values()))


if __name__ == "__main__":
    sys.exit(main())
