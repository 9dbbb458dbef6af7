"""The two ways to the same posterior, NumPy and compiled, from padded rows or from moments."""

from collections.abc import Callable
from typing import NamedTuple

from quietlegs.statistics import many
from quietlegs.statistics.many import Summary
from quietlegs.statistics.moments import Floats, Ints, Moments, gather
from quietlegs.statistics.priors import NuisancePrior

NAMES = ("NumPy", "compiled")


class Engine(NamedTuple):
    """`rows`: columns (B, n, q), gaps (B, n), nuisance; `moments`: a batch and nuisance; both give a summary."""

    name: str
    rows: Callable[[Floats, Ints, list[NuisancePrior]], Summary]
    moments: Callable[[Moments, list[NuisancePrior]], Summary]


def engine(name: str) -> Engine:
    """One of `NAMES`. numba is imported only where it is asked for."""
    if name == "NumPy":
        return Engine(name, _numpy_rows, lambda moments, nuisance: many.summarise(moments, nuisance=nuisance))
    from quietlegs.statistics import compiled

    return Engine(
        name,
        lambda columns, gaps, nuisance: compiled.summarise_rows(columns, gaps=gaps, nuisance=nuisance),
        lambda moments, nuisance: compiled.summarise(moments, nuisance=nuisance),
    )


def _numpy_rows(columns: Floats, gaps: Ints, nuisance: list[NuisancePrior]) -> Summary:
    return many.summarise(gather(columns, gaps=gaps), nuisance=nuisance)
