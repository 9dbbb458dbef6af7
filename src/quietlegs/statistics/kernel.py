"""The posterior of one person as one scalar loop, compiled by numba: the same nodes and numbers as `posterior.py`.

Only `compiled.py` reads this module; it needs the extra `fast`. `prior` is a plain triple: mean, standard deviation
and mass at no effect. `asked` is the same with the threshold in points, at which the posterior is read, behind it.
"""

import math

import numpy as np

from quietlegs.statistics import priors
from quietlegs.statistics.kernel_evidence import NOISE, Work, eliminate, gather, pack, work_space
from quietlegs.statistics.kernel_normal import exponential, quantile, rough_quantile, share_below, swift
from quietlegs.statistics.many import LEVELS
from quietlegs.statistics.mixture import SMALLEST, WIDEST
from quietlegs.statistics.moments import LONGEST_GAP, Floats, Ints, Moments
from quietlegs.statistics.posterior import LONG, LONG_DIARY, PASSES, REACH, SHORT_DIARY, SPACING

Prior = tuple[float, float, float]
Asked = tuple[float, float, float, float]

FIRST: Prior = (priors.SHIPPED.mean, priors.SHIPPED.sd, priors.SHIPPED.null_mass)
"""The prior under which the nodes of long diaries move."""

MEAN, SD, HELPS, HELPS_MID, HARMS, NULL, QUANTILES = range(7)
OUT = QUANTILES + len(LEVELS)
"""What is read off an effect, in this order: the last are its quantiles at `LEVELS`."""

NEGLIGIBLE = 1e-13
"""Nodes lighter than this share of the heaviest are left out of probabilities and quantiles."""

SCALE = 2 * priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2
SHAPE, REFERENCE = priors.NOISE_SHAPE, priors.REFERENCE_NOISE
RHO_LOW, RHO_HIGH = priors.AUTOCORRELATION
CARRY_LOW, CARRY_HIGH = priors.CARRY_OVER


def _grid(count: int) -> Floats:
    """Gauss-Legendre nodes on (-1, 1) and the logs of their shares."""
    nodes, weights = np.polynomial.legendre.leggauss(count)
    return np.stack([nodes, np.log(weights / 2)])


RHO_SHORT, RHO_LONG = _grid(SHORT_DIARY.rho), _grid(LONG_DIARY.rho)
CARRY_SHORT, CARRY_LONG = _grid(SHORT_DIARY.carry), _grid(LONG_DIARY.carry)


@swift
def of_rows(columns: Floats, gaps: Ints, nuisance: Floats, asked: Asked, out: Floats) -> None:
    """Fill `out` (B, k, OUT) from rows (B, n, q), which follow the row before after `gaps` (B, n) nights.

    `nuisance` (2, p): the means and the precisions at noise 1 of the first columns.
    """
    work = work_space(out.shape[1], columns.shape[2], LONGEST_GAP + 1)
    for person in range(columns.shape[0]):
        kinds, nights = gather(work, columns[person], gaps[person])
        null = _nodes(work, kinds, nights, nuisance, asked[:3])
        _read(work, null, asked[3], out[person])


@swift
def of_moments(moments: Moments, nuisance: Floats, asked: Asked, out: Floats) -> None:
    """Fill `out` (B, k, OUT) from the moments of a batch."""
    work = work_space(out.shape[1], moments.own.shape[-1], moments.gaps.size)
    for person in range(out.shape[0]):
        kinds, nights = 0, 0.0
        for kind in range(moments.gaps.size):
            count = moments.counts[person, kind]
            if count > 0:
                own, cross, before = moments.own[person], moments.cross[person], moments.before[person]
                pack(work.packed[kinds], own[kind], cross[kind], before[kind])
                work.counts[kinds], work.gaps[kinds] = count, moments.gaps[kind]
                kinds, nights = kinds + 1, nights + count
        null = _nodes(work, kinds, nights, nuisance, asked[:3])
        _read(work, null, asked[3], out[person])


@swift
def _nodes(work: Work, kinds: int, nights: float, nuisance: Floats, prior: Prior) -> float:
    """Weights, means and widths on all nodes, which move where the diary is long; the mass at no effect.

    Weights of nodes that are not there are zero.
    """
    long = nights > LONG
    rho, carry = (RHO_LONG, CARRY_LONG) if long else (RHO_SHORT, CARRY_SHORT)
    work.weight[:] = 0.0
    _place(work.rho, rho, RHO_LOW, RHO_HIGH, 0.0)
    _place(work.carry, carry, CARRY_LOW, CARRY_HIGH, 0.0)
    eliminate(work, kinds, rho.shape[1], nuisance)
    for _ in range(PASSES if long else 0):
        _weigh(work, rho.shape[1], carry.shape[1], nights, FIRST)
        _closer(work, rho, carry)
        eliminate(work, kinds, rho.shape[1], nuisance)
    return _weigh(work, rho.shape[1], carry.shape[1], nights, prior)


