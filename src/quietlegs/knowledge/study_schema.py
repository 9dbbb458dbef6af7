"""The shape of studies as data: single trials, which of them may be pooled and why, and pooled results as published."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from quietlegs.knowledge.schema import Fact, Id, Text

Count = Annotated[int, Meta(ge=1)]
Spread = Annotated[float, Meta(gt=0)]


class Effect(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A difference that can be pooled: treatment minus comparison, in points of `scale`.

    Either each group's number of people, mean and standard deviation, or a difference with its 95 % interval.
    `when`: the groups are compared at the end, or by their change since the start. `remark`: what in these numbers was
    not printed but assumed or computed, in words for the reader.
    """

    scale: Id
    when: Literal["end", "change"]
    n_treat: Count | None = None
    mean_treat: float | None = None
    sd_treat: Spread | None = None
    n_ctrl: Count | None = None
    mean_ctrl: float | None = None
    sd_ctrl: Spread | None = None
    difference: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    remark: str = ""


class Study(Fact, frozen=True, kw_only=True):
    """One comparison of one trial that was read, at least as an abstract.

    `trial`: comparisons that share people or a control group carry the same; two of them are never pooled together.
    `people`: how many took part in this comparison; none where it was not read. `never_pool`: why its numbers must
    not enter any pool.
    """

    name: Text
    trial: Id
    design: Literal["randomised", "crossover", "not_randomised", "no_comparison"]
    population: Text
    intervention: Text
    comparison: Text
    compared_with: Literal["nothing", "usual_care", "dummy", "other_touch", "other_treatment", "none"]
    dose: str = ""
    people: Count | None = None
    measured: Text
    result: Text
    bias: Text
    effect: Effect | None = None
    never_pool: str = ""


class LeftOut(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A study that answers the same question and is not pooled, with the reason."""

    study: Id
    reason: Text


class Comparison(Fact, frozen=True, kw_only=True):
    """Studies that may be pooled together: the same scale and measure, and a comparison of the same kind.

    `reason`: why they may stand together. `caution`: what a reader must know before the pooled number.
    """

    name: Text
    scale: Id
    measure: Literal["MD", "SMD"]
    studies: Annotated[tuple[Id, ...], Meta(min_length=1)]
    reason: Text
    caution: Text
    left_out: tuple[LeftOut, ...] = ()


class Published(Fact, frozen=True, kw_only=True):
    """A pooled result as others published it, by name of what was compared and in whom.

    `kind`: a difference between groups, or the change inside the groups on a dummy treatment. `better`: the direction
    in which a person is better off. `scale` is empty where several scales were put on one (`SMD`).
    """

    name: Text
    kind: Literal["between_groups", "on_dummy"]
    population: Text
    measured: Text
    measure: Literal["MD", "SMD", "percent"]
    better: Literal["lower", "higher"]
    scale: str = ""
    trials: Count | None = None
    people: Count | None = None
    estimate: float
    ci_low: float | None = None
    ci_high: float | None = None
    i2: Annotated[float, Meta(ge=0, le=100)] | None = None
    method: str = ""
    caution: Text
