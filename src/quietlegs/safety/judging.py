"""One rule meets one answer: what it does now, and what it forbids."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Ban, Rule
from quietlegs.person.conditions import Standing, asked_rules, standings
from quietlegs.person.lapsing import asked_again_on
from quietlegs.records.intake import Cleared, Intake
from quietlegs.safety.clearance import Clearance, clearance_of

Effect = Literal["none", "limit", "ask_first", "stop"]
NEEDS_PLACE = ("limb", "area")
MOST_WEEKS = 99
"""More than any answer gives."""


class Judged(Struct, frozen=True, kw_only=True):
    """A question with its answer, what that does today, the clinician's word on it, and when its time is over."""

    rule: Rule
    standing: Standing
    effect: Effect
    forbids: tuple[Ban, ...] = ()
    clearance: tuple[Clearance, Cleared] | None = None
    again_on: dt.date | None = None

    @property
    def lacks_place(self) -> bool:
        """Whether a yes that needs a place names none."""
        return self.effect != "none" and self.rule.scope in NEEDS_PLACE and self.standing.everywhere


def judge_all(intake: Intake, *, today: dt.date, catalogue: Catalogue) -> tuple[Judged, ...]:
    """Every question of the intake, judged."""
    known = standings(intake, catalogue)
    return tuple(judge(rule, known[rule.id], intake=intake, today=today) for rule in asked_rules(catalogue))


def judge(rule: Rule, standing: Standing, *, intake: Intake, today: dt.date) -> Judged:
    """What an answer does today; unsure counts as yes, and only an ask-first condition can be cleared."""
    clearance = clearance_of(rule.id, intake, today=today, since=standing.latest_since)
    if not standing.at_risk:
        return Judged(rule=rule, standing=standing, effect="none", clearance=clearance)
    cleared = rule.effect == "ask_first" and clearance is not None and clearance[0] == "valid"
    return Judged(
        rule=rule,
        standing=standing,
        effect="limit" if cleared else _effect(rule, standing),
        forbids=tuple(ban for ban in _bans(rule, cleared=cleared) if _in_weeks(ban, standing)),
        clearance=clearance,
        again_on=None if standing.implied else asked_again_on(rule, intake),
    )


def _effect(rule: Rule, standing: Standing) -> Effect:
    if rule.kind == "red_flag":
        return "stop" if standing.answer == "yes" else "ask_first"
    return "none" if rule.effect == "always" else rule.effect


def _bans(rule: Rule, *, cleared: bool) -> tuple[Ban, ...]:
    return (rule.cleared_forbids or rule.forbids) if cleared else rule.forbids


def _in_weeks(ban: Ban, standing: Standing) -> bool:
    """Whether a ban that holds only for some weeks may hold now; weeks that nobody gave may be any."""
    if ban.weeks_from is None and ban.weeks_below is None:
        return True
    lowest, beyond = ban.weeks_from or 0, ban.weeks_below or MOST_WEEKS
    return any(weeks is None or lowest <= weeks < beyond for weeks in standing.every_weeks)
