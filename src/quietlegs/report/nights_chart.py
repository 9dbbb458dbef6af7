"""Every night as one mark: what was drawn by shape and colour, and nights without a rating as gaps that are seen.

Nights later than the last rated one are left out, so that nobody sees a draw before its evening.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from quietlegs.diary.columns import COLUMNS
from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import Finding
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.report.chart import SHAPES, WIDTH, Chart, ChartTable
from quietlegs.trials.standing import recorded, scheduled
from quietlegs.wording.finding import arm_name
from quietlegs.wording.pack import capital
from quietlegs.wording.speak import all_sentences, say

_HEIGHT = 220
_CROSS = "M-.6,-.6L.6,.6M.6,-.6L-.6,.6"


def nights_chart(diary: Diary, trial: Trial | None, finding: Finding, *, locale: str = "en") -> Chart:
    """The outcome of a finding night by night, up to the last rated night."""
    rows = list(_rows(diary, trial, finding=finding, locale=locale))
    groups = _groups(rows, finding, locale=locale)
    return Chart(
        title=say("chart.nights.title", locale=locale),
        alt=_alt(rows, groups, locale=locale),
        spec=_spec(rows, groups, finding=finding, locale=locale),
        table=ChartTable(
            header=(
                say("chart.nights.night", locale=locale),
                say("chart.nights.group", locale=locale),
                column_name(finding.outcome, locale=locale),
            ),
            rows=tuple((row["night"], row["group"], row["value"]) for row in rows),
        ),
    )


def column_name(column: str, *, locale: str = "en") -> str:
    """A column of the diary in everyday words; one of the person's own keeps its name."""
    code = f"column.{column}"
    return say(code, locale=locale) if code in all_sentences(locale) else capital(column.replace("_", " "))


def _rows(diary: Diary, trial: Trial | None, *, finding: Finding, locale: str) -> Iterator[dict[str, Any]]:
    """Each night of the diary or of the trial up to the last rated one; gaps have no value."""
    known = {night.night: night for night in diary.nights}
    rated = [night.night for night in diary.nights if recorded(night, finding.outcome) is not None]
    drawn = scheduled(trial)
    for day in sorted({*known, *drawn}) if rated else ():
        if day <= max(rated):
            night = known.get(day, Night(night=day))
            value = recorded(night, finding.outcome)
            yield {"night": day.isoformat(), "group": _group(night, drawn, locale=locale), "value": value}


def _group(night: Night, drawn: dict[date, str], *, locale: str) -> str:
    """What was drawn for a night: what the diary holds, else the draw; free and quiet nights had none."""
    nothing = night.free or night.quiet
    arm = None if nothing else night.assigned or drawn.get(night.night)
    return capital(say("chart.nights.undrawn", locale=locale) if arm is None else arm_name(arm, locale=locale))


def _groups(rows: list[dict[str, Any]], finding: Finding, *, locale: str) -> list[str]:
    """The groups with a rated night, the comparison first, then the arms in their order."""
    order = [capital(arm_name(arm, locale=locale)) for arm in (COMPARISON, *finding.arms)]
    used = dict.fromkeys(row["group"] for row in rows if row["value"] is not None)
    return [*(one for one in order if one in used), *(one for one in used if one not in order)]


def _alt(rows: list[dict[str, Any]], groups: list[str], *, locale: str) -> str:
    if not rows:
        return say("chart.nights.alt_none", locale=locale)
    counts = Counter(row["group"] for row in rows if row["value"] is not None)
    told = [
        say("chart.nights.alt_group", {"group": one[0].lower() + one[1:], "count": counts[one]}, locale=locale)
        for one in groups
    ]
    values = {
        "start": rows[0]["night"],
        "end": rows[-1]["night"],
        "groups": ", ".join(told),
        "gaps": sum(row["value"] is None for row in rows),
    }
    return say("chart.nights.alt", values, locale=locale)


def _spec(rows: list[dict[str, Any]], groups: list[str], *, finding: Finding, locale: str) -> dict[str, Any]:
    x = time_axis([row["night"] for row in rows])
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": _scale(finding),
        "axis": {"title": column_name(finding.outcome, locale=locale), "tickCount": 6},
    }
    unrated = capital(say("chart.nights.unrated", locale=locale))
    domain = [*groups, *([unrated] if any(row["value"] is None for row in rows) else [])]
    shapes = [_CROSS if one == unrated else SHAPES[number % len(SHAPES)] for number, one in enumerate(domain)]
    color, shape = {"scale": {"domain": domain}}, {"scale": {"domain": domain, "range": shapes}}
    drawn = {"field": "group", "type": "nominal", "sort": None}
    dots = {
        "transform": [{"filter": "datum.value !== null"}],
        "mark": {"type": "point", "style": "group"},
        "encoding": {"x": x, "y": y, "color": {**drawn, **color}, "shape": {**drawn, **shape}},
    }
    gap = {"datum": unrated, "type": "nominal"}
    gaps = {
        "transform": [{"filter": "datum.value === null"}],
        "mark": {"type": "point", "style": "gap"},
        "encoding": {"x": x, "y": {"value": _HEIGHT - 8}, "color": {**gap, **color}, "shape": {**gap, **shape}},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": _HEIGHT,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": rows},
        "layer": [dots, gaps] if len(domain) > len(groups) else [dots],
    }


def _scale(finding: Finding) -> dict[str, Any]:
    """The whole scale for ratings; where the range is far wider than what nights hold, what they hold."""
    column = COLUMNS.get(finding.outcome)
    wide = column is not None and column.unit != "points"
    return {"zero": False, "nice": True} if wide else {"domain": list(finding.range)}


def time_axis(days: list[str]) -> dict[str, Any]:
    """The nights from left to right, half a day of room at both ends."""
    axis = {"title": None, "format": "%-d %b", "labelOverlap": "greedy", "grid": False, "tickCount": 5}
    x: dict[str, Any] = {"field": "night", "type": "temporal", "timeUnit": "utcyearmonthdate", "axis": axis}
    if days:
        first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        domain = [(first - timedelta(days=1)).isoformat(), (last + timedelta(days=1)).isoformat()]
        x["scale"] = {"type": "utc", "domain": domain}
    return x
