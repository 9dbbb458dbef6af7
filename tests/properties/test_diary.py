"""What always holds of a diary: written and read again it is the same, in whatever order its rows stand."""

import csv
import io
from datetime import date, time
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quietlegs.diary.columns import COLUMNS, Column
from quietlegs.diary.read import parse_diary
from quietlegs.diary.write import write_diary, written_columns
from quietlegs.records.diary import Diary, Night

CLOCKS = st.times().map(lambda clock: time(clock.hour, clock.minute).strftime("%H:%M"))
NOTES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip)
OWN = st.floats(allow_nan=False, allow_infinity=False)


def values_of(column: Column) -> st.SearchStrategy[object]:
    if column.kind == "number":
        assert column.low is not None
        assert column.high is not None
        return st.floats(column.low, column.high)
    return {
        "date": st.dates(date(2000, 1, 1), date(2100, 12, 31)),
        "arm": st.sampled_from(["comparison", "effleurage", "foot_bath"]),
        "flag": st.booleans(),
        "status": st.sampled_from(["rated", "skipped", "declined", "missed"]),
        "clock": CLOCKS,
        "onset": CLOCKS | st.just("none"),
        "technique": st.sampled_from(["stretching", "percussion", "other"]),
        "text": NOTES,
    }[column.kind]


@st.composite
def nights(draw: st.DrawFn) -> Night:
    known = {
        column.name: draw(values_of(column) if column.name == "night" else st.none() | values_of(column))
        for column in COLUMNS.values()
    }
    return Night(**known, values={"mood": draw(st.none() | OWN), "steps": draw(st.none() | OWN)})  # type: ignore[arg-type]


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    kept = sorted(
        draw(st.lists(nights(), max_size=6, unique_by=lambda night: night.night)), key=lambda night: night.night
    )
    diary = Diary(nights=tuple(kept))
    return Diary(nights=diary.nights, columns=written_columns(diary))


@given(diaries())
@settings(max_examples=60)
def test_a_diary_written_and_read_again_is_the_same(diary: Diary) -> None:
    assert parse_diary(write_diary(diary), name="DIARY.csv") == diary


@given(diaries(), st.integers(0, 1000))
@settings(max_examples=40)
def test_the_order_of_rows_does_not_matter(diary: Diary, seed: int) -> None:
    header, *rows = csv.reader(io.StringIO(write_diary(diary).decode(), newline=""))
    Random(seed).shuffle(rows)
    shuffled = io.StringIO(newline="")
    csv.writer(shuffled).writerows([header, *rows])
    assert parse_diary(shuffled.getvalue().encode(), name="DIARY.csv") == diary
