"""The studies behind a claim, in words and as rows that a picture and its table share."""

from dataclasses import dataclass
from typing import Any, Literal

from quietlegs.evidence.claim_studies import Behind, Interval, behind, interval_of
from quietlegs.interface.documents import document
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Claim, Reference
from quietlegs.knowledge.study_schema import Effect, Published, Study
from quietlegs.records.pooled import Pooled
from quietlegs.wording.speak import say
from quietlegs.wording.studies import cited, comparison_text, difference, dummy_text, published_text, study_effect

RowKind = Literal["study", "pooled", "new", "published", "dummy"]


@dataclass(frozen=True, kw_only=True)
class ForestRow:
    """One line of a forest plot: what it is, its numbers in words, and the interval (none: a point without one)."""

    kind: RowKind
    name: str
    note: str
    told: str
    middle: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class Forest:
    """Lines on one scale, in points; `scale` is that instrument's id."""

    scale: str
    rows: tuple[ForestRow, ...]


@dataclass(frozen=True)
class ClaimStudies:
    """The studies behind one claim."""

    found: Behind

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give studies, comparisons and published results as plain values, each with its numbers in words."""
        return {
            "studies": [document(one) | {"text": study_effect(one, locale=locale)} for one in self.found.studies],
            "comparisons": [
                document(one)
                | {
                    "pooled": document(pooled) if pooled else None,
                    "text": comparison_text(one, pooled, locale=locale),
                }
                for one, pooled in self.found.comparisons
            ],
            "published": [document(one) | {"text": published_text(one, locale=locale)} for one in self.found.published],
            "dummy": dummy_text(self.found.dummy, locale=locale) if self.found.dummy else None,
        }

    def forests(self, locale: str = "en") -> tuple[Forest, ...]:
        """The plots: one for each scale on which at least one trial or pooled difference has numbers."""
        scales = dict.fromkeys(one.effect.scale for one in self.found.studies if one.effect)
        scales |= dict.fromkeys(one.scale for one in self.found.published if one.measure == "MD")
        made = (Forest(scale=scale, rows=tuple(self._rows(scale, locale))) for scale in scales if scale)
        return tuple(one for one in made if any(row.kind in ("study", "published") for row in one.rows))

    def _rows(self, scale: str, locale: str) -> list[ForestRow]:
        singles = [
            _study_row(one, one.effect, locale)
            for one in self.found.studies
            if one.effect and one.effect.scale == scale
        ]
        pooled = [
            row
            for one, result in self.found.comparisons
            if result and one.scale == scale and one.measure == "MD"
            for row in _pooled_rows(one.name, result, locale)
        ]
        others = [
            _published_row(one, locale)
            for one in self.found.published
            if (one.scale, one.measure, one.kind) == (scale, "MD", "between_groups")
        ]
        dummy = self.found.dummy
        return [*singles, *pooled, *others, *([_dummy_row(dummy, locale)] if dummy and dummy.scale == scale else [])]


def studies_behind(claim: Claim) -> ClaimStudies:
    """Gather the studies behind a claim."""
    return ClaimStudies(behind(claim, load_catalogue()))


def _reference(sources: tuple[str, ...]) -> Reference:
    return load_catalogue().references[sources[0]]


def _study_row(one: Study, effect: Effect, locale: str) -> ForestRow:
    bounds = interval_of(effect)
    people = say("studies.people", {"people": one.people}, locale=locale) if one.people else ""
    note = ", ".join(part for part in (cited(_reference(one.sources)), people) if part)
    return _row("study", one.name, note, bounds, locale)


def _pooled_rows(name: str, pooled: Pooled, locale: str) -> list[ForestRow]:
    trials = say("studies.trials", {"trials": pooled.k}, locale=locale)
    bounds = Interval(pooled.estimate, pooled.ci_low, pooled.ci_high)
    rows = [_row("pooled", f"{say('studies.together', locale=locale)}: {name}", trials, bounds, locale)]
    if pooled.pi_low is not None and pooled.pi_high is not None:
        range_ = bounds._replace(low=pooled.pi_low, high=pooled.pi_high)
        rows.append(_row("new", say("studies.new_study", locale=locale), "", range_, locale))
    return rows


def _published_row(one: Published, locale: str) -> ForestRow:
    note = f"{cited(_reference(one.sources))}, {say('studies.published', locale=locale)}"
    return ForestRow(
        kind="published",
        name=one.name,
        note=note,
        told=published_text(one, locale=locale),
        middle=one.estimate,
        low=one.ci_low,
        high=one.ci_high,
    )


def _dummy_row(one: Published, locale: str) -> ForestRow:
    note = f"{cited(_reference(one.sources))}, {say('studies.on_dummy_how', locale=locale)}"
    return ForestRow(
        kind="dummy",
        name=say("studies.on_dummy", locale=locale),
        note=note,
        told=published_text(one, locale=locale),
        middle=one.estimate,
        low=one.ci_low,
        high=one.ci_high,
    )


def _row(kind: RowKind, name: str, note: str, bounds: Interval, locale: str) -> ForestRow:
    told = difference(bounds, locale=locale)
    return ForestRow(kind=kind, name=name, note=note, told=told, middle=bounds.yi, low=bounds.low, high=bounds.high)
