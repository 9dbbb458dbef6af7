"""Columns of the diary night by night, one below the other; a night without an entry breaks the line."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from quietlegs.diary.columns import COLUMNS
from quietlegs.foundation.nights import NOON, onset_hours
from quietlegs.records.diary import Diary, Night
from quietlegs.report.chart import WIDTH, Cell, Chart, ChartTable
from quietlegs.report.nights_chart import column_name, time_axis
from quietlegs.wording.speak import say

_HEIGHT = 130
_LEGIBLE = WIDTH - 78
"""Pixels of a picture in a column of pictures, beside its axis."""

ONSET = "onset"
OWN_RANGES = {
    **dict.fromkeys(("expected", "fatigue", "irritability", "thinking", "mood"), (0, 10)),
    "sleep_than_usual": (-1, 1),
}
"""The scales of what a check-in asks beyond the diary's known columns."""

_CLOCK = "(floor(datum.value) % 24 < 10 ? '0' : '') + floor(datum.value) % 24 + ':00'"


def trend_chart(diary: Diary, columns: Iterable[str], *, boundary: time = NOON, locale: str = "en") -> Chart:
    """Numeric columns of a diary, and `onset` as hours after the midnight that began the night's date.

    `boundary`: when a night begins, for an onset after midnight. A column without any entry is left out.
    """
    values = {name: _series(diary, name, boundary=boundary) for name in dict.fromkeys(columns)}
    series = {name: known for name, known in values.items() if known}
    days = _days([day for known in series.values() for day in known])
    return Chart(
        title=say("chart.trend.title", locale=locale),
        alt=_alt(series, days, locale=locale),
        spec=_spec(series, days, locale=locale),
        table=_table(series, days, diary=diary, locale=locale),
    )


def _series(diary: Diary, column: str, *, boundary: time) -> dict[date, float]:
    found = {night.night: _value(night, column, boundary=boundary) for night in diary.nights}
    return {night: value for night, value in found.items() if value is not None}


def _value(night: Night, column: str, *, boundary: time) -> float | None:
    value = getattr(night, column) if column in COLUMNS else night.values.get(column)
    if column == ONSET:
        return None if value in (None, "none") else round(onset_hours(str(value), boundary=boundary), 2)
    return float(value) if isinstance(value, int | float) else None


def _days(known: list[date]) -> list[date]:
    """Every day from the first entry to the last."""
    if not known:
        return []
    first, last = min(known), max(known)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _table(series: dict[str, dict[date, float]], days: list[date], *, diary: Diary, locale: str) -> ChartTable:
    """The same numbers; an onset stands there as the clock showed it, too."""
    clocks = {night.night: night.onset for night in diary.nights} if ONSET in series else {}
    header = [say("chart.nights.night", locale=locale), *(_heading(one, locale=locale) for one in series)]
    if clocks:
        header.append(say("chart.trend.clock", {"column": column_name(ONSET, locale=locale)}, locale=locale))
    rows: list[tuple[Cell, ...]] = []
    for day in days:
        cells: list[Cell] = [day.isoformat(), *(known.get(day) for known in series.values())]
        rows.append(tuple([*cells, clocks.get(day)] if clocks else cells))
    return ChartTable(header=tuple(header), rows=tuple(rows))


def _heading(column: str, *, locale: str) -> str:
    name = column_name(column, locale=locale)
    return say("chart.trend.hours", {"column": name}, locale=locale) if column == ONSET else name


def _alt(series: dict[str, dict[date, float]], days: list[date], *, locale: str) -> str:
    if not days:
        return say("chart.trend.alt_none", locale=locale)
    told = [
        say("chart.trend.alt_column", {"column": column_name(name, locale=locale), "count": len(known)}, locale=locale)
        for name, known in series.items()
    ]
    values = {"columns": "; ".join(told), "start": days[0].isoformat(), "end": days[-1].isoformat()}
    return say("chart.trend.alt", values, locale=locale)


def _spec(series: dict[str, dict[date, float]], days: list[date], *, locale: str) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "vconcat": [_picture(name, known, days=days, locale=locale) for name, known in series.items()]
        or [{"data": {"values": []}, "mark": "point", "width": _LEGIBLE, "height": _HEIGHT}],
    }


def _picture(name: str, known: dict[date, float], *, days: list[date], locale: str) -> dict[str, Any]:
    names = [day.isoformat() for day in days]
    rows = [{"night": text, "value": known.get(day)} for day, text in zip(days, names, strict=True)]
    axis: dict[str, Any] = {"title": None, "tickCount": 5, "minExtent": 44, "maxExtent": 44}
    encoding = {
        "x": time_axis(names),
        "y": {
            "field": "value",
            "type": "quantitative",
            "scale": _scale(name),
            "axis": axis | ({"labelExpr": _CLOCK, "tickMinStep": 1} if name == ONSET else {}),
        },
    }
    return {
        "title": {"text": column_name(name, locale=locale), "anchor": "start"},
        "width": _LEGIBLE,
        "height": _HEIGHT,
        "data": {"values": rows},
        "encoding": encoding,
        "layer": [
            {"mark": {"type": "line", "style": "line", "invalid": "break-paths-show-path-domains"}},
            {"transform": [{"filter": "datum.value !== null"}], "mark": {"type": "point", "style": "dot"}},
        ],
    }


def _scale(column: str) -> dict[str, Any]:
    """The whole scale of a rating; elsewhere what the nights hold."""
    known = COLUMNS.get(column)
    if column in OWN_RANGES or (known is not None and known.unit == "points" and known.high is not None):
        return {"domain": list(OWN_RANGES.get(column, (0, 10)))}
    return {"zero": False, "nice": True}
