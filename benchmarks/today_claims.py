"""What people use today, looked at as people look: every night, and once at the end; by p < 0.05, and generously."""

import numpy as np

from benchmarks.peers.claims import generous_claims, usual_claims
from benchmarks.peers.schedules import live
from benchmarks.peers.today import TODAY
from quietlegs.simulation.persons import Population
from quietlegs.statistics.forecast import UNDECIDED, Codes
from quietlegs.trials.terms import MINIMUM_NIGHTS

MID = 1.0
LOOKS = ("every night", "every night, generous", "once", "once, generous")
"""`every night`: the first claim from the fourteenth night on; `once`: after the last night; `generous`: no worthwhile
help may be said too, where the 90 % interval excludes a relief of one point."""

COLUMNS = tuple((one.title, looks) for one in TODAY for looks in LOOKS)
FIELDS = tuple(f"{one.title}: {column}" for one in TODAY for column in ("truth", *LOOKS))


def look(number: int, population: Population) -> tuple[float, ...]:
    """Person `number` under each method's schedule: its truth in points, and its claims by each way to look."""
    found: list[float] = []
    after = np.arange(MINIMUM_NIGHTS, population.nights + 1)
    for method in TODAY:
        lived = live(number, population=population, schedule=method.schedule)
        estimates = method.look(lived.nights, after=after)
        usual, generous = usual_claims(estimates), generous_claims(estimates, mid=MID)
        found += [lived.truth, _first(usual), _first(generous), float(usual[-1]), float(generous[-1])]
    return tuple(found)


def _first(codes: Codes) -> float:
    claims = codes[codes != UNDECIDED]
    return float(claims[0]) if claims.size else 0.0
