"""Covering arrays: few rows in which every few factors take all their values together; verified by counting.

Rows are drawn, and what combinations are then missing is put into further rows, as many into each as fit.
"""

from itertools import combinations
from math import prod
from random import Random

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int16]
ANY = -1


def covering(sizes: list[int], *, drawn: int, seed: int, strength: int = 3) -> Rows:
    """Rows that cover every so many factors; `sizes`: how many values each factor has. Deterministic."""
    rows = balanced(sizes, rows=drawn, random=np.random.default_rng(seed))
    return np.vstack([rows, lacking(rows, sizes, seed=seed, strength=strength)])


def balanced(sizes: list[int], *, rows: int, random: np.random.Generator) -> Rows:
    """Drawn rows in which each value of a factor comes equally often, as nearly as it can."""
    columns = [random.permuted(np.resize(random.permutation(size), rows)) for size in sizes]
    return np.stack(columns, axis=1).astype(np.int16)


def lacking(rows: Rows, sizes: list[int], *, seed: int, strength: int) -> Rows:
    """Further rows with every combination that some rows lack; what they leave open is drawn."""
    more: list[list[int]] = []
    for chosen in combinations(range(len(sizes)), strength):
        for values in missing(rows, sizes, chosen):
            _put(more, dict(zip(chosen, values, strict=True)), width=len(sizes))
    random = Random(seed)
    filled = [
        [random.randrange(size) if one == ANY else one for one, size in zip(row, sizes, strict=True)] for row in more
    ]
    return np.array(filled, np.int16).reshape(-1, len(sizes))


def missing(rows: Rows, sizes: list[int], chosen: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The combinations of some factors' values that no row has."""
    shape = tuple(sizes[one] for one in chosen)
    seen = np.zeros(prod(shape), bool)
    seen[np.ravel_multi_index(tuple(rows[:, one].astype(np.intp) for one in chosen), shape)] = True
    return [tuple(map(int, np.unravel_index(one, shape))) for one in np.flatnonzero(~seen)]


def counted(rows: Rows, sizes: list[int], *, strength: int) -> tuple[int, int]:
    """How many combinations of so many factors there are, and how many of them no row has."""
    every = list(combinations(range(len(sizes)), strength))
    there = sum(prod(sizes[one] for one in chosen) for chosen in every)
    return there, sum(len(missing(rows, sizes, chosen)) for chosen in every)


def _put(more: list[list[int]], wanted: dict[int, int], *, width: int) -> None:
    """Put a combination into the first row that leaves room for it."""
    for row in more:
        if all(row[one] in (ANY, value) for one, value in wanted.items()):
            break
    else:
        row = [ANY] * width
        more.append(row)
    for one, value in wanted.items():
        row[one] = value
