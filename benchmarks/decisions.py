"""Decisions: false claims, nights to a claim, what people use today on the same persons, and the words of a claim.

    .venv/bin/python -m benchmarks.decisions [--full] [--persons N] [--seed 20261124] [--kept FOLDER] [--json FILE]

Rows D1, D2, D3, D5 and D6 of the plan. Synthetic persons as `quietlegs simulate` makes them, one technique, 84 nights,
looked at after every analysed night; a claim is the first decision other than "cannot tell yet". It is false if the
true mean change of the recorded score has no benefit (helps), no harm (harms), or a benefit of more than one point (no
worthwhile help). --full: 10,000 persons a cell, else 300. The reporting seed was never used while building. With --kept
a run that was stopped goes on, and cells of `benchmarks.calibration` are not simulated twice.
"""

import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks import today_claims, told
from benchmarks.peers.claims import NAMES
from benchmarks.study import MID, NEVER, Rows, Seen, Way, asked, see, share
from quietlegs.simulation.persons import Population
from quietlegs.simulation.scenarios import SCENARIOS, ScenarioName
from quietlegs.simulation.truths import TruthName
from quietlegs.statistics.forecast import HARMS, HELPS, NO_WORTHWHILE_HELP
from quietlegs.statistics.moments import Bools

QUICK, FULL = 300, 10_000
NIGHTS = 84
EVENINGS = {0.0: 25, 0.5: 23, 0.7: 21}
"""Correlation of the evening rating with the night, and the most nights that row D3 allows."""

MOST_FALSE, MOST_NULL, MOST_WRONG_SIGN = 0.05, 0.05, 0.01
CLAIMS = (HELPS, HARMS, NO_WORTHWHILE_HELP)

Line = dict[str, object]


class Cells(NamedTuple):
    """How cells are made: persons, seed, and where what is done is kept."""

    persons: int
    seed: int
    kept: Path | None

    def see(
        self, truth: TruthName, *, scenario: ScenarioName = "plain", before_r: float = 0.0, part: float = 1.0
    ) -> Seen:
        """One cell, or a part of its persons."""
        population = Population(nights=NIGHTS, seed=self.seed, truth=truth, scenario=scenario, before_r=before_r)
        return see(population, persons=self.some(part), kept=self.kept)

    def some(self, part: float) -> int:
        """A part of the persons, a hundred at least."""
        return max(100, int(part * self.persons))


def is_false(code: Rows, truth: Rows) -> Bools:
    """Whether each claim is false."""
    wrong = np.select(
        [code == HELPS, code == HARMS, code == NO_WORTHWHILE_HELP], [truth >= 0, truth <= 0, truth < -MID], False
    )
    return np.asarray(wrong, dtype=np.bool_)


def false_claims(cells: Cells) -> list[Line]:
    """D1: of each kind of claim, the share that is false; r is the evening rating's correlation."""
    lines: list[Line] = []
    truths: tuple[TruthName, ...] = ("shipped", "truth_enthusiastic")
    for truth in truths:
        for r in EVENINGS:
            seen = cells.see(truth, before_r=r)
            wrong = is_false(seen.of("claim"), seen.of("truth"))
            for code in CLAIMS:
                here = seen.of("claim") == code
                false, error = share(wrong[here])
                lines.append(
                    {
                        "truth": truth,
                        "r": r,
                        "claim": NAMES[code],
                        "persons": int(here.size),
                        "claims": int(here.sum()),
                        "false": false,
                        "error": error,
                        "met": bool(not here.any() or false <= MOST_FALSE),
                    }
                )
    return lines


def wrong_signs(cells: Cells) -> list[Line]:
    """D2: persons told "helps" although nothing does anything, and claims with the wrong sign in every world."""
    lines: list[Line] = []
    drawn = [name for name, scenario in SCENARIOS.items() if scenario.randomised]
    parts: dict[TruthName, float] = {"null": 0.25, "shipped": 1.0, "truth_enthusiastic": 1.0, "truth_sceptical": 0.25}
    for truth, part in parts.items():
        for scenario in drawn:
            seen = cells.see(truth, scenario=scenario, part=1.0 if scenario == "plain" else part)
            claim, real = seen.of("claim"), seen.of("truth")
            helps, helps_error = share(claim == HELPS)
            nothing = truth == "null" and scenario != "expectation"
            reversed_sign = ((claim == HELPS) & (real > 0)) | ((claim == HARMS) & (real < 0))
            made = claim != 0
            wrong, error = share(reversed_sign[made])
            lines.append(
                {
                    "truth": truth,
                    "scenario": scenario,
                    "persons": int(claim.size),
                    "told_helps": helps,
                    "told_helps_error": helps_error,
                    "wrong_sign": wrong,
                    "error": error,
                    "met": bool(wrong <= MOST_WRONG_SIGN and (not nothing or helps <= MOST_NULL)),
                }
            )
    return lines


def nights_needed(cells: Cells) -> list[Line]:
    """D3: median nights to a claim over all persons, unrated nights counted, beside the oracle's."""
    lines: list[Line] = []
    for r, bar in EVENINGS.items():
        seen = cells.see("shipped", before_r=r)
        night = seen.of("night")
        median = float(np.median(night))
        lines.append(
            {
                "r": r,
                "persons": int(night.size),
                "median": median,
                "error": _median_error(night),
                "analysed": float(np.median(seen.of("rated"))),
                "oracle": float(np.median(seen.of("oracle_night"))),
                "claiming": float((night < NEVER).mean()),
                "oracle_claiming": float((seen.of("oracle_night") < NEVER).mean()),
                "bar": bar,
                "met": median <= bar,
            }
        )
    return lines


