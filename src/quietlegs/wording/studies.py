"""Studies behind a claim in words: a difference with its interval, less or more, and what a dummy treatment did."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from quietlegs.evidence.claim_studies import Behind, Interval, interval_of
from quietlegs.knowledge.schema import Reference
from quietlegs.knowledge.study_schema import Comparison, Published, Study
from quietlegs.records.pooled import Pooled
from quietlegs.wording.pooled import pooled_sentences
from quietlegs.wording.speak import say


def difference(bounds: Interval, *, unit: str = "points", locale: str = "en") -> str:
    """A difference with its interval: "10.8 points less (8.5 to 13.2 less)"; the smaller size stands first."""
    side = "less" if bounds.yi < 0 else "more"
    first, last = sorted((bounds.low, bounds.high), key=abs)
    code = "both" if bounds.low < 0 < bounds.high else side
    if code == "both":
        first, last = bounds.low, bounds.high
    values = {"size": _size(bounds.yi), "first": _size(first), "last": _size(last)}
    return say(f"studies.{side}_{code}", {**values, "unit": say(f"studies.{unit}", locale=locale)}, locale=locale)


def figures(middle: float | None, low: float | None, high: float | None) -> str:
    """A difference in figures for a picture: "\u221210.8 (\u221213.2 to \u22128.5)"; of a range, its ends only."""
    told = [tenth(value).replace("-", "\u2212") for value in (low, high) if value is not None]
    bounds = f"({told[0]} to {told[1]})" if len(told) == 2 else ""
    first = "" if middle is None else tenth(middle).replace("-", "\u2212")
    return " ".join(part for part in (first, bounds) if part)


def tenth(value: float) -> str:
    """A number to a tenth, halves away from zero as they are rounded by hand; nothing has no sign."""
    told = str(Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return told.lstrip("-") if float(told) == 0 else told


def study_effect(study: Study, *, locale: str = "en") -> str:
    """A study's result as a number with its interval, or that there is none to show."""
    if study.effect is None:
        return say("studies.no_number", locale=locale)
    return difference(interval_of(study.effect), locale=locale)


def comparison_text(one: Comparison, pooled: Pooled | None, *, locale: str = "en") -> str:
    """What a comparison's studies give together, or why nothing is pooled."""
    told = pooled_sentences(pooled, locale=locale) if pooled else say("studies.only_one", locale=locale)
    return f"{told} {one.caution}"


def published_text(one: Published, *, locale: str = "en") -> str:
    """A published result as a number with its interval."""
    if one.measure == "percent":
        values = {"size": _whole(one.estimate), "first": _whole(one.ci_low), "last": _whole(one.ci_high)}
        return say("studies.percent", values, locale=locale)
    unit = "points" if one.measure == "MD" else "spreads"
    if one.ci_low is None or one.ci_high is None:
        code = "less_alone" if one.estimate < 0 else "more_alone"
        values = {"size": _size(one.estimate), "unit": say(f"studies.{unit}", locale=locale)}
        return say(f"studies.{code}", values, locale=locale)
    return difference(Interval(one.estimate, one.ci_low, one.ci_high), unit=unit, locale=locale)


def dummy_text(one: Published, *, locale: str = "en") -> str:
    """What a dummy treatment did on the same scale."""
    return say("studies.dummy", {"size": _size(one.estimate)}, locale=locale)


def studies_text(found: Behind, references: Mapping[str, Reference], *, locale: str = "en") -> list[str]:
    """The studies behind a claim as paragraphs for a terminal."""
    dummy = [dummy_text(found.dummy, locale=locale)] if found.dummy else []
    pooled = [f"{one.name}: {comparison_text(one, result, locale=locale)}" for one, result in found.comparisons]
    others = [
        f"{one.name} ({cited(references[one.sources[0]])}): {published_text(one, locale=locale)}. {one.caution}"
        for one in found.published
    ]
    single = [
        f"{one.name} ({cited(references[one.sources[0]])}). {one.population}. {one.result} {one.bias}"
        for one in found.studies
    ]
    return [*dummy, *pooled, *others, *single]


def cited(reference: Reference) -> str:
    """A reference in two words: first author and year."""
    author = reference.authors.split(" and ")[0].split(",")[0] or reference.title
    return f"{author} {reference.year}" if reference.year else author


def _size(value: float) -> str:
    return tenth(abs(value))


def _whole(value: float | None) -> str:
    return "?" if value is None else f"{value:.0f}"
