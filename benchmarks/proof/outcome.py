"""What the verdict must be, plainly from the contract: the worst effect of all answers."""

from collections.abc import Iterator

import numpy as np

from benchmarks.proof.case import Case
from benchmarks.proof.plainly import NOT_AT_ALL, Table, maybe_young, must_hold, risky, things
from quietlegs.foundation.body import LEG_REGIONS
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Ban, Rule, Technique

WORSE = ("go", "adapt", "incomplete", "ask_first", "stop")
PLACED = ("limb", "area")


def verdict(case: Case) -> str:
    """The worst of what the answers do."""
    return max(("go", *_effects(case)), key=WORSE.index)


def missing(case: Case) -> set[str]:
    """The questions that must be answered first, and the places that a yes leaves open."""
    rules = load_catalogue().rules
    unanswered = {one for one, said in case.said.items() if said is None and _matters(rules[one], case)}
    placeless = {
        f"{one}.where"
        for one, said in case.said.items()
        if said is not None and risky(said) and not said.where and rules[one].scope in PLACED
    }
    return unanswered | placeless


def nothing_is_left(case: Case) -> bool:
    """Whether not even a stretch is left, on either leg that counts, by what is certain: then it must be asked first.

    A yes without its place forbids everywhere until the place is known; here it does not count.
    """
    rules = load_catalogue().rules
    certain = {one: said for one, said in case.said.items() if not said or said.where or rules[one].scope not in PLACED}
    rows = must_hold(case._replace(said=certain))[things().index("stretching")]
    return bool((rows[_columns(case)] == NOT_AT_ALL).all())


def _columns(case: Case) -> list[int]:
    """Where stretches are done, on the legs that count."""
    bases, legs = load_catalogue().techniques["stretching"].bases, case.wishes.get("legs")
    return [
        number
        for number, (base, _, side) in enumerate(one.rpartition("_") for one in LEG_REGIONS)
        if base in bases and legs in (None, "both", side)
    ]


def _effects(case: Case) -> Iterator[str]:
    rules = load_catalogue().rules
    for one, said in case.said.items():
        if said is not None and risky(said):
            yield _effect(rules[one], said.answer, case.cleared.get(one) == "valid")
    if missing(case):
        yield "incomplete"
    if maybe_young(case):
        yield "ask_first"
    if case.wishes.get("touch") == "worse":
        yield "adapt"


def _effect(rule: Rule, answer: str, cleared: bool) -> str:
    if rule.kind == "red_flag":
        return "stop" if answer == "yes" else "ask_first"
    if rule.effect == "ask_first":
        return "adapt" if cleared else "ask_first"
    return {"stop": "stop", "limit": "adapt"}[rule.effect]


def _matters(rule: Rule, case: Case) -> bool:
    """Whether the answer could block something that this person could be offered."""
    if rule.effect in ("stop", "ask_first"):
        return True
    return any(_blocks(ban, one, case) for ban in rule.forbids for one in load_catalogue().techniques.values())


def _blocks(ban: Ban, technique: Technique, case: Case) -> bool:
    tools = case.wishes.get("tools")
    oils = case.wishes.get("oils")
    if not technique.offered or (technique.touch and case.wishes.get("touch") == "worse"):
        return False
    if technique.tool is not None and technique.tool not in (["hands"] if tools is None else tools):
        return False
    if isinstance(ban.where, tuple) and not set(ban.where) & set(technique.bases):
        return False
    firm = ban.pressure_above is None or technique.pressure_max > ban.pressure_above
    named = {technique.id, "all"} & set(ban.techniques) or {technique.tool, "all"} & set(ban.tools)
    if named and firm and not (ban.tools and technique.tool is None):
        return True
    wanted = {one.partition(":")[0] for one in (["unscented"] if oils is None else oils)}
    return technique.uses_oil and bool(wanted) and ("all" in ban.oils or bool(wanted & set(ban.oils)))


def never_shrinks(before: Table, after: Table) -> bool:
    """Whether everything that was withheld still is."""
    return bool((after <= before).all())


def same(told: Table, needed: Table) -> bool:
    """Whether exactly what must be withheld is withheld."""
    return bool(np.array_equal(told, needed))
