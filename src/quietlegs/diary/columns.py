"""The columns of DIARY.csv, in one table: what each holds, its range, which way is better, what it means."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal["date", "arm", "flag", "status", "number", "clock", "onset", "technique", "text"]


class Column(NamedTuple):
    """One column. `low`, `high` and `better` are set for numbers, which may be named as outcome.

    Where the range is far wider than what nights hold, `a_point` says how much of it weighs like one point of a 0-10
    rating and `middle` what an ordinary night has (Quietlegs' own choice).
    """

    name: str
    kind: Kind
    meaning: str
    low: float | None = None
    high: float | None = None
    better: Literal["lower", "higher"] | None = None
    middle: float | None = None
    a_point: float | None = None
    unit: Literal["points", "minutes", "times"] = "points"


def _rating(name: str, meaning: str) -> Column:
    return Column(name, "number", meaning, 0, 10, "lower")


_ALL = (
    Column("night", "date", "The date on which the evening began, YYYY-MM-DD. Mandatory; each date at most once."),
    Column("assigned", "arm", "What was drawn for this night; empty = nothing was (no trial, or a free night)."),
    Column(
        "done",
        "arm",
        "The evening's planned session: an arm, `comparison` (or `none`, the same), `other`; a rescue does not count.",
    ),
    Column("free", "flag", "Declared free before the assignment was shown; not analysed."),
    Column("quiet", "flag", "Without symptoms before the assignment was shown; not analysed. Quiet after it: urge 0."),
    Column("status", "status", "What became of the night: `rated`, `skipped`, `declined` or `missed`."),
    _rating("urge_before", "The urge to move, rated before the assignment was shown."),
    _rating("urge", "The night's worst spell after the assignment was shown, until sleep or rescue; in every arm."),
    _rating("urge_after", "The urge right after the session; shown on its own, never the finding."),
    Column("rescue_at", "clock", "When the night became too much, HH:MM."),
    Column("rescue_what", "technique", "What was done then: a technique or `other`."),
    _rating("urge_at_rescue", "The urge at that moment; the night counts the larger of this and `urge`."),
    Column("onset", "onset", "When the legs first bothered since waking, HH:MM, or `none`."),
    Column("minutes_to_sleep", "number", "Minutes until asleep.", 0, 1440, "lower", 45, 15, "minutes"),
    Column("minutes_asleep", "number", "Minutes asleep.", 0, 1440, "higher", 360, 30, "minutes"),
    Column("awakenings", "number", "How often awake during the night.", 0, 99, "lower", 4, 1, "times"),
    Column("caffeine", "flag", "Caffeine in the afternoon or evening."),
    Column("alcohol", "flag", "Alcohol in the evening."),
    Column("exercise", "flag", "Exercise on the day."),
    Column("extra_dose", "flag", "An extra dose of a medicine."),
    Column("medicine_change", "flag", "A prescribed change of a medicine; the analysis starts a new segment."),
    Column("touch_worse", "flag", "Touch made the legs worse."),
    Column("harm", "flag", "A bruise, pain, rash or other harm."),
    Column("rated_late", "flag", "Rated more than 36 hours after the evening began; not in the primary analysis."),
    Column("note", "text", "The person's own words; never evaluated."),
)

COLUMNS: Mapping[str, Column] = {column.name: column for column in _ALL}
"""Name -> column, in the order in which a diary is written. Any other numeric column may be an outcome or covariate."""
