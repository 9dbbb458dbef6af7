"""From what was asked to what will be analysed: the trial's own words win, a known column brings its own scale."""

from typing import Literal, NamedTuple

from quietlegs.diary.columns import COLUMNS
from quietlegs.foundation.errors import FindingError
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import COMPARISON, Better, Trial
from quietlegs.trials.setting import Scale, Setting
from quietlegs.trials.standing import recorded

DEFAULT_OUTCOME = "urge"
UNKNOWN_COMPARISON = "unknown"
"""Without the trial file nobody wrote down what the comparison nights held."""

MID_SHARE = 0.1
"""The difference that matters where the person named none: 1 point in 10 (Quietlegs' own choice)."""


class Asked(NamedTuple):
    """What was asked for; None where nothing was."""

    outcome: str | None = None
    range: tuple[float, float] | None = None
    better: Better | None = None
    mid: float | None = None
    covariates: tuple[str, ...] = ()
    seed: int = 0


def settle(diary: Diary, *, trial: Trial | None, asked: Asked) -> Setting:
    """The question of a finding. Errors: FindingError with what to do."""
    outcome, scale, mid = _from_trial(trial, asked) if trial else _from_diary(asked)
    _check_scale(scale, mid=mid)
    _check_columns(diary, names=(outcome, *asked.covariates))
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
    )


def _from_trial(trial: Trial, asked: Asked) -> tuple[str, Scale, float]:
    """The trial's outcome and scale; an option that says otherwise is refused."""
    pairs = (
        ("--outcome", asked.outcome, trial.outcome),
        ("--range", asked.range, tuple(trial.range)),
        ("--better", asked.better, trial.better),
        ("--mid", asked.mid, trial.mid),
    )
    for option, wanted, locked in pairs:
        if wanted is not None and wanted != locked:
            raise FindingError(
                f"{option}: the trial locked {_show(locked)} before its first night, so {_show(wanted)} is refused: "
                "leave the option out, or ask without --trial and say that it was not planned."
            )
    return trial.outcome, Scale(*trial.range, trial.better), trial.mid


def _from_diary(asked: Asked) -> tuple[str, Scale, float]:
    outcome = asked.outcome or DEFAULT_OUTCOME
    known = COLUMNS.get(outcome)
    low, high = asked.range or (
        (known.low, known.high) if known and known.low is not None and known.high is not None else (0.0, 10.0)
    )
    better = asked.better or (known.better if known and known.better else "lower")
    mid = asked.mid if asked.mid is not None else MID_SHARE * (high - low)
    return outcome, Scale(low, high, better), mid


def _check_scale(scale: Scale, *, mid: float) -> None:
    if not scale.low < scale.high:
        raise FindingError(f"--range: {scale.low:g}:{scale.high:g} is empty: write the lowest, a colon, the highest.")
    if not 0 < mid <= scale.high - scale.low:
        raise FindingError(
            f"--mid: {mid:g} is no difference within {scale.low:g}-{scale.high:g}: say how many points are worth it."
        )


def _check_columns(diary: Diary, *, names: tuple[str, ...]) -> None:
    for name in names:
        if name not in diary.columns:
            raise FindingError(
                f"The diary has no numeric column {name!r}: name one of {', '.join(_numeric(diary)) or 'none'}."
            )
        if name in COLUMNS and COLUMNS[name].kind not in ("number", "flag"):
            raise FindingError(f"The column {name!r} holds no numbers: name one of {', '.join(_numeric(diary))}.")


def _numeric(diary: Diary) -> list[str]:
    return [name for name in diary.columns if name not in COLUMNS or COLUMNS[name].kind in ("number", "flag")]


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
