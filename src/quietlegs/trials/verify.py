"""Draw a trial again from its seed and law, and name every night that differs."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from msgspec.structs import replace

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.records.diary import Diary
from quietlegs.records.trial import Assignment, Trial, Verification
from quietlegs.trials.adaptive import nights_in
from quietlegs.trials.design import draw, schedule_of
from quietlegs.trials.laws import Drawn
from quietlegs.trials.terms import Terms, refuse_impossible
from quietlegs.trials.verify_weeks import Replay, expected_nights, impossible_weeks, replay

SAME = 1e-9


def verify(trial: Trial, *, seal_fits: bool, diary: Diary | None = None) -> tuple[Verification, tuple[Reason, ...]]:
    """Compare a trial, and a diary's `assigned`, with what seed and law draw; the reasons say what was found.

    An adaptive trial's later weeks are drawn again from their stored chances, and these from the diary, where it still
    holds the ratings that were known at the week's border; a rating that was added or changed later is no fault.
    `seal_fits`: whether the file's seal is the one of its content. Errors: TrialError if no law draws such a trial.
    """
    terms = terms_of(trial)
    refuse_impossible(terms)
    drawn = draw(terms)
    first = schedule_of(terms, drawn=drawn)
    expected = {night.night: night for night in (*first, *expected_nights(trial, first=first))}
    again = _replay(trial, expected=expected, diary=diary)
    in_trial = {
        *_schedule_wrong(trial, expected=expected),
        *_blocks_wrong(trial, drawn=drawn),
        *impossible_weeks(trial),
        *(night for week in again.other for night in nights_in(trial, week)),
    }
    in_diary = set(_diary_wrong(trial, diary)) if diary is not None else set[date]()
    verification = Verification(
        ok=seal_fits and not in_trial and not in_diary, nights_wrong=tuple(sorted(in_trial | in_diary))
    )
    found = _reasons(trial, seal_fits=seal_fits, in_trial=in_trial, in_diary=in_diary)
    return verification, (*found, *_about_weeks(trial, again=again, diary=diary))


def terms_of(trial: Trial) -> Terms:
    """Read the terms back from a trial."""
    return Terms(
        arms=tuple(arm.id for arm in trial.arms),
        nights=trial.nights,
        seed=trial.seed,
        start=trial.start,
        law=trial.design.law,
        question=trial.question,
        comparison=trial.comparison,
        mid=trial.mid,
        zone=trial.zone,
        boundary=trial.boundary,
        outcome=trial.outcome,
        range=trial.range,
        better=trial.better,
    )


def _replay(trial: Trial, *, expected: dict[date, Assignment], diary: Diary | None) -> Replay:
    """Weigh the ratings again with the nights as they were drawn, so that one flipped night is found alone."""
    if diary is None or not trial.design.drawn_weeks:
        return Replay()
    nights = {night.night: night for night in trial.schedule} | expected
    return replay(replace(trial, schedule=tuple(nights.values())), diary=diary)


def _schedule_wrong(trial: Trial, *, expected: dict[date, Assignment]) -> Iterator[date]:
    """Nights that are drawn otherwise, are not drawn at all, are missing, or stand twice."""
    times = Counter(night.night for night in trial.schedule)
    yield from (night for night in expected if night not in times)
    yield from (night for night, count in times.items() if count > 1)
    for night in trial.schedule:
        right = expected.get(night.night)
        if right is None or night.assigned != right.assigned or abs(night.probability - right.probability) > SAME:
            yield night.night


def _blocks_wrong(trial: Trial, *, drawn: Drawn) -> Iterator[date]:
    """First nights after a border that stands on one side only."""
    borders = set(accumulate(trial.design.blocks)) ^ set(accumulate(drawn.blocks))
    yield from (trial.schedule[border].night for border in borders if border < len(trial.schedule))


def _diary_wrong(trial: Trial, diary: Diary) -> Iterator[date]:
    """Nights whose `assigned` is not what the trial says, or that the trial does not have."""
    drawn = {night.night: night.assigned for night in trial.schedule}
    for night in diary.nights:
        if night.assigned is not None and night.assigned != drawn.get(night.night):
            yield night.night


def _reasons(trial: Trial, *, seal_fits: bool, in_trial: set[date], in_diary: set[date]) -> Iterator[Reason]:
    values: dict[str, Scalar] = {"nights": len(trial.schedule), "seed": trial.seed}
    if not in_trial:
        yield Reason(about="schedule", code="verify.schedule_fits", values=values)
    if in_trial:
        yield Reason(about="schedule", code="verify.schedule_differs", values=values | _named(in_trial))
    if not seal_fits:
        yield Reason(about="seal", code="verify.seal_broken")
    if in_diary:
        yield Reason(about="diary", code="verify.diary_differs", values=_named(in_diary))


def _about_weeks(trial: Trial, *, again: Replay, diary: Diary | None) -> Iterator[Reason]:
    """What can be said of an adaptive trial's weeks after the first two."""
    if trial.design.drawn_weeks and diary is None:
        yield Reason(about="schedule", code="verify.weeks_need_diary")
    for code, weeks in (("same", again.same), ("edited", again.edited), ("other", again.other)):
        if weeks:
            listed = ", ".join(str(week) for week in weeks)
            yield Reason(about="schedule", code=f"verify.weeks_{code}", values={"weeks": listed})


def _named(nights: set[date]) -> dict[str, Scalar]:
    return {"wrong": ", ".join(night.isoformat() for night in sorted(nights))}
