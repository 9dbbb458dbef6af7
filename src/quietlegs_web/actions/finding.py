"""The answer so far, from the person's own nights: the library's value, nothing added.

It is computed once for each state of the diary and the trial; whoever asks again gets the same value.
"""

import hashlib

import msgspec
from django.core.cache import cache

from quietlegs.interface.finding import FindingResult, find
from quietlegs.records.diary import Diary
from quietlegs.records.trial import Trial
from quietlegs_web.actions.diary import diary_of, of_one_trial
from quietlegs_web.actions.trial import latest, trial_of
from quietlegs_web.storage.models import Person, TrialRow

KEPT_SECONDS = 24 * 3600


def finding_of(person: Person, *, outcome: str | None = None, row: TrialRow | None = None) -> FindingResult:
    """The finding about a trial: `row`, else the current one, else the last one. Errors: FindingError, one sentence.

    Another `outcome` than the trial's own is asked without the trial, as the command line does.
    """
    row = row or latest(person)
    trial = trial_of(row) if row is not None else None
    if trial is not None and outcome not in (None, trial.outcome):
        trial = None
    diary = diary_of(person) if trial is None else of_one_trial(diary_of(person), trial)
    key = _key(person, diary, trial=trial, outcome=outcome)
    known: FindingResult | None = cache.get(key)
    if known is None:
        known = find(diary, trial=trial, outcome=outcome)
        cache.set(key, known, KEPT_SECONDS)
    return known


def _key(person: Person, diary: Diary, *, trial: Trial | None, outcome: str | None) -> str:
    """What the finding depends on, as one short key of this person's own."""
    parts = (str(person.pk), trial.sha256 if trial else "", outcome or "")
    content = "\n".join(parts).encode() + b"\n" + msgspec.json.encode(diary)
    return f"finding-{hashlib.sha256(content).hexdigest()}"