def _median_error(values: Rows) -> float:
    """Monte Carlo error of a median: half the width of its order-statistic interval of one standard error."""
    ordered, half = np.sort(values), np.sqrt(values.size) / 2
    middle = values.size / 2
    low, high = int(max(0, middle - half)), int(min(values.size - 1, middle + half))
    return float(ordered[high] - ordered[low]) / 2


def beside_today(cells: Cells) -> list[Line]:
    """D5: the same persons with what people use today, each on the schedule that it needs."""
    count = cells.some(0.2)
    lines: list[Line] = []
    worlds: tuple[TruthName, ...] = ("shipped", "null")
    for truth in worlds:
        population = Population(nights=NIGHTS, seed=cells.seed, truth=truth)
        ours = see(population, persons=count, kept=cells.kept)
        lines.append(_claims_line("Quietlegs", "every night", ours.of("claim"), truths=ours.of("truth"), world=truth))
        theirs = see(
            population, persons=count, kept=cells.kept, way=Way(today_claims.look, today_claims.FIELDS, "today")
        )
        for name, looks in today_claims.COLUMNS:
            truths, code = theirs.of(f"{name}: truth"), theirs.of(f"{name}: {looks}")
            lines.append(_claims_line(name, looks, code, truths=truths, world=truth))
    for truth in worlds:
        mine = next(line for line in lines if line["world"] == truth and line["method"] == "Quietlegs")
        mine["beaten"] = "-"
        for line in lines:
            if line["world"] == truth and line is not mine:
                fewer = float(str(line["false_persons"])) >= float(str(mine["false_persons"]))
                more = truth == "null" or float(str(line["right"])) <= float(str(mine["right"]))
                line["beaten"] = fewer and more
    return lines


def _claims_line(method: str, looks: str, code: Rows, *, truths: Rows, world: str) -> Line:
    wrong = is_false(code, truths)
    made = code != 0
    right, error = share(made & ~wrong)
    false_persons, false_persons_error = share(wrong & made)
    return {
        "world": world,
        "method": method,
        "looks": looks,
        "persons": int(code.size),
        "claiming": float(made.mean()),
        "right": right,
        "right_error": error,
        "false_persons": false_persons,
        "false_persons_error": false_persons_error,
        "false_of_claims": share(wrong[made])[0],
    }


def words(cells: Cells) -> list[Line]:
    """D6: persons whose benefit builds up and who are told "no worthwhile help" without its limits."""
    lines: list[Line] = []
    for scenario in ("carry3", "carry7"):
        population = Population(nights=NIGHTS, seed=cells.seed, scenario=scenario)
        seen = see(population, persons=cells.some(0.1), kept=cells.kept, way=Way(told.look, told.FIELDS, "told"))
        said = seen.of("no_worthwhile_help") > 0
        bare = said & (seen.of("limits_said") == 0)
        lines.append(
            {
                "scenario": scenario,
                "persons": int(said.size),
                "told": int(said.sum()),
                "without_the_words": int(bare.sum()),
                "met": not bool(bare.any()),
            }
        )
    return lines


def show(title: str, lines: list[Line]) -> None:
    """Print lines as a table: shares in percent, everything else as it is."""
    print(f"\n{title}")
    cells = [[_cell(name, value) for name, value in line.items()] for line in lines]
    head = list(lines[0])
    widths = [max(len(head[at]), *(len(row[at]) for row in cells if at < len(row))) for at in range(len(head))]
    print("  ".join(name.rjust(width) for name, width in zip(head, widths, strict=True)))
    for row in cells:
        print("  ".join(value.rjust(width) for value, width in zip(row, widths, strict=False)))


WHOLE_NUMBERS = ("r", "median", "analysed", "oracle", "bar")


def _cell(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if isinstance(value, float):
        plain = name in WHOLE_NUMBERS or (name == "error" and value >= 0.2)
        return f"{value:g}" if plain else f"{value:.2%}"
    return str(value)


def main() -> int:
    """Print the tables; status 1 if a bar is missed."""
    options = asked(__doc__, quick=QUICK, full=FULL)
    cells = Cells(options.persons, options.seed, options.kept)
    tables = {
        "D3": ("D3: median nights to a claim, shipped truth", nights_needed(cells)),
        "D1": (f"D1: false claims among claims of each kind (bar {MOST_FALSE:.0%} each)", false_claims(cells)),
        "D2": (f"D2: told helps under the null (bar {MOST_NULL:.0%}); wrong sign (bar {MOST_WRONG_SIGN:.0%})",
               wrong_signs(cells)),
        "D5": ("D5: the same persons, what people use today (right and false: share of all persons)",
               beside_today(cells)),
        "D6": ("D6: no worthwhile help without the words on the same night and the build-up (bar 0)", words(cells)),
    }  # fmt: skip
    for title, lines in tables.values():
        show(title, lines)
    if options.json:
        options.json.write_text(json.dumps({name: lines for name, (_, lines) in tables.items()}, indent=1))
    return int(any(line.get("met") is False or line.get("beaten") is False for _, ls in tables.values() for line in ls))


if __name__ == "__main__":
    sys.exit(main())
