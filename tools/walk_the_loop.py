"""Walk the loop once in the terminal: intake, plan, trial, tonight, eight weeks, finding.

    python -m tools.walk_the_loop [--brief]

The person is made up, and so are the eight weeks: they come from the simulator, with a true relief of two points. Every
other line is printed by the command above it. Where the real 70-day trial is at hand, its finding comes last.
"""

import argparse
import datetime as dt
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import numpy as np

from quietlegs.diary.write import write_diary
from quietlegs.interface.trial import read_trial
from quietlegs.records.trial import COMPARISON
from quietlegs.simulation.diaries import to_diary
from quietlegs.simulation.nights import simulate
from quietlegs.simulation.scenarios import SCENARIOS
from quietlegs_cli.output import COLUMNS
from tools.shared_data import ROOT, melatonin_ratings

QUIETLEGS = Path(sys.executable).with_name("quietlegs")
INTAKE = ROOT / "docs/reference/schemas/intake.example.json"
START = dt.date(2026, 11, 23)
TRUE_RELIEF = -2.0
SEED = 7
LINES_WHEN_BRIEF = 30


def main() -> int:
    """Walk the loop in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--brief", action="store_true", help=f"the first {LINES_WHEN_BRIEF} lines of long answers only")
    brief = parser.parse_args().brief
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "INTAKE.json").write_bytes(INTAKE.read_bytes())
        before_the_first_night(here, brief=brief)
        eight_weeks(here)
        after_the_last_night(here, brief=brief)
        real_trial(here, brief=brief)
    return 0


def before_the_first_night(here: Path, *, brief: bool) -> None:
    """Intake, plan, trial, what it can settle, tonight."""
    heading("A made-up person answers the questions. What is safe for them?")
    show(here, "plan INTAKE.json --today 2026-11-23", brief=brief)
    heading("Eight weeks are drawn, once.")
    show(
        here,
        "trial design --intake INTAKE.json --arm effleurage --nights 56 --seed 7 --start 2026-11-23 "
        "--zone Europe/Berlin --out TRIAL.json",
        brief=brief,
    )
    heading("What can these nights settle?")
    show(here, "trial power TRIAL.json", brief=brief)
    heading("And tonight?")
    show(here, "tonight TRIAL.json --night 2026-11-23", brief=brief)


def eight_weeks(here: Path) -> None:
    """Simulate the nights of the trial that was drawn."""
    heading("Eight weeks go by (simulated, with a true relief of 2 points).")
    trial = read_trial(here / "TRIAL.json")
    order = (COMPARISON, *(arm.id for arm in trial.arms))
    nights = simulate(
        np.array([order.index(night.assigned) for night in trial.schedule], dtype=np.int64),
        effects=np.array([TRUE_RELIEF]),
        scenario=SCENARIOS["ordinal"],
        before_r=0.5,
        rng=np.random.default_rng(SEED),
    )
    diary = to_diary(nights, arms=order[1:], start=START, evening_rating=True)
    (here / "DIARY.csv").write_bytes(write_diary(diary))


def after_the_last_night(here: Path, *, brief: bool) -> None:
    """The audit of the draw, and the finding."""
    heading("Was the schedule the one that was drawn?")
    show(here, "trial verify TRIAL.json DIARY.csv", brief=brief)
    heading("What do the nights say?")
    show(here, "finding DIARY.csv --trial TRIAL.json", brief=brief)


def real_trial(here: Path, *, brief: bool) -> None:
    """The finding of a real person's finished trial, where its data are at hand."""
    ratings = melatonin_ratings()
    if ratings is None:
        return
    heading("One real person's finished trial (70 days, melatonin and mood), read the same way.")
    command = f"-m tools.convert_daily_trial {ratings.name} --outcome mood --control control --out MELATONIN.csv"
    print(f"\n$ python {command}", flush=True)
    given = [str(ratings) if part == ratings.name else part for part in command.split()]
    given[-1] = str(here / given[-1])
    answer = subprocess.run([sys.executable, *given], cwd=ROOT, check=True, capture_output=True, text=True)
    print("\n".join(textwrap.fill(line, COLUMNS) for line in answer.stderr.splitlines()), flush=True)
    show(here, "finding MELATONIN.csv --outcome mood --range 0:100 --better higher", brief=brief)


def heading(text: str) -> None:
    """A heading of the walk."""
    print(f"\n== {text}", flush=True)


def show(here: Path, command: str, *, brief: bool) -> None:
    """Print a command and what it answers."""
    print(f"\n$ quietlegs {command}", flush=True)
    answer = subprocess.run([QUIETLEGS, *command.split()], cwd=here, check=True, capture_output=True, text=True)
    lines = answer.stdout.rstrip().split("\n")
    left = len(lines) - LINES_WHEN_BRIEF
    print("\n".join(lines[:LINES_WHEN_BRIEF] if brief and left > 0 else lines))
    if brief and left > 0:
        print(f"… and {left} more lines")


if __name__ == "__main__":
    sys.exit(main())
