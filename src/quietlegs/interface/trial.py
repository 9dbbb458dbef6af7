"""Trials: design one, draw its next week, verify it, and ask it for tonight; plan, values and words joined."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from quietlegs.foundation.errors import TrialError
from quietlegs.foundation.nights import LocalNights, find_zone, read_clock
from quietlegs.foundation.reasons import Reason
from quietlegs.interface.documents import document
from quietlegs.records.diary import Diary
from quietlegs.records.intake import Intake
from quietlegs.records.trial import Comparison, Law, Question, Tonight, Trial, Verification
from quietlegs.trials import tonight as evening
from quietlegs.trials import verify as audit
from quietlegs.trials.adaptive import nights_in, weeks_in
from quietlegs.trials.design import design
from quietlegs.trials.next_week import with_week
from quietlegs.trials.predictable import predictable_share
from quietlegs.trials.seal import document_of, seal_of
from quietlegs.trials.terms import Terms, refuse_impossible
from quietlegs.wording.speak import say
from quietlegs.wording.trial import design_text, in_words, steps_text, week_text

LARGEST_FILE = 2_000_000
"""Bytes; a trial of two years is about a tenth of this."""


class SealedTrial(Trial, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A trial as it stands in TRIAL.json."""

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give the trial as plain values; it holds no words, so `locale` changes nothing."""
        return document_of(self)

    def to_json(self) -> bytes:
        """Give the content of TRIAL.json."""
        return msgspec.json.format(msgspec.json.encode(self.to_dict()), indent=2) + b"\n"

    def to_text(self, locale: str = "en") -> str:
        """Tell what was drawn and by which law, without a word about any single night."""
        return design_text(self, predictable_share=predictable_share(self), locale=locale)

    def week_to_text(self, locale: str = "en") -> str:
        """Tell of an adaptive trial's latest week that it was drawn; empty while only the first two are."""
        if not self.design.drawn_weeks:
            return ""
        week = self.design.drawn_weeks[-1]
        return week_text(week, nights=nights_in(self, week.week), weeks=weeks_in(self), locale=locale)


@dataclass(frozen=True)
class TonightResult:
    """A night's assignment, and its words."""

    tonight: Tonight
    reasons: tuple[Reason, ...]

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give the assignment as plain values, its text filled in; equal to the JSON of `quietlegs tonight`."""
        worded = msgspec.structs.replace(self.tonight, text=in_words(self.reasons, locale=locale))
        return document(worded)

    def to_text(self, locale: str = "en") -> str:
        """Say what to do tonight, with the routine's steps."""
        steps = steps_text(self.tonight.routine, locale=locale) if self.tonight.routine else []
        return "\n".join([in_words(self.reasons, locale=locale), *steps])


