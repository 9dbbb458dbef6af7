"""Many tiny matrices at once: for the one to five effects of a person a stacked LAPACK call costs more than the sum."""

import numpy as np

from quietlegs.statistics.moments import Floats


def without(sums: Floats, *, columns: int) -> tuple[Floats, Floats]:
    """Sums of products (..., q, q) with the first `columns` columns swept out, and the log of their pivots' product.

    The pivots of a positive definite block need no ordering.
    """
    log_determinant = np.zeros(sums.shape[:-2])
    for _ in range(columns):
        pivot, row = sums[..., :1, :1], sums[..., :1, 1:]
        log_determinant += np.log(pivot[..., 0, 0])
        sums = sums[..., 1:, 1:] - np.swapaxes(row, -1, -2) * (row / pivot)
    return sums, log_determinant


def inverse_and_log_determinant(matrix: Floats) -> tuple[Floats, Floats]:
    """Inverse and log determinant of positive definite matrices (..., k, k)."""
    k = matrix.shape[-1]
    if k == 1:
        return 1.0 / matrix, np.log(matrix[..., 0, 0])
    if k == 2:
        return _of_two(matrix)
    return np.asarray(np.linalg.inv(matrix)), np.asarray(np.linalg.slogdet(matrix)[1])


def _of_two(matrix: Floats) -> tuple[Floats, Floats]:
    a, b, d = matrix[..., 0, 0], matrix[..., 0, 1], matrix[..., 1, 1]
    determinant = a * d - b * b
    inverse = np.empty_like(matrix)
    inverse[..., 0, 0], inverse[..., 1, 1] = d / determinant, a / determinant
    inverse[..., 0, 1] = inverse[..., 1, 0] = -b / determinant
    return inverse, np.log(determinant)


def times(matrix: Floats, vector: Floats) -> Floats:
    """Matrix (..., k, k) times vector (..., k)."""
    if vector.shape[-1] == 1:
        return matrix[..., 0] * vector
    return np.asarray((matrix * vector[..., None, :]).sum(axis=-1))


def quadratic(matrix: Floats, vector: Floats) -> Floats:
    """vector' matrix vector (...)."""
    return np.asarray((times(matrix, vector) * vector).sum(axis=-1))
