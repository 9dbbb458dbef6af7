"""What a person may try in a trial today, and what stands in the way."""

from quietlegs.foundation.errors import TrialError
from quietlegs.interface.trial_choices import Choices, trial_choices
from quietlegs.records.trial import Trial
from quietlegs.wording.finding import arm_name
from quietlegs.wording.speak import say
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.harms import paused_now
from quietlegs_web.actions.plan import plan_of, screened_intake
from quietlegs_web.storage.models import Person


def choices_of(person: Person) -> Choices | None:
    """What may be tried; None where the plan of today leaves nothing to do at all."""
    intake = screened_intake(person)
    if intake is None:
        return None
    return trial_choices(intake, today=today(person), paused=paused_now(person), locale=person.locale)


def obstacle(person: Person) -> str:
    """The code of what must come before any trial; empty where nothing stands in the way."""
    if screened_intake(person) is None:
        return "no_answers"
    verdict = plan_of(person).plan.verdict
    if verdict not in ("go", "adapt"):
        return verdict
    choices = choices_of(person)
    return "" if choices is not None and any(one.open for one in choices.arms) else "nothing_open"


def refuse_paused(person: Person, trial: Trial) -> None:
    """Refuse a trial with something that a harm pauses now. Errors: TrialError."""
    paused = {one.technique for one in paused_now(person)}
    for arm in trial.arms:
        steps = arm.routine.steps if arm.routine is not None else ()
        if paused & {arm.id, *(step.technique for step in steps)}:
            name = arm_name(arm.id, locale=person.locale)
            raise TrialError(say("trial_page.harm_paused", {"arm": name}, locale=person.locale))
