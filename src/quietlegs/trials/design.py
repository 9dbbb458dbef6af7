"""Draw a trial from a seed, by a stated law, before its first night: whole, or its first two weeks."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec import UNSET

from quietlegs.records.plan import Routine
from quietlegs.records.trial import COMPARISON, AnalysisPlan, Arm, Assignment, Design, Question, Trial
from quietlegs.trials.laws import Drawn, bytes_for, draw_schedule
from quietlegs.trials.seal import sealed
from quietlegs.trials.terms import MINIMUM_NIGHTS, MINIMUM_NIGHTS_A_SIDE, Terms, refuse_impossible

MODELS: Mapping[Question, str] = {"tonight": "ar1-effects-1", "course": "blocks-1"}
ESTIMANDS: Mapping[Question, str] = {
    "tonight": "mean change of the night's outcome when the technique is drawn instead of the comparison",
    "course": "mean change of the last four nights of a block when the technique is drawn for it instead",
}


def design(terms: Terms, *, routines: Mapping[str, Routine] | None = None) -> Trial:
    """Draw a trial from its terms.

    `routines`: the routine of each technique where a person's answers were screened; without it the trial says that
    nothing was screened. Errors: TrialError, one sentence with what to do.
    """
    refuse_impossible(terms)
    drawn = draw(terms)
    unsealed = Trial(
        version=1,
        arms=tuple(Arm(id=arm, routine=routines[arm] if routines is not None else None) for arm in terms.arms),
        comparison=terms.comparison,
        screened=routines is not None,
        question=terms.question,
        design=Design(law=terms.law, blocks=drawn.blocks, weeks=() if terms.law == "adaptive" else UNSET),
        nights=terms.nights,
        seed=terms.seed,
        start=terms.start,
        zone=terms.zone,
        boundary=terms.boundary,
        outcome=terms.outcome,
        range=terms.range,
        better=terms.better,
        mid=terms.mid,
        plan_of_analysis=analysis_of(terms.question),
        schedule=schedule_of(terms, drawn=drawn),
        sha256="",
    )
    return sealed(unsealed)


def draw(terms: Terms) -> Drawn:
    """Draw the schedule that belongs to these terms, always the same one; of `adaptive` its first two weeks."""
    techniques = len(terms.arms)
    source = bytes_for(terms.law, techniques=techniques, nights=terms.nights, seed=terms.seed)
    return draw_schedule(terms.law, techniques=techniques, nights=terms.nights, source=source)


def schedule_of(terms: Terms, *, drawn: Drawn) -> tuple[Assignment, ...]:
    """Write a drawn schedule as nights; each arm had the same chance on each night."""
    names = (COMPARISON, *terms.arms)
    return tuple(
        Assignment(night=terms.start + timedelta(days=day), assigned=names[arm], probability=1 / len(names))
        for day, arm in enumerate(drawn.arms)
    )


def analysis_of(question: Question) -> AnalysisPlan:
    """State the analysis that is fixed before the first night."""
    return AnalysisPlan(
        estimand=ESTIMANDS[question],
        model=MODELS[question],
        prior="shipped-1",
        minimum_nights=MINIMUM_NIGHTS,
        minimum_nights_a_side=MINIMUM_NIGHTS_A_SIDE,
        claim_probability=0.95,
    )
