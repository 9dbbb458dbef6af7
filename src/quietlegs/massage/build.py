"""The plan: screening, wishes and the person's own finding become what may be done, and why."""

from dataclasses import replace
from datetime import date

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage import because
from quietlegs.massage.abilities import ability_lines, combination_lines, early_onset
from quietlegs.massage.dose import SESSIONS_PER_WEEK
from quietlegs.massage.elsewhere import elsewhere_lines, elsewhere_of
from quietlegs.massage.findings import finding_reasons, helpful_first, never_again, useless, withheld_by
from quietlegs.massage.next_steps import next_steps
from quietlegs.massage.routine import build_routine
from quietlegs.massage.short import short_routine
from quietlegs.massage.tonight import for_tonight
from quietlegs.massage.wishes import Wishes, wishes_of
from quietlegs.person.lapsing import as_of
from quietlegs.records.finding import Finding
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan, Routine, Screening, Verdict, Withheld

WHERE = ".where"
"""How `missing` names a place that a yes leaves open."""


def build_plan(
    intake: Intake, screening: Screening, *, catalogue: Catalogue, today: date, finding: Finding | None = None
) -> Plan:
    """The individual plan, with a reason for every line; only `go` and `adapt` have steps."""
    wishes = wishes_of(
        intake, minutes_max=screening.minutes_max, first=helpful_first(finding), never=never_again(finding)
    )
    touched = _touched(wishes, screening.withheld, catalogue=catalogue)
    withheld = (*screening.withheld, *withheld_by(finding, catalogue=catalogue, touched=touched))
    wishes = _with_something_left(replace(wishes, later=useless(finding)), withheld, catalogue=catalogue)
    possible = build_routine(wishes, withheld, catalogue=catalogue)
    verdict = _verdict(screening, left=_left(screening, withheld, wishes=wishes, catalogue=catalogue))
    may = verdict in ("go", "adapt")
    routine = possible if may else Routine()
    elsewhere = elsewhere_of(intake, wishes, withheld, catalogue=catalogue) if may else ()
    too_tired = short_routine(wishes, withheld, catalogue=catalogue) if may else Routine()
    routines = (routine, too_tired, *(one.routine for one in elsewhere))
    return Plan(
        verdict=verdict,
        missing=screening.missing,
        for_tonight=for_tonight(as_of(intake, today, catalogue), screening, verdict=verdict, catalogue=catalogue),
        red_flags=screening.red_flags,
        withheld=withheld,
        not_offered=because.not_offered(catalogue=catalogue),
        sessions_per_week=SESSIONS_PER_WEEK if routine.steps else 0,
        routine=routine,
        reasons=(
            *screening.reasons,
            *finding_reasons(finding, touched=touched),
            *_before_massage(intake, screening.verdict, catalogue=catalogue),
            *_outcome(screening.verdict, verdict, routine=routine, wishes=wishes, catalogue=catalogue),
            *(ability_lines(intake, routines, wishes, catalogue=catalogue, today=today) if may else ()),
            *elsewhere_lines(elsewhere, catalogue=catalogue),
            *(combination_lines(catalogue=catalogue) if may else ()),
        ),
        evidence=because.evidence_lines(routine, catalogue=catalogue),
        made_on=today.isoformat(),
        elsewhere=elsewhere,
        too_tired=too_tired,
        next_steps=tuple(next_steps(finding, routine, catalogue=catalogue)),
    )


def _touched(wishes: Wishes, withheld: tuple[Withheld, ...], *, catalogue: Catalogue) -> bool:
    """Whether the whole routine, as it was before the own nights changed it, touches the legs."""
    usual = build_routine(replace(wishes, first=None, never=frozenset()), withheld, catalogue=catalogue)
    return any(catalogue.techniques[step.technique].touch for step in usual.steps)


def _with_something_left(wishes: Wishes, withheld: tuple[Withheld, ...], *, catalogue: Catalogue) -> Wishes:
    """The wishes; what the person does not like comes back where nothing else would be left."""
    if build_routine(wishes, withheld, catalogue=catalogue).steps:
        return wishes
    return replace(wishes, avoid=frozenset())


def _verdict(screening: Screening, *, left: Routine) -> Verdict:
    """Limits that together leave no step turn the plan into a question for a clinician.

    Unanswered questions come first: their answers are needed anyway. Where only the place of a yes is open, the limits
    that are already certain decide.
    """
    unanswered = any(not key.endswith(WHERE) for key in screening.missing)
    nothing_left = screening.verdict in ("go", "adapt", "incomplete") and not unanswered and not left.steps
    return "ask_first" if nothing_left else screening.verdict


def _left(screening: Screening, withheld: tuple[Withheld, ...], *, wishes: Wishes, catalogue: Catalogue) -> Routine:
    """What would be left whichever place the answers without a place turn out to mean."""
    placeless = {key.removesuffix(WHERE) for key in screening.missing if key.endswith(WHERE)}
    certain = tuple(row for row in withheld if not set(row.because) <= placeless)
    return build_routine(wishes, certain, catalogue=catalogue)


def _before_massage(intake: Intake, verdict: Verdict, *, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Iron and medicines, then what the plan is for; unsaid where something graver comes first."""
    if verdict == "stop":
        return ()
    return (
        *because.iron(intake, catalogue=catalogue),
        *because.medicines(intake, catalogue=catalogue),
        *early_onset(intake, catalogue=catalogue),
        *because.purpose(intake),
    )


def _outcome(
    screened: Verdict, verdict: Verdict, *, routine: Routine, wishes: Wishes, catalogue: Catalogue
) -> tuple[Reason, ...]:
    if routine.steps:
        return tuple(because.routine_lines(routine, wishes, catalogue=catalogue))
    if verdict != screened:
        return (because.line("plan", "plan.nothing_left"),)
    return ()
