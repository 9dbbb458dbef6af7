"""What an intake leaves open for a trial: each arm's routine, or why it cannot be tried."""

from collections.abc import Iterable
from datetime import date, timedelta

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.foundation.errors import TrialError
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.hands import against_hand_massage
from quietlegs.massage.routine import routine_for_technique
from quietlegs.massage.wishes import Wishes, wishes_of
from quietlegs.person.medicines import recognised
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan, Routine
from quietlegs.safety.judging import judge_all
from quietlegs.safety.screening import screen
from quietlegs.trials.terms import Terms

WAIT_AFTER_A_CHANGE = timedelta(days=28)
"""No trial starts sooner after a change in a dopamine medicine."""


def screened_routines(intake: Intake, *, terms: Terms, today: date | None = None) -> dict[str, Routine]:
    """Give each arm its routine: a technique's own, or the whole plan's for a name that is no technique.

    The answers must leave a routine open on the first night and, where the day is known, today; and each clinician's
    word that they need must hold until the last night.
    """
    _refuse_after_a_change(intake, start=terms.start)
    for day in sorted({terms.start, today or terms.start}):
        _refuse_unsafe(make_plan(intake, today=day).plan)
    _refuse_ending_clearance(intake, start=terms.start, last=terms.start + timedelta(days=terms.nights - 1))
    if terms.comparison == "hand_massage":
        _refuse_hand_massage(intake)
    _refuse_twice_the_plan(terms.arms)
    plan = make_plan(intake, today=terms.start).plan
    most = screen(intake, today=terms.start, catalogue=load_catalogue()).minutes_max
    wishes = wishes_of(intake, minutes_max=most, first=None, never=frozenset())
    return {arm: _routine(arm, wishes=wishes, plan=plan) for arm in terms.arms}


def _refuse_ending_clearance(intake: Intake, *, start: date, last: date) -> None:
    for judged in judge_all(intake, today=start, catalogue=load_catalogue()):
        if not judged.standing.at_risk or judged.rule.effect != "ask_first" or judged.clearance is None:
            continue
        until = judged.clearance[1].valid_until
        if until < last:
            raise TrialError(
                f"The clinician's OK for {judged.rule.id} counts until {until}, and the trial's last night would be "
                f"{last}: plan a shorter trial, or ask for an OK that covers all of it."
            )


def _refuse_hand_massage(intake: Intake) -> None:
    against = against_hand_massage(intake, catalogue=load_catalogue())
    if against:
        raise TrialError(
            f"A hand-and-shoulder massage may not suit these answers ({', '.join(against)}): "
            "use the comparison usual_evening."
        )


def _refuse_after_a_change(intake: Intake, *, start: date) -> None:
    for medicine in intake.medicines or ():
        dopaminergic = any(fact.dopaminergic for fact in recognised(medicine.name, load_catalogue()))
        if dopaminergic and medicine.since is not None and start - medicine.since < WAIT_AFTER_A_CHANGE:
            earliest = medicine.since + WAIT_AFTER_A_CHANGE
            raise TrialError(
                f"{medicine.name[:60]} has been taken like this since {medicine.since}, and legs may need four weeks "
                f"to settle after a change in such a medicine: choose a start from {earliest} on."
            )


def refuse_after_an_end(ended: Iterable[tuple[str, date]], *, start: date) -> None:
    """Refuse a trial within four weeks of the end of a dopamine medicine, which is a change too. Errors: TrialError.

    `ended`: medicines as the person wrote them, with the last day that each was taken.
    """
    for name, until in ended:
        dopaminergic = any(fact.dopaminergic for fact in recognised(name, load_catalogue()))
        if dopaminergic and start - until < WAIT_AFTER_A_CHANGE:
            raise TrialError(
                f"{name[:60]} was taken until {until}, and legs may need four weeks to settle after a change in such a "
                f"medicine: choose a start from {until + WAIT_AFTER_A_CHANGE} on."
            )


def _refuse_unsafe(plan: Plan) -> None:
    if plan.verdict == "incomplete":
        still_open = ", ".join(plan.missing)
        raise TrialError(
            f"These safety questions are still open: {still_open}; answer them, then a trial can be drawn."
        )
    if plan.verdict in ("stop", "ask_first"):
        because = [flag.id for flag in plan.red_flags] + [why for row in plan.withheld for why in row.because]
        rules = load_catalogue().rules
        named = dict.fromkeys(why for why in because if why not in rules or rules[why].kind != "use_rule")
        raise TrialError(
            f"No trial can start from this intake, the plan says {plan.verdict} ({', '.join(named)}): "
            "`quietlegs plan` says what to do first."
        )


def _refuse_twice_the_plan(arms: tuple[str, ...]) -> None:
    own = [arm for arm in arms if arm not in TECHNIQUES]
    if len(own) > 1:
        raise TrialError(
            f"{' and '.join(own)} are no techniques that Quietlegs knows, so each would be the plan's whole routine: "
            "keep one of them."
        )


def _routine(arm: str, *, wishes: Wishes, plan: Plan) -> Routine:
    if arm not in TECHNIQUES:
        return plan.routine
    routine = routine_for_technique(arm, wishes, withheld=plan.withheld, catalogue=load_catalogue())
    if not routine.steps:
        because = [why for row in plan.withheld if row.technique == arm and row.region is None for why in row.because]
        why = f"is withheld ({', '.join(dict.fromkeys(because))})" if because else "has no place, tool or helper left"
        raise TrialError(f"{arm} {why} by the answers in this intake: choose another technique.")
    return routine
