"""Draws of the posterior, held against what the finding says exactly."""

import builtins
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from pyarrow import parquet

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.draws import CHAINS, PosteriorDraws
from quietlegs.interface.finding import FindingResult, find
from quietlegs.statistics import priors
from quietlegs.statistics.posterior import Nodes, marginalise, posterior
from quietlegs.trials.design import design
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import growing_moments, tabulate
from quietlegs.trials.terms import Terms
from tests.diaries import START, Kept, first_nights, keep_diary

COUNT = 40_000
LEVELS = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
FIVE = 5.0
"""Standard errors: chance alone goes further once in two million."""


def two_arms() -> Kept:
    return keep_diary(-1.0, 0.3, nights=63, seed=5)


@pytest.mark.parametrize(
    "kept", [keep_diary(-0.6, seed=2), keep_diary(0.0, nights=28, seed=3), two_arms(), keep_diary(-0.4, nights=500)]
)
def test_draws_agree_with_the_exact_answer(kept: Kept) -> None:
    result = find(kept.diary, trial=kept.trial)
    draws = result.draws(COUNT)
    for number, arm in enumerate(draws.arms):
        told, drawn = result.finding.arms[arm], draws.effects[:, number]
        assert told.effect is not None
        assert told.p_helps is not None
        assert drawn.mean() == pytest.approx(told.effect.mean, abs=FIVE * told.effect.sd / np.sqrt(COUNT) + 0.001)
        assert drawn.std() == pytest.approx(told.effect.sd, rel=0.02)
        assert (drawn < 0).mean() == pytest.approx(told.p_helps, abs=FIVE * 0.5 / np.sqrt(COUNT))
        for name, level in LEVELS.items():  # the share at or below the exact quantile, whatever the jump at 0 holds
            at = getattr(told.effect, name)
            error = FIVE * 0.5 / np.sqrt(COUNT)
            assert (drawn < at - 1e-9).mean() - error <= level <= (drawn <= at + 1e-9).mean() + error


def test_draws_of_the_other_parameters_agree_with_a_fine_grid() -> None:
    kept = keep_diary(-1.2, seed=4)
    draws = find(kept.diary, trial=kept.trial).draws(COUNT)
    table = tabulate(
        kept.diary, setting=settle(kept.diary, trial=kept.trial, asked=Asked(None, None, None, None, (), 0))
    )
    moments = growing_moments(table, lengths=[table.arm.size])
    nodes = Nodes(rho=61, carry=9, noise=9)
    evidence = marginalise(moments, nuisance=table.priors, nodes=nodes)
    exact = posterior(evidence, prior=priors.SHIPPED)
    share = exact.weight.reshape(nodes.rho, nodes.carry, -1)
    some = ~draws.no_effect
    for axis, drawn, values in (
        (share.sum(axis=(1, 2)), draws.autocorrelation, evidence.rho.nodes[0]),
        (share.sum(axis=(0, 2)), draws.carry_over, evidence.carry.nodes[0]),
    ):
        weight = axis / axis.sum()
        mean = weight @ values
        assert drawn[some].mean() == pytest.approx(mean, abs=0.003)
        assert drawn[some].std() == pytest.approx(np.sqrt(weight @ (values - mean) ** 2), rel=0.02)
    assert draws.autocorrelation.mean() == pytest.approx(float(exact.autocorrelation[0]), abs=0.003)
    assert draws.noise.mean() == pytest.approx(float(exact.noise[0]), rel=0.005)
    assert draws.no_effect.mean() == pytest.approx(float(exact.null[0]), abs=0.01)
    assert len(np.unique(draws.noise)) == len(np.unique(draws.autocorrelation)) == COUNT


def test_draws_stand_in_units_of_the_recorded_outcome() -> None:
    kept = keep_diary(-1.0, seed=6)
    points = find(kept.diary, trial=None).draws(400)
    turned = find(kept.diary, trial=None, outcome="urge_before", range=(0, 10)).draws(400)
    assert points.attributes["units"] == "points"
    assert turned.attributes["outcome"] == "urge_before"
    rated = [night.urge for night in kept.diary.nights if night.urge is not None]
    assert sorted(points.outcome) == pytest.approx(sorted(rated))
    assert points.arms == ("effleurage",)


