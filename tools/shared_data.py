"""Where the real trial's data lie, which stay outside this project."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_AT_HAND = "The real 70-day trial is not at hand (set QUIETLEGS_SHARED): nothing was compared with it."
"""Said once at the end of a test run where the data are absent."""


def melatonin_ratings() -> Path | None:
    """The real 70-day trial; None where it is not at hand."""
    shared = Path(os.environ.get("QUIETLEGS_SHARED", ROOT.parent / "shared"))
    ratings = shared / "data/nof1_melatonin_ema.csv"
    return ratings if ratings.is_file() else None
