"""What a person may try in a trial: each technique open, or closed with the reason in words."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from quietlegs.foundation.body import TECHNIQUES
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.arms import Today, arm_today
from quietlegs.massage.hand_massage import HAND_MASSAGE
from quietlegs.massage.hands import against_hand_massage
from quietlegs.massage.paused import Paused
from quietlegs.massage.wishes import wishes_of
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Routine
from quietlegs.records.trial import Arm
from quietlegs.safety.screening import screen
from quietlegs.wording.finding import arm_name
from quietlegs.wording.pack import closed_because
from quietlegs.wording.speak import say

WHOLE_PLAN = "whole_plan"
"""The arm that is the plan's whole routine."""


class Choice(Struct, frozen=True, kw_only=True):
    """One technique, or the whole plan. `why`: sentences for why it is closed; empty where it is open."""

    arm: str
    name: str
    summary: str
    why: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it may be tried."""
        return not self.why


class Choices(Struct, frozen=True, kw_only=True):
    """What may be tried, the whole plan first. `hand_massage`: whether that comparison suits the answers."""

    arms: tuple[Choice, ...]
    hand_massage: bool

    @property
    def several(self) -> bool:
        """Whether more than one may be tried, so that the nights can be shared between them."""
        return sum(one.open for one in self.arms) > 1


def trial_choices(
    intake: Intake, *, today: date, paused: tuple[Paused, ...] = (), locale: str = "en"
) -> Choices | None:
    """What today's plan leaves open; None where the plan has no steps at all.

    `paused`: what harms pause now; nothing that uses it is open.
    """
    plan = make_plan(intake, today=today).plan
    if not plan.routine.steps:
        return None
    catalogue = load_catalogue()
    most = screen(intake, today=today, catalogue=catalogue).minutes_max
    wishes = wishes_of(intake, minutes_max=most, first=None, never=frozenset())
    standing = Today(plan=plan, wishes=wishes, paused=paused, minutes_max=most)
    sore = any(one.technique == HAND_MASSAGE for one in paused)
    return Choices(
        arms=tuple(_choice(arm, standing, locale=locale) for arm in (WHOLE_PLAN, *TECHNIQUES)),
        hand_massage=not sore and not against_hand_massage(intake, catalogue=catalogue),
    )


def _choice(arm: str, standing: Today, *, locale: str) -> Choice:
    catalogue = load_catalogue()
    found = arm_today(Arm(id=arm), standing, catalogue=catalogue)
    why: tuple[str, ...] = ()
    if found.paused is not None:
        what = say(f"harm.{found.paused.what}", locale=locale)
        name = arm_name(found.paused.recorded, locale=locale)
        why = (closed_because("paused", locale=locale, what=what, name=name),)
    elif found.closed:
        why = tuple(_why_closed(arm, standing, locale=locale)) or (closed_because(found.closed, locale=locale),)
    if arm == WHOLE_PLAN:
        name, summary = _whole(standing.plan.routine, locale=locale)
        return Choice(arm=arm, name=name, summary=summary, why=why)
    fact = catalogue.techniques[arm]
    return Choice(arm=arm, name=fact.name, summary=fact.summary, why=why)


def _whole(routine: Routine, *, locale: str) -> tuple[str, str]:
    minutes = {"minutes": f"{routine.minutes:.0f}"}
    return say("trial_choice.whole_plan", locale=locale), say("trial_choice.whole_plan_more", minutes, locale=locale)


def _why_closed(arm: str, standing: Today, *, locale: str) -> Iterator[str]:
    """What speaks against it: the answers' own reasons first, else what is not at hand."""
    catalogue = load_catalogue()
    fact = catalogue.techniques.get(arm)
    if fact is None:
        return
    wishes, rows = standing.wishes, [row for row in standing.plan.withheld if row.technique == arm]
    rules = (catalogue.rules.get(why) for why in dict.fromkeys(why for row in rows for why in row.because))
    personal = [rule.why for rule in rules if rule is not None and rule.kind != "use_rule"]
    if fact.touch and wishes.without_touch:
        yield say("trial_choice.touch_worse", locale=locale)
    elif personal:
        yield from personal
    elif fact.tool is not None and fact.tool not in wishes.tools:
        yield say("trial_choice.no_tool", locale=locale)
    elif wishes.helper not in fact.helpers:
        yield say("trial_choice.helper", locale=locale)
