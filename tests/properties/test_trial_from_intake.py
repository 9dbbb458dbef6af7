"""A trial from an intake never contains what that intake's plan withholds, and starts only where the plan has steps."""

import msgspec
import pytest

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.foundation.errors import TrialError
from quietlegs.interface.plan import make_plan
from quietlegs.interface.trial import design_trial
from quietlegs.records.intake import Intake
from quietlegs.safety.permission import permits
from tests.drawn import drawn_intake
from tests.trials import START

INTAKES = 60


def test_no_trial_contains_what_is_withheld() -> None:
    drawn = refused = 0
    for seed in range(INTAKES):
        intake = msgspec.convert(drawn_intake(seed), type=Intake)
        plan = make_plan(intake, today=START).plan
        for arm in (*TECHNIQUES, "my_evening"):
            try:
                trial = design_trial([arm], nights=14, seed=seed, start=START, intake=intake)
            except TrialError:
                refused += 1
                continue
            drawn += 1
            routine = trial.arms[0].routine
            assert plan.verdict in ("go", "adapt")
            assert routine is not None
            assert routine.steps
            assert [step for step in routine.steps if not permits(plan.withheld, step)] == []
            assert not any(
                row.technique == arm and not row.region and row.pressure_above is None for row in plan.withheld
            )
    assert drawn > INTAKES
    assert refused > INTAKES


@pytest.mark.parametrize("seed", range(0, INTAKES, 5))
def test_where_the_plan_has_no_steps_no_trial_starts(seed: int) -> None:
    intake = msgspec.convert(drawn_intake(seed), type=Intake)
    if make_plan(intake, today=START).plan.verdict in ("go", "adapt"):
        assert design_trial(["my_evening"], nights=14, seed=1, start=START, intake=intake).screened
    else:
        with pytest.raises(TrialError):
            design_trial(["my_evening"], nights=14, seed=1, start=START, intake=intake)
