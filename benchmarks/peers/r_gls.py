"""R's nlme::gls (Debian packages r-base-core, r-cran-nlme): AR(1) errors over the day number, nights may be missing.

Regression on the nuisance columns, last night's exposure and tonight's assignment; restricted maximum likelihood.
"""

import csv
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.peers.claims import from_errors
from benchmarks.peers.fitted import Fitted
from benchmarks.peers.nights import Nights

SCRIPT = Path(__file__).with_name("gls.R")


def fit_by_gls(persons: list[Nights]) -> list[Fitted]:
    """Fit every person in one run of R; all must have the same number of nuisance columns.

    Processor time is R's own `proc.time` around each fit, so that R's start is not counted.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "nights.csv"), Path(folder, "fits.csv")
        _write(given, persons=persons)
        subprocess.run(["Rscript", "--vanilla", str(SCRIPT), str(given), str(found)], check=True, capture_output=True)
        with found.open(newline="") as file:
            rows = sorted(csv.DictReader(file), key=lambda row: int(row["person"]))
    return [_fitted(row) for row in rows]


def _write(path: Path, *, persons: list[Nights]) -> None:
    count = persons[0].nuisance.shape[1]
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["person", "day", "y", "arm", "exposure", *(f"z{j + 1}" for j in range(count))])
        for number, nights in enumerate(persons):
            columns = [nights.day, nights.outcome, nights.arm, nights.exposure, *nights.nuisance.T]
            writer.writerows([number, *row] for row in zip(*(column.tolist() for column in columns), strict=True))


def _fitted(row: dict[str, str]) -> Fitted:
    mean, error, freedom = (np.array([_number(row[name])]) for name in ("mean", "error", "freedom"))
    return Fitted(from_errors(mean, error=error, freedom=freedom), float(row["cpu"]))


def _number(text: str) -> float:
    return float("nan") if text == "NA" else float(text)
