"""An export, back in: every record with every revision, in one transaction or not at all."""

from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import Max

from quietlegs_web.actions.archive import ArchiveError, RevisionLine
from quietlegs_web.actions.archive_reading import Archive
from quietlegs_web.actions.people import check_passcode
from quietlegs_web.storage.models import Person, PlanVersion, Record, Revision, TrialRow, User

ROWS_AT_ONCE = 200


@transaction.atomic
def restore(archives: list[Archive], *, passcode: str | None = None) -> list[Person]:
    """Bring persons back. Without a passcode nobody can sign in as them until one is set.

    The feed's numbers stay as they were, so that phones go on where they were; where somebody else here has them
    already, all are counted on from the highest one. Errors: ArchiveError, PeopleError; nothing is written then.
    """
    for one in archives:
        _refuse_known(one)
    if passcode is not None:
        check_passcode(passcode)
    return [_restore(one, passcode=passcode) for one in archives]


def _refuse_known(one: Archive) -> None:
    given = one.person
    if Person.objects.filter(pk=given.id).exists() or User.objects.filter(name__iexact=given.name).exists():
        raise ArchiveError(f"{given.name} is here already: restore into an installation without this person.")


def _restore(one: Archive, *, passcode: str | None) -> Person:
    given = one.person
    person = Person.objects.create(
        id=given.id,
        name=given.name,
        zone=given.zone,
        boundary=given.boundary,
        mode=given.mode,
        evening_at=given.evening_at,
        locale=given.locale,
        demo=given.demo,
        leg_questions_at=given.leg_questions_at,
    )
    Person.objects.filter(pk=person.pk).update(created=given.created)
    _restore_user(person, host=one.host, passcode=passcode)
    _restore_records(person, one.revisions)
    _restore_plans(person, one)
    _restore_trials(person, one)
    return person


def _restore_user(person: Person, *, host: bool | None, passcode: str | None) -> None:
    """Whoever comes first into an empty installation is its host, unless the export names another."""
    is_host = host if host is not None else not User.objects.exists()
    user = User(name=person.name, person=person, host=is_host)
    user.set_password(passcode)  # None: no passcode fits
    user.save()


def _restore_records(person: Person, revisions: tuple[RevisionLine, ...]) -> None:
    last = {one.id: one for one in revisions}
    if _any_known(list(last)):
        raise ArchiveError("A record of this export belongs to somebody else here: restore into an empty installation.")
    Record.objects.bulk_create([_record(person, one) for one in last.values()], batch_size=ROWS_AT_ONCE)
    on_top = _counted_on(revisions)
    rows = [_revision(person, one, seq=one.seq + on_top) for one in revisions]
    Revision.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _any_known(ids: list[UUID]) -> bool:
    return any(
        Record.objects.filter(pk__in=ids[at : at + ROWS_AT_ONCE]).exists() for at in range(0, len(ids), ROWS_AT_ONCE)
    )


def _counted_on(revisions: tuple[RevisionLine, ...]) -> int:
    """What is added to the feed's numbers: nothing, unless somebody here has one of them."""
    if not revisions:
        return 0
    first, last = revisions[0].seq, revisions[-1].seq
    taken = set(Revision.objects.filter(seq__range=(first, last)).values_list("seq", flat=True))
    if taken.isdisjoint(one.seq for one in revisions):
        return 0
    return int(Revision.objects.aggregate(highest=Max("seq"))["highest"])


def _record(person: Person, one: RevisionLine) -> Record:
    night = msgspec.json.decode(one.body).get("night") if one.kind != "intake" else None
    return Record(
        id=one.id,
        person=person,
        kind=one.kind,
        night=night,
        body=bytes(one.body),
        revision=one.number,
        deleted=one.deleted,
        conflict=list(one.conflict),
        changed=one.at,
    )


def _revision(person: Person, one: RevisionLine, *, seq: int) -> Revision:
    return Revision(
        seq=seq,
        person=person,
        record_id=one.id,
        number=one.number,
        base=one.base,
        body=bytes(one.body),
        sha256=one.sha256,
        deleted=one.deleted,
        conflict=list(one.conflict),
        at=one.at,
    )


def _restore_plans(person: Person, one: Archive) -> None:
    PlanVersion.objects.bulk_create(
        [
            PlanVersion(
                person=person,
                number=plan.number,
                document=bytes(plan.document),
                rules=plan.rules,
                made_at=plan.made_at,
            )
            for plan in one.plans
        ],
        batch_size=ROWS_AT_ONCE,
    )


def _restore_trials(person: Person, one: Archive) -> None:
    for entry, document in zip(one.person.trials, one.trials, strict=True):
        row = TrialRow.objects.create(
            person=person, sha256=entry.sha256, document=document, key=entry.key, state=entry.state
        )
        # Both instants are set by the table itself on saving: put back what they were.
        TrialRow.objects.filter(pk=row.pk).update(created=entry.created, changed=entry.changed)
