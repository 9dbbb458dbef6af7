"""The trials, what of them may be pooled, and pooled results as published, for `docs/reference/knowledge.md`."""

from collections.abc import Iterator

from quietlegs.knowledge.study_schema import Comparison, Published, Study
from quietlegs.wording.studies import published_text, study_effect


def of_study(one: Study) -> Iterator[str]:
    """A trial: in whom, against what, what came out, and what to doubt."""
    people = f", {one.people} people" if one.people else ""
    yield f"{one.name} (trial `{one.trial}`, {one.design.replace('_', ' ')}{people})"
    yield f"In whom: {one.population}. {one.intervention}, against: {one.comparison}. {one.dose}".rstrip()
    yield f"Measured: {one.measured}. {one.result} As a number: {study_effect(one)}."
    if one.effect and one.effect.remark:
        yield one.effect.remark
    yield f"Doubts: {one.bias}"
    if one.never_pool:
        yield f"Never pooled: {one.never_pool}"


def of_comparison(one: Comparison) -> Iterator[str]:
    """Which trials may stand together, and why the others do not."""
    yield f"{one.name} (scale `{one.scale}`, {one.measure})"
    yield f"Stand together: {', '.join(f'`{study}`' for study in one.studies)}. {one.reason} {one.caution}"
    yield from (f"Left out: `{left.study}`. {left.reason}" for left in one.left_out)


def of_published(one: Published) -> Iterator[str]:
    """A pooled result as it was published."""
    trials = f", {one.trials} trials" if one.trials else ""
    yield f"{one.name}: {published_text(one)}{trials}"
    yield f"In whom: {one.population}. Measured: {one.measured}. {one.caution}"
