"""The sets of cases that are screened: each question alone, every pair, every triple of what is grave."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from benchmarks.proof.case import Case, Said
from benchmarks.proof.plainly import questions
from quietlegs.foundation.body import LOG_REGIONS
from quietlegs.knowledge.catalogue import load_catalogue

SOME_PLACES: tuple[tuple[str, ...], ...] = ((), ("calf_left",), ("sole_right", "ankle_left"), ("hip_left", "trunk"))
EVERY_PLACE: tuple[tuple[str, ...], ...] = (*SOME_PLACES, *((one,) for one in LOG_REGIONS))
NO = Said("no")


def answers_to(question: str, *, places: Sequence[tuple[str, ...]] = SOME_PLACES) -> list[Said | None]:
    """No, not answered, yes and unsure; these two with each of the places where places count."""
    rule = load_catalogue().rules[question]
    placed = rule.scope in ("limb", "area") or any("_if_named" in str(ban.where) for ban in rule.forbids)
    where = places if placed else ((),)
    return [NO, None, *(Said(answer, one) for answer in ("yes", "unsure") for one in where)]


def ones() -> Iterator[tuple[Case, ...]]:
    """Each question alone: each answer, yes and unsure with every single place, and none."""
    for question in questions():
        yield tuple(plain_case({question: said}) for said in answers_to(question, places=EVERY_PLACE))


def pairs() -> Iterator[tuple[Case, ...]]:
    """For each two questions every two answers, the others no; together, so that changes can be compared."""
    for first, second in combinations(questions(), 2):
        both = product(answers_to(first), answers_to(second))
        yield tuple(plain_case({first: one, second: other}) for one, other in both)


def grave() -> list[str]:
    """The red flags, what stops for today, and what asks a clinician first."""
    rules = load_catalogue().rules
    return [one for one in questions() if rules[one].effect in ("stop", "ask_first")]


def triples() -> Iterator[tuple[Case, ...]]:
    """Every three of the grave questions: no, yes and unsure in every mix; and all yes, with a clinician's word."""
    rules = load_catalogue().rules
    for three in combinations(grave(), 3):
        where = {one: ("calf_left",) if rules[one].scope == "limb" else () for one in three}
        yield tuple(
            plain_case({one: Said(answer, where[one]) for one, answer in zip(three, mix, strict=True)})
            for mix in product(("no", "yes", "unsure"), repeat=3)
            if mix.count("no") < 2
        )
        yes = {one: Said("yes", where[one]) for one in three}
        yield tuple(Case(yes, {}, dict.fromkeys(three, state)) for state in ("valid", "ended"))


def plain_case(said: dict[str, Said | None]) -> Case:
    """A case without wishes."""
    return Case({one: each for one, each in said.items() if each is None or each.answer != "no"}, {}, {})


def one_no_less(first: Case, second: Case) -> bool:
    """Whether the second differs from the first by one question that was no and now is yes or unsure."""
    more = set(second.said) - set(first.said)
    if len(more) != 1 or not set(first.said) <= set(second.said) or first.cleared != second.cleared:
        return False
    kept = all(second.said[one] == said for one, said in first.said.items())
    return kept and second.said[more.pop()] is not None
