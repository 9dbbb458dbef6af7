"""The effect of each technique with its uncertainty: 90 and 50 in 100, against no difference and what is worth it."""

from typing import Any

from quietlegs.records.finding import Effect, Finding
from quietlegs.report.chart import WIDTH, Chart, ChartTable
from quietlegs.wording.finding import FEWEST_A_SIDE, arm_name, change, span
from quietlegs.wording.pack import capital
from quietlegs.wording.speak import say

_ROW = 64
_PARTS = ("middle", "q05", "q95", "q25", "q75")
_LEGEND = {"symbolType": "stroke", "symbolSize": 600}
_X = {"field": "middle", "type": "quantitative"}


def effect_chart(finding: Finding, *, locale: str = "en") -> Chart:
    """Each technique's difference against the comparison, never without its interval.

    A technique has its line from as many nights a side on as the words tell a number for; before, there is none.
    """
    told = _told(finding)
    rows = [_row(arm, effect, nights=nights, locale=locale) for arm, effect, nights in told]
    marks = {"zero": 0.0, "mid": _worth(finding)}
    return Chart(
        title=say("chart.effect.title", locale=locale),
        alt=_alt(finding, [(arm, effect) for arm, effect, _ in told], locale=locale),
        spec=_spec(rows, marks, title=_axis(finding, locale=locale), locale=locale),
        table=_table(rows, marks, locale=locale),
    )


def _told(finding: Finding) -> list[tuple[str, Effect, int]]:
    comparison = int(finding.model.get("comparison_nights") or 0)
    return [
        (arm, one.effect, one.nights)
        for arm, one in finding.arms.items()
        if one.effect is not None and min(one.nights, comparison) >= FEWEST_A_SIDE
    ]


def _worth(finding: Finding) -> float:
    """Where a difference begins to be worth it: below zero where lower is better."""
    return round(-finding.mid if finding.better == "lower" else finding.mid, 2)


def _row(arm: str, effect: Effect, *, nights: int, locale: str) -> dict[str, Any]:
    values = {"middle": effect.mean, "q05": effect.q05, "q95": effect.q95, "q25": effect.q25, "q75": effect.q75}
    rounded = {name: round(value, 2) for name, value in values.items()}
    return {"technique": capital(arm_name(arm, locale=locale)), **rounded, "nights": nights}


def _table(rows: list[dict[str, Any]], marks: dict[str, float], *, locale: str) -> ChartTable:
    names = ("technique", *_PARTS, "nights")
    header = tuple(say(f"chart.effect.{name}", locale=locale) for name in names)
    lines = [
        (say(f"chart.effect.{name}", locale=locale), value, *[None] * len(_PARTS)) for name, value in marks.items()
    ]
    return ChartTable(header=header, rows=(*(tuple(row[name] for name in names) for row in rows), *lines))


def _axis(finding: Finding, *, locale: str) -> list[str]:
    """What is measured, and on which side better lies; a line each."""
    outcome = "outcome.urge" if finding.outcome == "urge" else "outcome.other"
    name = say(outcome, {"outcome": finding.outcome.replace("_", " ")}, locale=locale)
    unit = say(f"chart.unit.{finding.model.get('unit') or 'points'}", locale=locale)
    measured = say("chart.effect.axis", {"outcome": capital(name), "unit": unit}, locale=locale)
    return [measured, say(f"chart.effect.better_{finding.better}", locale=locale)]


def _alt(finding: Finding, told: list[tuple[str, Effect]], *, locale: str) -> str:
    if not told:
        return say("chart.effect.alt_none", locale=locale)
    arms = [
        say(
            "chart.effect.alt_arm",
            {
                "arm": arm_name(arm, locale=locale),
                "change": change(effect.mean, finding=finding, locale=locale),
                "span": span(effect, finding=finding, locale=locale),
            },
            locale=locale,
        )
        for arm, effect in told
    ]
    return say("chart.effect.alt", {"arms": "; ".join(arms)}, locale=locale)


def _spec(rows: list[dict[str, Any]], marks: dict[str, float], *, title: list[str], locale: str) -> dict[str, Any]:
    x = {**_X, "axis": {"title": title}, "scale": {"nice": True, "zero": True}}
    y = {"field": "technique", "type": "nominal", "axis": None, "sort": None}
    spans = [_span("wide", "q05", high="q95", x=x, y=y), _span("narrow", "q25", high="q75", x=x, y=y)]
    middle = {"mark": {"type": "point", "style": "middle"}, "encoding": {"x": x, "y": y}}
    name = {
        "mark": {"type": "text", "style": "words", "align": "left", "dy": -18},
        "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "technique"}},
    }
    picture = {"data": {"values": rows}, "layer": [*spans, middle, name]}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": _ROW * max(len(rows), 1),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": [_lines(marks, x=x, locale=locale), picture],
    }


def _span(style: str, low: str, *, high: str, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    return {
        "mark": {"type": "rule", "style": style},
        "encoding": {"x": {**x, "field": low}, "x2": {"field": high}, "y": y},
    }


def _lines(marks: dict[str, float], *, x: dict[str, Any], locale: str) -> dict[str, Any]:
    """The lines to read the picture by, named in its legend."""
    names = [say(f"chart.effect.{name}", locale=locale) for name in marks]
    values = [{"line": name, "middle": value} for name, value in zip(names, marks.values(), strict=True)]
    dashes = {"domain": names, "range": [[1, 0], [5, 4]]}
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "style": "line_to_read_by"},
        "encoding": {"x": x, "strokeDash": {"field": "line", "type": "nominal", "scale": dashes, "legend": _LEGEND}},
    }
