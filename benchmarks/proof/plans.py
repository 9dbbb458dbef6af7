"""The sets of cases of which plans are made: covering arrays of troubles and of everything that is wished."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from random import Random

import numpy as np

from benchmarks.proof.case import Case, Said
from benchmarks.proof.covering import Rows, balanced, counted, covering, lacking
from benchmarks.proof.factors import PLACES, Trouble, case_of, sizes, troubles
from benchmarks.proof.plainly import questions

SEED = 20261124
DRAWN = 2_500
"""Rows drawn before what is missing is added."""

WEIGHED = ("yes", "no", "unsure", "open")
States = ("", "valid", "ended")
Rowed = tuple[tuple[Trouble, ...], list[int]]


def few_troubles() -> Iterator[Case]:
    """No, one and two troubles, the other questions no, with everything that is wished.

    Together they cover every two troubles with every value of every factor, every trouble with every two values of any
    two factors, and every three values of any three factors where there is no trouble.
    """
    yield from (case_of(found, row) for found, row in rows_of_few())


@cache
def rows_of_few() -> tuple[Rowed, ...]:
    """Troubles and the numbers of the factors' values, one for each plan."""
    random = np.random.default_rng(SEED)
    two = [pair for pair in combinations(troubles(), 2) if pair[0].question != pair[1].question]
    rows: list[Rowed] = [(pair, row) for pair in two for row in _every_value(random)]
    for number, (trouble, own) in enumerate(by_trouble(rows).items()):
        rows += [((trouble,), row) for row in lacking(own, sizes(), seed=SEED + number, strength=2).tolist()]
    rows += [((), row) for row in covering(sizes(), drawn=DRAWN, seed=SEED).tolist()]
    return tuple(rows)


def by_trouble(rows: list[Rowed]) -> dict[Trouble, Rows]:
    """The factors' values of each trouble, wherever it stands."""
    found: defaultdict[Trouble, list[list[int]]] = defaultdict(list)
    for pair, row in rows:
        for trouble in pair:
            found[trouble].append(row)
    return {trouble: np.array(own, np.int16) for trouble, own in found.items()}


def covered() -> tuple[int, int]:
    """How many combinations the plans with few troubles must cover, and how many they lack."""
    rows = list(rows_of_few())
    without = np.array([row for found, row in rows if not found], np.int16)
    tables = [counted(without, sizes(), strength=3)]
    tables += [counted(own, sizes(), strength=2) for own in by_trouble(rows).values()]
    pairs: defaultdict[tuple[Trouble, ...], list[list[int]]] = defaultdict(list)
    for found, row in rows:
        if len(found) == 2:
            pairs[found].append(row)
    tables += [counted(np.array(own, np.int16), sizes(), strength=1) for own in pairs.values()]
    return sum(there for there, _ in tables), sum(lacks for _, lacks in tables)


def three_troubles() -> Iterator[Case]:
    """Every three of what limits, and of what asks first and was cleared, all yes; wishes drawn."""
    random = np.random.default_rng(SEED + 1)
    for three in combinations([one for one in troubles() if one.answer == "yes"], 3):
        yield case_of(three, balanced(sizes(), rows=1, random=random)[0].tolist())


def everything() -> Iterator[Case]:
    """All questions with all four answers, three by three, and with every two wishes: most of them stop."""
    yield from map(_everything, every_row().tolist())


@cache
def every_row() -> Rows:
    """The rows of `everything`."""
    return covering(every_size(), drawn=DRAWN, seed=SEED + 2)


def every_size() -> list[int]:
    """The sizes of the factors of `everything`: the questions, a clinician's word, and the wishes."""
    return [*(len(WEIGHED) for _ in questions()), len(States), *sizes()]


def _everything(row: list[int]) -> Case:
    asked = len(questions())
    answers = [(one, WEIGHED[number]) for one, number in zip(questions(), row[:asked], strict=True)]
    state = States[row[asked]]
    found = [Trouble(one, answer, state) for one, answer in answers if answer != "no"]
    return case_of(found, row[asked + 1 :])


def _every_value(random: np.random.Generator) -> list[list[int]]:
    """As many rows as the largest factor has values, in which each factor takes all its values."""
    found: list[list[int]] = balanced(sizes(), rows=max(sizes()), random=random).tolist()
    return found


def changes(case: Case, *, random: Random) -> Iterator[Case]:
    """The case with one no less: each no becomes yes and unsure, at a drawn place."""
    for question in questions():
        if question not in case.said:
            where = random.choice(PLACES)
            for answer in ("yes", "unsure"):
                yield case._replace(said={**case.said, question: Said(answer, where)})
