"""What a method says after some night: an estimate with intervals, and the claim that people read off it."""

from typing import NamedTuple

import numpy as np
from scipy.stats import t as student

from quietlegs.statistics.forecast import HARMS, HELPS, NO_WORTHWHILE_HELP, UNDECIDED, Codes
from quietlegs.statistics.moments import Floats

NAMES = {UNDECIDED: "none", HELPS: "helps", HARMS: "harms", NO_WORTHWHILE_HELP: "no_worthwhile_help"}
SIGNIFICANT = 0.05


class Estimates(NamedTuple):
    """Effects in points after each of the nights asked for, (L,) each; lower is better, NaN where nothing can be said.

    90 and 95 % intervals, and the two-sided `p`.
    """

    mean: Floats
    low90: Floats
    high90: Floats
    low95: Floats
    high95: Floats
    p: Floats


def from_errors(mean: Floats, *, error: Floats, freedom: Floats) -> Estimates:
    """Intervals and p of estimates with Student-t errors; infinite `freedom` is the normal law."""
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * student.sf(np.abs(mean / error), freedom)
    half90, half95 = (student.ppf(level, freedom) * error for level in (0.95, 0.975))
    return Estimates(mean, mean - half90, mean + half90, mean - half95, mean + half95, np.asarray(p))


def usual_claims(estimates: Estimates) -> Codes:
    """Helps or harms where p is below 0.05, else nothing; the numbers are those of `NAMES`."""
    significant = estimates.p < SIGNIFICANT
    codes = np.select([significant & (estimates.mean < 0), significant & (estimates.mean > 0)], [HELPS, HARMS], 0)
    return codes.astype(np.int8)


def generous_claims(estimates: Estimates, *, mid: float) -> Codes:
    """As usual; besides, no worthwhile help where the 90 % interval excludes a relief of `mid` points or more."""
    codes = usual_claims(estimates)
    return np.where((codes == UNDECIDED) & (estimates.low90 > -mid), NO_WORTHWHILE_HELP, codes).astype(np.int8)
