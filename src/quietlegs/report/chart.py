"""A chart as a value: a title, one sentence, a picture's description, and the table with the same numbers."""

from typing import Any, Literal

from msgspec import Struct

Theme = Literal["light", "dark"]
Cell = str | int | float | None

WIDTH = 360
"""Pixels of the whole picture: as wide as a phone shows it; letters are readable at this size."""

SHAPES = ("circle", "triangle-up", "square", "diamond", "triangle-down", "cross")
_LETTERS = 13


class ChartTable(Struct, frozen=True, kw_only=True):
    """The table twin of a picture: a header and rows of equal length; None is unknown."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Chart(Struct, frozen=True, kw_only=True):
    """A chart. `alt`: the picture in one sentence; `spec`: Vega-Lite without colours, which the theme gives."""

    title: str
    alt: str
    spec: dict[str, Any]
    table: ChartTable


class _Ink(Struct, frozen=True):
    """The colours of a theme: letters, faint lines, the main mark, and the groups in their order."""

    letters: str
    faint: str
    mark: str
    groups: tuple[str, ...]


_INKS: dict[Theme, _Ink] = {
    "light": _Ink("#1f2328", "#d0d4d9", "#0b5c8a", ("#5a6068", "#0b5c8a", "#b34700", "#00704f", "#9c3d78", "#6b5300")),
    "dark": _Ink("#e8eaed", "#3a3f46", "#7cc4f0", ("#b9bec6", "#7cc4f0", "#ffae6b", "#5fd3ac", "#f0a6d0", "#e3cf6b")),
}


def svg(chart: Chart, *, theme: Theme) -> str:
    """Draw a chart as SVG: transparent, no script, no font that must be fetched; same chart and theme, same text."""
    import vl_convert

    config = _config(_INKS[theme])
    return str(vl_convert.vegalite_to_svg({**chart.spec, "config": config}, allowed_base_urls=[]))


def _config(ink: _Ink) -> dict[str, Any]:
    letters = {"labelColor": ink.letters, "titleColor": ink.letters, "labelFontSize": _LETTERS}
    titles = {"titleFontSize": _LETTERS, "titleFontWeight": "normal"}
    return {
        "aria": False,  # the sentence and the table say it all
        "background": "transparent",
        "font": "sans-serif",
        "view": {"stroke": None},
        "title": {"color": ink.letters, "fontSize": _LETTERS, "fontWeight": "normal"},
        "axis": {**letters, **titles, "gridColor": ink.faint, "domainColor": ink.faint, "tickColor": ink.faint},
        "legend": {**letters, "symbolSize": 90, "orient": "bottom", "columns": 2, "title": None, "labelLimit": 300},
        "range": {"category": list(ink.groups)},
        "style": {
            "wide": {"color": ink.mark, "strokeWidth": 2},
            "narrow": {"color": ink.mark, "strokeWidth": 8, "strokeCap": "round", "opacity": 0.55},
            "middle": {"color": ink.mark, "filled": True, "size": 110, "opacity": 1},
            "line_to_read_by": {"color": ink.letters, "strokeWidth": 1.5},
            "gap": {"filled": False, "size": 40, "strokeWidth": 1.5, "opacity": 1},
            "group": {"size": 55, "filled": True, "opacity": 0.95},
            "line": {"color": ink.mark, "strokeWidth": 1.5},
            "dot": {"color": ink.mark, "filled": True, "size": 26, "opacity": 1},
            "words": {"color": ink.letters, "fontSize": _LETTERS},
        },
    }
