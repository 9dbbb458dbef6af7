"""Draw one synthetic person: age, sex, answers and wishes. The seed and the number decide everything."""

from random import Random
from typing import Any, NamedTuple

from benchmarks.people.rates import Rate, rates, written
from quietlegs.knowledge.catalogue import load_catalogue

SEED = 20261124
YEAR = 2026
ADULT = 18
"""Who is as old as this is asked whether that birthday was, since the year of birth leaves it open."""


class Synthetic(NamedTuple):
    """A synthetic person: the intake as a mapping, and the answers that are not no, by question or half."""

    woman: bool
    age: int
    intake: dict[str, Any]
    troubles: dict[str, str]


def synthetic(number: int, *, seed: int = SEED) -> Synthetic:
    """Person `number`."""
    random = Random(f"{seed}-{number}")
    people = written()["people"]
    woman = random.random() * 100 < people["women"]
    band = random.choices(range(len(people["bands"])), people["shares"])[0]
    age = random.randint(*people["bands"][band])
    troubles = _troubles(random, woman=woman, band=band)
    wishes = {key: _one_of(random, written()["wishes"][key]) for key in ("touch", "helper", "legs", "diagnosed")}
    answers = _conditions(random, troubles)
    intake = {"version": 1, "birth_year": YEAR - age, "conditions": answers, **wishes, **_more(random)}
    if age == ADULT:
        intake["adult"] = "yes"
    return Synthetic(woman, age, intake, troubles)


def _troubles(random: Random, *, woman: bool, band: int) -> dict[str, str]:
    """What is answered with yes or unsure. Each rate takes two draws, so that a change of one moves no other."""
    found: dict[str, str] = {}
    for rate in rates():
        yes, unsure = random.random() * 100, random.random() * 100
        if rate.together:
            found |= {rate.id: found[rate.together]} if rate.together in found else {}
        elif rate.only_with and not set(rate.only_with) & set(found):
            continue
        elif yes < (rate.women if woman or not rate.men else rate.men)[band]:
            found[rate.id] = "yes"
        elif unsure < written()["unsure"][rate.unsure] and _may_be(rate, woman=woman, band=band):
            found[rate.id] = "unsure"
    return found


def _may_be(rate: Rate, *, woman: bool, band: int) -> bool:
    """Nobody is unsure about what cannot be."""
    return (rate.women if woman or not rate.men else rate.men)[band] > 0


def _conditions(random: Random, troubles: dict[str, str]) -> dict[str, Any]:
    """The answers to all questions: halves where rates are of halves, a place and weeks where they are asked."""
    answers: dict[str, Any] = {}
    for question in dict.fromkeys(rate.question for rate in rates()):
        where = random.choice(written()["places"].get(question, written()["places"]["else"])).split()
        weeks = random.randint(6, 40)
        for key in _keys(question):
            if key in troubles:
                more = {"where": where} if where else {}
                more |= {"weeks": weeks} if key == "pregnancy.pregnant" else {}
                answers[key] = {"answer": troubles[key], **more}
            else:
                answers[key] = "no"
    return answers


def _keys(question: str) -> list[str]:
    """What a question is answered by: itself, or all its halves where a rate is of a half."""
    if any(rate.id == question for rate in rates()):
        return [question]
    return [f"{question}.{part.id}" for part in load_catalogue().rules[question].parts]


def _more(random: Random) -> dict[str, Any]:
    wishes = written()["wishes"]
    oils = _one_of(random, wishes["oils"])
    return {
        "tools": [tool for tool in _one_of(random, wishes["tools"]).split("+") if tool],
        "oils": [oils] if oils else [],
        "minutes_available": int(_one_of(random, wishes["minutes"])),
    }


def _one_of(random: Random, shares: dict[str, float]) -> str:
    return random.choices(list(shares), list(shares.values()))[0]
