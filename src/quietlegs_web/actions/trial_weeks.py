"""The next week of a trial whose draw leans: drawn once, at the week's border, from the ratings recorded by then."""

from django.db import transaction
from django.utils.module_loading import import_string

from quietlegs.interface.trial import SealedTrial, draw_week
from quietlegs.trials.adaptive import border, weeks_drawn, weeks_in
from quietlegs_web.actions.clock import nights_of, tonight
from quietlegs_web.actions.diary import diary_of, of_one_trial
from quietlegs_web.actions.trial import current, trial_of
from quietlegs_web.storage.models import Person, TrialRow

DRAW = "quietlegs_web.tasks.weeks.draw"
"""The task; it is named and not imported, since tasks stand above actions."""


def draw_due(person: Person) -> bool:
    """Draw every week whose first night has begun, the earliest first; False where none is due.

    A week that somebody else draws at the same moment is left to them: it is stored once. Where nothing is due, as
    nearly always when a phone asks for its pack, nothing is locked.
    """
    row = current(person)
    trial = trial_of(row) if row is not None else None
    return trial is not None and _is_due(person, trial) and _draw(person)


@transaction.atomic
def _draw(person: Person) -> bool:
    row = current(person)
    trial = trial_of(row) if row is not None else None
    if row is None or trial is None or not _is_due(person, trial):
        return False
    diary, now = diary_of(person), tonight(person)
    while _is_due(person, trial):
        week = weeks_drawn(trial) + 1
        trial = draw_week(trial, of_one_trial(diary, trial), week=week, tonight=now)
    stored = _store(row, trial)
    if stored:
        wake_at_border(person)
    return stored


def wake_at_border(person: Person) -> None:
    """Ask the worker to draw the next week when its first night begins; nothing where none is left to draw."""
    row = current(person)
    trial = trial_of(row) if row is not None else None
    if trial is None or not _grows(trial):
        return
    task = import_string(DRAW)
    if task.get_backend().supports_defer:
        begins = nights_of(person).begins(border(trial, weeks_drawn(trial) + 1))
        task.using(run_after=begins).enqueue(str(person.pk))


def draw_for(person_id: str) -> bool:
    """Draw what is due for a person, and ask again for the border after it; False where there was nothing to draw."""
    person = Person.objects.filter(pk=person_id).first()
    return person is not None and draw_due(person)


def _grows(trial: SealedTrial) -> bool:
    """Whether there are weeks that are still to be drawn."""
    return trial.design.law == "adaptive" and weeks_drawn(trial) < weeks_in(trial)


def _is_due(person: Person, trial: SealedTrial) -> bool:
    return _grows(trial) and border(trial, weeks_drawn(trial) + 1) <= tonight(person)


def _store(row: TrialRow, trial: SealedTrial) -> bool:
    """Replace the document by the longer one, unless another week was stored since it was read."""
    unchanged = TrialRow.objects.filter(pk=row.pk, sha256=row.sha256)
    return bool(unchanged.update(sha256=trial.sha256, document=trial.to_json()))
