"""Everything that the page of a finding shows, from the one value that the API and the command line give too."""

from dataclasses import dataclass
from datetime import date

from quietlegs.foundation.reasons import Scalar
from quietlegs.records.finding import Finding
from quietlegs.wording import finding_beside as beside
from quietlegs.wording import finding_page as words
from quietlegs.wording.finding import arm_name, speaks
from quietlegs.wording.finding_page import ArmLine, PriorLine, SideLine
from quietlegs.wording.finding_text import put_words
from quietlegs.wording.pack import capital
from quietlegs.wording.speak import say
from quietlegs_web.actions import trial_progress
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.finding import finding_of
from quietlegs_web.actions.trial import expected, latest, trial_of
from quietlegs_web.actions.trial_prospects import plan_words
from quietlegs_web.storage.models import Person, TrialRow

OUTCOMES = ("urge", "minutes_to_sleep", "awakenings", "minutes_asleep")
"""What may be asked about; the first is the trial's own."""


@dataclass(frozen=True, kw_only=True)
class PlannedLine:
    """One line of the analysis: what was fixed beforehand, and what was done."""

    planned: str
    performed: str


@dataclass(frozen=True, kw_only=True)
class EarlierTrial:
    """A trial before the latest one, by its number."""

    number: int
    arms: list[str]
    started: date


@dataclass(frozen=True, kw_only=True)
class FindingPage:
    """A finding as its page shows it; each part is words of the same value."""

    finding: Finding
    verdict: str
    number_in_full: str
    lines: list[str]
    arms: list[ArmLine]
    sides: list[SideLine]
    priors: list[PriorLine]
    what_would_change_it: list[str]
    randomisation: str
    first_claim: str
    after_session: list[str]
    planned: list[PlannedLine]
    planned_in_short: str
    as_done: str
    cautions: list[str]
    may_be_judged: bool


def drawn_nights(person: Person) -> bool:
    """Whether any night was ever left to a draw: only then there is something to find."""
    return latest(person) is not None or any(night.assigned for night in diary_of(person).nights)


def finding_page(person: Person, *, outcome: str, row: TrialRow | None = None) -> FindingPage:
    """The page about an outcome of a trial; the latest one where none is named. Errors: FindingError, one sentence."""
    finding = finding_of(person, outcome=None if outcome == OUTCOMES[0] else outcome, row=row).finding
    locale = person.locale
    first, *rest = words.verdict_lines(finding, locale=locale)
    number = rest.pop(0) if rest and speaks(finding) else ""
    progress = trial_progress.progress(person)
    return FindingPage(
        finding=finding,
        verdict=first,
        number_in_full=number,
        lines=rest,
        arms=words.arm_lines(finding, locale=locale),
        sides=words.side_lines(finding, locale=locale),
        priors=words.prior_lines(finding, locale=locale),
        what_would_change_it=_what_would_change_it(person, finding),
        randomisation=words.randomisation_line(finding, locale=locale),
        first_claim=words.first_claim_line(finding, locale=locale),
        after_session=beside.after_session_lines(finding, locale=locale),
        planned=_planned(finding, row or latest(person), locale=locale),
        planned_in_short=beside.planned_line(finding, locale=locale),
        as_done=beside.as_done_line(finding, locale=locale),
        cautions=[caution.text for caution in put_words(finding, locale=locale).cautions],
        may_be_judged=progress is not None and progress.may_be_judged,
    )


def earlier_trials(person: Person) -> list[EarlierTrial]:
    """Every trial before the latest one; what each has shown is kept."""
    rows = list(person.trials.order_by("pk"))[:-1]
    return [_earlier(number, row, locale=person.locale) for number, row in enumerate(rows, start=1)]


def outcomes_of(person: Person) -> list[tuple[str, str]]:
    """The outcomes that have been recorded at all, with their names."""
    nights = diary_of(person).nights
    known = [one for one in OUTCOMES if any(getattr(night, one) is not None for night in nights)]
    return [(one, words.outcome_name(one, locale=person.locale)) for one in known or OUTCOMES[:1]]


def _earlier(number: int, row: TrialRow, *, locale: str) -> EarlierTrial:
    trial = trial_of(row)
    arms = [capital(arm_name(arm.id, locale=locale)) for arm in trial.arms]
    return EarlierTrial(number=number, arms=arms, started=trial.start)


def _what_would_change_it(person: Person, finding: Finding) -> list[str]:
    locale, hoped = person.locale, expected(person)
    told = "" if hoped is None else say("finding_page.expected", {"expected": f"{hoped:g}"}, locale=locale)
    more = (words.hope_line(finding, locale=locale), told)
    return [*beside.sensitivity_lines(finding, locale=locale), *(line for line in more if line)]


def _planned(finding: Finding, row: TrialRow | None, *, locale: str) -> list[PlannedLine]:
    """The fixed analysis, a line each, and what was done instead of it or as it says."""
    plan = finding.plan_of_analysis
    if row is None or plan is None:
        return []
    estimand, model, prior, minimum, claim, _ = plan_words(trial_of(row), locale=locale)
    as_planned = say("finding_page.as_planned", locale=locale)
    unit = "blocks" if finding.question == "course" else "nights"
    counted: dict[str, Scalar] = {"nights": finding.model.get("rows")}
    return [
        PlannedLine(planned=estimand, performed=as_planned),
        PlannedLine(planned=model, performed=_compared(plan.model, finding.model.get("name"), locale=locale)),
        PlannedLine(planned=prior, performed=_compared(plan.prior, finding.model.get("prior"), locale=locale)),
        PlannedLine(planned=minimum, performed=say(f"finding_page.performed_{unit}", counted, locale=locale)),
        PlannedLine(planned=claim, performed=as_planned),
    ]


def _compared(planned: str, performed: Scalar, *, locale: str) -> str:
    if planned == performed:
        return say("finding_page.as_planned", locale=locale)
    return say("finding_page.not_as_planned", {"name": performed}, locale=locale)
