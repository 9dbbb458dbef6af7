"""Charts: the table has every number of the picture, and no draw is seen before its evening."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from quietlegs.interface.finding import find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import Finding
from quietlegs.report.charts import Chart, Theme, effect_chart, nights_chart, svg, trend_chart
from quietlegs.report.trend_chart import ONSET
from tests.diaries import Kept, change_one, first_nights, keep_diary


@cache
def kept() -> Kept:
    """Seven weeks with two techniques: a gap, a free night, a rescue, and onset times."""
    whole = keep_diary(-1.5, -0.3, nights=49)
    diary = change_one(whole.diary, 3, urge=None, urge_at_rescue=None, rescue_at=None, rescue_what=None)
    diary = change_one(diary, 10, assigned=None, free=True)
    clocks = ("23:30", "21:15", "00:45", "none", None)
    nights = tuple(replace(night, onset=clocks[at % 5]) for at, night in enumerate(diary.nights))
    return Kept(replace(diary, nights=nights), whole.trial)


@cache
def finding() -> Finding:
    return find(kept().diary, trial=kept().trial).finding


def charts() -> dict[str, Chart]:
    return {
        "effect": effect_chart(finding()),
        "nights": nights_chart(kept().diary, kept().trial, finding()),
        "trend": trend_chart(kept().diary, ["urge_before", "urge", ONSET]),
    }


def numbers(value: Any) -> Iterator[float]:
    """Every number in the data of a picture, wherever it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "data":
                yield from (float(one) for row in inner["values"] for one in row.values() if is_number(one))
            else:
                yield from numbers(inner)
    if isinstance(value, list):
        for inner in value:
            yield from numbers(inner)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", ["effect", "nights", "trend"])
def test_every_number_of_the_picture_stands_in_the_table(name: str) -> None:
    chart = charts()[name]
    told = {float(cell) for row in chart.table.rows for cell in row if cell is not None and not isinstance(cell, str)}
    shown = set(numbers(chart.spec))
    assert shown
    assert shown - told == set()
    assert all(len(row) == len(chart.table.header) for row in chart.table.rows)


@pytest.mark.parametrize("name", ["effect", "nights", "trend"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_alike_each_time_and_asks_nobody_for_anything(name: str, theme: Theme) -> None:
    drawn = svg(charts()[name], theme=theme)
    assert drawn == svg(charts()[name], theme=theme)
    assert drawn.startswith("<svg")
    addresses = set(re.findall(r"https?://[^\"' )]+", drawn))
    assert addresses == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not re.search(r"<script|<style|style=|<image|<foreignObject|url\(|@import", drawn)
    assert set(re.findall(r'font-family="([^"]*)"', drawn)) <= {"sans-serif"}
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', drawn)]
    assert sizes
    assert min(sizes) >= 12
    width = re.search(r'width="([\d.]+)"', drawn)
    assert width is not None
    assert float(width[1]) <= 360


def test_the_themes_differ_and_no_background_is_painted() -> None:
    light, dark = (svg(charts()["nights"], theme=theme) for theme in ("light", "dark"))
    assert light != dark
    assert not re.search(r"<rect[^>]*fill=\"(?:white|#fff)", light + dark)


def test_an_effect_is_never_without_its_interval() -> None:
    chart = effect_chart(finding())
    rows = [row for row in chart.table.rows if row[-1] is not None]
    assert len(rows) == 2
    for name, middle, q05, q95, q25, q75, nights in rows:
        assert str(name).lower() in chart.alt.lower()
        assert q05 <= q25 <= middle <= q75 <= q95  # type: ignore[operator]
        assert int(str(nights)) >= 4


def test_too_few_nights_show_no_effect() -> None:
    early = find(first_nights(kept().diary, 5), trial=kept().trial).finding
    chart = effect_chart(early)
    assert chart.alt.startswith("No difference can be shown yet")
    assert [row[1] for row in chart.table.rows] == [0, -1]
    assert svg(chart, theme="light").startswith("<svg")


def test_no_draw_is_shown_later_than_the_last_rated_night() -> None:
    diary = first_nights(kept().diary, 20)
    seen = diary.nights[-1].night
    tomorrow = Night(night=seen + dt.timedelta(days=1), assigned="effleurage")
    later = replace(diary, nights=(*diary.nights, tomorrow))
    chart = nights_chart(later, kept().trial, finding())
    dates = {text for text in texts(chart.spec) if re.fullmatch(r"\d{4}-\d\d-\d\d", text)}
    shown = {str(row[0]) for row in chart.table.rows}
    assert max(shown) == seen.isoformat()
    assert max(dates - {(seen + dt.timedelta(days=1)).isoformat()}) == seen.isoformat()  # a day of room on the axis
    assert chart == nights_chart(diary, kept().trial, finding())


def test_a_gap_is_seen_and_counted() -> None:
    chart = nights_chart(kept().diary, kept().trial, finding())
    gaps = [row for row in chart.table.rows if row[2] is None]
    assert kept().diary.nights[3].night.isoformat() in {row[0] for row in gaps}
    assert f"nights without a rating: {len(gaps)}" in chart.alt
    assert "No rating" in set(texts(chart.spec))


def test_a_free_night_has_nothing_drawn() -> None:
    chart = nights_chart(kept().diary, kept().trial, finding())
    free = kept().diary.nights[10].night.isoformat()
    assert [row[1] for row in chart.table.rows if row[0] == free] == ["Nothing drawn"]


def test_a_night_of_the_trial_without_a_row_is_a_gap() -> None:
    nights = kept().diary.nights
    without = replace(kept().diary, nights=(*nights[:5], *nights[6:]))
    rows = nights_chart(without, kept().trial, finding()).table.rows
    assert [row[2] for row in rows if row[0] == nights[5].night.isoformat()] == [None]


def test_an_onset_after_midnight_is_late() -> None:
    chart = trend_chart(kept().diary, [ONSET])
    by_clock = {row[2]: row[1] for row in chart.table.rows}
    assert by_clock["23:30"] == 23.5
    assert by_clock["00:45"] == 24.75
    assert by_clock["none"] is None


def test_a_trend_keeps_its_gaps_and_leaves_out_what_is_empty() -> None:
    chart = trend_chart(kept().diary, ["urge", "alcohol", "nothing_of_that_name"])
    assert chart.table.header[1:] == ("Worst spell, 0 to 10",)
    assert chart.table.rows[3][1] is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_empty_diary_draws_too(theme: Theme) -> None:
    empty = Diary(nights=())
    for chart in (nights_chart(empty, None, finding()), trend_chart(empty, ["urge"])):
        assert chart.table.rows == ()
        assert "No night" in chart.alt
        assert svg(chart, theme=theme).startswith("<svg")
