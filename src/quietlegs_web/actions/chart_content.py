"""Which charts a page shows, made from the same values as its words."""

from quietlegs.foundation.nights import read_clock
from quietlegs.report.charts import Chart, effect_chart, nights_chart, trend_chart
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.finding import finding_of
from quietlegs_web.actions.finding_page import OUTCOMES, drawn_nights
from quietlegs_web.actions.trial import latest, trial_of
from quietlegs_web.storage.models import Person, TrialRow

TREND = ("urge", "onset", "minutes_to_sleep", "minutes_asleep", "awakenings")
"""Columns of the diary whose course is shown where nothing was drawn."""


def charts_of(person: Person, *, outcome: str, row: TrialRow | None = None) -> dict[str, Chart]:
    """Every chart about an outcome of a trial by its name, in the page's order. Errors: FindingError."""
    diary, locale = diary_of(person), person.locale
    if not drawn_nights(person):
        trend = trend_chart(diary, TREND, boundary=read_clock(person.boundary), locale=locale)
        return {"trend": trend} if trend.table.rows else {}
    finding = finding_of(person, outcome=None if outcome == OUTCOMES[0] else outcome, row=row).finding
    row = row or latest(person)
    nights = nights_chart(diary, trial_of(row) if row is not None else None, finding, locale=locale)
    found = {"effect": effect_chart(finding, locale=locale), "nights": nights}
    return {name: chart for name, chart in found.items() if nights.table.rows}
