"""From what was asked to what will be analysed: the trial's own words win, a known column brings its own scale."""

from typing import Literal, NamedTuple

from quietlegs.diary.columns import COLUMNS, Column
from quietlegs.foundation.errors import FindingError
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON, Better, Trial
from quietlegs.trials.columns import HABITS
from quietlegs.trials.setting import Scale, Setting, rating
from quietlegs.trials.standing import recorded

DEFAULT_OUTCOME = "urge"
UNKNOWN_COMPARISON = "unknown"
"""Without the trial file nobody wrote down what the comparison nights held."""

DEFAULT_RANGE = (0.0, 10.0)
WIDEST_RANGE = 1e9
ALLOWED_FOR_ALREADY = (*HABITS, "urge_before")


class Asked(NamedTuple):
    """What was asked for; None where nothing was."""

    outcome: str | None = None
    range: tuple[float, float] | None = None
    better: Better | None = None
    mid: float | None = None
    covariates: tuple[str, ...] = ()
    seed: int = 0


def settle(diary: Diary, *, trial: Trial | None, asked: Asked) -> Setting:
    """The question of a finding. Errors: FindingError with what to do.

    Where nobody named the difference that matters, it is one point: a tenth of the range, or what a known column
    counts as a point (Quietlegs' own choice).
    """
    if asked.seed < 0:
        raise FindingError(f"--seed: {asked.seed} is negative: give any whole number from 0 up.")
    outcome, scale, mid = _from_trial(trial, asked) if trial else _from_diary(asked)
    _check_scale(scale, mid=mid)
    _check_column(diary, outcome, kinds=("number",))
    _check_covariates(diary, outcome=outcome, covariates=asked.covariates, trial=trial)
    _check_values(diary, outcome=outcome, scale=scale)
    question: Literal["tonight", "course"] = trial.question if trial else "tonight"
    return Setting(
        arms=tuple(arm.id for arm in trial.arms) if trial else _arms(diary),
        outcome=outcome,
        scale=scale,
        mid=mid,
        question=question,
        comparison=trial.comparison if trial else UNKNOWN_COMPARISON,
        covariates=asked.covariates,
        trial=trial,
        seed=asked.seed,
        mid_named=trial is not None or asked.mid is not None,
        better_named=trial is not None or asked.better is not None or outcome in COLUMNS,
    )


def _from_trial(trial: Trial, asked: Asked) -> tuple[str, Scale, float]:
    """The trial's outcome and scale; an option that says otherwise is refused."""
    pairs = (
        ("--outcome", asked.outcome, trial.outcome),
        ("--range", tuple(asked.range) if asked.range else None, tuple(trial.range)),
        ("--better", asked.better, trial.better),
        ("--mid", asked.mid, trial.mid),
    )
    for option, wanted, locked in pairs:
        if wanted is not None and wanted != locked:
            raise FindingError(
                f"{option}: the trial locked {_show(locked)} before its first night, so {_show(wanted)} is refused: "
                "leave the option out, or ask without --trial and say that it was not planned."
            )
    return trial.outcome, _scale(trial.outcome, trial.range, better=trial.better), trial.mid


def _from_diary(asked: Asked) -> tuple[str, Scale, float]:
    outcome = asked.outcome or DEFAULT_OUTCOME
    known = COLUMNS.get(outcome)
    _check_direction(known, asked.better)
    bounds = (asked.range[0], asked.range[1]) if asked.range else _range_of(known)
    better = asked.better or (known.better if known and known.better else "lower")
    scale = _scale(outcome, bounds, better=better)
    return outcome, scale, asked.mid if asked.mid is not None else scale.a_point


def _check_direction(known: Column | None, better: Better | None) -> None:
    """A known column brings its own direction: the other way round, help would be told as harm."""
    if known and known.better and better not in (None, known.better):
        raise FindingError(f"--better: in `{known.name}` {known.better} is better: leave the option out.")


def _range_of(known: Column | None) -> tuple[float, float]:
    """A known column's own range; a rating's where nobody named one."""
    if known is None or known.low is None or known.high is None:
        return DEFAULT_RANGE
    return known.low, known.high


def _scale(outcome: str, bounds: tuple[float, float], *, better: Better) -> Scale:
    """A known column's own units where its own range is asked for, else the whole range as a rating."""
    known = COLUMNS.get(outcome)
    low, high = bounds
    if not low < high:
        raise FindingError(f"--range: {low:g}:{high:g} is empty: write the lowest, a colon, the highest.")
    if not high - low <= WIDEST_RANGE:
        raise FindingError(f"--range: {low:g}:{high:g} is too wide: name the range that the column really uses.")
    if better not in ("lower", "higher"):
        raise FindingError(f"--better: {better!r} is no direction: write lower or higher.")
    if known and known.a_point and known.middle is not None and bounds == _range_of(known):
        return Scale(low, high, better, middle=known.middle, a_point=known.a_point, unit=known.unit)
    return rating(low, high, better=better)


def _check_scale(scale: Scale, *, mid: float) -> None:
    if not 0 < mid <= scale.high - scale.low:
        raise FindingError(
            f"--mid: {mid:g} is no difference within {scale.low:g}-{scale.high:g}: say how many points are worth it."
        )


def _check_covariates(diary: Diary, *, outcome: str, covariates: tuple[str, ...], trial: Trial | None) -> None:
    if covariates and trial is not None and trial.question == "course":
        raise FindingError("--covariate: the course question compares whole blocks and allows for nothing else.")
    for name in covariates:
        _check_column(diary, name, kinds=("number", "flag"))
        if name == outcome or (outcome, name) == ("urge", "urge_at_rescue"):
            raise FindingError(f"--covariate: {name} is part of the outcome itself: name another column.")
        if name in ALLOWED_FOR_ALREADY or covariates.count(name) > 1:
            raise FindingError(f"--covariate: {name} is allowed for already: leave it out.")


def _check_column(diary: Diary, name: str, *, kinds: tuple[str, ...]) -> None:
    """Refuse a column that is not there, or holds no numbers."""
    there = [one for one in diary.columns if one not in COLUMNS or COLUMNS[one].kind in kinds]
    choice = f"name another with --outcome ({', '.join(there)})" if there else "no other column holds numbers"
    if name not in diary.columns:
        raise FindingError(f"The diary has no column `{name}` with numbers: add it, or {choice}.")
    if name not in there:
        raise FindingError(f"The column `{name}` holds no numbers that can be compared: {choice}.")


def _check_values(diary: Diary, *, outcome: str, scale: Scale) -> None:
    for night in diary.nights:
        value = recorded(night, outcome)
        if value is not None and not scale.low <= value <= scale.high:
            raise FindingError(
                f"Night {night.night}, column {outcome}: {value:g} lies outside {scale.low:g}-{scale.high:g}: "
                "mend the cell, or give the right --range."
            )


def _arms(diary: Diary) -> tuple[str, ...]:
    """The techniques that the diary's nights were assigned to, in alphabetical order."""
    return tuple(sorted({_assigned(night) for night in diary.nights} - {COMPARISON, ""}))


def _assigned(night: Night) -> str:
    return night.assigned or ""


def _show(value: object) -> str:
    return f"{value[0]:g}:{value[1]:g}" if isinstance(value, tuple) else str(value)
