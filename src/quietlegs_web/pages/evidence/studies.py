"""The studies behind a claim, ready for the template: words, then numbers, then the picture with its table."""

from dataclasses import dataclass
from typing import Any

from quietlegs.evidence.claim_studies import Interval
from quietlegs.interface.claim_studies import ClaimStudies, studies_behind
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Claim
from quietlegs.knowledge.study_schema import Comparison, Published, Study
from quietlegs.records.pooled import Pooled
from quietlegs.wording.speak import say
from quietlegs.wording.studies import cited, comparison_text, difference, dummy_text, published_text, study_effect
from quietlegs_web.pages.evidence.forest import Picture, picture


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What stands on a claim's page about its studies."""

    heading: str
    dummy: str
    dummy_how: str
    numbers: str
    comparisons: list[dict[str, Any]]
    published: list[dict[str, str]]
    studies: list[dict[str, str]]
    plots: list[Picture]


def shown(claim: Claim, locale: str) -> Shown | None:
    """The studies behind a claim; nothing where it names none."""
    behind = studies_behind(claim)
    if not (claim.studies or claim.comparisons or claim.published):
        return None
    found = behind.found
    return Shown(
        heading=say("studies.heading", locale=locale),
        dummy=dummy_text(found.dummy, locale=locale) if found.dummy else "",
        dummy_how=say("studies.dummy_how", locale=locale),
        numbers=say("studies.numbers", locale=locale),
        comparisons=[_comparison(one, pooled, locale) for one, pooled in found.comparisons],
        published=[_published(one, locale) for one in found.published],
        studies=[_study(one, locale) for one in found.studies],
        plots=_plots(behind, locale),
    )


def _plots(behind: ClaimStudies, locale: str) -> list[Picture]:
    return [picture(one, locale) for one in behind.forests(locale)]


def _comparison(one: Comparison, pooled: Pooled | None, locale: str) -> dict[str, Any]:
    studies = load_catalogue().studies
    unit = "points" if one.measure == "MD" else "spreads"
    return {
        "name": one.name,
        "number": _number(pooled, unit, locale) if pooled else _alone(studies[one.studies[0]], locale),
        "text": comparison_text(one, pooled, locale=locale),
        "reason": one.reason,
        "left_out": [(_named(studies[left.study]), left.reason) for left in one.left_out],
    }


def _alone(one: Study, locale: str) -> str:
    return f"{_named(one)}: {study_effect(one, locale=locale)}"


def _named(one: Study) -> str:
    return f"{one.name} ({_cited(one)})"


def _number(pooled: Pooled, unit: str, locale: str) -> str:
    return difference(Interval(pooled.estimate, pooled.ci_low, pooled.ci_high), unit=unit, locale=locale)


def _published(one: Published, locale: str) -> dict[str, str]:
    return {
        "name": one.name,
        "cited": _cited(one),
        "told": published_text(one, locale=locale),
        "caution": one.caution,
        "population": one.population,
        "measured": one.measured,
    }


def _study(one: Study, locale: str) -> dict[str, str]:
    people = say("studies.people", {"people": one.people}, locale=locale) + ". " if one.people else ""
    return {
        "name": one.name,
        "cited": _cited(one),
        "people": f"{one.population}. {people}".strip(),
        "intervention": one.intervention,
        "comparison": one.comparison,
        "dose": one.dose,
        "result": one.result,
        "measured": one.measured,
        "bias": one.bias,
        "remark": one.effect.remark if one.effect else "",
        "never_pool": one.never_pool,
    }


def _cited(one: Study | Published) -> str:
    return cited(load_catalogue().references[one.sources[0]])
