"""Pooling agrees with R's metafor, and with digits that were printed before either program existed here.

`tests/metafor/expected.json` holds the numbers that went in and what metafor says, with its version and the command;
R is not needed to run this. `benchmarks/peers/metafor.R` writes it anew.
"""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from quietlegs.evidence.effect_sizes import Group, from_interval, mean_difference, standardised_difference
from quietlegs.evidence.pooling import pool_effects
from quietlegs.records.pooled import Pooled

EXPECTED = json.loads((Path(__file__).parents[1] / "metafor/expected.json").read_text(encoding="utf-8"))
SETS = {one["id"]: one for one in EXPECTED["sets"]}
TOLERANCE = 1e-6
RUNS = [
    (name, run["method"], run["hartung_knapp"], run) for name, one in SETS.items() for run in one["results"]
]  # fmt: skip


def effects_of(one: dict[str, Any]) -> list[tuple[float, float]]:
    """The effects by our own formulas, from whatever the data set gives."""
    return [sized_of(row, measure=one["measure"]) for row in one["studies"]]


def sized_of(row: dict[str, Any], *, measure: str) -> tuple[float, float]:
    if "n_treat" in row:
        treat = Group(row["n_treat"], row["mean_treat"], row["sd_treat"])
        ctrl = Group(row["n_ctrl"], row["mean_ctrl"], row["sd_ctrl"])
        return mean_difference(treat, ctrl) if measure == "MD" else standardised_difference(treat, ctrl)
    if "ci_low" in row:
        return from_interval(row["yi"], low=row["ci_low"], high=row["ci_high"])
    return row["yi"], row["vi"]


def pooled(name: str, *, method: Any, hartung_knapp: bool) -> Pooled:
    y, v = np.array(effects_of(SETS[name])).T
    return pool_effects(y, v, method=method, hartung_knapp=hartung_knapp)


def close(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def test_the_data_sets_are_many_small_and_large_alike_and_apart() -> None:
    sizes = [len(one["studies"]) for one in SETS.values()]
    assert len(SETS) >= 10
    assert {2, 3} <= set(sizes)
    assert max(sizes) >= 50
    by_reml = [run for one in SETS.values() for run in one["results"] if run["method"] == "REML"]
    assert any(run["tau2"] < 1e-9 for run in by_reml)
    assert any(run["i2"] > 99 for run in by_reml)
    assert len(RUNS) == 8 * len(SETS)


def test_the_expected_values_say_where_they_are_from() -> None:
    assert EXPECTED["metafor"] == "3.8.1"
    assert EXPECTED["control"] == {"threshold": 1e-12, "tol": 1e-12, "maxiter": 1000}
    assert EXPECTED["command"].startswith("Rscript --vanilla benchmarks/peers/metafor.R")


@pytest.mark.parametrize("name", SETS)
def test_an_effect_and_its_variance_are_those_of_escalc(name: str) -> None:
    ours = effects_of(SETS[name])
    theirs = [(row["yi"], row["vi"]) for row in SETS[name]["effects"]]
    assert all(close(a, b) for pair in zip(ours, theirs, strict=True) for a, b in zip(*pair, strict=True))


@pytest.mark.parametrize(("name", "method", "hartung_knapp", "theirs"), RUNS)
def test_every_number_agrees_to_a_millionth(name: str, method: str, hartung_knapp: bool, theirs: Any) -> None:
    ours = pooled(name, method=method, hartung_knapp=hartung_knapp)
    apart = {
        key: (getattr(ours, key), value) for key, value in theirs.items() if key not in ("method", "hartung_knapp")
    }
    assert {key: pair for key, pair in apart.items() if not close(*pair)} == {}


PRINTED = {
    # Viechtbauer 2010, Journal of Statistical Software 36(3), page 14, doi 10.18637/jss.v036.i03: read in the article.
    ("bcg", "REML"): {
        "tau2": "0.3132",
        "i2": "92.22",
        "q": "152.2330",
        "estimate": "-0.7145",
        "se": "0.1798",
        "ci_low": "-1.0669",
        "ci_high": "-0.3622",
    },
    # Normand 1999, Statistics in Medicine 18:321-359, Table IX, page 352,
    # doi 10.1002/(SICI)1097-0258(19990215)18:3<321::AID-SIM28>3.0.CO;2-P: as metafor's tests quote that page.
    ("normand_pooled_sd", "EE"): {"estimate": "-3.49", "ci_low": "-5.03", "ci_high": "-1.96"},
    ("normand_pooled_sd", "DL"): {"estimate": "-14.10", "ci_low": "-24.45", "ci_high": "-3.75", "tau2": "218.72"},
    ("normand_pooled_sd", "REML"): {"estimate": "-15.12", "ci_low": "-32.67", "ci_high": "2.43", "tau2": "685.20"},
    # Konstantopoulos 2011, Research Synthesis Methods 2:61-76, Table 4, page 70, doi 10.1002/jrsm.35: likewise.
    ("konstantopoulos", "REML"): {"estimate": "0.128", "se": "0.044", "tau2": "0.088"},
    # DerSimonian and Kacker 2007, Contemporary Clinical Trials 28:105-114, Tables 3 and 4, pages 111-112,
    # doi 10.1016/j.cct.2006.04.004: likewise.
    ("clasp", "PM"): {"tau": "0.3681", "estimate": "-0.3811", "se": "0.2060"},
    ("clasp", "DL"): {"tau": "0.2323", "estimate": "-0.3240", "se": "0.1540"},
    ("clasp", "REML"): {"tau": "0.1843", "estimate": "-0.2980", "se": "0.1343"},
}


@pytest.mark.parametrize(("name", "method"), PRINTED)
def test_published_analyses_come_out_with_the_digits_that_were_printed(name: str, method: str) -> None:
    ours = pooled(name, method=method, hartung_knapp=False)
    found = {key: math.sqrt(ours.tau2) if key == "tau" else getattr(ours, key) for key in PRINTED[name, method]}
    told = {key: f"{found[key]:.{len(text.split('.')[1])}f}" for key, text in PRINTED[name, method].items()}
    assert told == PRINTED[name, method]
