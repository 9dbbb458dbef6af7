"""The plan: screening, wishes and the person's own finding become what may be done, and why."""

from datetime import date

from quietlegs.foundation.reasons import Reason
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.massage import because
from quietlegs.massage.dose import SESSIONS_PER_WEEK
from quietlegs.massage.findings import finding_reasons, helpful_first, never_again, withheld_by
from quietlegs.massage.routine import build_routine
from quietlegs.massage.tonight import for_tonight
from quietlegs.massage.wishes import Wishes, wishes_of
from quietlegs.records.finding import Finding
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan, Routine, Screening, Verdict


def build_plan(
    intake: Intake, screening: Screening, *, catalogue: Catalogue, today: date, finding: Finding | None = None
) -> Plan:
    """The individual plan, with a reason for every line; only `go` and `adapt` have steps."""
    wishes = wishes_of(
        intake, minutes_max=screening.minutes_max, first=helpful_first(finding), never=never_again(finding)
    )
    withheld = (*screening.withheld, *withheld_by(finding, catalogue=catalogue))
    possible = build_routine(wishes, withheld, catalogue=catalogue)
    verdict = _verdict(screening.verdict, possible)
    routine = possible if verdict in ("go", "adapt") else Routine()
    return Plan(
        verdict=verdict,
        missing=screening.missing,
        for_tonight=for_tonight(intake, screening, verdict=verdict, catalogue=catalogue),
        red_flags=screening.red_flags,
        withheld=withheld,
        not_offered=because.not_offered(catalogue=catalogue),
        sessions_per_week=SESSIONS_PER_WEEK if routine.steps else 0,
        routine=routine,
        reasons=(
            *screening.reasons,
            *finding_reasons(finding),
            *_before_massage(intake, screening.verdict, catalogue=catalogue),
            *_outcome(screening.verdict, verdict, routine=routine, wishes=wishes, catalogue=catalogue),
        ),
        evidence=because.evidence_lines(routine, catalogue=catalogue),
        made_on=today.isoformat(),
    )


def _verdict(screened: Verdict, possible: Routine) -> Verdict:
    """Limits that together leave no step turn the plan into a question, also while other questions are open."""
    return "ask_first" if screened in ("go", "adapt", "incomplete") and not possible.steps else screened


def _before_massage(intake: Intake, verdict: Verdict, *, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Iron and medicines, then what the plan is for; unsaid where something graver comes first."""
    if verdict == "stop":
        return ()
    return (
        *because.iron(intake, catalogue=catalogue),
        *because.medicines(intake, catalogue=catalogue),
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
