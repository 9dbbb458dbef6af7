"""What a trial can and cannot settle, before it starts."""

import math
from typing import Any

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.documents import document
from quietlegs.records.trial import Power, Trial
from quietlegs.trials.power import power
from quietlegs.trials.predictable import predictable_share
from quietlegs.wording.power import power_text, put_words


class PowerResult:
    """A trial's prospects and their words."""

    def __init__(self, prospects: Power) -> None:
        self.power = prospects

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """The prospects with their words; equal to the JSON of the command."""
        return document(put_words(self.power, locale=locale))

    def to_text(self, locale: str = "en") -> str:
        """What can and cannot be settled, in words."""
        return power_text(self.power, locale=locale)


def trial_power(trial: Trial, *, noise: float | None = None, seed: int = 0) -> PowerResult:
    """The prospects of a trial.

    `noise`: night-to-night standard deviation in units of the outcome; assumed where it is not known. `seed` fixes
    the Monte Carlo walks. Errors: TrialError, one sentence.
    """
    width = trial.range[1] - trial.range[0]
    if noise is not None and not (math.isfinite(noise) and width / 1000 <= noise <= width):
        raise TrialError(f"--noise: {noise:g} is no usual up and down of nights on a scale {width:g} wide: try 1.6.")
    share = predictable_share(trial)
    return PowerResult(power(trial, noise=noise, predictable_share=share, seed=seed))
