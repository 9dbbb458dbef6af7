"""Made-up intakes for the tests; nobody here is a person."""

import datetime as dt
from collections.abc import Iterator, Mapping

from quietlegs.knowledge.catalogue import load_catalogue

TODAY = dt.date(2026, 11, 23)


def asked() -> list[str]:
    """The ids of every question of the intake: red flags and conditions."""
    return sorted(rule.id for rule in load_catalogue().rules.values() if rule.kind != "use_rule")


def parts() -> list[str]:
    """The keys of every sub-question, `<id>.<part>`."""
    rules = load_catalogue().rules.values()
    return sorted(f"{rule.id}.{part.id}" for rule in rules for part in rule.parts)


def all_no(**answers: object) -> dict[str, object]:
    """An intake with every condition answered no, then the given answers.

    A condition's id (or `<id>.<part>`) goes to `conditions`, `None` leaves it unanswered; any other name is a key of
    the intake: `all_no(anticoagulant="yes", tools=["roller"])`.
    """
    return intake(dict.fromkeys(asked(), "no"), answers)


def unanswered(**answers: object) -> dict[str, object]:
    """An intake in which only the given answers stand."""
    return intake({}, answers)


def intake(conditions: Mapping[str, object], answers: Mapping[str, object]) -> dict[str, object]:
    """Put answers on top of conditions; the rest are keys of the intake itself."""
    questions = {*asked(), *parts()}
    own = {key: value for key, value in answers.items() if key in questions}
    rest = {key: value for key, value in answers.items() if key not in questions}
    merged = {**conditions, **own}
    return {"version": 1, "conditions": {key: one for key, one in merged.items() if one is not None}, **rest}


def one_place(condition: str, answer: str = "yes") -> object:
    """An answer to a condition with one place named where the condition needs one."""
    scope = load_catalogue().rules[condition].scope
    return {"answer": answer, "where": ["calf_left"]} if scope in ("limb", "area") else answer


def each_condition(kind: str = "", effect: str = "") -> Iterator[str]:
    """The ids of the asked rules of a kind or an effect."""
    for condition in asked():
        rule = load_catalogue().rules[condition]
        if rule.kind == (kind or rule.kind) and rule.effect == (effect or rule.effect):
            yield condition
