"""Speed: the rows S1-S5 of the plan in one table, for the NumPy path and the compiled one. Seed fixed beforehand.

    .venv/bin/python -m benchmarks.speed [--quick | --full] [--seed 20261124] [--kept FOLDER] [--json FILE]

Process CPU on one thread; what is compared is timed in the same run. S1: one person's rows with 56 nights to everything
read off the posterior, against JAGS and NUTS at 1,000 effective draws (adapting and sampling, not compiling). S2:
padded rows of many persons against `benchmarks/plain.py`. S3: one million persons on one core. S4: one more night
after 7 to 3,650. S5: a 61 x 9 grid, JAGS, and the compiled path against NumPy. `--kept` holds what is done already.
The bars of S1 and S2 are held to the compiled path, those of S4 and S5 to both. Exit status 1 where one is missed.
"""

import argparse
import json
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks import agreement
from benchmarks import speed_measures as measures
from benchmarks.engines import NAMES, engine
from benchmarks.peers.one_thread import on_one_thread

JAGS_BAR, NUTS_BAR, PLAIN_BAR, MEMORY_BAR, FLAT_BAR = 1000.0, 5000.0, 50.0, 4.0, 1.5


class Size(NamedTuple):
    """How much is done: persons of S1, rounds of S2, persons of S3, S4, of the grid and of JAGS in S5."""

    sampled: int
    rounds: int
    cohort: int
    nightly: int
    grid: int
    jags: int


QUICK = Size(sampled=3, rounds=7, cohort=20_000, nightly=3, grid=24, jags=2)
FULL = Size(sampled=9, rounds=21, cohort=1_000_000, nightly=9, grid=400, jags=12)


class Line(NamedTuple):
    """One figure: `met` is None where there is no bar; `spread` is a range over persons or rounds."""

    row: str
    what: str
    figure: str
    spread: str
    bar: str
    met: bool | None


def one_posterior(size: Size, seed: int) -> list[Line]:
    """S1."""
    found = measures.one_posterior(size.sampled, seed=seed, engines=[engine(name) for name in NAMES])
    lines = [_times("S1", f"{own.name}, one posterior, 56 nights", own, unit=1e6, name="us CPU") for own in found.own]
    for theirs in found.theirs:
        text = f"{theirs.times.name}, 1,000 effective draws (a run: {theirs.effective:.0f})"
        lines.append(_times("S1", text, theirs.times, unit=1.0, name="s CPU"))
        bar = JAGS_BAR if theirs.times.name.startswith("JAGS") else NUTS_BAR
        for own in found.own:
            ratios = [their / mine for their, mine in zip(theirs.times.seconds, own.seconds, strict=True)]
            held = own.name == "compiled" and "short" in theirs.times.name
            ratio = theirs.times.median / own.median
            met, asked = (ratio >= bar, f">= {bar:,.0f}") if held else (None, "-")
            text = f"{theirs.times.name} / {own.name}"
            lines.append(
                Line("S1", text, f"{ratio:,.0f} times", f"{min(ratios):,.0f} to {max(ratios):,.0f}", asked, met)
            )
        if "long" in theirs.times.name:
            lines.append(_errors(f"{theirs.times.name}: mean from ours", theirs.errors))
    return lines


def _times(row: str, what: str, times: measures.Times, *, unit: float, name: str) -> Line:
    low, high = min(times.seconds) * unit, max(times.seconds) * unit
    return Line(row, what, f"{times.median * unit:,.4g} {name}", f"{low:,.4g} to {high:,.4g}", "-", None)


def _errors(what: str, errors: float) -> Line:
    bar = agreement.STANDARD_ERRORS
    return Line("S5", what, f"{errors:.2f} Monte Carlo errors", "largest", f"<= {bar:g}", errors <= bar)


def persons_a_second(size: Size, seed: int) -> list[Line]:
    """S2."""
    slow, *own = measures.persons_a_second(size.rounds, seed=seed, engines=[engine(name) for name in NAMES])
    lines = []
    for times in (slow, *own):
        rates = [1 / one for one in times.seconds]
        figure, spread = f"{1 / times.median:,.0f} a second", f"{min(rates):,.0f} to {max(rates):,.0f}"
        lines.append(Line("S2", f"{times.name}, persons of 56 nights", figure, spread, "-", None))
    for times in own:
        ratios = [one / other for one, other in zip(slow.seconds, times.seconds, strict=True)]
        ratio = slow.median / times.median
        held = times.name == "compiled"
        bar, met = (f">= {PLAIN_BAR:g}", ratio >= PLAIN_BAR) if held else ("-", None)
        spread = f"{min(ratios):,.0f} to {max(ratios):,.0f}"
        lines.append(Line("S2", f"{times.name} / plain", f"{ratio:,.0f} times", spread, bar, met))
    return lines


