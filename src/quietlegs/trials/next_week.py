"""An adaptive trial's next week: drawn at its border, appended, and never changed again."""

from datetime import date, timedelta

from msgspec.structs import replace

from quietlegs.foundation.errors import TrialError
from quietlegs.records.diary import Diary
from quietlegs.trials.adaptive import assignments, border, weeks_drawn, weeks_in
from quietlegs.trials.seal import AnyTrial, sealed


def with_week(trial: AnyTrial, *, diary: Diary, week: int, tonight: date | None = None) -> AnyTrial:
    """Draw a week, append it, and seal the trial again.

    `tonight`: the night that it is now; without it the diary's own last night says how far time has come, and is over
    itself. Nights of the week that are over get no assignment: nobody could have followed it. Errors: TrialError, one
    sentence with what to do.
    """
    refuse_week(trial, diary=diary, week=week, tonight=tonight)
    from quietlegs.trials.reweigh import reweighed

    drawn = reweighed(trial, diary=diary, week=week)
    first = _first_to_come(diary, tonight=tonight)
    if first > border(trial, week):
        drawn = replace(drawn, first_night=first)
    design = replace(trial.design, weeks=(*trial.design.drawn_weeks, drawn))
    return sealed(replace(trial, design=design, schedule=(*trial.schedule, *assignments(trial, drawn))))


def refuse_week(trial: AnyTrial, *, diary: Diary, week: int, tonight: date | None = None) -> None:
    """Refuse a week that cannot be drawn, or not yet."""
    if trial.design.law != "adaptive":
        raise TrialError(
            f"This trial follows the law `{trial.design.law}` and was drawn whole: only a trial with the law "
            "`adaptive` is drawn week by week."
        )
    drawn, last = weeks_drawn(trial), weeks_in(trial)
    if not 1 <= week <= last:
        raise TrialError(f"Week {week} is not part of this trial: its weeks are 1 to {last}.")
    if week <= drawn:
        raise TrialError(f"Week {week} is drawn already, and a stored draw never changes: {_next(drawn, last)}.")
    if week > drawn + 1:
        raise TrialError(f"Week {week} cannot be drawn before week {drawn + 1}: draw that one first.")
    _refuse_early(trial, diary=diary, week=week, tonight=tonight)


def _refuse_early(trial: AnyTrial, *, diary: Diary, week: int, tonight: date | None) -> None:
    first = border(trial, week)
    before = first - timedelta(days=1)
    if tonight is not None:
        if tonight < first:
            raise TrialError(f"Week {week} begins on {first} and is drawn then: wait until that day.")
        return
    if trial.outcome not in diary.columns:
        raise TrialError(
            f"The diary has no column `{trial.outcome}`, which this trial is about: add it, with an empty cell for a "
            "night that was not rated."
        )
    written = max((night.night for night in diary.nights), default=None)
    if written is None or written < before:
        ends = "is empty" if written is None else f"ends on {written}"
        raise TrialError(
            f"The diary {ends}, and week {week} is drawn when the nights up to {before} are in it: add them first; "
            "a night without a rating needs only its date."
        )


def _first_to_come(diary: Diary, *, tonight: date | None) -> date:
    """The first night that is not over yet: tonight, or the one after the diary's last one."""
    return tonight or max(night.night for night in diary.nights) + timedelta(days=1)


def _next(drawn: int, last: int) -> str:
    return f"the next one is week {drawn + 1}" if drawn < last else "all its weeks are drawn"
