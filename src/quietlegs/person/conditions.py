"""The answer that counts for each question: the worst of the own answer, its sub-questions and what else is known."""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Rule
from quietlegs.person.implied import Implied, implied
from quietlegs.records.intake import Answer, Detailed, Intake


class Standing(Struct, frozen=True, kw_only=True):
    """Where a person stands with one question.

    `answer` is None while nothing speaks. `named`: the places that risky answers name; `everywhere`: one of them
    names no place. `since`: the first day that a risky answer gives; `latest_since`: the latest day on which one
    began, or was first given where it does not say. `every_weeks`: the weeks of each risky answer, None where it gives
    none. `open`: the questions that still want an answer, `<id>` or `<id>.<part>`.
    """

    id: str
    answer: Answer | None
    named: tuple[str, ...] = ()
    everywhere: bool = False
    since: dt.date | None = None
    latest_since: dt.date | None = None
    weeks: int | None = None
    every_weeks: tuple[int | None, ...] = ()
    open: tuple[str, ...] = ()
    implied: tuple[Implied, ...] = ()

    @property
    def at_risk(self) -> bool:
        """Yes, or unsure, which counts as yes."""
        return self.answer in ("yes", "unsure")


def asked_rules(catalogue: Catalogue) -> tuple[Rule, ...]:
    """The rules that are questions of the intake."""
    return tuple(rule for rule in catalogue.rules.values() if rule.kind != "use_rule")


def part_keys(rule: Rule) -> tuple[str, ...]:
    """The keys of a question's sub-questions in the intake."""
    return tuple(f"{rule.id}.{part.id}" for part in rule.parts)


def standings(intake: Intake, catalogue: Catalogue) -> dict[str, Standing]:
    """The standing of every question, by its id."""
    known = implied(intake, catalogue)
    return {
        rule.id: _standing(rule, intake, known=tuple(one for one in known if one.condition == rule.id))
        for rule in asked_rules(catalogue)
    }


def _standing(rule: Rule, intake: Intake, *, known: tuple[Implied, ...]) -> Standing:
    given = dict(_given(rule, intake))
    risky = [one for one in given.values() if one.answer != "no"]
    wanted = () if known else _open(rule, given)
    return Standing(
        id=rule.id,
        answer="yes" if known else _worst(given, wanted),
        named=tuple(sorted({place for one in risky for place in one.where})),
        everywhere=bool(known) or any(not one.where for one in risky),
        since=next((one.since for one in risky if one.since), None),
        latest_since=max((day for one in risky if (day := one.since or one.first)), default=None),
        weeks=next((one.weeks for one in risky if one.weeks is not None), None),
        every_weeks=(*_weeks(rule, given), *(None for _ in known[:1])),
        open=wanted,
        implied=known,
    )


def _weeks(rule: Rule, given: Mapping[str, Detailed]) -> Iterator[int | None]:
    """The weeks of each risky answer, but of the halves that know none."""
    without = {f"{rule.id}.{part.id}" for part in rule.parts if part.without_weeks}
    yield from (one.weeks for key, one in given.items() if one.answer != "no" and key not in without)


def _given(rule: Rule, intake: Intake) -> Iterator[tuple[str, Detailed]]:
    for key in (rule.id, *part_keys(rule)):
        answer = intake.conditions.get(key)
        if answer is not None:
            yield key, answer if isinstance(answer, Detailed) else Detailed(answer=answer)


def _open(rule: Rule, given: Mapping[str, Detailed]) -> tuple[str, ...]:
    """An own answer closes the question; otherwise each sub-question does its part, whatever the others say."""
    if rule.id in given:
        return ()
    if not given:
        return (rule.id,)
    return tuple(key for key in part_keys(rule) if key not in given)


def _worst(given: Mapping[str, Detailed], wanted: tuple[str, ...]) -> Answer | None:
    answers = {one.answer for one in given.values()}
    if "yes" in answers:
        return "yes"
    if "unsure" in answers:
        return "unsure"
    return None if wanted else "no"
