"""The terms of a trial, before anything is drawn, and the designs that cannot be."""

import math
import re
from datetime import date
from typing import get_args

from msgspec import Struct

from quietlegs.foundation.body import NOT_OFFERED
from quietlegs.foundation.errors import InputError, TrialError
from quietlegs.foundation.nights import find_zone, read_clock
from quietlegs.records.trial import COMPARISON, Better, Comparison, Law, Question
from quietlegs.trials.blocks import WEEK

MINIMUM_NIGHTS, MINIMUM_NIGHTS_A_SIDE = 14, 6
FEWEST_ADAPTIVE, MOST_TECHNIQUES = 2, 5
MOST_NIGHTS_ONE_TECHNIQUE, MOST_NIGHTS_SEVERAL = 730, 168
FEWEST_COURSE_NIGHTS, MOST_COURSE_NIGHTS = 84, 364
LARGEST_SEED = 2**63 - 1
FIRST_YEAR, LAST_YEAR = 2000, 2099

_ARM = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_RESERVED = {
    COMPARISON: "the comparison is always part of a trial",
    "none": "in a diary it means that no session was done",
    "other": "in a diary it means something that was not part of the trial",
}
_FORBIDDEN_ANYWHERE = ("deep", "percuss", "friction", "trigger", "vibrat", "balm")
_FORBIDDEN_WORDS = re.compile(r"(^|_)(gun|hot)|gun(_|$)", re.ASCII)
"""Stems that are safe to look for only where a word begins or ends: a photo is not hot."""


class Terms(Struct, frozen=True, kw_only=True):
    """What a person asks for. `mid` is in points of the outcome; `range` its lowest and highest value."""

    arms: tuple[str, ...]
    nights: int
    seed: int
    start: date
    law: Law = "balanced"
    question: Question = "tonight"
    comparison: Comparison = "usual_evening"
    mid: float = 1.0
    zone: str = "UTC"
    boundary: str = "12:00"
    outcome: str = "urge"
    range: tuple[float, float] = (0.0, 10.0)
    better: Better = "lower"


def refuse_impossible(terms: Terms) -> None:
    """Refuse terms under which no trial can be drawn, in one sentence that says what to do."""
    _check_arms(terms.arms)
    _check_choices(terms)
    _check_place_and_scale(terms)
    check_law(terms.law, question=terms.question, techniques=len(terms.arms), nights=terms.nights)


def check_law(law: Law, *, question: Question, techniques: int, nights: int) -> None:
    """Refuse a number of nights or techniques for which the law is not drawn."""
    if (question == "course") != (law == "blocks"):
        raise TrialError(
            "The course question and the law `blocks` belong together: ask tonight's question with the law `balanced` "
            "or `adaptive`, or the course question with the law `blocks`."
        )
    if law == "adaptive" and techniques < FEWEST_ADAPTIVE:
        raise TrialError(
            "The law `adaptive` leans towards the better of two or more techniques: name another one with --arm, or "
            "use the law `balanced`."
        )
    if techniques > MOST_TECHNIQUES:
        raise TrialError(f"{techniques} techniques leave too few nights for each: choose at most {MOST_TECHNIQUES}.")
    (_check_blocks if law == "blocks" else _check_balanced)(techniques, nights)


def _check_balanced(techniques: int, nights: int) -> None:
    fewest = max(MINIMUM_NIGHTS, (techniques + 1) * MINIMUM_NIGHTS_A_SIDE)
    if nights < fewest:
        raise TrialError(
            f"{nights} nights are too few: nothing is said before {MINIMUM_NIGHTS} rated nights and "
            f"{MINIMUM_NIGHTS_A_SIDE} a side; plan at least {fewest}, better 56 to 84."
        )
    most = MOST_NIGHTS_ONE_TECHNIQUE if techniques == 1 else MOST_NIGHTS_SEVERAL
    if nights > most:
        of = "one technique" if techniques == 1 else "two or more techniques"
        raise TrialError(f"{nights} nights are too many for a trial of {of}: plan at most {most}.")


def _check_blocks(techniques: int, nights: int) -> None:
    if techniques > 1:
        raise TrialError(
            "The course question compares weeks with one technique to weeks without: choose one technique."
        )
    if nights % WEEK or not FEWEST_COURSE_NIGHTS <= nights <= MOST_COURSE_NIGHTS:
        raise TrialError(
            f"The course question needs whole weeks, from {FEWEST_COURSE_NIGHTS} to {MOST_COURSE_NIGHTS} nights, so "
            f"that each side has at least three blocks; {nights} nights cannot be drawn."
        )


def _check_arms(arms: tuple[str, ...]) -> None:
    if not arms:
        raise TrialError("A trial needs at least one technique: name it with --arm, such as --arm effleurage.")
    for arm in arms:
        if arm in _RESERVED:
            raise TrialError(f"{arm!r} cannot be a technique's name: {_RESERVED[arm]}.")
        if arm in NOT_OFFERED:
            raise TrialError(
                f"{arm} is never offered, for safety, and so it cannot be tried: choose a gentle technique."
            )
        if _FORBIDDEN_WORDS.search(arm) or any(stem in arm for stem in _FORBIDDEN_ANYWHERE):
            raise TrialError(
                f"{arm[:40]!r} sounds like something that is never offered, such as deep, hard or hot work: choose a "
                "gentle technique, or another name."
            )
        if not _ARM.fullmatch(arm):
            raise TrialError(
                f"{arm[:40]!r} cannot be a technique's name: "
                "use small letters, digits and _, a letter first, at most 32 in all."
            )
        if arms.count(arm) > 1:
            raise TrialError(f"{arm} is named twice: name each technique once.")


def _check_choices(terms: Terms) -> None:
    for name, value, allowed in (
        ("law", terms.law, get_args(Law)),
        ("question", terms.question, get_args(Question)),
        ("comparison", terms.comparison, get_args(Comparison)),
        ("better", terms.better, get_args(Better)),
    ):
        if value not in allowed:
            raise TrialError(f"{value!r} is no {name} of a trial: use {' or '.join(allowed)}.")
    if not 0 <= terms.seed <= LARGEST_SEED:
        raise TrialError(f"The seed must be a whole number from 0 to {LARGEST_SEED}: {terms.seed} cannot be used.")


def _check_place_and_scale(terms: Terms) -> None:
    try:
        find_zone(terms.zone)
        read_clock(terms.boundary)
    except InputError as error:
        raise TrialError(str(error)) from error
    if not FIRST_YEAR <= terms.start.year <= LAST_YEAR:
        raise TrialError(f"{terms.start} cannot be the first night: it must lie between {FIRST_YEAR} and {LAST_YEAR}.")
    low, high = terms.range
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise TrialError(
            f"The outcome's range {low:g} to {high:g} is none: give the lowest and then the highest value."
        )
    if not 0 < terms.mid < high - low:
        raise TrialError(
            f"A difference of {terms.mid:g} cannot be what matters on a scale from {low:g} to {high:g}: "
            "give the smallest relief that is worth the time, such as 1."
        )
