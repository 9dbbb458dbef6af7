"""Export, empty, restore, export: the same files. What was changed, cut or made up is refused; nothing is written."""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.ids import night_id
from quietlegs.interface.diary import read_diary
from quietlegs.interface.finding import find
from quietlegs.interface.trial import design_trial, read_trial
from quietlegs_web.actions import archive, intake, log, people, plan, trial
from quietlegs_web.actions.archive import ArchiveError
from quietlegs_web.actions.archive_reading import read_archives
from quietlegs_web.actions.erase import erase
from quietlegs_web.actions.export import export_people, export_person
from quietlegs_web.actions.finding import finding_of
from quietlegs_web.actions.restore import restore
from quietlegs_web.storage.models import Person, Record, Revision, User
from tests.web.conftest import PASSCODE

pytestmark = pytest.mark.django_db

NIGHT = date(2026, 11, 20)
WHEN = {"at": "2026-11-20T21:00:00Z", "offset": 60, "zone": "Europe/Berlin", "night": "2026-11-20"}


def id_of(person: Person, kind: str, night: date = NIGHT) -> UUID:
    return night_id(kind, person=str(person.pk), night=night)


Body = dict[str, Any] | None


def put(person: Person, kind: str, body: Body, *, base: int | None = None, night: date = NIGHT) -> None:
    content = None if body is None else json.dumps({**WHEN, "night": night.isoformat(), **body}).encode()
    log.write(person, log.Write(kind=kind, id=id_of(person, kind, night), body=content, base=base))


def live(person: Person) -> None:
    """A life with everything in it: revisions, a conflict, a choice, a deleted record, plans, two trials."""
    intake.change(person, {"birth_year": 1974, "touch": "helps", "goals": "Sleep, “ruhig”."})
    intake.change(person, {"legs": "both"})
    put(person, "night", {"urge_before": 6, "mode": "when"}, base=0)
    put(person, "night", {"urge_before": 5, "note": "phone A"}, base=1)
    put(person, "night", {"urge_before": 7, "note": "phone B"}, base=1)
    put(person, "checkin", {"urge": 4}, base=0)
    put(person, "checkin", {"urge": 5}, base=0)
    log.keep(person, kind="checkin", id=id_of(person, "checkin"), revision=1)
    put(person, "harm", {"technique": "effleurage", "what": "bruise"})
    put(person, "harm", None, base=1)
    put(person, "lab", {"test": "ferritin", "value": 42, "unit": "ng/mL", "date": "2026-10-01"})
    put(person, "medicine", {"name": "levodopa", "dose": "100 mg", "times": ["19:00"]})
    plan.remember(person, plan.plan_of(person).plan)
    for seed in (1, 2):
        drawn = design_trial(("effleurage",), nights=28, seed=seed, start=NIGHT, zone=person.zone)
        row = trial.store(person, drawn)
        if seed == 1:
            trial.set_state(row, "stopped")
    person.leg_questions_at = datetime(2026, 11, 20, 20, 0, 0, 123456, tzinfo=UTC)
    person.save()


@pytest.fixture
def lived(person: Person) -> Person:
    live(person)
    return person


