"""Thousands of adaptive schedules for one diary: the ratings stay, every redrawn schedule adapts to them again.

Under the sharp hypothesis no night would have been rated otherwise, so that a redrawn schedule can be adapted week by
week to the same ratings. Doing this with the exact posterior would take thousands of posteriors; here each is a normal
one, all of a week at once: autocorrelation stays at what the diary's own posterior says, the noise is taken from the
ratings without any treatment, last night's remainder is left out, and the shared chance of no effect is kept.
"""

from typing import NamedTuple

import numpy as np

from quietlegs.records.diary import Diary
from quietlegs.records.trial import Trial
from quietlegs.statistics import priors
from quietlegs.statistics.moments import LONGEST_GAP, Bools, Floats, Ints
from quietlegs.statistics.posterior import posterior
from quietlegs.trials.adaptive import FIRST_WEEKS, border, nights_in
from quietlegs.trials.analysis import evidence_of
from quietlegs.trials.balanced import LONGEST_RUN
from quietlegs.trials.blocks import WEEK
from quietlegs.trials.even_draws import even_points
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import Table, tabulate
from quietlegs.trials.top_two import floored, weights

DRAWS = 64
"""Draws of each posterior, spread evenly like those of the trial's own weeks: as close as 256 random ones."""

NOT_GIVEN = -1
"""In the place of a night that was over when its week was drawn: drawn and left out, so that no later run counts it."""


class Ratings(NamedTuple):
    """A week's known ratings, nuisance and autocorrelation taken out.

    `day` (m,) which night of the trial each is; `metric` (m, m) and `pull` (m,) turn arms into normal equations;
    `variance` of the noise.
    """

    day: Ints
    metric: Floats
    pull: Floats
    variance: float


def redraw_adaptive(trial: Trial, *, diary: Diary, count: int, rng: np.random.Generator) -> Ints:
    """Draw schedules (count, nights drawn so far): arm numbers, 0 the comparison."""
    techniques = len(trial.arms)
    drawn = first_weeks(techniques, count=count, rng=rng)
    table = _table(diary, trial)
    rho = _autocorrelation(table)
    given = {(night.night - trial.start).days for night in trial.schedule}
    for week in trial.design.drawn_weeks:
        known = _known(table, rho=rho, trial=trial, week=week.week)
        chances = _chances(known, drawn=drawn, techniques=techniques)
        drawn = by_chance(chances, before=drawn, nights=len(nights_in(trial, week.week)), rng=rng)
        drawn[:, [at for at in range(drawn.shape[1]) if at not in given]] = NOT_GIVEN
    return drawn[:, sorted(given)]


def first_weeks(techniques: int, *, count: int, rng: np.random.Generator) -> Ints:
    """The same two weeks as `adaptive.draw_first_weeks` draws, many times (count, 14)."""
    drawn = _balanced_weeks(techniques, count=count, rng=rng)
    while (again := _runs_on(drawn)).any():
        drawn[again] = _balanced_weeks(techniques, count=int(again.sum()), rng=rng)
    return drawn


def _balanced_weeks(techniques: int, *, count: int, rng: np.random.Generator) -> Ints:
    """The first two weeks, each balanced by itself (count, 14)."""
    return np.concatenate([_balanced(techniques, count=count, rng=rng) for _ in range(FIRST_WEEKS)], axis=1)


def _balanced(techniques: int, *, count: int, rng: np.random.Generator) -> Ints:
    order = rng.random((count, techniques + 1)).argsort(axis=1)
    each, more = divmod(WEEK, techniques + 1)
    full = np.broadcast_to(np.repeat(np.arange(techniques + 1), each), (count, each * (techniques + 1)))
    urn = np.concatenate([full, order[:, :more]], axis=1)
    return np.take_along_axis(urn, rng.random((count, WEEK)).argsort(axis=1), axis=1)


def _runs_on(drawn: Ints) -> Bools:
    """Whether more than three nights in a row are of one arm, (count,)."""
    same = drawn[:, 1:] == drawn[:, :-1]
    ahead = same.shape[1] - LONGEST_RUN + 1
    return np.asarray(np.logical_and.reduce([same[:, at : at + ahead] for at in range(LONGEST_RUN)]).any(axis=1))


