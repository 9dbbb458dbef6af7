"""The schemas are the walls: they are current, and each worked example is what its schema says."""

import csv
import json
from pathlib import Path

import msgspec
import pytest

from quietlegs.diary.read import parse_diary
from tools.reference.schemas import RECORDS, STUDY_COLUMNS, STUDY_FORMS, published_schemas

SCHEMAS = Path(__file__).parents[2] / "docs/reference/schemas"
NO_KEY_MAY_BE_UNKNOWN = ("intake", "trial")


@pytest.mark.parametrize("name", sorted(published_schemas()))
def test_a_published_schema_is_what_the_records_say(name: str) -> None:
    assert (SCHEMAS / name).read_text(encoding="utf-8") == published_schemas()[name]


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_worked_example_is_read_and_holds_nothing_that_the_schema_does_not_name(name: str) -> None:
    content = (SCHEMAS / f"{name}.example.json").read_bytes()
    read = msgspec.to_builtins(msgspec.json.decode(content, type=RECORDS[name]))
    assert subset(json.loads(content), read)


def subset(written: object, read: object) -> bool:
    """Whether every key that was written is still there after reading, with its value."""
    if isinstance(written, dict) and isinstance(read, dict):
        return all(key in read and subset(value, read[key]) for key, value in written.items())
    if isinstance(written, list) and isinstance(read, list | tuple):
        return len(written) == len(read) and all(map(subset, written, read))
    return written == read


@pytest.mark.parametrize("name", NO_KEY_MAY_BE_UNKNOWN)
def test_an_unknown_key_is_against_the_schema(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert schema["$defs"][RECORDS[name].__name__]["additionalProperties"] is False


def test_an_example_with_an_unknown_key_is_refused() -> None:
    spoilt = json.loads((SCHEMAS / "intake.example.json").read_text(encoding="utf-8")) | {"shoe_size": 43}
    with pytest.raises(msgspec.ValidationError, match="shoe_size"):
        msgspec.json.decode(json.dumps(spoilt).encode(), type=RECORDS["intake"])


def test_the_schema_of_studies_names_every_column() -> None:
    schema = json.loads((SCHEMAS / "studies.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(STUDY_COLUMNS)


def test_the_example_of_a_diary_can_be_read() -> None:
    diary = parse_diary((SCHEMAS / "diary.example.csv").read_bytes(), name="diary.example.csv", strict=True)
    assert len(diary.nights) == 35
    assert diary.nights[5].free
    assert diary.nights[17].urge is None
    assert diary.nights[23].urge_at_rescue == 8


def test_the_example_of_studies_is_complete_in_one_of_its_forms() -> None:
    with (SCHEMAS / "studies.example.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert all(any(all(row.get(name) for name in form) for form in STUDY_FORMS) for row in rows)
