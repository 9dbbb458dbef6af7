"""Pictures of how right the answers are, drawn from the JSON of calibration and decisions: light and dark.

    .venv/bin/python -m benchmarks.answer_pictures --calibration C.json --decisions D.json [--folder FOLDER]

Into docs/reference/pictures. Each picture's table stands in docs/reference/how-right-it-is.md.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from benchmarks.calibration import HIGHEST, LOWEST
from quietlegs.report.chart import Chart, ChartTable, Theme, svg

Line = dict[str, Any]
WIDTH = 270
OURS, KINDER = "every night", "every night, generous"
WORLDS = {"shipped": "truth as the prior has it", "truth_enthusiastic": "a more hopeful truth"}


def coverage(rows: list[Line]) -> Chart:
    """C1: how often the interval holds the truth, scenario by scenario."""
    shown = [
        {"scenario": row["scenario"], "held": round(100 * row["covered"], 1), "world": WORLDS[row["truth"]]}
        for row in rows
        if row["question"] == "tonight" and row["truth"] in WORLDS
    ]
    scale = {"domain": [80, 96], "zero": False}
    x = {"field": "held", "type": "quantitative", "scale": scale, "title": "intervals that hold, in 100"}
    y = {"field": "scenario", "type": "nominal", "title": None, "sort": None}
    group = {"field": "world", "type": "nominal", "scale": {"domain": list(WORLDS.values())}, "legend": {"columns": 1}}
    dots = {"mark": {"type": "point", "style": "group"}, "encoding": {"x": x, "y": y, "color": group, "shape": group}}
    rules = {
        "data": {"values": [{"at": 100 * LOWEST}, {"at": 100 * HIGHEST}]},
        "mark": {"type": "rule", "style": "line_to_read_by", "strokeDash": [4, 4]},
        "encoding": {"x": {"field": "at", "type": "quantitative", "scale": scale}},
    }
    return _chart("90 % intervals that hold the truth", shown, layers=[rules, dots], height=260)


def reliability(rows: list[Line]) -> Chart:
    """C2: told probability of benefit against how often there was benefit."""
    shown = [{"told": round(100 * row["told"], 1), "happened": round(100 * row["happened"], 1)} for row in rows]
    x = {"field": "told", "type": "quantitative", "title": "told: chance of benefit, in 100"}
    y = {"field": "happened", "type": "quantitative", "title": "persons with benefit, in 100"}
    line = {
        "data": {"values": [{"told": 0, "happened": 0}, {"told": 100, "happened": 100}]},
        "mark": {"type": "line", "strokeDash": [4, 4], "strokeWidth": 1},
        "encoding": {"x": x, "y": y},
    }
    dots = {"mark": {"type": "point", "style": "dot", "size": 60}, "encoding": {"x": x, "y": y}}
    return _chart("What a told chance of benefit is worth", shown, layers=[line, dots], height=240)


def beside_today(lines: list[Line]) -> Chart:
    """D5: right and false claims of each method that is looked at every night, as shares of all persons.

    The peers are taken in their kinder way, which lets them say "no worthwhile help", too.
    """
    shown = [
        {"method": line["method"], "share": round(100 * line[kind], 1), "claim": name}
        for line in lines
        if line["world"] == "shipped" and line["looks"] == (OURS if line["method"] == "Quietlegs" else KINDER)
        for kind, name in (("right", "right"), ("false_persons", "false"))
    ]
    x = {"field": "share", "type": "quantitative", "title": "of 100 persons, by night 84"}
    y = {"field": "method", "type": "nominal", "title": None, "sort": None, "axis": {"labelLimit": 200}}
    kind = {"field": "claim", "type": "nominal", "sort": ["right", "false"]}
    bars = {"mark": "bar", "encoding": {"x": x, "y": y, "yOffset": kind, "color": kind}}
    return _chart("Claims on the same persons", shown, layers=[bars], height=240)


def _chart(title: str, shown: list[Line], *, layers: list[Line], height: int) -> Chart:
    header = tuple(shown[0])
    return Chart(
        title=title,
        alt=title,
        spec={
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "title": title,
            "width": WIDTH,
            "height": height,
            "data": {"values": shown},
            "layer": layers,
        },
        table=ChartTable(header=header, rows=tuple(tuple(row[name] for name in header) for row in shown)),
    )


def charts(calibration: dict[str, Any], decisions: dict[str, Any]) -> Iterator[tuple[str, Chart]]:
    """All pictures with their names."""
    yield "coverage", coverage(calibration["C1"])
    yield "reliability", reliability(calibration["C2"])
    yield "claims", beside_today(decisions["D5"])


def main() -> int:
    """Write every picture in both themes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calibration", type=Path, required=True)
    parser.add_argument("--decisions", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=Path("docs/reference/pictures"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    found = (json.loads(path.read_text()) for path in (options.calibration, options.decisions))
    for name, chart in charts(*found):
        for theme in get_args(Theme):
            (options.folder / f"{name}-{theme}.svg").write_text(svg(chart, theme=theme) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
