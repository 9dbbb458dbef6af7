"""What 1,000 effective draws of the effect cost: Quietlegs's answer beside JAGS and NUTS on the same persons.

    .venv/bin/python -m benchmarks.peers.cost [--persons 5] [--nights 56] [--seed 20261124]

Short runs: four chains of 300 draws after adaptation and burn-in, which give about 1,000 effective draws, scaled to
1,000. Long runs: four chains of 20,000 (NUTS: 5,000), so that burn-in hardly counts: kindest to the sampler. Process
CPU on one thread, without compiling; for Quietlegs the median of 30 whole answers, three priors and the interval.
"""

import argparse
import sys
from typing import NamedTuple

import numpy as np

from benchmarks.peers.jags import sample_by_jags
from benchmarks.peers.nights import Nights
from benchmarks.peers.one_thread import on_one_thread
from benchmarks.peers.sampled import Sampled, cpu_a_thousand, effective_draws
from benchmarks.peers.side_by_side import Case, case, ours
from quietlegs.simulation.persons import Population

SHORT, LONG_JAGS, LONG_NUTS = 300, 20_000, 5_000
REPEATS = 30


class Cost(NamedTuple):
    """Medians over persons: CPU seconds for 1,000 effective draws, and the effective draws of one run."""

    method: str
    seconds: float
    effective: float


def costs(persons: list[Nights], *, seed: int) -> list[Cost]:
    """JAGS and NUTS, short and long runs, on the same persons."""
    from benchmarks.peers.nuts import sample_by_nuts

    found = []
    for title, draws in (("JAGS, short run", SHORT), ("JAGS, long run", LONG_JAGS)):
        found.append(_cost(title, [sample_by_jags(nights, seed=seed, draws=draws) for nights in persons]))
    for title, draws in (("NUTS, short run", SHORT), ("NUTS, long run", LONG_NUTS)):
        found.append(_cost(title, sample_by_nuts(persons, seed=seed, draws=draws)))
    return found


def own_seconds(cases: list[Case]) -> float:
    """Median CPU seconds of one of Quietlegs's answers."""
    return float(np.median([row.cpu_ms for one in cases for _ in range(REPEATS) for row in ours([one])])) / 1000


def _cost(method: str, runs: list[Sampled]) -> Cost:
    seconds = float(np.median([cpu_a_thousand(run) for run in runs]))
    return Cost(method, seconds, float(np.median([effective_draws(run) for run in runs])))


def main() -> int:
    """Print the table."""
    on_one_thread()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=5)
    parser.add_argument("--nights", type=int, default=56)
    parser.add_argument("--seed", type=int, default=20261124)
    options = parser.parse_args()
    population = Population(nights=options.nights, seed=options.seed)
    cases = [case(number, population=population) for number in range(1, options.persons + 1)]
    own = own_seconds(cases)
    print(f"{options.persons} persons, {options.nights} nights, seed {options.seed}; medians")
    print(f"{'':18}{'effective draws':>17}{'CPU s a 1,000':>15}{'times ours':>12}")
    print(f"{'Quietlegs':18}{'exact':>17}{own:>15.5f}{1:>12}")
    for cost in costs([one.nights for one in cases], seed=options.seed):
        print(f"{cost.method:18}{cost.effective:>17.0f}{cost.seconds:>15.3f}{cost.seconds / own:>12.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