@dataclass(frozen=True)
class VerificationResult:
    """Whether a trial is the one that its seed and law draw, and its words."""

    verification: Verification
    reasons: tuple[Reason, ...]

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give what was found as plain values; equal to the JSON of `quietlegs trial verify`."""
        worded = msgspec.structs.replace(self.verification, text=self.to_text(locale))
        return document(worded)

    def to_text(self, locale: str = "en") -> str:
        """Say what was found."""
        return in_words(self.reasons, locale=locale)


def design_trial(
    arms: list[str] | tuple[str, ...],
    *,
    nights: int,
    seed: int,
    start: date | str,
    law: Law = "balanced",
    question: Question = "tonight",
    comparison: Comparison = "usual_evening",
    mid: float = 1.0,
    intake: Intake | None = None,
    zone: str = "UTC",
    boundary: str = "12:00",
    today: date | None = None,
) -> SealedTrial:
    """Draw a trial, once, from a seed; with the law `adaptive` its first two weeks, see `draw_week`.

    With an intake, only techniques that its plan leaves open can be tried, and the trial carries their routines. The
    answers are looked at as of the first night and, when `today` is given, as of today too.
    Errors: TrialError, one sentence with what to do.
    """
    terms = Terms(
        arms=tuple(arms),
        nights=nights,
        seed=seed,
        start=_date(start),
        law=law,
        question=question,
        comparison=comparison,
        mid=mid,
        zone=zone,
        boundary=boundary,
    )
    refuse_impossible(terms)
    if intake is None:
        return _as_sealed(design(terms))
    from quietlegs.interface.trial_routines import screened_routines

    return _as_sealed(design(terms, routines=screened_routines(intake, terms=terms, today=today)))


def draw_week(trial: SealedTrial, diary: Diary, *, week: int, tonight: date | None = None) -> SealedTrial:
    """Draw an adaptive trial's next week from its seed and the ratings of the nights before it; append and seal it.

    `tonight`: the night that it is now, which must lie in the week or later; without it the diary must reach the night
    before the week. Errors: TrialError or FindingError, one sentence with what to do; the trial given stays as it is.
    """
    return with_week(trial, diary=diary, week=week, tonight=tonight)


def read_trial(path: str | Path) -> SealedTrial:
    """Read TRIAL.json. A file that was changed after the draw, or that no law could draw, is refused."""
    trial, seal_fits = _load(Path(path))
    if not seal_fits:
        raise TrialError(
            f"{Path(path).name} was changed after the draw, its seal does not fit: bring back the file as it was "
            "drawn; `quietlegs trial verify` says what differs."
        )
    refuse_impossible(audit.terms_of(trial))
    return trial


def verify_trial(path: str | Path, *, diary: Diary | None = None) -> VerificationResult:
    """Draw a trial again from its seed and law, and compare it, and a diary's assignments, night by night.

    With a diary, the chances of an adaptive trial's weeks are worked out again from its ratings too.
    """
    trial, seal_fits = _load(Path(path))
    return VerificationResult(*audit.verify(trial, seal_fits=seal_fits, diary=diary))


def tonight(trial: Trial, *, night: date | str, diary: Diary | None = None) -> TonightResult:
    """Say what is assigned to a night: what the diary has stored, else the draw."""
    return TonightResult(*evening.tonight(trial, night=_date(night), diary=diary))


def night_of(trial: Trial, *, now: datetime) -> date:
    """Name the night that an instant belongs to by the trial's zone and boundary: 00:30 is the evening before."""
    return LocalNights(find_zone(trial.zone), read_clock(trial.boundary)).of(now)


def concealment(locale: str = "en") -> str:
    """Say what a person should know who holds the file with every night's draw."""
    return say("trial.concealment", locale=locale)


def _date(given: date | str) -> date:
    """Read a date, given as one or as YYYY-MM-DD."""
    if isinstance(given, date):
        return given.date() if isinstance(given, datetime) else given
    try:
        return msgspec.convert(given, type=date)
    except msgspec.ValidationError as error:
        raise TrialError(f"{str(given)[:30]!r} is not a date: write it as YYYY-MM-DD, such as 2026-12-01.") from error


def _load(file: Path) -> tuple[SealedTrial, bool]:
    """Read a trial, and say whether its seal fits the document as it stands in the file."""
    content = _content(file)
    try:
        trial = msgspec.json.decode(content, type=SealedTrial)
        document = msgspec.json.decode(content, type=dict[str, object])
    except msgspec.ValidationError as error:
        raise TrialError(f"{file.name}: this is not a trial: {error}; `quietlegs trial design` draws one.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise TrialError(f"{file.name}: this is not JSON: {error}.") from error
    return trial, seal_of(document) == trial.sha256


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise TrialError(f"{file.name}: this file is too large to be a trial.")
        return file.read_bytes()
    except OSError as error:
        raise TrialError(f"{file}: the trial cannot be read: {error.strerror or error}.") from error


def _as_sealed(trial: Trial) -> SealedTrial:
    return SealedTrial(**{name: getattr(trial, name) for name in Trial.__struct_fields__})
