"""What studies, comparisons and published results must satisfy before they ship. Each refusal is one sentence."""

from collections.abc import Iterator

from quietlegs.knowledge.collection import Catalogue
from quietlegs.knowledge.study_schema import Comparison, Effect, Study

_GROUPS = ("n_treat", "mean_treat", "sd_treat", "n_ctrl", "mean_ctrl", "sd_ctrl")
_INTERVAL = ("difference", "ci_low", "ci_high")


def study_refusals(catalogue: Catalogue) -> Iterator[str]:
    """Every reason why these studies, comparisons and published results must not ship."""
    for study in catalogue.studies.values():
        yield from _study(study, catalogue)
    for comparison in catalogue.comparisons.values():
        yield from _comparison(comparison, catalogue)
    yield from _published(catalogue)
    yield from _named_by_claims(catalogue)


def has_groups(effect: Effect) -> bool:
    """Whether an effect is given by each group's number, mean and standard deviation."""
    return all(getattr(effect, key) is not None for key in _GROUPS)


def _study(study: Study, catalogue: Catalogue) -> Iterator[str]:
    name = f"studies/{study.id}.toml"
    for source in study.sources:
        reference = catalogue.references.get(source)
        if reference and not (reference.doi or reference.pmid or reference.kind == "registry"):
            yield f"{name} rests on {source!r}, which has neither a DOI nor a PMID."
    if study.effect:
        yield from (f"{name} {sentence}" for sentence in _effect(study.effect, catalogue))


def _effect(effect: Effect, catalogue: Catalogue) -> Iterator[str]:
    if effect.scale not in catalogue.instruments:
        yield f"measures on the unknown scale {effect.scale!r}."
    interval = [getattr(effect, key) for key in _INTERVAL]
    given = sum(one is not None for one in interval)
    some_groups = any(getattr(effect, key) is not None for key in ("mean_treat", "sd_treat", "mean_ctrl", "sd_ctrl"))
    if given not in (0, 3) or (some_groups and not has_groups(effect)) or (given == 3) == has_groups(effect):
        yield "gives neither all of each group's number, mean and spread, nor a difference with its interval."
    elif given == 3 and not interval[1] < interval[0] < interval[2]:
        yield "has a difference outside its own interval."


def _comparison(one: Comparison, catalogue: Catalogue) -> Iterator[str]:
    name = f"comparisons/{one.id}.toml"
    for study in (*one.studies, *(left.study for left in one.left_out)):
        if study not in catalogue.studies:
            yield f"{name} names the unknown study {study!r}."
    studies = [catalogue.studies[study] for study in one.studies if study in catalogue.studies]
    yield from (f"{name} {sentence}" for study in studies for sentence in _member(study, one))
    if len({study.trial for study in studies}) < len(studies):
        yield f"{name} pools two comparisons of one trial as if they were independent."
    if len({study.compared_with for study in studies}) > 1:
        yield f"{name} pools studies that were compared with different things."
    if len({study.effect.when for study in studies if study.effect}) > 1:
        yield f"{name} pools scores at the end with changes."
    for left in sorted({left.study for left in one.left_out} & set(one.studies)):
        yield f"{name} both pools and leaves out {left!r}."


def _member(study: Study, one: Comparison) -> Iterator[str]:
    if study.never_pool:
        yield f"pools {study.id!r}, which must never be pooled."
    if study.effect is None:
        yield f"pools {study.id!r}, which has no numbers."
    elif study.effect.scale != one.scale:
        yield f"pools {study.id!r}, which was measured on another scale."
    elif one.measure == "SMD" and not has_groups(study.effect):
        yield f"needs each group's spread for a standardised difference, which {study.id!r} does not give."


def _published(catalogue: Catalogue) -> Iterator[str]:
    for one in catalogue.published.values():
        name = f"published/{one.id}.toml"
        if one.scale and one.scale not in catalogue.instruments:
            yield f"{name} is on the unknown scale {one.scale!r}."
        bounds = (one.ci_low, one.ci_high)
        if bounds != (None, None) and not (None not in bounds and bounds[0] < one.estimate < bounds[1]):  # type: ignore[operator]
            yield f"{name} has an estimate outside its own interval."


def _named_by_claims(catalogue: Catalogue) -> Iterator[str]:
    for claim in catalogue.claims.values():
        for kind in ("studies", "comparisons", "published"):
            for one in getattr(claim, kind):
                if one not in getattr(catalogue, kind):
                    yield f"claims/{claim.id}.toml names {one!r}, which is not among the {kind}."
