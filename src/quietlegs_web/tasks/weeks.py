"""Drawing the next week of a trial in the background, so that it waits for the phone."""

from django_tasks import task

from quietlegs_web.actions import trial_weeks


@task()
def draw(person_id: str) -> bool:
    """Draw what is due for a person; False where nothing is, such as after a stop or where a phone was quicker."""
    return trial_weeks.draw_for(person_id)