@swift
def _place(axis: Floats, grid: Floats, low: float, high: float, log_share: float) -> None:
    """Nodes between two bounds and the logs of their prior masses; `log_share`: of the prior's whole range."""
    for node in range(grid.shape[1]):
        axis[0, node] = (low + high) / 2 + (high - low) / 2 * grid[0, node]
        axis[1, node] = grid[1, node] + log_share


@swift
def _closer(work: Work, rho: Floats, carry: Floats) -> None:
    """Move the nodes to where the mass with effects is."""
    by_rho, by_carry = np.zeros(rho.shape[1]), np.zeros(carry.shape[1])
    for r in range(by_rho.size):
        for c in range(by_carry.size):
            at = (r * by_carry.size + c) * NOISE
            mass = work.weight[at : at + NOISE].sum()
            by_rho[r] += mass
            by_carry[c] += mass
    _move(work.rho, by_rho, rho, RHO_LOW, RHO_HIGH)
    _move(work.carry, by_carry, carry, CARRY_LOW, CARRY_HIGH)


@swift
def _move(axis: Floats, mass: Floats, grid: Floats, least: float, most: float) -> None:
    """Nodes of one axis around its posterior mean, within the prior's bounds."""
    whole, mean, square, widest = mass.sum(), 0.0, 0.0, 0.0
    for node in range(mass.size):
        mean += mass[node] / whole * axis[0, node]
    for node in range(mass.size):
        square += mass[node] / whole * (axis[0, node] - mean) ** 2
        widest = max(widest, axis[0, node] - axis[0, max(node - 1, 0)])
    reach = REACH * math.sqrt(square) + 0.5 * widest
    low, high = max(mean - reach, least), min(mean + reach, most)
    _place(axis, grid, low, high, math.log((high - low) / (most - least)))


