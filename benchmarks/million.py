"""A cohort of one million synthetic persons with 56 nights each, on one core, in chunks.

    .venv/bin/python -m benchmarks.million [--persons 1000000] [--nights 56] [--engine compiled|NumPy] [--seed 20261124]

Prints JSON: process CPU seconds of the posteriors, of making up the nights, and of compiling; peak memory of the whole
process in GiB. Nothing is kept of a person but the chance of benefit, whose mean is printed so that all are computed.
"""

import argparse
import json
import resource
import time
from pathlib import Path

import numpy as np

from benchmarks.cohort import NUISANCE, cohort
from benchmarks.engines import NAMES, Engine, engine
from benchmarks.peers.one_thread import on_one_thread

CHUNK = 10_000


def run(persons: int, *, nights: int, chosen: Engine, seed: int) -> dict[str, float | str]:
    """Simulate and analyse; CPU seconds, GiB."""
    rng = np.random.default_rng(seed)
    first = cohort(2, nights=nights, rng=rng)
    start = time.process_time()
    chosen.rows(first.columns, first.gaps, NUISANCE)
    compiling = time.process_time() - start
    making, answering, helps = 0.0, 0.0, 0.0
    for done in range(0, persons, CHUNK):
        start = time.process_time()
        here = cohort(min(CHUNK, persons - done), nights=nights, rng=rng)
        made = time.process_time()
        helps += float(chosen.rows(here.columns, here.gaps, NUISANCE).helps.sum())
        making, answering = making + made - start, answering + time.process_time() - made
    return {
        "engine": chosen.name,
        "persons": persons,
        "posteriors_s": answering,
        "making_up_s": making,
        "first_call_s": compiling,
        "peak_gib": peak_memory(),
        "mean_chance": helps / persons,
    }


def peak_memory() -> float:
    """The most memory that this process has held, GiB: from Linux, whose `ru_maxrss` would count the parent's too."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 2**20


def main() -> None:
    """Print one engine's figures as JSON."""
    on_one_thread()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--nights", type=int, default=56)
    parser.add_argument("--engine", choices=NAMES, default="compiled")
    parser.add_argument("--seed", type=int, default=20261124)
    options = parser.parse_args()
    print(json.dumps(run(options.persons, nights=options.nights, chosen=engine(options.engine), seed=options.seed)))


if __name__ == "__main__":
    main()
