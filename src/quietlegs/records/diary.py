"""One night, and a diary of them. Skip, no, unknown and zero are four different things."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

Status = Literal["rated", "skipped", "declined", "missed"]


class Night(Struct, frozen=True, kw_only=True):
    """One row of DIARY.csv; `None` means unknown. Meanings and ranges: `docs/reference/diary.md`.

    `values` holds every other numeric column by name, for outcomes and covariates of the person's own.
    """

    night: date
    assigned: str | None = None
    done: str | None = None
    free: bool | None = None
    quiet: bool | None = None
    status: Status | None = None
    urge_before: float | None = None
    urge: float | None = None
    urge_after: float | None = None
    rescue_at: str | None = None
    rescue_what: str | None = None
    urge_at_rescue: float | None = None
    onset: str | None = None
    minutes_to_sleep: float | None = None
    minutes_asleep: float | None = None
    awakenings: float | None = None
    caffeine: bool | None = None
    alcohol: bool | None = None
    exercise: bool | None = None
    extra_dose: bool | None = None
    medicine_change: bool | None = None
    touch_worse: bool | None = None
    harm: bool | None = None
    rated_late: bool | None = None
    note: str | None = None
    values: dict[str, float | None] = field(default_factory=dict)


class Diary(Struct, frozen=True, kw_only=True):
    """Nights in order of date, each at most once; `ignored` names columns that play no part."""

    nights: tuple[Night, ...]
    columns: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
