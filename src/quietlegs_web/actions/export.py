"""Everything of a person, out: files for people and programs, and the records behind them without any loss."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator

import msgspec
from django.db import transaction

from quietlegs.diary.log_tables import log_csv, sessions_csv
from quietlegs.diary.write import write_diary
from quietlegs.records.diary import Diary
from quietlegs.wording.speak import say
from quietlegs_web.actions import archive
from quietlegs_web.actions.diary import diary_of, log_of, of_one_trial
from quietlegs_web.actions.intake import document_of
from quietlegs_web.actions.trial import trial_of
from quietlegs_web.storage.models import Person, Revision, TrialRow

Files = dict[str, bytes]
"""Name of a file -> its content."""


@transaction.atomic
def export_person(person: Person) -> Files:
    """Every file of one person's export, by name. Nothing is lost: `restore` brings all of it back."""
    log = log_of(person)
    trials = dict(zip(_trial_names(person), person.trials.order_by("pk"), strict=True))
    files = {
        "INTAKE.json": archive.pretty(_without_unanswered(document_of(person))),
        **_diaries(diary_of(person), trials),
        "SESSIONS.csv": sessions_csv(log),
        "LOG.csv": log_csv(log),
        **{name: bytes(row.document) for name, row in trials.items()},
        archive.RECORDS: archive.lines(_revisions(person)),
        archive.PLANS: archive.lines(_plans(person)),
        archive.PERSON: archive.pretty(_person_file(person, trials)),
        "README.txt": say("export.readme", {"name": person.name}, locale=person.locale).encode(),
    }
    return {**files, archive.SUMS: archive.sums(files)}


@transaction.atomic
def export_people(people: list[Person]) -> Files:
    """Every file of an export: one person's files side by side, or a folder for each of several."""
    if len(people) == 1:
        return export_person(people[0])
    folders = {_folder(person): person for person in people}
    listed = archive.PeopleFile(
        version=archive.VERSION,
        people=tuple(
            archive.PersonFolder(folder=folder, id=person.pk, host=_is_host(person))
            for folder, person in folders.items()
        ),
    )
    files = {
        f"{folder}/{name}": content
        for folder, person in folders.items()
        for name, content in export_person(person).items()
    }
    return {archive.PEOPLE: archive.pretty(listed), **files}


def _diaries(diary: Diary, trials: dict[str, TrialRow]) -> Files:
    """A diary for each trial, and one where there is none: a trial's file takes no other trial's arms."""
    each = {name.replace("TRIAL", "DIARY").replace(".json", ".csv"): row for name, row in trials.items()}
    files = {name: write_diary(of_one_trial(diary, trial_of(row))) for name, row in each.items()}
    return files or {"DIARY.csv": write_diary(diary)}


def _revisions(person: Person) -> Iterator[archive.RevisionLine]:
    for one in Revision.objects.select_related("record").filter(person=person).order_by("seq"):
        yield archive.RevisionLine(
            seq=one.seq,
            kind=one.record.kind,
            id=one.record.pk,
            number=one.number,
            base=one.base,
            deleted=one.deleted,
            conflict=tuple(one.conflict),
            at=one.at,
            sha256=one.sha256,
            body=msgspec.Raw(bytes(one.body)),
        )


def _plans(person: Person) -> Iterator[archive.PlanLine]:
    for one in person.plans.order_by("number"):
        document = msgspec.Raw(bytes(one.document))
        yield archive.PlanLine(number=one.number, made_at=one.made_at, document=document, rules=one.rules)


def _trial_names(person: Person) -> list[str]:
    """The last trial is TRIAL.json; earlier ones carry their number."""
    count = person.trials.count()
    return [f"TRIAL-{number}.json" for number in range(1, count)] + ["TRIAL.json"] * bool(count)


def _person_file(person: Person, trials: dict[str, TrialRow]) -> archive.PersonFile:
    return archive.PersonFile(
        version=archive.VERSION,
        id=person.pk,
        name=person.name,
        zone=person.zone,
        boundary=person.boundary,
        mode=person.mode,
        evening_at=person.evening_at,
        locale=person.locale,
        demo=person.demo,
        leg_questions_at=person.leg_questions_at,
        created=person.created,
        trials=tuple(
            archive.TrialEntry(
                file=name,
                sha256=row.sha256,
                key=bytes(row.key),
                state=row.state,
                created=row.created,
                changed=row.changed,
            )
            for name, row in trials.items()
        ),
    )


def _without_unanswered(document: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in document.items() if value is not None}


def _is_host(person: Person) -> bool:
    user = getattr(person, "user", None)
    return bool(user and user.host)


def _folder(person: Person) -> str:
    """A folder's name that every file system takes: the person's name in plain letters, and the end of their id."""
    plain = unicodedata.normalize("NFKD", person.name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "person"
    return f"{word}-{str(person.pk)[-12:]}"


def zipped(files: Files) -> bytes:
    """The same files as one ZIP; equal files give an equal ZIP."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive_file:
        for name in sorted(files):
            archive_file.writestr(zipfile.ZipInfo(name), files[name], zipfile.ZIP_DEFLATED)
    return content.getvalue()