def test_the_course_question_has_no_memory_to_draw() -> None:
    trial = design(Terms(arms=("effleurage",), nights=84, seed=2, start=START, law="blocks", question="course"))
    diary = keep_diary(-1.0, nights=84, seed=2).diary
    drawn = {night.night: night.assigned for night in trial.schedule}
    diary = replace(diary, nights=tuple(replace(night, assigned=drawn[night.night]) for night in diary.nights))
    draws = find(diary, trial=trial).draws(4000)
    assert not draws.autocorrelation.any()
    assert not draws.carry_over.any()
    assert draws.noise.min() > 0


def test_the_same_seed_draws_the_same() -> None:
    result = find(*two_arms()[:1], trial=two_arms().trial, seed=9)
    assert np.array_equal(result.draws(400).effects, result.draws(400, seed=9).effects)
    assert not np.array_equal(result.draws(400).effects, result.draws(400, seed=10).effects)


def test_parquet_holds_what_was_drawn(tmp_path: Path) -> None:
    kept = two_arms()
    draws = find(kept.diary, trial=kept.trial, seed=3).draws(800)
    draws.write_parquet(tmp_path / "F.parquet")
    table = parquet.read_table(tmp_path / "F.parquet")
    assert table.num_rows == 800
    for name, values in draws.to_columns().items():
        assert np.array_equal(table[name].to_numpy(), values), name
    assert set(table.column_names) >= {"chain", "draw", "effect_effleurage", "effect_petrissage", "no_effect"}
    attributes = json.loads(table.schema.metadata[b"quietlegs"])
    assert attributes == draws.attributes
    assert attributes["prior"] == "shipped-1"
    assert attributes["seed"] == 3


def test_inference_data_has_its_groups_chains_and_arms() -> None:
    kept = two_arms()
    draws = find(kept.diary, trial=kept.trial).draws(800)
    data: Any = draws.to_inference_data()  # its groups are attributes that no type names
    assert list(data.groups()) == ["posterior", "observed_data"]
    assert dict(data.posterior.sizes) == {"chain": CHAINS, "draw": 200, "arm": 2}
    assert list(data.posterior["arm"].values) == ["effleurage", "petrissage"]
    assert set(data.posterior.data_vars) == {"effect", "autocorrelation", "carry_over", "noise", "no_effect"}
    assert data.posterior["effect"].dims == ("chain", "draw", "arm")
    assert float(data.posterior["effect"].sel(arm="effleurage").mean()) == pytest.approx(draws.effects[:, 0].mean())
    assert {"model", "prior", "seed", "outcome", "units"} <= set(data.posterior.attrs)
    assert data.observed_data["outcome"].sizes["night"] == len(draws.dates)


@pytest.mark.parametrize(
    ("module", "write"),
    [("pyarrow", PosteriorDraws.to_parquet), ("arviz", PosteriorDraws.to_inference_data)],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, module: str, write: Callable[[PosteriorDraws], object]
) -> None:
    kept = keep_diary(-0.5)
    draws = find(kept.diary, trial=kept.trial).draws(8)
    real = builtins.__import__

    def without(name: str, *others: object) -> object:
        if name.partition(".")[0] == module:
            raise ImportError(name)
        return real(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    extra = "parquet" if module == "pyarrow" else "arviz"
    with pytest.raises(FindingError, match=rf"pip install 'quietlegs\[{extra}\]'"):
        write(draws)


def test_what_cannot_be_drawn_says_why() -> None:
    kept = keep_diary(-0.5)
    with pytest.raises(FindingError, match="nothing to draw from"):
        find(first_nights(kept.diary, 1), trial=kept.trial).draws()
    with pytest.raises(FindingError, match="ask for a multiple of 4"):
        find(kept.diary, trial=kept.trial).draws(10)
    with pytest.raises(FindingError, match="ask `find` again"):
        FindingResult(find(kept.diary, trial=kept.trial).finding).draws()


def test_parquet_can_be_read_from_memory() -> None:
    kept = keep_diary(-0.5)
    content = find(kept.diary, trial=kept.trial).draws(8).to_parquet()
    assert parquet.read_table(io.BytesIO(content)).num_rows == 8
