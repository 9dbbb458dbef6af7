"""Studies as data: what may be pooled, what the gate refuses, and what stands in words beside the numbers."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
import pytest

from quietlegs.evidence.claim_studies import Interval, behind, interval_of, pool_comparison
from quietlegs.interface.claim_studies import ClaimStudies, studies_behind
from quietlegs.knowledge.catalogue import Catalogue, load_catalogue
from quietlegs.knowledge.gate import refusals
from quietlegs.wording.studies import difference, dummy_text, figures, published_text

FACTS = load_catalogue()
PARK = [one for one in FACTS.studies if one.startswith("park2020")]


def changed(kind: str, name: str, **changes: Any) -> Catalogue:
    """The shipped facts with one of them changed."""
    facts: Mapping[str, Any] = getattr(FACTS, kind)
    one = msgspec.structs.replace(facts[name], **changes)
    return dataclasses.replace(FACTS, **{kind: MappingProxyType({**facts, name: one})})


def refused(catalogue: Catalogue) -> str:
    return " ".join(refusals(catalogue))


def test_the_three_arms_of_one_trial_are_never_pooled_as_three() -> None:
    assert len(PARK) == 3
    assert len({FACTS.studies[one].trial for one in PARK}) == 1
    assert "pools two comparisons of one trial" in refused(
        changed("comparisons", "massager_nothing", studies=tuple(PARK), left_out=())
    )


def test_a_trial_without_a_score_of_its_dummy_group_is_never_pooled() -> None:
    assert FACTS.studies["lettieri2009"].never_pool
    assert FACTS.studies["lettieri2009"].effect is None
    spoilt = changed("comparisons", "stimulation_dummy", studies=("bogan2023", "lettieri2009"), left_out=())
    assert "'lettieri2009', which must never be pooled" in refused(spoilt)


@pytest.mark.parametrize(
    ("kind", "name", "changes", "part"),
    [
        ("comparisons", "massager_nothing", {"studies": ("nobody2000",)}, "unknown study 'nobody2000'"),
        ("comparisons", "massager_nothing", {"scale": "psqi"}, "measured on another scale"),
        ("comparisons", "massager_nothing", {"measure": "SMD"}, "needs each group's spread"),
        ("comparisons", "massager_nothing", {"studies": ("park2020_massager", "hashemi2015")}, "different things"),
        ("comparisons", "massager_nothing", {"studies": ("park2020_heat",)}, "both pools and leaves out"),
        ("comparisons", "stimulation_dummy", {"studies": ("bogan2023", "hashemi2015")}, "pools scores at the end"),
        ("comparisons", "stimulation_dummy", {"studies": ("bogan2023", "mitchell2011")}, "has no numbers"),
        ("studies", "hashemi2015", {"sources": ("ats_irls",)}, "neither a DOI nor a PMID"),
        ("published", "xia2022_massage", {"ci_low": -3.0}, "outside its own interval"),
        ("published", "xia2022_massage", {"scale": "inches"}, "unknown scale"),
        ("claims", "lavender_oil", {"studies": ("nobody2000",)}, "not among the studies"),
    ],
)
def test_the_gate_refuses(kind: str, name: str, changes: dict[str, Any], part: str) -> None:
    assert part in refused(changed(kind, name, **changes))


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"scale": "inches"}, "unknown scale"),
        ({"ci_high": None}, "neither all of each group"),
        ({"mean_treat": 12.0}, "neither all of each group"),
        ({"ci_low": -2.0}, "outside its own interval"),
    ],
)
def test_the_gate_refuses_numbers_that_cannot_be(changes: dict[str, Any], part: str) -> None:
    effect = FACTS.studies["bogan2023"].effect
    assert effect is not None
    assert part in refused(changed("studies", "bogan2023", effect=msgspec.structs.replace(effect, **changes)))


def test_every_trial_says_in_whom_against_what_and_what_to_doubt() -> None:
    assert len(FACTS.studies) >= 20
    silent = [one.id for one in FACTS.studies.values() if not (one.population and one.comparison and one.bias)]
    assert silent == []
    assumed = {"hashemi2015", "jafarimanesh2020", "park2020_heat"}
    told = {name: one.effect.remark for name, one in FACTS.studies.items() if one.effect and one.effect.remark}
    assert set(told) == assumed


def test_a_difference_of_means_is_the_one_that_the_numbers_give() -> None:
    effect = FACTS.studies["hashemi2015"].effect
    assert effect is not None
    assert interval_of(effect) == pytest.approx((-10.82, -13.18, -8.46), abs=0.01)


def test_one_study_is_not_pooled_and_two_are() -> None:
    comparison = FACTS.comparisons["massager_nothing"]
    assert pool_comparison(comparison, FACTS.studies) is None
    made_up = msgspec.structs.replace(FACTS.studies["park2020_massager"], id="made_up", trial="made_up")
    two = msgspec.structs.replace(comparison, studies=("park2020_massager", "made_up"))
    pooled = pool_comparison(two, {**FACTS.studies, "made_up": made_up})
    assert pooled is not None
    assert (pooled.k, pooled.method, pooled.hartung_knapp) == (2, "REML", True)
    assert pooled.estimate == pytest.approx(-9.0)


def with_two() -> ClaimStudies:
    """A claim whose comparison holds two trials; the second is made up."""
    made_up = msgspec.structs.replace(FACTS.studies["park2020_massager"], id="made_up", trial="made_up", name="Made up")
    two = msgspec.structs.replace(
        FACTS.comparisons["massager_nothing"], studies=("park2020_massager", "made_up"), left_out=()
    )
    facts = dataclasses.replace(
        FACTS,
        studies=MappingProxyType({**FACTS.studies, "made_up": made_up}),
        comparisons=MappingProxyType({**FACTS.comparisons, "massager_nothing": two}),
    )
    claim = msgspec.structs.replace(
        FACTS.claims["foot_massager_reduces_discomfort"], studies=("park2020_massager", "made_up")
    )
    return ClaimStudies(behind(claim, facts))


def test_what_is_pooled_stands_in_the_plot_with_its_range_for_a_new_study() -> None:
    (forest,) = with_two().forests()
    assert [row.kind for row in forest.rows] == ["study", "study", "pooled", "new", "dummy"]
    text = with_two().to_dict()["comparisons"][0]["text"]
    assert text.startswith("Taken together, the 2 studies give -9.0")
    assert "new study" in text


def test_what_a_dummy_did_stands_wherever_the_same_scale_is_shown() -> None:
    for claim in FACTS.claims.values():
        found = studies_behind(claim).found
        effects = {one.effect.scale for one in found.studies if one.effect}
        shown = effects | {one.scale for one, _ in found.comparisons} | {one.scale for one in found.published}
        assert (found.dummy is not None) == ("irls" in shown), claim.id


def test_the_dummy_is_told_in_the_words_of_the_product() -> None:
    told = dummy_text(FACTS.published["silva2017_dummy"])
    assert told == (
        "People given a dummy treatment improved by 6.6 points on this scale too:"
        " partly hope, partly bad spells passing."
    )


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        (Interval(-10.82, -13.18, -8.46), "10.8 points less (8.5 to 13.2 less)"),
        (Interval(-4.4, -12.0, 3.1), "4.4 points less (12.0 less to 3.1 more)"),
        (Interval(2.0, 1.0, 3.0), "2.0 points more (1.0 to 3.0 more)"),
        (Interval(0.19, -1.32, 1.7), "0.2 points more (1.3 less to 1.7 more)"),
    ],
)
def test_a_difference_says_less_or_more(bounds: Interval, told: str) -> None:
    assert difference(bounds) == told


def test_published_results_are_told_in_their_own_unit() -> None:
    told = {name: published_text(one) for name, one in FACTS.published.items()}
    assert told["chen2021_gabapentin"] == "9.0 points less (2.0 to 15.9 less)"
    assert told["cho2024_scented_oils"] == "1.8 usual spreads less (1.2 to 2.5 less)"
    assert told["silva2017_dummy"] == "6.6 points less"
    assert told["fulda2008_responders"] == "40 in 100 (32 to 48)"


def test_figures_have_true_minus_signs_and_are_rounded_by_hand() -> None:
    assert figures(-8.95, -15.85, -1.95) == "\u22129.0 (\u221215.9 to \u22122.0)"
    assert figures(None, -1.0, 0.04) == "(\u22121.0 to 0.0)"
    assert figures(-0.01, None, None) == "0.0"
