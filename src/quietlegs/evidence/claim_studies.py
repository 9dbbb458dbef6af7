"""The studies behind a claim: their effects, what of them may be pooled, and what others published."""

from collections.abc import Mapping
from typing import NamedTuple

from quietlegs.evidence.effect_sizes import Z95, Group, Sized, from_interval, mean_difference, standardised_difference
from quietlegs.evidence.pooled_studies import pool_studies
from quietlegs.evidence.study_table import Study as Row
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Claim
from quietlegs.knowledge.study_schema import Comparison, Effect, Published, Study
from quietlegs.records.pooled import Measure, Pooled


class Interval(NamedTuple):
    """An effect, treatment minus comparison, with its 95 % interval."""

    yi: float
    low: float
    high: float


class Behind(NamedTuple):
    """What stands behind a claim. A comparison of fewer than two studies has nothing pooled."""

    studies: tuple[Study, ...]
    comparisons: tuple[tuple[Comparison, Pooled | None], ...]
    published: tuple[Published, ...]
    dummy: Published | None


def behind(claim: Claim, catalogue: Catalogue) -> Behind:
    """Gather it. `dummy`: what a dummy treatment did on the same scale, wherever the claim shows that scale."""
    studies = tuple(catalogue.studies[one] for one in claim.studies)
    comparisons = tuple(catalogue.comparisons[one] for one in claim.comparisons)
    published = tuple(catalogue.published[one] for one in claim.published)
    scales = {study.effect.scale for study in studies if study.effect}
    scales |= {one.scale for one in comparisons} | {one.scale for one in published}
    dummies = [one for one in catalogue.published.values() if one.kind == "on_dummy" and one.scale in scales - {""}]
    return Behind(
        studies=studies,
        comparisons=tuple((one, pool_comparison(one, catalogue.studies)) for one in comparisons),
        published=published,
        dummy=dummies[0] if dummies else None,
    )


def interval_of(effect: Effect) -> Interval:
    """The difference of means with its interval: the printed one, else made from each group's numbers."""
    sized = sized_effect(effect, measure="MD")
    if effect.ci_low is not None and effect.ci_high is not None:
        return Interval(sized.yi, effect.ci_low, effect.ci_high)
    reach = Z95 * sized.vi**0.5
    return Interval(sized.yi, sized.yi - reach, sized.yi + reach)


def sized_effect(effect: Effect, *, measure: Measure) -> Sized:
    """An effect with its variance, in points (MD) or in usual spreads (SMD)."""
    if effect.difference is not None and effect.ci_low is not None and effect.ci_high is not None:
        return from_interval(effect.difference, low=effect.ci_low, high=effect.ci_high)
    treat, ctrl = _group(effect, "treat"), _group(effect, "ctrl")
    return mean_difference(treat, ctrl) if measure == "MD" else standardised_difference(treat, ctrl)


def pool_comparison(one: Comparison, studies: Mapping[str, Study]) -> Pooled | None:
    """Pool a comparison's studies by REML with Hartung-Knapp; nothing where there is only one."""
    if len(one.studies) < 2:
        return None
    rows = []
    for name in one.studies:
        effect = studies[name].effect
        if effect is not None:
            bounds = interval_of(effect)
            rows.append(Row(name, sized_effect(effect, measure=one.measure), bounds.low, bounds.high))
    return pool_studies(rows, measure=one.measure)


def _group(effect: Effect, side: str) -> Group:
    n, mean, sd = (getattr(effect, f"{key}_{side}") for key in ("n", "mean", "sd"))
    return Group(int(n), float(mean), float(sd))
