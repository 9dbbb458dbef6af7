"""A week's chances from the ratings that are known at its border."""

from datetime import date
from hashlib import sha256

import numpy as np
from msgspec.structs import replace

from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import DrawnWeek, Trial
from quietlegs.statistics import priors
from quietlegs.statistics.moments import Floats
from quietlegs.statistics.posterior import posterior
from quietlegs.trials.adaptive import WHOLE, border, in_millionths
from quietlegs.trials.analysis import evidence_of
from quietlegs.trials.even_draws import even_draws
from quietlegs.trials.exposure import NOT_DONE
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.standing import analysed_nights, recorded
from quietlegs.trials.table import Table, tabulate
from quietlegs.trials.top_two import floored, weights

READ = (
    "assigned",
    "done",
    "free",
    "quiet",
    "urge_before",
    "urge_at_rescue",
    "rescue_what",
    "caffeine",
    "alcohol",
    "exercise",
    "medicine_change",
    "rated_late",
)
"""The columns that a week's chances may depend on, besides the outcome and a session that was declined or skipped."""


def reweighed(trial: Trial, *, diary: Diary, week: int) -> DrawnWeek:
    """A week's probabilities. Only nights before its border count, with what the diary holds about them now.

    Without a single rating every arm keeps the same chance. Errors: FindingError, where a value cannot be.
    """
    arms = len(trial.arms) + 1
    table = _rated(trial, known=known_at(diary, border(trial, week)))
    chances = np.full(arms, 1 / arms) if table is None else chances_from(table)
    return DrawnWeek(
        week=week,
        probabilities=tuple(share / WHOLE for share in in_millionths(chances.tolist())),
        rated=0 if table is None else table.arm.size,
        ratings_sha256=fingerprint(trial, diary=diary, week=week),
    )


def _rated(trial: Trial, *, known: Diary) -> Table | None:
    """The rows of the analysis so far; None while nothing is rated."""
    if all(recorded(night, trial.outcome) is None for night in known.nights):
        return None
    setting = settle(known, trial=trial, asked=Asked())
    return tabulate(known, setting=setting) if analysed_nights(known, setting=setting) else None


def chances_from(table: Table) -> Floats:
    """Probabilities (k + 1,), the comparison first, from the posterior of a table's rows under the shipped prior."""
    seen = posterior(evidence_of(table, lengths=[table.arm.size]), prior=priors.SHIPPED)
    chances: Floats = floored(weights(even_draws(seen)))[0]
    return chances


def fingerprint(trial: Trial, *, diary: Diary, week: int) -> str:
    """SHA-256 of all that a diary holds about the nights before a week's border and a chance may depend on."""
    lines = [_line(night, outcome=trial.outcome) for night in known_at(diary, border(trial, week)).nights]
    return sha256("\n".join(line for line in lines if line).encode()).hexdigest()


def known_at(diary: Diary, first_night: date) -> Diary:
    """The diary's nights before a border."""
    return replace(diary, nights=tuple(night for night in diary.nights if night.night < first_night))


def _line(night: Night, *, outcome: str) -> str:
    """A night's values; nothing for a night of which nothing is known."""
    not_done = night.status if night.status in NOT_DONE else None
    values = [recorded(night, outcome), not_done, *(getattr(night, column) for column in READ)]
    if all(value is None for value in values):
        return ""
    return "|".join([night.night.isoformat(), *(_cell(value) for value in values)])


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:.9g}" if isinstance(value, float | int) else str(value or "")
