"""The compiled posterior's evidence: one person's nights gathered, whitened at each rho, nuisance integrated out.

Matrices that are symmetric are kept as the rows of their upper triangle, one after the other ("packed"). The `q`
columns are `p` nuisance columns, `k` arms, `k` exposures and the outcome, as in `Moments`.
"""

import math
from typing import NamedTuple

import numpy as np

from quietlegs.statistics.kernel_normal import swift
from quietlegs.statistics.moments import LONGEST_GAP, NO_ROW, Floats, Ints
from quietlegs.statistics.posterior import LONG_DIARY, SHORT_DIARY

NOISE = SHORT_DIARY.noise
MOST = max(*SHORT_DIARY, *LONG_DIARY)


class Work(NamedTuple):
    """One person's working space: moments by kind of night, evidence by rho, nodes of the mixture."""

    slot: Ints
    gaps: Ints
    counts: Floats
    packed: Floats
    square: Floats
    sums: Floats
    log_scale: Floats
    rho: Floats
    carry: Floats
    log_null: Floats
    precision: Floats
    weight: Floats
    root: Floats
    mean: Floats
    narrow: Floats
    small: Floats


@swift
def work_space(k: int, q: int, kinds: int) -> Work:
    """Room for a person with `k` effects, `q` columns and so many kinds of nights."""
    nodes = MOST * MOST * NOISE
    return Work(
        slot=np.empty(LONGEST_GAP + 1, np.int64),
        gaps=np.empty(kinds, np.int64),
        counts=np.empty(kinds),
        packed=np.empty((kinds, 3, q * (q + 1) // 2)),
        square=np.empty((q, q)),
        sums=np.empty((MOST, 2 * k + 1, 2 * k + 1)),
        log_scale=np.empty(MOST),
        rho=np.empty((2, MOST)),
        carry=np.empty((2, MOST)),
        log_null=np.empty(MOST * NOISE),
        precision=np.empty(MOST * NOISE),
        weight=np.empty(nodes),
        root=np.empty(nodes),
        mean=np.empty((k, nodes)),
        narrow=np.empty((k, nodes)),
        small=np.empty((3, k + 1, k)),
    )


@swift
def pack(packed: Floats, own: Floats, cross: Floats, before: Floats) -> None:
    """The moments (q, q) of one kind of night into `packed` (3, ...), the crossed ones with their mirror image."""
    at = 0
    for i in range(own.shape[0]):
        for j in range(i, own.shape[0]):
            packed[0, at], packed[1, at], packed[2, at] = own[i, j], cross[i, j] + cross[j, i], before[i, j]
            at += 1


@swift
def gather(work: Work, columns: Floats, gaps: Ints) -> tuple[int, float]:
    """Moments of one person's rows; how many kinds of nights and how many nights."""
    work.slot[:] = -1
    kinds, nights = 0, 0.0
    for row in range(gaps.size):
        if gaps[row] == NO_ROW:
            continue
        gap = gaps[row] if gaps[row] <= LONGEST_GAP else 0
        if work.slot[gap] < 0:
            work.slot[gap], work.gaps[kinds], work.counts[kinds] = kinds, gap, 0.0
            work.packed[kinds] = 0.0
            kinds += 1
        kind = work.slot[gap]
        work.counts[kind] += 1.0
        nights += 1.0
        _add(work.packed[kind], columns[row], columns[max(row - 1, 0)], gap > 0)
    return kinds, nights


@swift
def _add(packed: Floats, z: Floats, past: Floats, follows: bool) -> None:
    """One night's products, with those of the night before where it follows one."""
    at = 0
    for i in range(z.size):
        for j in range(i, z.size):
            packed[0, at] += z[i] * z[j]
            if follows:
                packed[1, at] += z[i] * past[j] + z[j] * past[i]
                packed[2, at] += past[i] * past[j]
            at += 1


@swift
def eliminate(work: Work, kinds: int, nodes: int, nuisance: Floats) -> None:
    """Whiten at each rho, then integrate the nuisance coefficients (means and precisions (2, p)) out."""
    p, q = nuisance.shape[1], work.square.shape[0]
    square = work.square
    for node in range(nodes):
        log_scale = _whiten(work, kinds, work.rho[0, node])
        pivots = 1.0
        for i in range(p):
            square[i, i] += nuisance[1, i]
            square[i, q - 1] += nuisance[1, i] * nuisance[0, i]
            square[q - 1, q - 1] += nuisance[1, i] * nuisance[0, i] ** 2
        for swept in range(p):
            pivots *= square[swept, swept] / nuisance[1, swept]
            for i in range(swept + 1, q):
                share = square[swept, i] / square[swept, swept]
                for j in range(i, q):
                    square[i, j] -= share * square[swept, j]
        work.log_scale[node] = log_scale - 0.5 * math.log(pivots)
        for i in range(p, q):
            for j in range(i, q):
                work.sums[node, i - p, j - p] = work.sums[node, j - p, i - p] = square[i, j]


@swift
def _whiten(work: Work, kinds: int, rho: float) -> float:
    """Whitened sums of products at one rho, into the upper triangle of `square`; the log-determinant's half."""
    log_scale = 0.0
    work.square[:] = 0.0
    for kind in range(kinds):
        power = rho ** work.gaps[kind] if work.gaps[kind] > 0 else 0.0
        left = 1 - power * power
        log_scale -= 0.5 * work.counts[kind] * math.log(left)
        at, packed = 0, work.packed[kind]
        for i in range(work.square.shape[0]):
            for j in range(i, work.square.shape[0]):
                more = packed[0, at] - power * packed[1, at] + power * power * packed[2, at]
                work.square[i, j] += more / left
                at += 1
    return log_scale
