"""Studies as one, with each study's weight and what to keep in mind beside the pooled number."""

from collections.abc import Iterator, Sequence

import numpy as np

from quietlegs.evidence.pooling import pool_effects, weights
from quietlegs.evidence.study_table import Study
from quietlegs.records.pooled import Measure, Method, PoolCaution, Pooled, PooledStudy

FEW = 5
"""Below so many studies how far they differ is hardly known."""

APART = 75.0
"""Percent of the variation from which studies are called very different (Higgins and others 2003: high)."""


def pool_studies(
    studies: Sequence[Study], *, measure: Measure = "MD", method: Method = "REML", hartung_knapp: bool = True
) -> Pooled:
    """Pool studies that were read. Errors: `InputError`, as in `pool_effects`."""
    y, v = (np.array([study.sized[at] for study in studies], dtype=np.float64) for at in (0, 1))
    pooled = pool_effects(y, v, measure=measure, method=method, hartung_knapp=hartung_knapp)
    shares = weights(v, pooled.tau2)
    rows = tuple(
        PooledStudy(
            study_id=study.study_id,
            yi=study.sized.yi,
            vi=study.sized.vi,
            ci_low=study.ci_low,
            ci_high=study.ci_high,
            weight=float(share),
            off_centre=study.off_centre,
        )
        for study, share in zip(studies, shares, strict=True)
    )
    cautions = tuple(PoolCaution(code=code) for code in _cautions(pooled, rows))
    return _with(pooled, rows, cautions)


def _with(pooled: Pooled, rows: tuple[PooledStudy, ...], cautions: tuple[PoolCaution, ...]) -> Pooled:
    numbers = {key: getattr(pooled, key) for key in pooled.__struct_fields__}
    return Pooled(**(numbers | {"studies": rows, "cautions": cautions}))


def _cautions(pooled: Pooled, rows: Sequence[PooledStudy]) -> Iterator[str]:
    if pooled.k < FEW:
        yield "few_studies"
    if pooled.i2 >= APART:
        yield "very_different"
    if pooled.method == "EE":
        yield "one_true_effect"
    if pooled.hartung_knapp and pooled.method == "EE":
        yield "knapp_common"
    if pooled.hartung_knapp and _narrower(pooled, rows):
        yield "knapp_narrow"
    if any(row.off_centre for row in rows):
        yield "off_centre"
    yield "bias_unknown"


def _narrower(pooled: Pooled, rows: Sequence[PooledStudy]) -> bool:
    """Whether the Hartung-Knapp interval is narrower than the plain one, which it is when studies agree by chance."""
    y, v = (np.array([getattr(row, key) for row in rows], dtype=np.float64) for key in ("yi", "vi"))
    plain = pool_effects(y, v, method=pooled.method, hartung_knapp=False)
    return pooled.ci_high - pooled.ci_low < plain.ci_high - plain.ci_low
