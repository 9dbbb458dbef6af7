"""Trials for tests."""

from datetime import date

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.records.trial import Law, Question, Trial
from quietlegs.trials.design import design
from quietlegs.trials.terms import Terms

START = date(2026, 12, 1)


def drawn_trial(
    *, techniques: int = 1, nights: int = 84, seed: int = 7, law: Law = "balanced", question: Question = "tonight"
) -> Trial:
    """Draw a trial of the first techniques of the catalogue."""
    arms = TECHNIQUES[:techniques]
    return design(
        Terms(
            arms=arms, nights=nights, seed=seed, start=START, law=law, question=question, zone="Europe/Berlin", mid=1.5
        )
    )
