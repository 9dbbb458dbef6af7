"""Kill the server right after an acknowledged write, under load, a hundred times; each such entry must be there.

    .venv/bin/python -m benchmarks.pull_the_plug [--rounds 100] [--seed 7]

Prints a line a round and a table at the end; status 1 where anything acknowledged was lost, doubled or altered.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.durability import a_persons_token, pull_the_plug
from tests.journeys.server import Server


def main() -> int:
    """Pull the plug as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    luck = random.Random(asked.seed)
    lost = doubled = altered = written = 0
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder, "data")) as server:
        token = a_persons_token(server.data)
        for number in range(asked.rounds):
            outcome = pull_the_plug(server, token=token, number=number, luck=luck)
            written += len(outcome.acknowledged)
            lost += len(outcome.acknowledged - set(outcome.held))
            doubled += len(outcome.held) - len(set(outcome.held))
            altered += outcome.altered
            print(
                f"{number + 1:4d} of {asked.rounds}: {len(outcome.acknowledged)} acknowledged, {lost} lost", flush=True
            )
    print(f"\nkills {asked.rounds}  acknowledged {written}  lost {lost}  doubled {doubled}  altered {altered}")
    return int(bool(lost or doubled or altered))


if __name__ == "__main__":
    sys.exit(main())
