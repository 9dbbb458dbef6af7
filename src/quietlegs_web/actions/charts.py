"""Pictures of a person's nights: each a file under the hash of its content, drawn by the background worker.

A request only notes what is wanted; the words and the table of a chart are there at once. Nothing personal goes into
the queue: the worker gets the person's id and the hash, and finds what to draw in the data folder.
"""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from django.utils.module_loading import import_string

from quietlegs.report.charts import Chart, Theme, svg
from quietlegs_web.actions.chart_content import charts_of
from quietlegs_web.actions.clock import now
from quietlegs_web.storage.models import Person, TrialRow

THEMES: tuple[Theme, ...] = ("light", "dark")
DRAW = "quietlegs_web.tasks.charts.draw"
"""The task; it is named and not imported, since tasks stand above actions."""

ASK_AGAIN_SECONDS = 120
"""A wish that nobody has drawn after this long is put into the queue once more."""

MOST_FILES = 60
"""Pictures kept for a person; the oldest go first."""

UNKNOWN = "–"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart as a page shows it: its words, its table, and whether it is drawn."""

    name: str
    title: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ready: bool


def pictures(person: Person, *, outcome: str, row: TrialRow | None = None) -> list[Picture]:
    """Every chart about an outcome, in the page's order; what is not drawn yet is asked for."""
    return [picture_of(person, chart, name=name) for name, chart in charts_of(person, outcome=outcome, row=row).items()]


def picture_of(person: Person, chart: Chart, *, name: str) -> Picture:
    """One chart as a page shows it; asked for where it is not drawn yet."""
    ready = _is_drawn(person, chart)
    if not ready:
        _ask(person, chart)
        ready = _is_drawn(person, chart)
    return Picture(
        name=name,
        title=chart.title,
        alt=chart.alt,
        head=chart.table.header,
        rows=tuple(tuple(_cell(cell) for cell in row) for row in chart.table.rows),
        ready=ready,
    )


def drawn(person: Person, name: str, *, theme: str, outcome: str, row: TrialRow | None = None) -> Path | None:
    """The file of a person's own chart; None where there is no such chart or it is not drawn yet."""
    chart = charts_of(person, outcome=outcome, row=row).get(name)
    return drawn_file(person, chart, theme=theme) if chart is not None else None


def drawn_file(person: Person, chart: Chart, *, theme: str) -> Path | None:
    """The file of a chart in a theme; None where it is not drawn yet."""
    if theme not in THEMES:
        return None
    file = _folder(person.pk) / f"{_key(chart)}.{theme}.svg"
    return file if file.is_file() else None


def draw(person_id: str, key: str) -> bool:
    """Draw what was wanted, in both themes; False where it is not wanted any more."""
    folder = _folder(UUID(person_id))
    wanted = folder / f"{key}.json"
    if not wanted.is_file():
        return False
    chart = msgspec.json.decode(wanted.read_bytes(), type=Chart)
    for theme in THEMES:
        _write(folder / f"{key}.{theme}.svg", svg(chart, theme=theme).encode())
    wanted.unlink(missing_ok=True)
    _forget_oldest(folder)
    return True


def forget(person: Person) -> None:
    """Remove every picture of a person: part of erasing what is known about them."""
    shutil.rmtree(_folder(person.pk), ignore_errors=True)


def _is_drawn(person: Person, chart: Chart) -> bool:
    return all(drawn_file(person, chart, theme=theme) for theme in THEMES)


def _ask(person: Person, chart: Chart) -> None:
    """Note what is wanted and wake the worker, once; again only where it was not done in time."""
    key, folder = _key(chart), _folder(person.pk)
    wanted = folder / f"{key}.json"
    if wanted.is_file() and now().timestamp() - wanted.stat().st_mtime < ASK_AGAIN_SECONDS:
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(wanted, msgspec.json.encode(chart))
    import_string(DRAW).enqueue(str(person.pk), key)


def _write(file: Path, content: bytes) -> None:
    """Write whole or not at all: nobody ever reads half a picture."""
    half = file.with_suffix(".half")
    half.write_bytes(content)
    half.replace(file)


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.svg"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[MOST_FILES:]:
        file.unlink(missing_ok=True)


def _folder(person_id: UUID) -> Path:
    return Path(settings.DATA) / "charts" / str(person_id)


def _key(chart: Chart) -> str:
    return hashlib.sha256(msgspec.json.encode(chart)).hexdigest()[:32]


def _cell(cell: object) -> str:
    if cell is None:
        return UNKNOWN
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
