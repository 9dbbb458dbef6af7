"""Several studies as one: what pooling gives. Effects are treatment minus comparison."""

from typing import Literal, get_args

from msgspec import Struct

Measure = Literal["MD", "SMD"]
Method = Literal["EE", "DL", "REML", "PM"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
METHODS: tuple[Method, ...] = get_args(Method)


class PooledStudy(Struct, frozen=True, kw_only=True):
    """One study with its effect, the variance and 95 % interval of that, and its weight in percent.

    `off_centre`: the interval that was given does not lie evenly around the effect, so one of the three is odd.
    """

    study_id: str
    yi: float
    vi: float
    ci_low: float
    ci_high: float
    weight: float
    off_centre: bool = False


class PoolCaution(Struct, frozen=True, kw_only=True):
    """Something to keep in mind beside the pooled number."""

    code: str
    text: str = ""


class Pooled(Struct, frozen=True, kw_only=True):
    """Several studies as one. `tau2` is in squared units of the effect, `i2` in percent of the variation seen.

    `pi_low`, `pi_high`: the 95 % prediction interval, where the true effect in a new study of the same kind would lie;
    null for the model of one common effect (`EE`), which holds that there is only one.
    """

    k: int
    measure: Measure
    method: Method
    hartung_knapp: bool
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    pi_low: float | None
    pi_high: float | None
    tau2: float
    i2: float
    q: float
    q_df: int
    q_p: float
    studies: tuple[PooledStudy, ...] = ()
    cautions: tuple[PoolCaution, ...] = ()
    text: str = ""
