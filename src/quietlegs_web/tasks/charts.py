"""Drawing pictures in the background: a request never waits for one."""

from django_tasks import task

from quietlegs_web.actions import charts


@task()
def draw(person_id: str, key: str) -> bool:
    """Draw one wanted chart in both themes; False where it is not wanted any more."""
    return charts.draw(person_id, key)
