"""Bad input is refused with one clear sentence: what is wrong, where, and what is allowed."""

import json
import time
from pathlib import Path

import pytest

from quietlegs.foundation.errors import IntakeError
from quietlegs.interface.intake import read_intake
from quietlegs.records.intake import Detailed
from tests.people import all_no

EXAMPLE = Path(__file__).parents[2] / "docs/reference/schemas/intake.example.json"
WORD = {"condition": "pregnancy", "by": "midwife", "date": "2026-11-01", "valid_until": "2027-01-01"}
LAB = {"test": "ferritin", "value": 42, "unit": "ng/mL", "date": "2026-09-14"}

REFUSED: dict[str, tuple[dict[str, object], list[str]]] = {
    "an unknown key": ({"shoe_size": 43}, ["shoe_size", "birth_year"]),
    "an unknown key of a medicine": ({"medicines": [{"nam": "x"}]}, ["'nam'", "medicines[0]", "name"]),
    "an unknown key of an answer": (
        {"conditions": {"open_wound": {"answer": "yes", "wher": []}}},
        ["'wher'", "conditions.open_wound", "where"],
    ),
    "another version": ({"version": 2}, ["version", "1"]),
    "a missing key": ({"cleared": [{"condition": "pregnancy"}]}, ["cleared[0]", "'by'"]),
    "text for a number": ({"birth_year": "1974"}, ["birth_year", "whole number", "text"]),
    "a number for text": ({"goals": 5}, ["goals", "text"]),
    "a list for an object": ({"conditions": []}, ["conditions", "object"]),
    "text for a list": ({"tools": "hands"}, ["tools", "list"]),
    "a number for an answer": ({"conditions": {"dvt_signs": 1}}, ["conditions.dvt_signs"]),
    "an answer that is none": ({"conditions": {"dvt_signs": "maybe"}}, ["dvt_signs", "no, unsure, yes"]),
    "a detailed answer that is none": (
        {"conditions": {"open_wound": {"answer": "maybe"}}},
        ["conditions.open_wound.answer", "no, unsure, yes"],
    ),
    "an unknown leg": ({"legs": "middle"}, ["legs", "both, left, right"]),
    "an unknown tool": ({"tools": ["hammer"]}, ["tools[0]", "ball, device, hands, roller"]),
    "an unknown condition": ({"conditions": {"gout": "yes"}}, ["'gout'", "dvt_signs"]),
    "an unknown half of a question": ({"conditions": {"pregnancy.twins": "yes"}}, ["twins", "pregnancy.birth"]),
    "an unknown region": ({"regions": ["knee"]}, ["'knee'", "knee_left"]),
    "an unknown place of an answer": (
        {"conditions": {"open_wound": {"answer": "yes", "where": ["elbow"]}}},
        ["'elbow'", "conditions.open_wound.where", "calf_left"],
    ),
    "an unknown oil": ({"oils": ["engine oil"]}, ["'engine oil'", "unscented"]),
    "an other without words": ({"oils": ["other: "]}, ["'other: '", "other:…"]),
    "an unknown sensation": ({"sensations": ["purple"]}, ["'purple'", "crawling"]),
    "an OK for an unknown condition": ({"cleared": [WORD | {"condition": "x"}]}, ["'x'", "pregnancy"]),
    "an OK that ends before it begins": (
        {"cleared": [WORD | {"valid_until": "2026-10-01"}]},
        ["pregnancy", "2026-10-01", "before"],
    ),
    "a date that is none": ({"labs": [LAB | {"date": "2026-02-30"}]}, ["labs[0].date", "YYYY-MM-DD"]),
    "a date of long ago": ({"labs": [LAB | {"date": "0026-02-03"}]}, ["labs[0].date", "1900"]),
    "a time that is none": ({"usual_onset": "25:00"}, ["usual_onset", "HH:MM"]),
    "too many minutes": ({"minutes_available": 241}, ["minutes_available", "at most 240"]),
    "an empty name": ({"medicines": [{"name": ""}]}, ["medicines[0].name", "at least 1"]),
    "an endless number": ({"labs": [LAB | {"value": float("inf")}]}, ["ferritin", "not a number"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case: str) -> None:
    spoilt, expected = REFUSED[case]
    with pytest.raises(IntakeError) as refused:
        read_intake({"version": 1} | spoilt)
    for part in expected:
        assert part in str(refused.value)
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "`" not in str(refused.value)


def test_only_the_version_is_mandatory() -> None:
    assert read_intake({"version": 1}).conditions == {}
    with pytest.raises(IntakeError, match="'version'"):
        read_intake({})


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "empty"),
    "a file of blanks": (b" \n\n", "empty"),
    "no JSON": (b"birth_year: 1974", "not JSON"),
    "JSON cut short, with its line": (b'{\n"version": 1,\n"conditions": {\n', "line 4"),
    "a list": (b"[1, 2]", "one JSON object"),
    "a wrong encoding": ('{"version": 1, "goals": "schlafen für immer"}'.encode("latin-1"), "UTF-8"),
    "another wrong encoding": ('{"version": 1}'.encode("utf-16"), "UTF-8"),
    "one question answered twice": (b'{"version": 1, "conditions": {"pad": "yes", "pad": "no"}}', "'pad' twice"),
    "a number that is none": (b'{"version": 1, "labs": [{"value": NaN}]}', "NaN"),
    "nested without end": (b"[" * 200_000, "nested"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_refuses_the_file(case: str, tmp_path: Path) -> None:
    content, expected = BAD_FILES[case]
    file = tmp_path / "INTAKE.json"
    file.write_bytes(content)
    with pytest.raises(IntakeError) as refused:
        read_intake(file)
    assert expected in str(refused.value)
    assert "INTAKE.json" in str(refused.value) or "The intake" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"There is no file .*: check the name"):
        read_intake(tmp_path / "nothing.json")
    with pytest.raises(IntakeError, match="is a folder: name a file in it"):
        read_intake(tmp_path)


def test_fifty_megabytes_of_noise_are_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "noise.json"
    file.write_bytes(bytes(range(256)) * 195_313)
    began = time.perf_counter()
    with pytest.raises(IntakeError, match="larger than 1 MB"):
        read_intake(file)
    assert time.perf_counter() - began < 1


def test_a_file_and_a_mapping_give_the_same_intake(tmp_path: Path) -> None:
    document = all_no(varicose_mild={"answer": "yes", "where": ["calf_left"], "since": "2015-06-01"}, legs="left")
    file = tmp_path / "INTAKE.json"
    file.write_text("\ufeff" + json.dumps(document), encoding="utf-8")
    assert read_intake(file) == read_intake(str(file)) == read_intake(document)
    answer = read_intake(document).conditions["varicose_mild"]
    assert isinstance(answer, Detailed)
    assert answer.where == ("calf_left",)


def test_the_worked_example_is_read() -> None:
    assert read_intake(EXAMPLE).birth_year == 1968


def test_an_unknown_allergy_is_kept() -> None:
    assert read_intake({"version": 1, "allergies": ["kiwi"]}).allergies == ("kiwi",)