def million(size: Size, seed: int) -> list[Line]:
    """S3."""
    lines = []
    for name in NAMES:
        found = measures.million(size.cohort, seed=seed, engine=engine(name))
        scale = 1e6 / found["persons"]
        how = "measured" if scale == 1 else f"extrapolated from {size.cohort:,}"
        peak, first = found["peak_gib"], found["first_call_s"]
        lines += [
            Line("S3", f"{name}, 1,000,000 posteriors", f"{found['posteriors_s'] * scale:,.0f} s CPU", how, "-", None),
            Line("S3", f"{name}, making the nights up", f"{found['making_up_s'] * scale:,.0f} s CPU", how, "-", None),
            Line("S3", f"{name}, first call (compiling)", f"{first:.1f} s CPU", "once", "-", None),
            Line("S3", f"{name}, peak memory", f"{peak:.2f} GiB", "measured", f"<= {MEMORY_BAR:g}", peak < MEMORY_BAR),
        ]
    return lines


def nightly(size: Size, seed: int) -> list[Line]:
    """S4. From `LONG` nights on the nodes move in three passes, so the whole is flat on either side of a step."""
    found = measures.nightly(size.nightly, seed=seed, engines=[engine(name) for name in NAMES])
    lengths = [one.nights for one in found]
    lines = [_flat("adding the night alone", lengths, [one.extend for one in found])]
    short = sum(one <= measures.LONG for one in lengths)
    for name in NAMES:
        whole = [one.extend + one.posterior[name] for one in found]
        text = f"{name}, the night and its answer"
        lines += [_flat(text, lengths[:short], whole[:short]), _flat(text, lengths[short:], whole[short:])]
        all_of_it = _flat(text, lengths, whole)
        lines.append(all_of_it._replace(spread="with the step", bar="-", met=None))
        text = f"{name}, step at {measures.LONG} nights, where nodes move"
        lines.append(Line("S4", text, f"{whole[short] / whole[short - 1]:.2f} times", "once", "-", None))
    return lines


def _flat(what: str, lengths: list[int], each: list[float]) -> Line:
    ratio = max(each) / min(each)
    told = " ".join(f"{1e6 * one:.0f}" for one in each) + " us"
    text = f"{what}, {lengths[0]} to {lengths[-1]}"
    return Line("S4", text, f"{ratio:.2f} times", told, f"<= {FLAT_BAR:g}", ratio <= FLAT_BAR)


def agreeing(size: Size, seed: int) -> list[Line]:
    """S5. The compiled path's distance from the grid is at most NumPy's plus its own from NumPy."""
    grid = agreement.against_grid(size.grid, seed=seed)["largest_sd"]
    compiled, numpy = engine("compiled"), engine("NumPy")
    apart = measures.from_numpy(size.grid, seed=seed, engine=compiled, reference=numpy)
    bar = agreement.BAR
    who = f"{size.grid} persons, largest"
    lines = [
        Line("S5", "NumPy from a 61 x 9 grid", f"{grid:.4f} sd", who, f"<= {bar}", grid <= bar),
        Line("S5", "compiled from NumPy", f"{apart:.1e} sd", who, "-", None),
        Line("S5", "compiled from the grid", f"<= {grid + apart:.4f} sd", who, f"<= {bar}", grid + apart <= bar),
    ]
    sampled = agreement.against_jags(size.jags, seed=seed)
    worst = max(max(row["mean_errors"], row["helps_errors"]) for row in sampled)
    return [*lines, _errors(f"JAGS, mean and chance, {size.jags} persons", worst)]


ROWS: dict[str, Callable[[Size, int], list[Line]]] = {
    "S2": persons_a_second,
    "S4": nightly,
    "S1": one_posterior,
    "S3": million,
    "S5": agreeing,
}


def lines_of(name: str, *, size: Size, seed: int, kept: Path | None) -> list[Line]:
    """A row's lines, measured now or kept from before."""
    file = None if kept is None else kept / f"speed-{name}-{seed}-{'-'.join(str(one) for one in size)}.json"
    if file is not None and file.exists():
        return [Line(*one) for one in json.loads(file.read_text(encoding="utf-8"))]
    found = ROWS[name](size, seed)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(found), encoding="utf-8")
    return found


def processor() -> str:
    """What the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def show(lines: list[Line], *, title: str) -> None:
    """Print the table."""
    print(title)
    print(f"{'row':4}{'what':58}{'figure':>24}  {'range or where':34}{'bar':>10}  met")
    for line in lines:
        met = {None: "", True: "yes", False: "NO"}[line.met]
        print(f"{line.row:4}{line.what:58}{line.figure:>24}  {line.spread:34}{line.bar:>10}  {met}".rstrip())


def main() -> int:
    """Measure, print, write; status 1 if a bar is missed."""
    on_one_thread()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_true", help="the default: a few minutes")
    how.add_argument("--full", action="store_true", help="all persons of the plan")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    size = FULL if options.full else QUICK
    lines = [line for name in ROWS for line in lines_of(name, size=size, seed=options.seed, kept=options.kept)]
    lines.sort(key=lambda line: line.row)
    title = f"{processor()}, one thread, {'full' if options.full else 'quick'}, seed {options.seed}"
    show(lines, title=title)
    if options.json:
        told = {"title": title, "lines": [line._asdict() for line in lines]}
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return int(any(line.met is False for line in lines))


if __name__ == "__main__":
    sys.exit(main())
