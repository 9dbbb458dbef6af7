"""Reading DIARY.csv: what is understood, and what is refused with its row and column in one sentence."""

from datetime import date
from pathlib import Path

import pytest

from quietlegs.diary.columns import COLUMNS
from quietlegs.diary.read import LARGEST_FILE, parse_diary
from quietlegs.diary.write import write_diary
from quietlegs.foundation.errors import DiaryError, IgnoredColumnWarning
from quietlegs.interface.diary import read_diary
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import AnalysisPlan, Arm, Design, Trial

PLAN = AnalysisPlan(estimand="", model="", prior="", minimum_nights=14, minimum_nights_a_side=6, claim_probability=0.95)

EXAMPLE = """night,assigned,done,free,status,urge,rescue_at,rescue_what,urge_at_rescue,onset,caffeine,note
2026-11-24,comparison,none,,rated,6,02:10,foot_bath,8,00:30,1,"long, bad night"
2026-11-23,effleurage,effleurage,0,rated,3.5,,,,none,0,
"""


def parse(text: str, *, trial: Trial | None = None, strict: bool = False) -> Diary:
    return parse_diary(text.encode(), name="DIARY.csv", trial=trial, strict=strict)


def refusal(text: str | bytes, *, trial: Trial | None = None, strict: bool = False) -> str:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(DiaryError) as caught:
        parse_diary(content, name="DIARY.csv", trial=trial, strict=strict)
    said = str(caught.value)
    assert said.startswith("DIARY.csv")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def trial_of(*arms: str) -> Trial:
    return Trial(
        version=1,
        arms=tuple(Arm(id=arm) for arm in arms),
        comparison="usual_evening",
        screened=False,
        question="tonight",
        design=Design(law="balanced"),
        nights=84,
        seed=1,
        start=date(2026, 11, 23),
        zone="Europe/Berlin",
        boundary="12:00",
        outcome="urge",
        range=(0, 10),
        better="lower",
        mid=1,
        plan_of_analysis=PLAN,
        schedule=(),
        sha256="",
    )


def test_a_table_describes_every_field_of_a_night() -> None:
    assert set(COLUMNS) == set(Night.__struct_fields__) - {"values"}


def test_rows_come_in_order_of_date_and_empty_is_unknown() -> None:
    diary = parse(EXAMPLE)
    first, second = diary.nights
    assert (first.night, first.urge, first.free, first.onset) == (date(2026, 11, 23), 3.5, False, "none")
    assert (first.rescue_at, first.note, first.quiet) == (None, None, None)
    assert (second.done, second.urge_at_rescue, second.caffeine) == ("comparison", 8.0, True)
    assert second.note == "long, bad night"
    assert diary.ignored == ()


def test_a_byte_order_mark_is_no_part_of_the_header() -> None:
    assert parse_diary(b"\xef\xbb\xbf" + EXAMPLE.encode(), name="d") == parse(EXAMPLE)


def test_windows_and_old_line_ends_are_read_alike() -> None:
    assert parse(EXAMPLE.replace("\n", "\r\n")) == parse(EXAMPLE) == parse(EXAMPLE.replace("\n", "\r"))


def test_rows_without_content_are_passed_over_and_lines_are_still_counted() -> None:
    assert parse("night,urge\n\n,\n2026-11-23,4\n").nights == (Night(night=date(2026, 11, 23), urge=4.0),)
    assert "row 4, column urge" in refusal("night,urge\n\n,\n2026-11-23,11\n")


def test_a_note_over_two_lines_does_not_shift_the_rows() -> None:
    assert "row 4, column urge" in refusal('night,urge,note\n2026-11-23,4,"one\ntwo"\n2026-11-24,11,\n')


def test_a_header_alone_is_a_diary_without_nights() -> None:
    assert parse("night,urge\n") == Diary(nights=(), columns=("night", "urge"))


def test_other_numeric_columns_are_kept_and_the_rest_is_named() -> None:
    diary = parse("night,mood,weather,steps,\n2026-11-23,70,rain,,1\n2026-11-24,,sun,5000,2\n")
    assert [night.values for night in diary.nights] == [{"mood": 70.0, "steps": None}, {"mood": None, "steps": 5000.0}]
    assert diary.ignored == ("weather", "column 5, which has no name")
    assert diary.columns == ("night", "mood", "steps")


def test_strict_refuses_what_would_be_ignored() -> None:
    assert "weather" in refusal("night,urge,weather\n2026-11-23,4,rain\n", strict=True)


