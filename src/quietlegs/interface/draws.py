"""Draws of the posterior behind a finding, for statisticians: as columns, as Parquet, as ArviZ InferenceData."""

import io
import json
import warnings
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quietlegs.foundation.errors import FindingError
from quietlegs.records.diary import Diary
from quietlegs.records.finding import Finding
from quietlegs.statistics.draws import draw_jointly
from quietlegs.statistics.moments import Bools, Floats, Ints
from quietlegs.trials.setting import POINTS, Setting
from quietlegs.trials.table import growing_moments, tabulate

if TYPE_CHECKING:
    import arviz

CHAINS = 4
MOST_DRAWS = 1_000_000


@dataclass(frozen=True)
class PosteriorDraws:
    """Independent draws under the shipped prior, in units of the recorded outcome.

    `effects` (count, arms): technique minus comparison, the point at "nothing changes anything" included;
    `autocorrelation`, `carry_over`, `noise` and `no_effect` (count,); `outcome` the rows that were seen, by `dates`.
    For the course question rows are blocks, and autocorrelation and carry-over are 0.
    """

    arms: tuple[str, ...]
    effects: Floats
    autocorrelation: Floats
    carry_over: Floats
    noise: Floats
    no_effect: Bools
    dates: tuple[str, ...]
    outcome: Floats
    attributes: dict[str, str | float | int]

    def to_columns(self) -> dict[str, Floats | Ints | Bools]:
        """The draws as named columns, one row a draw; `chain` and `draw` number them."""
        chain, draw = np.divmod(np.arange(len(self.noise)), len(self.noise) // CHAINS)
        effects = {f"effect_{arm}": self.effects[:, number] for number, arm in enumerate(self.arms)}
        return {"chain": chain, "draw": draw, **effects, **self._parameters()}

    def to_parquet(self) -> bytes:
        """The content of a Parquet file with `to_columns`, and the attributes as JSON under the key `quietlegs`.

        Errors: FindingError where pyarrow is not installed.
        """
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            raise _lacking("Parquet", extra="parquet") from error
        table = pyarrow.table({name: pyarrow.array(values) for name, values in self.to_columns().items()})
        file = io.BytesIO()
        parquet.write_table(table.replace_schema_metadata({"quietlegs": json.dumps(self.attributes)}), file)
        return file.getvalue()

    def write_parquet(self, path: str | Path) -> None:
        """Write `to_parquet` to a file."""
        Path(path).write_bytes(self.to_parquet())

    def to_inference_data(self) -> "arviz.InferenceData":
        """The draws as ArviZ InferenceData: `posterior` by chain and draw, `observed_data` by night.

        Errors: FindingError where ArviZ is not installed.
        """
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # ArviZ announces its own next version at import
                import arviz
        except ImportError as error:
            raise _lacking("InferenceData", extra="arviz") from error
        by_chain = {name: values.reshape(CHAINS, -1) for name, values in self._parameters().items()}
        data: arviz.InferenceData = arviz.from_dict(
            posterior={"effect": self.effects.reshape(CHAINS, -1, len(self.arms)), **by_chain},
            observed_data={"outcome": self.outcome},
            coords={"arm": list(self.arms), "night": list(self.dates)},
            dims={"effect": ["arm"], "outcome": ["night"]},
            posterior_attrs=self.attributes,
            attrs=self.attributes,
        )
        return data

    def _parameters(self) -> dict[str, Floats | Bools]:
        return {
            "autocorrelation": self.autocorrelation,
            "carry_over": self.carry_over,
            "noise": self.noise,
            "no_effect": self.no_effect,
        }


def draws_of(finding: Finding, *, diary: Diary, setting: Setting, count: int, seed: int) -> PosteriorDraws:
    """Draws of the posterior behind a finding, of the techniques that were compared. Errors: FindingError."""
    if not 0 < count <= MOST_DRAWS or count % CHAINS:
        raise FindingError(f"{count} draws cannot be made: ask for a multiple of {CHAINS}, at most {MOST_DRAWS}.")
    compared = [number for number, arm in enumerate(setting.arms) if finding.arms[arm].effect is not None]
    if not compared:
        raise FindingError("No technique was compared with the comparison yet, so that there is nothing to draw from.")
    table = tabulate(diary, setting=setting)
    seen = growing_moments(table, lengths=[table.arm.size])
    drawn = draw_jointly(seen, nuisance=table.priors, blocks=table.blocks, count=count, seed=seed)
    a_point = setting.scale.effect_back(1.0)
    return PosteriorDraws(
        arms=tuple(setting.arms[number] for number in compared),
        effects=drawn.effects[:, compared] * a_point + 0.0,
        autocorrelation=drawn.rho,
        carry_over=drawn.carry,
        noise=drawn.sigma * abs(a_point),
        no_effect=drawn.null,
        dates=tuple(date.isoformat() for date in table.dates),
        outcome=setting.scale.middle + (table.outcome - POINTS / 2) * a_point,
        attributes=_attributes(finding, setting=setting, seed=seed),
    )


def _attributes(finding: Finding, *, setting: Setting, seed: int) -> dict[str, str | float | int]:
    """What the draws are of."""
    return {
        "model": str(finding.model["name"]),
        "prior": str(finding.model["prior"]),
        "seed": seed,
        "outcome": finding.outcome,
        "units": setting.scale.unit,
        "better": setting.scale.better,
        "comparison": finding.comparison,
        "question": finding.question,
        "mid": finding.mid,
        "created_by": f"quietlegs {version('quietlegs')}",
    }


def _lacking(what: str, *, extra: str) -> FindingError:
    return FindingError(f"{what} needs an extra that is not installed: python -m pip install 'quietlegs[{extra}]'.")
