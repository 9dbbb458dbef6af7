"""Start-up: a whole command against `python -c "import numpy, scipy.special"`, same interpreter, same run.

    .venv/bin/python -m benchmarks.start_up [--pairs 21] [--json FILE]

`tonight`, `trial power` and `finding` of a synthetic person (one technique, 56 nights); `finding` also of three
techniques and 84 nights, and of two techniques and 84 nights whose draw leans week by week. Every command is run
beside the import in alternating order; a pair gives two ratios, of wall clock and of process CPU (user + system,
threads of BLAS included). Bar: the median ratio of each is at most 2. The spread is the range of the middle half of
the pairs. Exit status 1 when a bar is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from quietlegs.interface.diary import read_diary
from quietlegs.interface.trial import design_trial, draw_week

BAR = 2.0
FEWEST_PAIRS = 15
IMPORT = [sys.executable, "-c", "import numpy, scipy.special"]
QUIETLEGS = str(Path(sys.executable).with_name("quietlegs"))
ONE = ("--nights", "56", "--arms", "1", "--seed", "3")
THREE = ("--nights", "84", "--arms", "3", "--seed", "4")


class Cost(NamedTuple):
    """What one process took, in seconds."""

    wall: float
    cpu: float


class Pairs(NamedTuple):
    """What a command and the import beside it took, pair by pair."""

    command: list[Cost]
    imports: list[Cost]

    def ratios(self, kind: str) -> list[float]:
        """The ratio of each pair, of `wall` or `cpu`."""
        return [
            float(getattr(one, kind) / getattr(other, kind))
            for one, other in zip(self.command, self.imports, strict=True)
        ]


def commands(folder: Path) -> dict[str, list[str]]:
    """The commands by their names, on synthetic persons written into `folder`."""
    one, three = _synthetic(folder / "one", ONE), _synthetic(folder / "three", THREE)
    trial, diary = str(one / "TRIAL.json"), str(one / "DIARY.csv")
    night = str(json.loads(Path(trial).read_text(encoding="utf-8"))["start"])
    return {
        "tonight": [QUIETLEGS, "tonight", trial, diary, "--night", night],
        "trial power": [QUIETLEGS, "trial", "power", trial],
        "finding": [QUIETLEGS, "finding", diary, "--trial", trial],
        "finding, three arms": [QUIETLEGS, "finding", str(three / "DIARY.csv"), "--trial", str(three / "TRIAL.json")],
        "finding, adaptive": [QUIETLEGS, "finding", str(folder / "DIARY.csv"), "--trial", _adaptive(folder)],
    }


def _adaptive(folder: Path) -> str:
    """A synthetic person's trial whose draw leans, all weeks drawn; its diary lies beside it."""
    rng = np.random.default_rng(7)
    trial = design_trial(["effleurage", "petrissage"], nights=84, seed=7, start="2026-01-05", law="adaptive")
    ratings: list[str] = []
    while True:
        for night in trial.schedule[len(ratings) :]:
            relief = 1.0 if night.assigned == "effleurage" else 0.0
            urge = float(np.clip(np.rint(rng.normal(5.5 - relief, 1.6)), 0, 10))
            ratings.append(f"{night.night},{night.assigned},{urge:g}")
        (folder / "DIARY.csv").write_text("\n".join(["night,assigned,urge", *ratings, ""]), encoding="utf-8")
        if len(ratings) == trial.nights:
            break
        trial = draw_week(trial, read_diary(folder / "DIARY.csv", trial=trial), week=len(ratings) // 7 + 1)
    (folder / "TRIAL.json").write_bytes(trial.to_json())
    return str(folder / "TRIAL.json")


def _synthetic(folder: Path, asked: tuple[str, ...]) -> Path:
    """One synthetic person's folder."""
    subprocess.run(
        [QUIETLEGS, "simulate", "--persons", "1", *asked, "--out", str(folder)], check=True, stdout=subprocess.DEVNULL
    )
    return folder / "p000001"


def cost_of(command: list[str]) -> Cost:
    """Run a command to its end; what it took, all its threads counted. Errors: RuntimeError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with status {process.returncode}.")
    return Cost(wall, used.ru_utime + used.ru_stime)


def measure(wanted: dict[str, list[str]], *, pairs: int) -> dict[str, Pairs]:
    """Run every command beside the import, `pairs` times, first one and then the other in front."""
    for command in (IMPORT, *wanted.values()):
        cost_of(command)  # whatever is only read or compiled the first time
    taken = {name: Pairs([], []) for name in wanted}
    for number in range(pairs):
        for name, command in wanted.items():
            order = (command, IMPORT) if number % 2 else (IMPORT, command)
            costs = [cost_of(each) for each in order]
            taken[name].command.append(costs[order.index(command)])
            taken[name].imports.append(costs[order.index(IMPORT)])
    return taken


def row_of(pairs: Pairs) -> dict[str, float]:
    """The numbers of one line of the table: medians in seconds, ratios and the middle half of them."""
    row: dict[str, float] = {}
    for kind in Cost._fields:
        low, middle, high = np.quantile(pairs.ratios(kind), [0.25, 0.5, 0.75])
        row |= {
            kind: float(np.median([getattr(one, kind) for one in pairs.command])),
            f"import_{kind}": float(np.median([getattr(one, kind) for one in pairs.imports])),
            f"{kind}_ratio": float(middle),
            f"{kind}_ratio_q25": float(low),
            f"{kind}_ratio_q75": float(high),
        }
    return row


def table(rows: dict[str, dict[str, float]]) -> str:
    """The printed table."""
    head = f"{'command':<20} {'wall s':>7} {'import':>7} {'ratio':>6} {'spread':>11}"
    lines = [f"{head}   {'CPU s':>6} {'import':>7} {'ratio':>6} {'spread':>11}"]
    for name, row in rows.items():
        parts = [
            f"{row[kind]:7.3f} {row[f'import_{kind}']:7.3f} {row[f'{kind}_ratio']:6.2f} "
            f"{row[f'{kind}_ratio_q25']:5.2f}-{row[f'{kind}_ratio_q75']:<5.2f}"
            for kind in Cost._fields
        ]
        lines.append(f"{name:<20} {'  '.join(parts)}".rstrip())
    return "\n".join(lines)


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=21)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.pairs < FEWEST_PAIRS:
        parser.error(f"--pairs: a median of fewer than {FEWEST_PAIRS} pairs says little.")
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(commands(Path(folder)), pairs=options.pairs)
    rows = {name: row_of(pairs) for name, pairs in taken.items()}
    print(
        f"{options.pairs} alternating pairs; ratio to the import beside it: median, and the middle half of the pairs\n"
    )
    print(table(rows))
    missed = [name for name, row in rows.items() if max(row["wall_ratio"], row["cpu_ratio"]) > BAR]
    print(f"\nbar: each median ratio at most {BAR:g}; {'missed by ' + ', '.join(missed) if missed else 'held by all'}")
    if options.json:
        options.json.write_text(json.dumps({"pairs": options.pairs, "bar": BAR, "rows": rows}, indent=1))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