def test_what_was_done_may_be_any_technique_even_one_never_offered() -> None:
    trial = trial_of("effleurage")
    text = "night,assigned,done\n2026-11-23,effleurage,deep_tissue\n2026-11-24,comparison,other\n"
    assert [night.done for night in parse(text, trial=trial).nights] == ["deep_tissue", "other"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["empty"]),
        ("  \n \n", ["empty"]),
        ("date,urge\n2026-11-23,4\n", ["no column `night`"]),
        ("night;urge\n2026-11-23;4\n", ["commas"]),
        ("night,urge,urge\n2026-11-23,4,4\n", ["column urge", "twice"]),
        ("night,urge\n2026-11-23,4\n2026-11-23,5\n", ["row 3, column night", "row 2"]),
        ("night,urge\n2026-11-23,11\n", ["row 2, column urge", "between 0 and 10"]),
        ("night,urge\n2026-11-23,-1\n", ["row 2, column urge", "between 0 and 10"]),
        ("night,urge\n2026-11-23,nan\n", ["row 2, column urge", "not a number"]),
        ("night,urge\n2026-11-23,inf\n", ["row 2, column urge", "not a number"]),
        ("night,urge\n2026-11-23,1e999\n", ["row 2, column urge", "not a number"]),
        ("night,urge\n2026-11-23,four\n", ["row 2, column urge", "not a number"]),
        ("night,urge\n2026-11-23,1_0\n", ["row 2, column urge", "not a number"]),
        ('night,urge\n2026-11-23,"4,5"\n', ["row 2, column urge", "point for the decimals"]),
        ("night,urge\n2026-11-23,=1+1\n", ["row 2, column urge", "formula"]),
        ("night,urge\n2026-11-23,+A1\n", ["row 2, column urge", "formula"]),
        ("night,urge\n2026-11-23,-A1\n", ["row 2, column urge", "formula"]),
        ("night,urge\n2026-11-23,@SUM(A1)\n", ["row 2, column urge", "formula"]),
        ("night,mood\n2026-11-23,70\n2026-11-24,=1+1\n", ["row 3, column mood", "formula"]),
        ("night,mood\n2026-11-23,70\n2026-11-24,NaN\n", ["row 3, column mood", "not a number"]),
        ("night,urge\n2026-11-23,4,5\n", ["row 2", "3 cells under a header of 2"]),
        ("night,urge\n2026-11-23\n", ["row 2", "1 cells under a header of 2"]),
        ("night,urge\n,4\n", ["row 2, column night", "missing"]),
        ("night,urge\n2026-02-30,4\n", ["row 2, column night", "not a date"]),
        ("night,urge\n23.11.2026,4\n", ["row 2, column night", "not a date"]),
        ("night,urge\n20261123,4\n", ["row 2, column night", "not a date"]),
        ("night,urge\n0026-11-23,4\n", ["row 2, column night", "between 2000 and 2100"]),
        ("night,urge\n1999-12-31,4\n", ["row 2, column night", "between 2000 and 2100"]),
        ("night,urge\n2101-01-01,4\n", ["row 2, column night", "between 2000 and 2100"]),
        ("night,status\n2026-11-23,forgotten\n", ["row 2, column status", "missed"]),
        ("night,free\n2026-11-23,yes\n", ["row 2, column free", "0 (no) nor 1 (yes)"]),
        ("night,onset\n2026-11-23,25:00\n", ["row 2, column onset", "HH:MM"]),
        ("night,rescue_at\n2026-11-23,none\n", ["row 2, column rescue_at", "HH:MM"]),
        ("night,rescue_what\n2026-11-23,comparison\n", ["row 2, column rescue_what", "`other`"]),
        ("night,assigned\n2026-11-23,none\n", ["row 2, column assigned", "comparison"]),
        ("night,assigned\n2026-11-23,Deep Tissue\n", ["row 2, column assigned", "not an arm"]),
        ("night,awakenings\n2026-11-23,100\n", ["row 2, column awakenings", "between 0 and 99"]),
        ('night,note\n2026-11-23,"never closed\n', ["row 2", "quote"]),
    ],
)
def test_bad_input_is_refused_with_its_place(text: str, parts: list[str]) -> None:
    said = refusal(text)
    for part in parts:
        assert part in said


def test_an_arm_that_the_trial_does_not_have_is_refused() -> None:
    said = refusal("night,assigned\n2026-11-23,petrissage\n", trial=trial_of("effleurage", "foot_bath"))
    assert "row 2, column assigned" in said
    assert "comparison, effleurage, foot_bath" in said


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_is_refused(encoding: str) -> None:
    assert "UTF-8" in refusal("night,urge,note\n2026-11-23,4,später\n".encode(encoding))


def test_the_row_of_a_byte_that_is_no_text_is_named() -> None:
    assert "row 3" in refusal(b"night,urge,note\n2026-11-23,4,\n2026-11-24,4,sp\xe4ter\n")


def test_far_too_large_content_is_refused_before_it_is_read() -> None:
    assert "too large" in refusal(b"\xff" * (LARGEST_FILE + 1))


def test_noise_without_a_line_end_is_refused_by_its_beginning() -> None:
    assert "header line" in refusal(b"x" * 200_000)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"There is no file .*: check the name"):
        read_diary(tmp_path / "DIARY.csv")


def test_reading_a_file_names_ignored_columns_in_one_warning(tmp_path: Path) -> None:
    path = tmp_path / "DIARY.csv"
    path.write_text("night,urge,weather,food\n2026-11-23,4,rain,soup\n", encoding="utf-8")
    with pytest.warns(IgnoredColumnWarning, match=r"weather, food") as caught:
        diary = read_diary(path)
    assert len(caught) == 1
    assert diary.to_dict()["nights"][0]["night"] == "2026-11-23"


def test_a_diary_is_written_as_a_person_would_write_it() -> None:
    nights = (
        Night(night=date(2026, 11, 24), assigned="comparison", urge=6.0, harm=False),
        Night(night=date(2026, 11, 23), urge=3.5, note='she said "no"', values={"mood": 70.0}),
    )
    assert write_diary(Diary(nights=nights)).decode() == (
        'night,assigned,urge,harm,note,mood\r\n2026-11-23,,3.5,,"she said ""no""",70\r\n2026-11-24,comparison,6,0,,\r\n'
    )


def test_a_very_wide_header_is_read_quickly() -> None:
    header = ",".join(["night", *(f"c{number}" for number in range(12_000))])
    assert "1 cells under a header of 12001" in refusal(f"{header}\n2026-11-23\n")


def test_a_column_of_nothing_but_formulas_is_refused_too() -> None:
    with pytest.raises(DiaryError, match="row 2, column mood"):
        parse_diary(b"night,urge,mood\n2026-12-01,5,=1+1\n", name="DIARY.csv")
