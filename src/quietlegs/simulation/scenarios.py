"""Scenarios: each bends one assumption of the model. Every number here is assumed and labelled so in the docs."""

from typing import Literal, NamedTuple

ScenarioName = Literal[
    "plain",
    "ordinal",
    "t4",
    "mnar",
    "drift",
    "nonadherence",
    "rescue",
    "expectation",
    "carry1",
    "carry3",
    "carry7",
    "indication",
]


class Scenario(NamedTuple):
    """What departs from the plain model.

    `whole_numbers`: ratings are rounded. `tails`: degrees of freedom of the noise, None for normal. `missing_bad`:
    extra chance of no rating after a bad night. `bend`: amplitude of a slow wave, points. `done`: chance that a drawn
    session is done; `crossed`: that a session is done on a comparison night. `rescue`: share of comparison nights that
    end in a rescue, the worst ones first. `hope`: whether sessions also bring hope, fading over weeks. `half_life`:
    nights over which benefit builds up, None for same night with a little carry-over. `randomised`: False: the person
    chooses, and chooses massage on bad nights.
    """

    whole_numbers: bool = False
    tails: float | None = None
    missing_bad: float = 0.0
    bend: float = 0.0
    done: float = 1.0
    crossed: float = 0.0
    rescue: float = 0.0
    hope: bool = False
    half_life: float | None = None
    randomised: bool = True


SCENARIOS: dict[ScenarioName, Scenario] = {
    "plain": Scenario(),
    "ordinal": Scenario(whole_numbers=True),
    "t4": Scenario(tails=4.0),
    "mnar": Scenario(missing_bad=0.35),
    "drift": Scenario(bend=0.5),
    "nonadherence": Scenario(done=0.7, crossed=0.1),
    "rescue": Scenario(rescue=0.3),
    "expectation": Scenario(hope=True),
    "carry1": Scenario(half_life=1.0),
    "carry3": Scenario(half_life=3.0),
    "carry7": Scenario(half_life=7.0),
    "indication": Scenario(randomised=False),
}
