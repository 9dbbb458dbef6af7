"""The finding: `find` for one diary, `find_many` for several; values and words joined."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from quietlegs.foundation.errors import FindingError
from quietlegs.interface.documents import document
from quietlegs.records.diary import Diary
from quietlegs.records.finding import Finding
from quietlegs.records.trial import Better, Trial
from quietlegs.statistics.moments import Ints
from quietlegs.trials.conclusion import analyse, conclude
from quietlegs.trials.laws import redraw
from quietlegs.trials.randomisation import REDRAWS
from quietlegs.trials.setting import Setting
from quietlegs.trials.settle import Asked, settle
from quietlegs.wording.finding_text import finding_text, put_words

if TYPE_CHECKING:
    from quietlegs.interface.draws import PosteriorDraws


class FindingResult:
    """A finding and its words."""

    def __init__(self, finding: Finding, *, diary: Diary | None = None, setting: Setting | None = None) -> None:
        self.finding = finding
        self._diary, self._setting = diary, setting

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """The finding as in the contract, with its words; equal to the JSON of the command."""
        return document(put_words(self.finding, locale=locale))

    def to_text(self, locale: str = "en") -> str:
        """The answer in words, and the cautions below it."""
        worded = put_words(self.finding, locale=locale)
        cautions = [f"- {caution.text}" for caution in worded.cautions]
        return "\n".join([finding_text(self.finding, locale=locale), *(["", *cautions] if cautions else [])])

    def draws(self, count: int = 4000, *, seed: int | None = None) -> "PosteriorDraws":
        """Draws from the posterior, in units of the recorded outcome; `seed` defaults to the one of `find`.

        Errors: FindingError where nothing was compared yet, or this finding was not computed here from its diary.
        """
        from quietlegs.interface.draws import draws_of

        if self._diary is None or self._setting is None:
            raise FindingError("This finding came without its diary: ask `find` again, and draw from what it gives.")
        chosen = self._setting.seed if seed is None else seed
        return draws_of(self.finding, diary=self._diary, setting=self._setting, count=count, seed=chosen)


def find(
    diary: Diary,
    *,
    trial: Trial | None = None,
    outcome: str | None = None,
    range: tuple[float, float] | None = None,
    better: Better | None = None,
    mid: float | None = None,
    covariates: tuple[str, ...] = (),
    seed: int = 0,
) -> FindingResult:
    """The answer so far.

    Without `trial`, every night with something assigned counts as drawn and the law as unknown. `outcome` defaults to
    `urge`, `range` to the column's own or 0-10, `better` to lower, `mid` to a tenth of the range; a trial brings its
    own. `seed` fixes the Monte Carlo parts (two or more techniques, nights to go, the randomisation test). Errors:
    FindingError, one sentence with what to do.
    """
    asked = Asked(outcome, range, better, mid, covariates, seed)
    return _found([diary], settings=[settle(diary, trial=trial, asked=asked)])[0]


def find_many(
    diaries: Iterable[Diary],
    *,
    trials: Iterable[Trial | None] | None = None,
    trial: Trial | None = None,
    outcome: str | None = None,
    range: tuple[float, float] | None = None,
    better: Better | None = None,
    mid: float | None = None,
    covariates: tuple[str, ...] = (),
    seed: int = 0,
) -> list[FindingResult]:
    """The same question asked of many diaries, their posteriors computed together; each result is that of `find`.

    `trials`: one for each diary (None: without one), or `trial` for all of them. The other options as in `find`.
    Errors: FindingError, for the first diary that cannot be analysed, or if there are not as many trials as diaries.
    """
    asked = Asked(outcome, range, better, mid, covariates, seed)
    kept = list(diaries)
    if trial is not None and trials is not None:
        raise FindingError("Both `trial` and `trials` are given: give one trial for all, or one for each diary.")
    own = [trial] * len(kept) if trials is None else list(trials)
    if len(own) != len(kept):
        raise FindingError(f"{len(own)} trials for {len(kept)} diaries: give one for each, None where there is none.")
    settings = [settle(diary, trial=one, asked=asked) for diary, one in zip(kept, own, strict=True)]
    return _found(kept, settings=settings)


def _found(diaries: list[Diary], *, settings: list[Setting]) -> list[FindingResult]:
    results = []
    for diary, setting, analysed in zip(diaries, settings, analyse(diaries, settings=settings), strict=True):
        finding = conclude(diary, setting=setting, analysed=analysed, schedules=_schedules(diary, setting))
        results.append(FindingResult(finding, diary=diary, setting=setting))
    return results


def parse_range(text: str) -> tuple[float, float]:
    """The range an option gives as LOW:HIGH. Errors: FindingError."""
    low, colon, high = text.partition(":")
    try:
        bounds = float(low), float(high)
    except ValueError:
        bounds = math.nan, math.nan
    if not colon or not all(math.isfinite(bound) for bound in bounds):
        raise FindingError(f"--range: {text!r} is no range: write the lowest, a colon, the highest, as in 0:10.")
    return bounds


def parse_better(text: str) -> Better:
    """The direction an option gives. Errors: FindingError."""
    if text == "lower":
        return "lower"
    if text == "higher":
        return "higher"
    raise FindingError(f"--better: {text!r} is no direction: write lower or higher.")


def _schedules(diary: Diary, setting: Setting) -> Ints | None:
    """Other draws from the trial's law, adapted to the same ratings if it adapts; None where the law is unknown."""
    if setting.trial is None:
        return None
    return redraw(setting.trial, count=REDRAWS, rng=np.random.default_rng(setting.seed), diary=diary)
