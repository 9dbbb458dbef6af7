"""True effects of synthetic persons. The four laws are those of the plan of analysis, and assumed."""

from typing import Literal, NamedTuple

import numpy as np

from quietlegs.statistics.moments import Floats

TruthName = Literal["shipped", "truth_sceptical", "truth_enthusiastic", "null"]


class TruthLaw(NamedTuple):
    """Normal law of each technique's effect in points; `zero` is the chance that all are exactly nothing."""

    mean: float
    sd: float
    zero: float


TRUTHS: dict[TruthName, TruthLaw] = {
    "shipped": TruthLaw(mean=-0.3, sd=1.2, zero=0.15),
    "truth_sceptical": TruthLaw(mean=-0.2, sd=0.4, zero=0.15),
    "truth_enthusiastic": TruthLaw(mean=-1.5, sd=0.8, zero=0.15),
    "null": TruthLaw(mean=0.0, sd=0.0, zero=1.0),
}


def draw_effects(name: TruthName, *, arms: int, rng: np.random.Generator) -> Floats:
    """One person's true effects (arms,) on the unclipped scale; negative is relief."""
    law = TRUTHS[name]
    nothing = rng.random() < law.zero
    effects = rng.normal(law.mean, law.sd, size=arms)
    return np.zeros(arms) if nothing else effects
