"""Where the real trial's data lie, which stay outside this project."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def melatonin_ratings() -> Path | None:
    """The real 70-day trial; None, after one printed line, where it is not at hand."""
    shared = Path(os.environ.get("QUIETLEGS_SHARED", ROOT.parent / "shared"))
    ratings = shared / "data/nof1_melatonin_ema.csv"
    if ratings.is_file():
        return ratings
    print("The real 70-day trial is not at hand here (set QUIETLEGS_SHARED): nothing was compared with it.")
    return None
