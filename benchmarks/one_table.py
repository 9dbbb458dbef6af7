"""One table: every peer method beside Quietlegs on the same synthetic persons, judged after the last night.

    .venv/bin/python -m benchmarks.one_table [--full] [--persons N] [--jags-persons N] [--nuts-persons N]
        [--nights 84] [--seed 20261124] [--truth shipped] [--scenario plain] [--checkpoint FILE] [--json FILE]

Peers: `make peers`. Quick: 40 persons; --full: 400. Fewer for a sampler where asked for. The reporting seed was
fixed before the first run and is never used for tuning. With --checkpoint the run goes on where it stopped.
Everybody's level, noise and effects are the same under every schedule. CPU is processor time on one thread: for
Quietlegs from the table of nights to the answer under three priors, for R and statsmodels the fit, for samplers
adaptation and sampling without compiling. "Right" is the share of all persons, "false" that of the claims made; peers
without a rule of their own claim where p < 0.05, and, in the first pair of columns, say "no worthwhile help" where the
90 % interval excludes a relief of one point.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np

from benchmarks.peers.one_thread import on_one_thread
from benchmarks.peers.side_by_side import METHODS, MID, Method, Row, case
from quietlegs.simulation.persons import Population
from quietlegs.simulation.scenarios import SCENARIOS
from quietlegs.simulation.truths import TruthName
from quietlegs.statistics.forecast import HARMS, HELPS, NO_WORTHWHILE_HELP
from quietlegs.statistics.moments import Bools, Floats

REPORTING_SEED = 20261124
QUICK, FULL = 40, 400
CHUNK = 40

Summary = dict[str, float | str | None]


class Run(NamedTuple):
    """What is compared: a population, how many persons, and how many of them each sampler sees."""

    population: Population
    persons: int
    samplers: dict[str, int]

    def limit(self, method: Method) -> int:
        """How many persons a method sees."""
        return min(self.persons, self.samplers[method.name]) if method.sampler else self.persons


def rows_of(run: Run, *, methods: list[Method], checkpoint: Path | None) -> list[Row]:
    """All rows, chunk by chunk; a method goes on after the last person that the checkpoint holds of it."""
    rows = _resumed(checkpoint, run=run)
    for first in range(1, run.persons + 1, CHUNK):
        done = {(row.method, row.number) for row in rows}
        cases = [case(n, population=run.population) for n in range(first, min(first + CHUNK, run.persons + 1))]
        for method in methods:
            wanted = [one for one in cases if one.number <= run.limit(method)]
            wanted = [one for one in wanted if (method.name, one.number) not in done]
            _progress(f"persons {first} to {cases[-1].number} of {run.persons}: {method.name}")
            rows += method.look(wanted) if wanted else []
            _keep(checkpoint, run=run, rows=rows)
    return [row for row in rows if row.number <= run.persons]


def summary(rows: list[Row]) -> Summary:
    """One method over its persons, with Monte Carlo standard errors; a person without an estimate has no claim."""
    truth, mean, low, high = (
        np.array([getattr(row, name) for row in rows]) for name in ("truth", "mean", "low", "high")
    )
    known = np.isfinite(mean)
    off = (mean - truth)[known]
    covered = ((low - 1e-9 <= truth) & (truth <= high + 1e-9))[known]
    effective = [row.effective for row in rows if row.effective is not None]
    cost = [row.cpu_ms / row.effective for row in rows if row.effective]
    found: Summary = {
        "method": rows[0].method,
        "persons": len(rows),
        "without_an_estimate": int((~known).sum()),
        "bias": float(off.mean()),
        "bias_error": float(off.std(ddof=1) / np.sqrt(off.size)) if off.size > 1 else None,
        "rmse": float(np.sqrt((off**2).mean())),
        **_share("coverage", covered),
        "cpu_ms": float(np.median([row.cpu_ms for row in rows])),
        "effective_draws": float(np.median(effective)) if effective else None,
        "cpu_seconds_a_thousand_effective_draws": float(np.median(cost)) if cost else None,
    }
    for rule in ("generous", "usual"):
        codes = np.array([getattr(row, rule) for row in rows])
        false = wrong(codes, truth=truth)
        found |= _share(f"{rule}_right", (codes != 0) & ~false) | _share(f"{rule}_false", false[codes != 0])
    return found


def wrong(codes: Floats, *, truth: Floats) -> Bools:
    """Whether each claim is false; no claim is not."""
    return np.select(
        [codes == HELPS, codes == HARMS, codes == NO_WORTHWHILE_HELP], [truth >= 0, truth <= 0, truth < -MID], False
    )


HEADINGS = (
    (24, "", "method"),
    (8, "", "persons"),
    (15, "", "bias"),
    (7, "", "RMSE"),
    (15, "90 % interval", "holds, %"),
    (13, "claims, %", "right"),
    (13, "", "false"),
    (11, "p < 0.05, %", "right"),
    (8, "", "false"),
    (10, "CPU", "ms"),
    (11, "effective", "draws"),
)


def print_table(summaries: list[Summary], *, run: Run) -> None:
    """The table, a line a method."""
    nights, seed, truth, scenario, *_ = run.population
    print(f"\n{nights} nights, truth {truth}, scenario {scenario}, seed {seed}")
    for level in (1, 2):
        print(line(tuple(str(heading[level]) for heading in HEADINGS)))
    for one in summaries:
        print(line(cells(one)))


def line(shown: tuple[str, ...]) -> str:
    """One line in the columns' widths, the first to the left."""
    widths = [int(heading[0]) for heading in HEADINGS]
    return f"{shown[0]:{widths[0]}}" + "".join(f"{cell:>{w}}" for cell, w in zip(shown[1:], widths[1:], strict=True))