def by_chance(chances: Floats, *, before: Ints, nights: int, rng: np.random.Generator) -> Ints:
    """Add nights to schedules `before` (count, n), each row with its own `chances` (count, k + 1).

    After three comparison nights only the techniques' chances are left, as in `adaptive.draw_nights`.
    """
    drawn = before
    for _ in range(nights):
        waiting = (drawn[:, -LONGEST_RUN:] == 0).all(axis=1)
        here = np.where(waiting[:, None] & (np.arange(chances.shape[1]) == 0), 0.0, chances).cumsum(axis=1)
        arm = (rng.random((len(chances), 1)) * here[:, -1:] >= here[:, :-1]).sum(axis=1)
        drawn = np.concatenate([drawn, arm[:, None]], axis=1)
    return np.asarray(drawn, dtype=np.int64)


def _table(diary: Diary, trial: Trial) -> Table | None:
    """The rows of the analysis without covariates of the person's own; None without a row."""
    table = tabulate(diary, setting=settle(diary, trial=trial, asked=Asked())) if diary.nights else None
    return table if table is not None and table.arm.size else None


def _autocorrelation(table: Table | None) -> float:
    if table is None:
        return 0.0
    seen = posterior(evidence_of(table, lengths=[table.arm.size]), prior=priors.SHIPPED)
    return float(seen.autocorrelation[0])


def _known(table: Table | None, *, rho: float, trial: Trial, week: int) -> Ratings | None:
    """What was rated before a week's border; None where nothing was."""
    first = border(trial, week)
    rows = 0 if table is None else sum(date < first for date in table.dates)
    if table is None or not rows:
        return None
    white = _whitener(table.gaps[:rows], rho=rho)
    mean, sd = (np.array([prior[at] for prior in table.priors]) for at in (0, 1))
    columns = white @ table.nuisance[:rows]
    own = columns.T @ columns + np.diag((priors.REFERENCE_NOISE / sd) ** 2)
    metric = white.T @ (np.eye(rows) - columns @ np.linalg.solve(own, columns.T)) @ white
    outcome = table.outcome[:rows] - table.nuisance[:rows] @ mean
    pull = metric @ outcome
    shape = 2 * priors.NOISE_SHAPE
    variance = (float(outcome @ pull) + shape * priors.REFERENCE_NOISE**2) / (rows + shape)
    day = np.array([(date - trial.start).days for date in table.dates[:rows]], dtype=np.int64)
    return Ratings(day, metric, pull, variance)


def _whitener(gaps: Ints, *, rho: float) -> Floats:
    """The matrix (m, m) that takes the AR(1) autocorrelation out of rows that follow each other after `gaps` nights."""
    power = np.where((gaps > 0) & (gaps <= LONGEST_GAP), rho ** np.maximum(gaps, 1), 0.0)
    scale = 1 / np.sqrt(1 - power**2)
    white = np.diag(scale)
    at = np.arange(1, gaps.size)
    white[at, at - 1] = -power[1:] * scale[1:]
    return white


def _chances(known: Ratings | None, *, drawn: Ints, techniques: int) -> Floats:
    """Probabilities (count, k + 1) of the coming week for every redrawn schedule."""
    count = len(drawn)
    if known is None:
        return np.full((count, techniques + 1), 1 / (techniques + 1))
    prior, eye = priors.SHIPPED, np.eye(techniques)
    here = drawn[:, known.day]
    arms = np.stack([here == number for number in range(1, techniques + 1)]).astype(np.float64)
    precision = np.einsum("jcm,kcm->cjk", arms @ known.metric, arms) / known.variance + eye / prior.sd**2
    weighted = (arms @ known.pull).T / known.variance + prior.mean / prior.sd**2
    covariance = np.linalg.inv(precision)
    mean = (covariance @ weighted[..., None])[..., 0]
    gain = 0.5 * (weighted * mean).sum(-1) - 0.5 * techniques * (prior.mean / prior.sd) ** 2
    gain -= 0.5 * np.linalg.slogdet(precision)[1] + techniques * np.log(prior.sd)
    null = prior.null_mass / (prior.null_mass + (1 - prior.null_mass) * np.exp(np.clip(gain, -700, 700)))
    spread, normals = even_points(DRAWS, techniques)
    root = np.linalg.cholesky(covariance)
    effects = mean[:, None] + np.tensordot(root, normals, axes=(2, 1)).swapaxes(1, 2)
    return floored(weights(np.where((spread >= null[:, None])[..., None], effects, 0.0)))
