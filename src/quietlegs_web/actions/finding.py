"""The answer so far, from the person's own nights: the library's value, nothing added."""

from quietlegs.interface.finding import FindingResult, find
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.trial import latest, trial_of
from quietlegs_web.storage.models import Person


def finding_of(person: Person, *, outcome: str | None = None) -> FindingResult:
    """The finding about the current trial, else the last one. Errors: FindingError, one sentence.

    Another `outcome` than the trial's own is asked without the trial, as the command line does.
    """
    row = latest(person)
    trial = trial_of(row) if row is not None else None
    if trial is not None and outcome not in (None, trial.outcome):
        trial = None
    return find(diary_of(person), trial=trial, outcome=outcome)
