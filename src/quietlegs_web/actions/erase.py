"""Erasing a person: every row, every revision, every trace in the database's file."""

import time

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from quietlegs_web.actions import charts
from quietlegs_web.actions.people import PeopleError
from quietlegs_web.actions.sign_ins import end_all
from quietlegs_web.storage.models import Person, User

MOST_TRIES = 25


def erase(user: User, *, name: str, passcode: str) -> None:
    """Erase a person for good. Name and passcode make it an act that nobody does by accident. Errors: PeopleError.

    Copies made earlier (backups, exports, what a phone still holds) are not reached from here.
    """
    if " ".join(name.split()) != user.name:
        raise PeopleError(f"Write your name as it stands here, {user.name}, to erase everything: nothing was erased.")
    if not user.check_password(passcode):
        raise PeopleError("The passcode is not right: nothing was erased.")
    charts.forget(user.person)
    _delete_rows(user)
    overwrite_free_space()


@transaction.atomic
def _delete_rows(user: User) -> None:
    end_all(user)
    for table in (AccessAttempt, AccessFailureLog, AccessLog):
        table.objects.filter(username=user.name).delete()
    _forget_tasks(str(user.person_id))
    was_host = user.host
    Person.objects.filter(pk=user.person_id).delete()
    heir = User.objects.order_by("person__created").first()
    if was_host and heir is not None and not User.objects.filter(host=True).exists():
        User.objects.filter(pk=heir.pk).update(host=True)  # somebody must be able to add people


def _forget_tasks(person: str) -> None:
    """Background work names persons by their id."""
    named = [one.pk for one in DBTaskResult.objects.all() if person in str(one.args_kwargs)]
    DBTaskResult.objects.filter(pk__in=named).delete()


def overwrite_free_space() -> None:
    """Leave no byte of what was deleted in the database's file or in the log beside it (SQLite)."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute("VACUUM")
        for _ in range(MOST_TRIES):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
            if not busy:
                return
            time.sleep(0.2)  # somebody is reading: the log beside the database can be emptied when they are done