@swift
def _weigh(work: Work, rho: int, carry: int, nights: float, prior: Prior) -> float:
    """Weights, means and reciprocal widths of all nodes; the mass at no effect."""
    mean, sd, null = prior
    k, nodes, top = work.mean.shape[0], rho * carry * NOISE, -np.inf
    effect_there = math.log1p(-null) - 0.5 * k * (mean / sd) ** 2
    for r in range(rho):
        _noise_nodes(work, r, work.carry[0, carry // 2], nights, sd)
        for s in range(r * NOISE, (r + 1) * NOISE):
            top = max(top, work.log_null[s])
        for c in range(carry):
            _equations(work.small[0], work.sums[r], work.carry[0, c])
            at, extra = (r * carry + c) * NOISE, work.carry[1, c] + effect_there
            if k == 1:
                _one_effect(work, at, r * NOISE, mean, sd)
            else:
                _effects(work, at, r * NOISE, mean, sd)
            for s in range(NOISE):
                work.weight[at + s] += work.log_null[r * NOISE + s] + extra
                top = max(top, work.weight[at + s])
    none = 0.0
    for s in range(rho * NOISE):
        none += null * exponential(work.log_null[s] - top)
    for node in range(nodes):
        work.weight[node] = exponential(work.weight[node] - top) / work.root[node]
    whole = none + work.weight[:nodes].sum()
    for node in range(nodes):
        work.weight[node] /= whole
    return float(none / whole)


@swift
def _equations(small: Floats, sums: Floats, carry: float) -> None:
    """Normal equations (k + 1, k) with exposure's share added to tonight's assignment; the pull in the last row."""
    k = small.shape[1]
    for i in range(k):
        for j in range(k):
            small[i, j] = sums[i, j] + carry * (sums[i, k + j] + sums[k + i, j]) + carry**2 * sums[k + i, k + j]
        small[k, i] = sums[i, 2 * k] + carry * sums[k + i, 2 * k]


@swift
def _noise_nodes(work: Work, r: int, carry: float, nights: float, sd: float) -> None:
    """Nodes of sigma at one rho: 1 / sigma^2 and the log of the weight without any effect."""
    small, sums = work.small, work.sums[r]
    k, total = small.shape[2], sums[2 * small.shape[2], 2 * small.shape[2]]
    _equations(small[0], sums, carry)
    _factor(small[1], small[0], 1.0, (REFERENCE / sd) ** 2)
    left = total
    for i in range(k):
        small[2, k, i] = small[0, k, i]
        for j in range(i):
            small[2, k, i] -= small[1, i, j] * small[2, k, j]
        small[2, k, i] /= small[1, i, i]
        left -= small[2, k, i] ** 2
    freedom = nights + 2 * SHAPE
    centre, step = 0.5 * math.log((max(left, 0.0) + SCALE) / freedom), SPACING / math.sqrt(2 * freedom)
    constant = math.log(step) + work.log_scale[r] + work.rho[1, r]
    for s in range(NOISE):
        log_sigma = centre + (s - (NOISE - 1) / 2) * step
        precision = exponential(-2 * log_sigma)
        work.precision[r * NOISE + s] = precision
        work.log_null[r * NOISE + s] = constant - freedom * log_sigma - 0.5 * (SCALE + total) * precision


@swift
def _factor(lower: Floats, matrix: Floats, share: float, ridge: float) -> float:
    """Cholesky factor of share * matrix + ridge; the product of its diagonal."""
    product = 1.0
    for i in range(matrix.shape[1]):
        for j in range(i + 1):
            value = share * matrix[i, j] + (ridge if i == j else 0.0)
            for m in range(j):
                value -= lower[i, m] * lower[j, m]
            lower[i, j] = math.sqrt(value) if i == j else value / lower[j, j]
        product *= lower[i, i]
    return product


@swift
def _one_effect(work: Work, at: int, first: int, mean: float, sd: float) -> None:
    """One technique at all sigmas of a node: mean, reciprocal width, log gain, root of the determinant."""
    product, pull = work.small[0, 0, 0], work.small[0, 1, 0]
    for s in range(NOISE):
        precision = product * work.precision[first + s] + 1 / (sd * sd)
        weighted = pull * work.precision[first + s] + mean / (sd * sd)
        work.mean[0, at + s] = weighted / precision
        work.narrow[0, at + s] = math.sqrt(precision)
        work.weight[at + s] = 0.5 * weighted * weighted / precision
        work.root[at + s] = math.sqrt(precision) * sd


@swift
def _effects(work: Work, at: int, first: int, mean: float, sd: float) -> None:
    """The same for several techniques, by the Cholesky factor and its inverse."""
    equations, lower, inverse = work.small[0], work.small[1], work.small[2]
    k = equations.shape[1]
    for s in range(NOISE):
        share = work.precision[first + s]
        work.root[at + s] = _factor(lower, equations, share, 1 / (sd * sd)) * sd**k
        work.weight[at + s], work.mean[:, at + s], work.narrow[:, at + s] = 0.0, 0.0, 0.0
        for i in range(k):
            solved = share * equations[k, i] + mean / (sd * sd)
            for j in range(i):
                solved -= lower[i, j] * inverse[k, j]
                inverse[i, j] = 0.0
                for m in range(j, i):
                    inverse[i, j] -= lower[i, m] * inverse[m, j]
                inverse[i, j] /= lower[i, i]
            inverse[i, i], inverse[k, i] = 1 / lower[i, i], solved / lower[i, i]
            work.weight[at + s] += 0.5 * inverse[k, i] ** 2
            for j in range(i + 1):
                work.mean[j, at + s] += inverse[i, j] * inverse[k, i]
                work.narrow[j, at + s] += inverse[i, j] ** 2
        for j in range(k):
            work.narrow[j, at + s] = 1 / math.sqrt(work.narrow[j, at + s])


@swift
def _read(work: Work, null: float, mid: float, out: Floats) -> None:
    """What the mixture says of each effect; not a number where the rows were none."""
    kept = _drop(work)
    if kept == 0:
        out[:] = np.nan
        return
    weight, some = work.weight[:kept], 1 - null
    for effect in range(out.shape[0]):
        means, narrow, read = work.mean[effect, :kept], work.narrow[effect, :kept], out[effect]
        first, second, widest = 0.0, 0.0, 0.0
        for node in range(kept):
            variance = 1 / (narrow[node] * narrow[node])
            first += weight[node] * means[node]
            second += weight[node] * (means[node] * means[node] + variance)
            widest = max(widest, variance)
        read[MEAN], read[SD], read[NULL] = first, math.sqrt(max(second - first * first, 0.0)), null
        under = share_below(0.0, weight, means, narrow)
        read[HELPS], read[HARMS] = under, some - under
        read[HELPS_MID] = share_below(-mid, weight, means, narrow) + (null if mid < 0 else 0.0)
        centre = first / some
        spread = math.sqrt(max(second / some - centre * centre, 0.0))
        for number, level in enumerate(LEVELS):
            if under <= level <= under + null and null > 0:
                read[QUANTILES + number] = 0.0
                continue
            target = level - null if level > under else level
            target = min(max(target, SMALLEST * some), (1 - SMALLEST) * some)
            start = (centre + spread * rough_quantile(target / some), spread, WIDEST * math.sqrt(widest))
            read[QUANTILES + number] = quantile(target, start, (weight, means, narrow))


@swift
def _drop(work: Work) -> int:
    """Move the nodes that weigh something to the front; how many they are."""
    least, kept = NEGLIGIBLE * work.weight.max(), 0
    for node in range(work.weight.size):
        if work.weight[node] > least:
            work.weight[kept] = work.weight[node]
            for effect in range(work.mean.shape[0]):
                work.mean[effect, kept], work.narrow[effect, kept] = work.mean[effect, node], work.narrow[effect, node]
            kept += 1
    return kept
