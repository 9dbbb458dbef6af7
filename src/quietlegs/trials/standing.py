"""Which nights speak, and what became of the others. Nothing is dropped silently: every night has a standing."""

import datetime as dt
from typing import Literal

from quietlegs.diary.columns import COLUMNS
from quietlegs.records.diary import Diary, Night
from quietlegs.records.finding import NightCounts
from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.trials.setting import Setting

Standing = Literal["analysed", "missing", "free", "quiet", "late", "undrawn"]


def scheduled(trial: Trial | None) -> dict[dt.date, str]:
    """The drawn arm of each night of a trial."""
    return {} if trial is None else {night.night: night.assigned for night in trial.schedule}


def recorded(night: Night, outcome: str) -> float | None:
    """The value that is analysed: for `urge`, the larger of the worst spell and the urge at a rescue."""
    if outcome != "urge":
        own = getattr(night, outcome) if outcome in COLUMNS else night.values.get(outcome)
        return None if own is None else float(own)
    known = [value for value in (night.urge, night.urge_at_rescue) if value is not None]
    return max(known) if known else None


def was_rescued(night: Night) -> bool:
    """Whether a rescue was recorded, in any of its columns."""
    return any(value is not None for value in (night.rescue_at, night.rescue_what, night.urge_at_rescue))


def standing(night: Night, *, setting: Setting, drawn: dict[dt.date, str]) -> Standing:
    """What becomes of one night in the primary analysis."""
    if night.free or night.quiet:
        return "free" if night.free else "quiet"
    randomised = night.assigned is not None and (setting.trial is None or drawn.get(night.night) == night.assigned)
    if not randomised:
        return "undrawn"
    if recorded(night, setting.outcome) is None:
        return "missing"
    return "late" if night.rated_late else "analysed"


def analysed_nights(diary: Diary, *, setting: Setting) -> list[Night]:
    """The nights of the primary analysis, in order of date."""
    drawn = scheduled(setting.trial)
    return [night for night in diary.nights if standing(night, setting=setting, drawn=drawn) == "analysed"]


def count_nights(diary: Diary, *, setting: Setting) -> NightCounts:
    """Every night's standing, counted; drawn nights without a row before the diary's last one count as missing."""
    drawn = scheduled(setting.trial)
    standings = [standing(night, setting=setting, drawn=drawn) for night in diary.nights]
    own = [night for night in diary.nights if not drawn or night.night in drawn]
    unwritten = len(_unwritten(diary, drawn=drawn))
    return NightCounts(
        total=len(standings) + unwritten,
        analysed=standings.count("analysed"),
        missing=standings.count("missing") + unwritten,
        free=standings.count("free"),
        quiet=standings.count("quiet"),
        late=standings.count("late"),
        undrawn=standings.count("undrawn"),
        rescued=_count([{night.assigned} for night in own if was_rescued(night)], setting=setting),
        touch_worse=_count([_touched(night) for night in diary.nights if night.touch_worse], setting=setting),
        harms=_count([_touched(night) for night in diary.nights if night.harm], setting=setting),
    )


def missing_nights(diary: Diary, *, setting: Setting) -> dict[str, int]:
    """Drawn nights without a rating, per arm, the comparison first."""
    drawn = scheduled(setting.trial)
    lacking = [
        str(night.assigned) for night in diary.nights if standing(night, setting=setting, drawn=drawn) == "missing"
    ]
    lacking += [drawn[night] for night in _unwritten(diary, drawn=drawn)]
    return {arm: lacking.count(arm) for arm in (COMPARISON, *setting.arms)}


def _unwritten(diary: Diary, *, drawn: dict[dt.date, str]) -> list[dt.date]:
    """Drawn nights without a row before the diary's last drawn one."""
    present = {night.night for night in diary.nights}
    last = max((night for night in present if night in drawn), default=dt.date.min)
    return [night for night in drawn if night not in present and night <= last]


def _touched(night: Night) -> set[str | None]:
    """What a harm of this night may come from: what was done (what was drawn, if unknown) and any rescue."""
    done = COMPARISON if night.done == "none" else night.done
    return {done or night.assigned, night.rescue_what}


def _count(nights: list[set[str | None]], *, setting: Setting) -> dict[str, int]:
    """Nights per arm, the comparison first."""
    return {arm: sum(arm in arms for arms in nights) for arm in (COMPARISON, *setting.arms)}