def cells(one: Summary) -> tuple[str, ...]:
    """One method's cells."""

    def percent(name: str) -> str:
        value = one[name]
        return "none" if value is None else f"{100 * float(value):.1f}"

    def with_error(name: str) -> str:
        return f"{percent(name)} ± {percent(f'{name}_error')}"

    return (
        str(one["method"]),
        str(one["persons"]),
        f"{one['bias']:+.3f}" + ("" if one["bias_error"] is None else f" ± {one['bias_error']:.3f}"),
        f"{one['rmse']:.3f}",
        with_error("coverage"),
        with_error("generous_right"),
        with_error("generous_false"),
        percent("usual_right"),
        percent("usual_false"),
        f"{one['cpu_ms']:.2f}",
        "-" if one["effective_draws"] is None else f"{one['effective_draws']:.0f}",
    )


def main() -> int:
    """Print the table."""
    on_one_thread()
    options = _options()
    persons = options.persons or (FULL if options.full else QUICK)
    population = Population(nights=options.nights, seed=options.seed, truth=options.truth, scenario=options.scenario)
    samplers = {"JAGS": options.jags_persons, "NUTS": options.nuts_persons}
    run = Run(population, persons, {name: persons if n is None else n for name, n in samplers.items()})
    methods = [method for method in METHODS if not _told_missing(method) and run.limit(method)]
    rows = rows_of(run, methods=methods, checkpoint=options.checkpoint)
    summaries = [summary([row for row in rows if row.method == method.name]) for method in methods]
    print_table(summaries, run=run)
    print(_beside(rows))
    if options.json:
        options.json.write_text(json.dumps({"population": population._asdict(), "methods": summaries}, indent=1))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--persons", type=int)
    parser.add_argument("--jags-persons", type=int)
    parser.add_argument("--nuts-persons", type=int)
    parser.add_argument("--nights", type=int, default=84)
    parser.add_argument("--seed", type=int, default=REPORTING_SEED)
    parser.add_argument("--truth", choices=get_args(TruthName), default="shipped")
    parser.add_argument("--scenario", choices=sorted(set(SCENARIOS) - {"indication"}), default="plain")
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _beside(rows: list[Row]) -> str:
    """How far each sampler's mean lies from Quietlegs's on the same persons."""
    own = {row.number: row.mean for row in rows if row.method == "Quietlegs"}
    apart = {name: [abs(row.mean - own[row.number]) for row in rows if row.method == name] for name in ("JAGS", "NUTS")}
    shown = [
        f"{name}: the same model on the first {len(values)} persons, means at most {max(values):.3f} points from ours"
        for name, values in apart.items()
        if values
    ]
    return "\n".join(shown)


def _share(name: str, hits: Bools) -> Summary:
    """A share with its standard error; None where there is nothing to share."""
    if not hits.size:
        return {name: None, f"{name}_error": None}
    share = float(hits.mean())
    return {name: share, f"{name}_error": float(np.sqrt(share * (1 - share) / hits.size))}


def _told_missing(method: Method) -> bool:
    """Say what is not installed, if anything."""
    missing = method.missing()
    if missing:
        print(f"{method.name} is left out: {', '.join(missing)} not installed; run make peers.", file=sys.stderr)
    return bool(missing)


def _resumed(checkpoint: Path | None, *, run: Run) -> list[Row]:
    """What an earlier run of the same population has done; another population's file is refused."""
    if checkpoint is None or not checkpoint.exists():
        return []
    found = json.loads(checkpoint.read_text())
    if found["population"] != run.population._asdict():
        raise SystemExit(f"{checkpoint} belongs to another run: {found['population']}; name another file.")
    return [Row(*row) for row in found["rows"]]


def _keep(checkpoint: Path | None, *, run: Run, rows: list[Row]) -> None:
    if checkpoint:
        checkpoint.write_text(json.dumps({"population": run.population._asdict(), "rows": rows}))


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text:70}")


if __name__ == "__main__":
    sys.exit(main())
