"""Answers that grow old: a no that was given long ago, and a yes whose time is over, are asked again.

Weeks of a pregnancy grow: an answer that says 24 weeks and was given a month ago means 28.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Rule
from quietlegs.person.conditions import asked_rules, part_keys
from quietlegs.records.intake import Answer, Detailed, Intake

MOST_WEEKS = 45
"""As many weeks as an answer can hold."""

GRACE_DAYS = 3
"""A no still counts for so long after it is due: asked by day first, so that nobody meets a new lock at night."""


def as_of(intake: Intake, today: dt.date, catalogue: Catalogue, *, grace: int = GRACE_DAYS) -> Intake:
    """The intake without the answers that no longer count on a day; what remains of their question stays careful.

    `grace`: for so many days an answer still counts after it is due; 0: also without those that are due now.
    """
    gone = {key for rule in asked_rules(catalogue) for key in _gone(rule, intake, today, grace=grace)}
    grown = {key: _grown(one, today) for key, one in intake.conditions.items() if key not in gone}
    return intake if grown == intake.conditions else replace(intake, conditions=grown)


def _grown(answer: Answer | Detailed, today: dt.date) -> Answer | Detailed:
    """The answer with the weeks that it means today; the same for an answer that has grown already."""
    if not isinstance(answer, Detailed) or answer.weeks is None or answer.given is None:
        return answer
    more = max(0, (today - answer.given).days // 7)
    return replace(answer, weeks=min(answer.weeks + more, MOST_WEEKS), given=answer.given + dt.timedelta(weeks=more))


def due(intake: Intake, today: dt.date, catalogue: Catalogue) -> tuple[str, ...]:
    """The questions, by id in the order of the catalogue, whose answer is to be given again: due now, or locked."""
    return tuple(rule.id for rule in asked_rules(catalogue) if any(_aged(rule, intake, today, grace=0)))


def changing_days(intake: Intake, catalogue: Catalogue) -> tuple[dt.date, ...]:
    """The days, in order, on which `as_of` leaves an answer out that counted the day before."""
    rules = {key: rule for rule in asked_rules(catalogue) for key in (rule.id, *part_keys(rule))}
    found = (_first_without(rules[key], one) for key, one in intake.conditions.items() if key in rules)
    return tuple(sorted({day for day in found if day is not None}))


def asked_again_on(rule: Rule, intake: Intake) -> dt.date | None:
    """The day from which nothing risky that was said about a question counts any more; None while one has no end."""
    said = (intake.conditions.get(key) for key in (rule.id, *part_keys(rule)))
    ends = [_first_without(rule, one) for one in said if one is not None and _said(one) != "no"]
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None


def growing_days(intake: Intake) -> tuple[dt.date, ...]:
    """The days, in order, on which an answer of the intake means one more week of a pregnancy than the day before."""
    found = {
        one.given + dt.timedelta(weeks=more)
        for one in intake.conditions.values()
        if isinstance(one, Detailed) and one.weeks is not None and one.given is not None
        for more in range(1, MOST_WEEKS - one.weeks + 1)
    }
    return tuple(sorted(found))


def _first_without(rule: Rule, answer: Answer | Detailed) -> dt.date | None:
    if not isinstance(answer, Detailed):
        return None
    is_no = answer.answer == "no"
    day, days = (answer.given, rule.again_days) if is_no else (_began(answer), rule.lasts_days)
    if day is None or days is None:
        return None
    return day + dt.timedelta(days=days + (GRACE_DAYS if is_no else 0) + 1)


def _gone(rule: Rule, intake: Intake, today: dt.date, *, grace: int) -> Iterator[str]:
    """What is dropped of one question: the old answers, and every no beside them, for it may have leaned on them."""
    old = set(_aged(rule, intake, today, grace=grace))
    for key in (rule.id, *part_keys(rule)) if old else ():
        answer = intake.conditions.get(key)
        if answer is not None and (key in old or _said(answer) == "no"):
            yield key


def _aged(rule: Rule, intake: Intake, today: dt.date, *, grace: int) -> Iterator[str]:
    for key in (rule.id, *part_keys(rule)):
        answer = intake.conditions.get(key)
        if isinstance(answer, Detailed) and _is_old(rule, answer, today, grace=grace):
            yield key


def _is_old(rule: Rule, answer: Detailed, today: dt.date, *, grace: int) -> bool:
    if answer.answer == "no":
        return _older(answer.given, rule.again_days, today, grace=grace)
    return _older(_began(answer), rule.lasts_days, today, grace=0)


def _began(answer: Detailed) -> dt.date | None:
    """Since when something is so, at the latest: not after the answer, since the question asks for what was."""
    return answer.since or answer.given


def _older(day: dt.date | None, days: int | None, today: dt.date, *, grace: int) -> bool:
    return day is not None and days is not None and (today - day).days > days + grace


def _said(answer: Answer | Detailed) -> Answer:
    return answer.answer if isinstance(answer, Detailed) else answer
