"""How a trial stands, without a word about any single night."""

from dataclasses import dataclass
from datetime import date, timedelta

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.reasons import Scalar
from quietlegs.records.trial import COMPARISON
from quietlegs.trials.standing import was_rescued
from quietlegs.wording.finding import arm_name
from quietlegs.wording.pack import capital
from quietlegs.wording.points import points
from quietlegs.wording.speak import say
from quietlegs_web.actions.clock import today, tonight
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.finding import finding_of
from quietlegs_web.actions.trial import is_over, latest, trial_of
from quietlegs_web.actions.trial_prospects import plan_words
from quietlegs_web.storage.models import Person, TrialRow

KEEP_OR_STOP_AFTER = 30
"""Days from the first night on after which keeping or stopping is asked about."""

LATELY, MANY_RESCUES = 7, 3
"""So many rescued comparison nights in so many nights: a pause or a stop is offered."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A trial as its page shows it. `state`: `waits`, `running`, `paused`, `stopped` or `over`."""

    state: str
    text: str
    started: date
    ended: date
    arms: list[str]
    comparison: str
    terms: list[str]
    plan: list[str]
    may_be_judged: bool
    hard_lately: bool

    @property
    def open(self) -> bool:
        """Whether it can be paused or stopped."""
        return self.state in ("waits", "running", "paused")


def progress(person: Person) -> Progress | None:
    """How the current trial stands, else the last one; None where there was none."""
    row = latest(person)
    if row is None:
        return None
    trial, state, locale = trial_of(row), _state(person, row), person.locale
    return Progress(
        state=state,
        text=_text(person, row, state=state),
        started=trial.start,
        ended=trial.last_night,
        arms=[capital(arm_name(arm.id, locale=locale)) for arm in trial.arms],
        comparison=say(f"trial_page.comparison.{trial.comparison}", locale=locale),
        terms=_terms(row, locale=locale),
        plan=plan_words(trial, locale=locale),
        hard_lately=_hard_lately(person),
        may_be_judged=(today(person) - trial.start).days >= KEEP_OR_STOP_AFTER,
    )


def _state(person: Person, row: TrialRow) -> str:
    if row.state == "stopped":
        return "stopped"
    if is_over(row, tonight(person)):
        return "over"
    if row.state == "running" and tonight(person) < trial_of(row).start:
        return "waits"
    return str(row.state)


def _text(person: Person, row: TrialRow, *, state: str) -> str:
    trial = trial_of(row)
    night = min(max((tonight(person) - trial.start).days + 1, 0), trial.nights)
    values: dict[str, Scalar] = {
        "start": trial.start.isoformat(),
        "night": night,
        "nights": trial.nights,
        "rated": _rated(person) if state == "running" else "",
    }
    return say(f"trial_page.{state}", values, locale=person.locale)


def _rated(person: Person) -> str:
    """How many drawn nights count so far, in words."""
    try:
        count = finding_of(person).finding.nights.analysed
    except InputError:
        count = 0
    code = {0: "none", 1: "one"}.get(count, "many")
    return say(f"trial_page.rated.{code}", {"count": count}, locale=person.locale)


def _hard_lately(person: Person) -> bool:
    """Whether three comparison nights of the last seven nights needed a rescue."""
    since = tonight(person) - timedelta(days=LATELY)
    nights = [night for night in diary_of(person).nights if night.night > since and night.assigned == COMPARISON]
    return sum(was_rescued(night) for night in nights) >= MANY_RESCUES


def _terms(row: TrialRow, *, locale: str) -> list[str]:
    trial = trial_of(row)
    values: dict[str, Scalar] = {
        "blocks": len(trial.design.blocks),
        "sides": len(trial.arms) + 1,
        "mid": points(f"{trial.mid:g}", locale=locale),
    }
    question = say(f"trial_page.question.{trial.question}", locale=locale)
    return [
        question,
        *(say(code, values, locale=locale) for code in (f"trial.law.{trial.design.law}", "trial_page.mid")),
    ]
