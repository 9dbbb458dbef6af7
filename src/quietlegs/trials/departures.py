"""Where the analysis that was done is not the one that was fixed before the first night."""

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.finding import Departure
from quietlegs.trials.analysis import SURE
from quietlegs.trials.setting import Setting
from quietlegs.trials.terms import MINIMUM_NIGHTS, MINIMUM_NIGHTS_A_SIDE


def departures(model: dict[str, Scalar], *, setting: Setting) -> tuple[Departure, ...]:
    """Every point that differs; nothing without a trial, since nothing was fixed then."""
    if setting.trial is None:
        return ()
    plan = setting.trial.plan_of_analysis
    points: tuple[tuple[str, Scalar, Scalar], ...] = (
        ("outcome", setting.trial.outcome, setting.outcome),
        ("model", plan.model, model["name"]),
        ("prior", plan.prior, model["prior"]),
        ("minimum_nights", plan.minimum_nights, MINIMUM_NIGHTS),
        ("minimum_nights_a_side", plan.minimum_nights_a_side, MINIMUM_NIGHTS_A_SIDE),
        ("claim_probability", plan.claim_probability, SURE),
        ("covariates", "", ", ".join(setting.covariates)),
    )
    return tuple(Departure(about=about, planned=fixed, done=done) for about, fixed, done in points if fixed != done)
