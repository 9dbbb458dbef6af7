"""What went together with massage in the last nights: what was noted in the mornings, never a comparison."""

from dataclasses import dataclass
from datetime import date, timedelta

from quietlegs.records.diary import Night
from quietlegs.wording.speak import say
from quietlegs_web.actions.clock import tonight
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.storage.models import Person

NIGHTS = 7
BESIDE = ("exercise", "caffeine", "alcohol", "extra_dose", "medicine_change")
"""What a morning may note beside the session, as DIARY.csv names it."""

_SAID = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing in the last nights, the latest last: `yes`, `no` or `unknown` each; in words: on how many nights."""

    name: str
    nights: tuple[str, ...]
    summary: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The last nights and what was noted for them; `any`: whether anything was noted at all."""

    nights: tuple[date, ...]
    rows: tuple[Row, ...]
    any: bool


def beside(person: Person) -> Beside:
    """What was noted beside the sessions in the last week."""
    last = tonight(person)
    nights = tuple(last - timedelta(days=back) for back in range(NIGHTS, 0, -1))
    held = {one.night: one for one in diary_of(person).nights}
    rows = tuple(_row(name, [held.get(night) for night in nights], person.locale) for name in BESIDE)
    return Beside(nights=nights, rows=rows, any=any(set(row.nights) != {"unknown"} for row in rows))


def _row(name: str, nights: list[Night | None], locale: str) -> Row:
    said = tuple(_SAID[getattr(one, name) if one is not None else None] for one in nights)
    values = {"yes": said.count("yes"), "known": len(said) - said.count("unknown")}
    code = "together.summary" if values["known"] else "together.summary_unknown"
    return Row(
        name=say(f"together.name_{name}", locale=locale),
        nights=said,
        summary=say(code, values, locale=locale),
    )