def written(files: dict[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def empty() -> None:
    Person.objects.all().delete()
    assert not Record.objects.exists()
    assert not Revision.objects.exists()


def test_export_empty_restore_export_gives_the_same_files(lived: Person, tmp_path: Path) -> None:
    before = export_person(lived)
    folder = written(before, tmp_path)
    empty()
    (back,) = restore(read_archives(folder))
    assert export_person(Person.objects.get(pk=back.pk)) == before


def test_two_persons_come_back_with_the_feed_in_the_same_order(lived: Person, tmp_path: Path) -> None:
    other = people.add_person(name="Synthetic Bo", passcode=PASSCODE).person
    put(other, "night", {"urge_before": 1})
    put(lived, "night", {"urge_before": 2}, night=date(2026, 11, 21))
    put(other, "night", {"urge_before": 3}, base=1)
    before = export_people([lived, other])
    folder = written(before, tmp_path)
    empty()
    restore(read_archives(folder))
    assert export_people(list(Person.objects.order_by("created"))) == before
    assert [user.host for user in User.objects.order_by("person__created")] == [True, False]


def test_every_revision_conflict_mark_and_key_is_there_again(lived: Person, tmp_path: Path) -> None:
    nights = log.history(lived, kind="night", id=id_of(lived, "night"))
    envelopes = trial.envelopes(trial.latest(lived))  # type: ignore[arg-type]
    folder = written(export_person(lived), tmp_path)
    empty()
    (back,) = restore(read_archives(folder), passcode="another-42")
    assert log.history(back, kind="night", id=id_of(lived, "night")) == nights
    assert log.get(back, kind="night", id=id_of(lived, "night")).conflict == [2, 3]
    assert log.get(back, kind="harm", id=id_of(lived, "harm")).deleted
    assert trial.envelopes(trial.current(back)) == envelopes  # type: ignore[arg-type]
    assert User.objects.get(person=back).check_password("another-42")


def test_a_repeated_request_is_still_known_after_a_move(lived: Person, tmp_path: Path) -> None:
    folder = written(export_person(lived), tmp_path)
    empty()
    (back,) = restore(read_archives(folder))
    count = Revision.objects.count()
    put(back, "night", {"urge_before": 5, "note": "phone A"}, base=1)
    assert Revision.objects.count() == count
    put(back, "night", {"urge_before": 9}, base=3)
    assert Revision.objects.order_by("-seq")[0].number == 4


def test_without_a_new_passcode_nobody_signs_in(lived: Person, tmp_path: Path) -> None:
    folder = written(export_person(lived), tmp_path)
    empty()
    (back,) = restore(read_archives(folder))
    user = User.objects.get(person=back)
    assert user.host
    assert not user.has_usable_password()


def test_an_export_holds_no_passcode_and_no_token(lived: Person) -> None:
    people.new_token(lived, label="watch")
    everything = b"".join(export_person(lived).values())
    assert lived.user.password.encode() not in everything
    assert lived.tokens.get().sha256.encode() not in everything


def test_numbers_that_somebody_here_has_are_counted_on(lived: Person, tmp_path: Path) -> None:
    folder = written(export_person(lived), tmp_path)
    empty()
    other = people.first_run(name="Synthetic Bo", passcode=PASSCODE).person
    Revision.objects.all().delete()
    put(other, "night", {"urge_before": 1})
    taken = json.loads((folder / "records.jsonl").read_text().splitlines()[0])["seq"]
    Revision.objects.update(seq=taken)
    (back,) = restore(read_archives(folder))
    assert not back.user.host
    seqs = list(Revision.objects.filter(person=back).order_by("seq").values_list("seq", flat=True))
    assert min(seqs) > taken
    assert len(log.changes(other, since=0)[0]) == 1


def test_somebody_who_is_here_is_not_overwritten(lived: Person, tmp_path: Path) -> None:
    folder = written(export_person(lived), tmp_path)
    count = Revision.objects.count()
    with pytest.raises(ArchiveError, match="is here already"):
        restore(read_archives(folder))
    assert Revision.objects.count() == count


def test_the_log_and_the_archive_make_the_same_fingerprint(lived: Person) -> None:
    for one in Revision.objects.all():
        assert archive.fingerprint(bytes(one.body), base=one.base, deleted=one.deleted) == one.sha256


def test_the_files_for_people_agree_with_the_records(lived: Person) -> None:
    files = export_person(lived)
    answers = json.loads(files["INTAKE.json"])
    assert answers["goals"] == "Sleep, “ruhig”."
    assert answers["labs"][0]["value"] == 42
    assert [one["name"] for one in answers["medicines"]] == ["levodopa"]
    assert files["DIARY.csv"].startswith(b"night,")
    assert b"EVERY night" in files["README.txt"]
    listed = {tuple(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines()}
    assert listed == {
        (hashlib.sha256(content).hexdigest(), name) for name, content in files.items() if name != "SHA256SUMS"
    }


def test_each_trial_has_a_diary_that_it_takes(person: Person, tmp_path: Path) -> None:
    for arm, days in (("effleurage", 0), ("petrissage", 28)):
        drawn = design_trial((arm,), nights=14, seed=1, start=NIGHT + timedelta(days=days), zone=person.zone)
        trial.set_state(trial.store(person, drawn), "stopped")
        for one in drawn.schedule:
            put(person, "night", {"assigned": one.assigned, "status": "rated", "urge_before": 5}, night=one.night)
            put(person, "checkin", {"urge": 4}, night=one.night)
    folder = written(export_person(person), tmp_path)
    for end in ("-1", ""):
        own = read_trial(folder / f"TRIAL{end}.json")
        finding = find(read_diary(folder / f"DIARY{end}.csv", trial=own), trial=own).finding
        assert finding.nights.analysed == 14
    assert find(read_diary(folder / "DIARY.csv", trial=own), trial=own).to_dict() == finding_of(person).to_dict()


# --- what is refused -------------------------------------------------------------------------------------------------

Spoil = Callable[[Path], None]


def change(file: str, old: str, new: str) -> Spoil:
    def spoil(folder: Path) -> None:
        text = (folder / file).read_text()
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1))

    return spoil


def cut(folder: Path) -> None:
    content = (folder / "records.jsonl").read_bytes()
    (folder / "records.jsonl").write_bytes(content[:-20])


def without_a_line(folder: Path) -> None:
    lines = (folder / "records.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "records.jsonl").write_bytes(b"".join(lines[:2] + lines[3:]))


def forged_key(folder: Path) -> None:
    person = json.loads((folder / "person.json").read_text())
    person["trials"][0]["key"] = base64.b64encode(b"short").decode()
    (folder / "person.json").write_text(json.dumps(person))


def forged_place(folder: Path) -> None:
    person = json.loads((folder / "person.json").read_text())
    person["trials"][0]["file"] = "../TRIAL.json"
    (folder / "person.json").write_text(json.dumps(person))


def nested(folder: Path) -> None:
    lines = (folder / "plans.jsonl").read_text()
    (folder / "plans.jsonl").write_text(lines.replace('"document":', '"document":' + "[" * 200_000, 1))


def not_text(folder: Path) -> None:
    (folder / "records.jsonl").write_bytes(b"\xff\xfe\n")


def twice(folder: Path) -> None:
    lines = (folder / "records.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "records.jsonl").write_bytes(b"".join([*lines, lines[-1]]))


def link(folder: Path) -> None:
    (folder / "plans.jsonl").rename(folder / "elsewhere")
    (folder / "plans.jsonl").symlink_to(folder / "elsewhere")


SPOILT: dict[str, Spoil] = {
    "no records": lambda folder: (folder / "records.jsonl").unlink(),
    "no person": lambda folder: (folder / "person.json").unlink(),
    "no trial": lambda folder: (folder / "TRIAL.json").unlink(),
    "no checksums": lambda folder: (folder / "SHA256SUMS").unlink(),
    "a changed rating": change("records.jsonl", '"urge_before":6', '"urge_before":7'),
    "a changed draw": change("TRIAL.json", '"effleurage"', '"comparison"'),
    "a last line cut short": cut,
    "a missing line": without_a_line,
    "a name out of the folder": forged_place,
    "a link": link,
    "a line twice": twice,
    "brackets without end": nested,
    "not text": not_text,
    "an unknown version": change("person.json", '"version": 1', '"version": 9'),
}


@pytest.mark.parametrize("resealed", [False, True], ids=["by accident", "with new checksums"])
@pytest.mark.parametrize("what", SPOILT)
def test_a_spoilt_export_writes_nothing(lived: Person, tmp_path: Path, what: str, resealed: bool) -> None:
    folder = written(export_person(lived), tmp_path)
    empty()
    SPOILT[what](folder)
    if resealed and (folder / "SHA256SUMS").exists():
        files = {one.name: one.read_bytes() for one in folder.iterdir() if one.name != "SHA256SUMS"}
        (folder / "SHA256SUMS").write_bytes(archive.sums(files))
    with pytest.raises(Exception, match=r"\.$") as refused:
        restore(read_archives(folder))
    assert isinstance(refused.value, InputError)
    assert "\n" not in str(refused.value)
    assert not Person.objects.exists()


def test_forged_values_with_right_checksums_are_refused(lived: Person, tmp_path: Path) -> None:
    folder = written(export_person(lived), tmp_path)
    forged_key(folder)
    files = {one.name: one.read_bytes() for one in folder.iterdir() if one.name != "SHA256SUMS"}
    (folder / "SHA256SUMS").write_bytes(archive.sums(files))
    with pytest.raises(ArchiveError, match="cannot be"):
        read_archives(folder)


def test_one_of_two_that_is_spoilt_keeps_both_out(lived: Person, tmp_path: Path) -> None:
    other = people.add_person(name="Synthetic Bo", passcode=PASSCODE).person
    put(other, "night", {"urge_before": 1})
    files = export_people([lived, other])
    folder = written(files, tmp_path)
    empty()
    spoilt = next(name for name in files if name.startswith("synthetic-bo") and name.endswith("records.jsonl"))
    (folder / spoilt).unlink()
    with pytest.raises(ArchiveError, match="missing"):
        restore(read_archives(folder))
    assert not Person.objects.exists()


@pytest.mark.parametrize("place", ["../outside", "/etc", "", ".", "a/b", "UPPER"])
def test_no_name_in_an_export_leads_out_of_its_folder(lived: Person, tmp_path: Path, place: str) -> None:
    files = export_person(lived)
    written(files, tmp_path / "outside")
    listed = {"version": 1, "people": [{"folder": place, "id": str(lived.pk), "host": True}]}
    written({"people.json": json.dumps(listed).encode()}, tmp_path / "export")
    with pytest.raises(ArchiveError, match="is no folder of an export"):
        read_archives(tmp_path / "export")


def test_a_table_that_was_edited_is_named_but_not_read(lived: Person, tmp_path: Path) -> None:
    folder = written(export_person(lived), tmp_path)
    (folder / "DIARY.csv").write_text("night,urge\n")
    (read,) = read_archives(folder)
    assert read.edited == ("DIARY.csv",)


def test_nothing_of_another_person_is_in_an_export(lived: Person) -> None:
    other = people.add_person(name="Synthetic Bo", passcode=PASSCODE).person
    put(other, "night", {"note": "belongs to Bo alone"})
    everything = b"".join(export_person(lived).values())
    assert b"belongs to Bo alone" not in everything
    assert str(other.pk).encode() not in everything


# --- erasing ---------------------------------------------------------------------------------------------------------


def test_erasing_needs_name_and_passcode(lived: Person) -> None:
    for name, passcode in (("Synthetic", PASSCODE), (lived.name, "wrong")):
        with pytest.raises(people.PeopleError, match="nothing was erased"):
            erase(lived.user, name=name, passcode=passcode)
    assert Person.objects.exists()
