"""Draw the picture of docs/reference/speed.md from what was measured.

    .venv/bin/python -m benchmarks.growth_picture FOLDER

FOLDER holds `growth.json` of `benchmarks.growth`; `growth-light.svg` and `growth-dark.svg` are written beside it, and
the table with the same numbers is printed.
"""

import argparse
import json
from pathlib import Path
from typing import Any, get_args

from quietlegs.report.charts import Chart, ChartTable, Theme, svg

WIDTH, HEIGHT = 270, 180
SHOWN = {"find": "the whole finding", "NumPy": "one more night", "compiled": "one more night, compiled"}


def growth_chart(measured: dict[str, Any]) -> Chart:
    """Milliseconds by length of the diary, both axes logarithmic."""
    found = {one["nights"]: one["seconds"] for one in measured["find"]}
    rows = [
        (one["nights"], found[one["nights"]], one["extend"] + one["NumPy"], one["extend"] + one["compiled"])
        for one in measured["night"]
    ]
    table = ChartTable(
        header=("rated nights", *(f"{name}, ms" for name in SHOWN.values())),
        rows=tuple((nights, *(round(1e3 * value, 3) for value in values)) for nights, *values in rows),
    )
    values = [
        {"nights": nights, "what": name, "ms": value}
        for nights, *each in table.rows
        for name, value in zip(SHOWN.values(), each, strict=True)
    ]
    return Chart(
        title="What an answer costs as the diary grows",
        alt="One more night costs no more after ten years than after twelve weeks; the whole finding grows.",
        spec=_spec(values),
        table=table,
    )


def _spec(values: list[dict[str, Any]]) -> dict[str, Any]:
    """Lines with marks that differ in shape, too."""
    group = {"field": "what", "type": "nominal", "scale": {"domain": list(SHOWN.values())}}
    x = {"scale": {"type": "log", "nice": False}, "axis": {"values": [7, 28, 84, 365, 1000, 3650], "title": "nights"}}
    y = {"scale": {"type": "log"}, "axis": {"values": [0.1, 1, 10, 100, 1000], "title": "milliseconds of CPU"}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": values},
        "encoding": {
            "x": {"field": "nights", "type": "quantitative", **x},
            "y": {"field": "ms", "type": "quantitative", **y},
        },
        "layer": [
            {"mark": {"type": "line", "strokeWidth": 1.5}, "encoding": {"color": group}},
            {"mark": {"type": "point", "style": "group"}, "encoding": {"color": group, "shape": group}},
        ],
    }


def as_text(table: ChartTable) -> str:
    """The table in Markdown."""
    lines = [table.header, tuple("---" for _ in table.header), *table.rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def main() -> None:
    """Draw, and print the twin of the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    chart = growth_chart(json.loads((folder / "growth.json").read_text(encoding="utf-8")))
    for theme in get_args(Theme):
        (folder / f"growth-{theme}.svg").write_text(svg(chart, theme=theme), encoding="utf-8")
    print(f"{chart.title}. {chart.alt}\n\n{as_text(chart.table)}")


if __name__ == "__main__":
    main()
