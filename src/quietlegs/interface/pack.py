"""`make_pack`: everything a phone carries so that it is worth having without a network, words included."""

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from quietlegs.interface.holding import due_from, hold_until
from quietlegs.interface.plan import make_plan, paused_today
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.arms import Today, arm_today
from quietlegs.massage.findings import helpful_first, never_again
from quietlegs.massage.hand_massage import HAND_MASSAGE, hand_massage
from quietlegs.massage.paused import Paused
from quietlegs.massage.relief import HANDS_AND_SHOULDERS, hands_are_open, relief_of
from quietlegs.massage.wishes import DEFAULT_MINUTES, wishes_of
from quietlegs.person.lapsing import as_of
from quietlegs.person.one_leg import OneLeg, legs_are_clear, with_one_leg
from quietlegs.records.finding import Finding
from quietlegs.records.intake import Intake
from quietlegs.records.log import HarmLog
from quietlegs.records.pack import (
    Envelope,
    Pack,
    PackArm,
    PackPerson,
    PackPlan,
    PackSettings,
    PackTrial,
    PausedTechnique,
    Relief,
    RoutineWords,
    Sentence,
)
from quietlegs.records.plan import Plan
from quietlegs.records.trial import Arm, Trial
from quietlegs.safety.screening import screen
from quietlegs.wording.finding import arm_name
from quietlegs.wording.pack import (
    capital,
    closed_because,
    one_leg_words,
    pack_names,
    relief_name,
    routine_words,
    screen_words,
    technique_name,
)
from quietlegs.wording.plan import plan_in_words, verdict_sentence
from quietlegs.wording.speak import say

FREE_NIGHTS_A_WEEK = 2


class PackRequest(Struct, frozen=True, kw_only=True):
    """What a pack is made of. `made_at` is now; the envelopes are sealed already, and `key` opens them (base64).

    `intake` is the person's own; the one-leg answers since `leg_questions_at` are put on top of it here.
    """

    person_id: str
    person_name: str
    settings: PackSettings
    made_at: datetime
    today: date
    demo: bool = False
    intake: Intake | None = None
    trial: Trial | None = None
    trial_paused: bool = False
    key: str = ""
    envelopes: tuple[Envelope, ...] = ()
    harms: tuple[HarmLog, ...] = ()
    one_leg: tuple[OneLeg, ...] = ()
    leg_questions_at: datetime | None = None
    finding: Finding | None = None
    rule_changed: str = ""
    locale: str = "en"


def make_pack(request: PackRequest) -> Pack:
    """Make the pack. Same request, same pack. Errors: IntakeError, where a date of the intake cannot be."""
    intake = _intake(request)
    today = None if intake is None else _today(request, intake)
    due, held = _days(request, intake)
    catalogue, locale = load_catalogue(), request.locale
    return Pack(
        made_at=request.made_at.isoformat(),
        person=PackPerson(id=request.person_id, name=request.person_name, demo=request.demo),
        settings=request.settings,
        plan=None if today is None else _plan(today, locale=locale),
        trial=None if request.trial is None else _trial(request, request.trial, today=today),
        paused=tuple(_paused(one, locale=locale) for one in _paused_now(request)),
        one_leg=one_leg_words(checked_at=_checked_at(request, intake), catalogue=catalogue, locale=locale),
        answers_due_from=due,
        answers_hold_until=held,
        rule_changed=request.rule_changed,
        names=pack_names(catalogue=catalogue, locale=locale),
        words=screen_words(locale=locale),
    )


def _intake(request: PackRequest) -> Intake | None:
    if request.intake is None:
        return None
    return with_one_leg(request.intake, request.one_leg, leg_questions_at=request.leg_questions_at)


def _days(request: PackRequest, intake: Intake | None) -> tuple[date | None, date | None]:
    """From which day on questions are due, and until which day the answers hold."""
    if intake is None:
        return None, None
    day, catalogue = request.today, load_catalogue()
    return due_from(intake, today=day, catalogue=catalogue), hold_until(intake, today=day, catalogue=catalogue)


def _checked_at(request: PackRequest, intake: Intake | None) -> datetime | None:
    catalogue = load_catalogue()
    clear = intake is not None and legs_are_clear(as_of(intake, request.today, catalogue), catalogue)
    return request.leg_questions_at if clear else None


def _paused_now(request: PackRequest) -> tuple[Paused, ...]:
    return paused_today(request.harms, now=request.made_at)


def _today(request: PackRequest, intake: Intake) -> Today:
    paused, finding = _paused_now(request), request.finding
    plan = make_plan(intake, today=request.today, finding=finding, paused=paused).plan
    most = screen(intake, today=request.today, catalogue=load_catalogue()).minutes_max
    wishes = wishes_of(intake, minutes_max=most, first=helpful_first(finding), never=never_again(finding))
    return Today(plan=plan, wishes=wishes, paused=paused, minutes_max=most)


