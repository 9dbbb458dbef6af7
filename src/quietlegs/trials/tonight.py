"""One night's assignment: the stored one if the diary has it, else the draw. Ratings play no part."""

from collections.abc import Iterator
from datetime import date, timedelta

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON, Assignment, Tonight, Trial
from quietlegs.trials.adaptive import border, week_of, weeks_drawn

NEARLY = 1e-4


def tonight(trial: Trial, *, night: date, diary: Diary | None = None) -> tuple[Tonight, tuple[Reason, ...]]:
    """Say what is assigned to a night, however often and in whatever order nights are asked; the reasons say why.

    A stored assignment never changes, whatever is edited later. Free nights, quiet ones, nights outside the trial,
    nights of a week that is not drawn yet, and those that were over when it was drawn have none.
    """
    row = next((row for row in diary.nights if row.night == night), None) if diary else None
    drawn = next((drawn for drawn in trial.schedule if drawn.night == night), None)
    stored = row.assigned if row else None
    not_drawn = _why_not_drawn(row, drawn=drawn, trial=trial, night=night) if stored is None else None
    assigned = None if not_drawn or drawn is None else drawn.assigned
    assigned = stored or assigned
    answer = Tonight(
        night=night,
        assigned=assigned,
        probability=drawn.probability if drawn and drawn.assigned == assigned else None,
        stored=stored is not None,
        screened=trial.screened,
        routine=next((arm.routine for arm in trial.arms if arm.id == assigned), None),
    )
    return answer, tuple(_reasons(answer, trial=trial, drawn=drawn, not_drawn=not_drawn))


def _why_not_drawn(row: Night | None, *, drawn: Assignment | None, trial: Trial, night: date) -> str | None:
    """Give the code of why nothing is drawn for a night; None if something is."""
    if drawn is None:
        if trial.start <= night <= trial.last_night:
            late = week_of(trial, night) <= weeks_drawn(trial)
            return "assignment.over_before_the_draw" if late else "assignment.week_not_drawn"
        return "assignment.before_the_trial" if night < trial.start else "assignment.after_the_trial"
    if row and row.free:
        return "assignment.free"
    return "assignment.quiet" if row and row.quiet else None


def _reasons(answer: Tonight, *, trial: Trial, drawn: Assignment | None, not_drawn: str | None) -> Iterator[Reason]:
    values: dict[str, Scalar] = {
        "night": answer.night.isoformat(),
        "arm": answer.assigned,
        "start": trial.start.isoformat(),
        "end": trial.last_night.isoformat(),
        "chances": len(trial.arms) + 1,
        "drawn": drawn.assigned if drawn else None,
        "percent": round(100 * answer.probability) if answer.probability else None,
    }
    if not_drawn in ("assignment.week_not_drawn", "assignment.over_before_the_draw"):
        week = week_of(trial, answer.night)
        values |= {"week": week, "before": (border(trial, week) - timedelta(days=1)).isoformat()}
    yield Reason(about="tonight", code=not_drawn or _kind(answer, trial=trial), values=values)
    if answer.stored:
        agrees = drawn.assigned == answer.assigned if drawn else trial.start <= answer.night <= trial.last_night
        yield Reason(
            about="diary", code="assignment.stored" if agrees else "assignment.stored_otherwise", values=values
        )
    elif not not_drawn:
        yield Reason(about="draw", code=f"assignment.{_chance(drawn, trial=trial)}", values=values)
    if answer.assigned is not None:
        yield Reason(about="tonight", code="assignment.bad_nights_count")
    if not trial.screened:
        yield Reason(about="screening", code="assignment.not_screened")
    if answer.assigned not in (None, COMPARISON):
        yield Reason(about="tonight", code="assignment.one_leg")
        yield Reason(about="tonight", code="assignment.stop_at")
    if answer.routine and answer.routine.steps:
        yield Reason(about="tonight", code="assignment.your_steps")


def _chance(drawn: Assignment | None, *, trial: Trial) -> str:
    """Whether every arm had the same chance, up to the millionths in which an adaptive week's chances are written."""
    equal = drawn is None or abs(drawn.probability * (len(trial.arms) + 1) - 1) < NEARLY
    return "chance" if equal else "chance_weighted"


def _kind(answer: Tonight, *, trial: Trial) -> str:
    if answer.assigned == COMPARISON:
        return f"assignment.comparison.{trial.comparison}"
    if answer.routine and answer.routine.steps:
        return "assignment.technique"
    known = answer.assigned in TECHNIQUES
    return "assignment.technique_without_routine" if known else "assignment.own_way_without_routine"