def _plan(today: Today, *, locale: str) -> PackPlan:
    catalogue = load_catalogue()
    plan = plan_in_words(today.plan, catalogue=catalogue, locale=locale)
    return PackPlan(
        verdict=plan.verdict,
        text=verdict_sentence(plan, catalogue=catalogue, locale=locale),
        routine=routine_words(plan.routine, catalogue=catalogue, locale=locale),
        short=routine_words(plan.too_tired, catalogue=catalogue, locale=locale),
        for_tonight=tuple(Sentence(code=one.code, text=one.text) for one in plan.for_tonight),
        relief=tuple(Relief(id=one, name=relief_name(one, locale=locale)) for one in _relief(today)),
        elsewhere=tuple(_elsewhere(plan, locale=locale)),
        hands=_hands(today, locale=locale),
    )


def _elsewhere(plan: Plan, *, locale: str) -> Iterator[RoutineWords]:
    for one in plan.elsewhere:
        routine = routine_words(one.routine, catalogue=load_catalogue(), locale=locale)
        if routine is not None:
            yield routine


def _relief(today: Today) -> list[str]:
    found = relief_of(today.plan, today.wishes, catalogue=load_catalogue())
    return [one for one in found if not (one == HANDS_AND_SHOULDERS and _hands_are_sore(today))]


def _hands(today: Today, *, locale: str) -> RoutineWords | None:
    """The hand-and-shoulder massage, guided, where it may be done and is not sore."""
    if not hands_are_open(today.plan) or _hands_are_sore(today):
        return None
    return routine_words(hand_massage(today.wishes.minutes), catalogue=load_catalogue(), locale=locale)


def _hands_are_sore(today: Today) -> bool:
    return any(one.technique == HAND_MASSAGE for one in today.paused)


def _paused(one: Paused, *, locale: str) -> PausedTechnique:
    name = technique_name(one.technique, catalogue=load_catalogue(), locale=locale)
    return PausedTechnique(technique=one.technique, name=name, since=one.since, what=one.what)


def _trial(request: PackRequest, trial: Trial, *, today: Today | None) -> PackTrial:
    routine = _comparison_routine(trial, today=today, locale=request.locale)
    return PackTrial(
        id=trial.sha256,
        start=trial.start,
        nights=trial.nights,
        comparison=trial.comparison,
        comparison_name=capital(say(f"comparison.{trial.comparison}", locale=request.locale)),
        comparison_text=_comparison_text(trial, today=today, open=routine is not None, locale=request.locale),
        comparison_routine=routine,
        arms=tuple(_arm(arm, today=today, locale=request.locale) for arm in trial.arms),
        free_nights_a_week=FREE_NIGHTS_A_WEEK,
        paused=request.trial_paused,
        key=request.key,
        envelopes=request.envelopes,
    )


def _arm(arm: Arm, *, today: Today | None, locale: str) -> PackArm:
    name = capital(arm_name(arm.id, locale=locale))
    if today is None:
        return PackArm(id=arm.id, name=name, open=False, closed_because=closed_because("no_answers", locale=locale))
    found = arm_today(arm, today, catalogue=load_catalogue())
    return PackArm(
        id=arm.id,
        name=name,
        open=not found.closed,
        closed_because=_why(found.closed, found.paused, locale=locale),
        routine=_named(routine_words(found.routine, catalogue=load_catalogue(), locale=locale), name),
    )


def _why(closed: str, paused: Paused | None, *, locale: str) -> str:
    if closed != "paused" or paused is None:
        return closed_because(closed, locale=locale) if closed else ""
    what = say(f"harm.{paused.what}", locale=locale)
    name = arm_name(paused.recorded, locale=locale)
    return closed_because("paused", locale=locale, what=what, name=name)


def _named(routine: RoutineWords | None, name: str) -> RoutineWords | None:
    """An arm's routine bears the arm's name."""
    return None if routine is None else replace(routine, name=name)


def _comparison_routine(trial: Trial, *, today: Today | None, locale: str) -> RoutineWords | None:
    """The hand-and-shoulder massage, as long as the longest arm, where nothing speaks against it today."""
    if trial.comparison != "hand_massage" or today is None or today.plan.verdict not in ("go", "adapt"):
        return None
    if not hands_are_open(today.plan) or _hands_are_sore(today):
        return None
    longest = max((arm.routine.minutes for arm in trial.arms if arm.routine), default=DEFAULT_MINUTES)
    return routine_words(hand_massage(longest), catalogue=load_catalogue(), locale=locale)


def _comparison_text(trial: Trial, *, today: Today | None, open: bool, locale: str) -> str:
    if today is None or today.plan.verdict not in ("go", "adapt"):
        return say("night.comparison_plan_first", locale=locale)
    if trial.comparison == "usual_evening":
        return say("night.comparison_usual", locale=locale)
    return say("night.comparison_hand" if open else "night.comparison_hand_closed", locale=locale)
