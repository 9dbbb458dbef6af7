"""Who may have a routine gets one: 1,000 synthetic people with restless legs, drawn from rates with sources.

    .venv/bin/python -m benchmarks.safety_liveness [--persons N] [--seed 20261124]

The rates (benchmarks/people/rates.toml) were committed before the first run and are not changed to meet a bar. Prints
the verdicts; what asks a clinician first, and how often it is the only reason; the answers until a routine. Then: each
limit alone, with each helper and each set of tools, and what each stop leaves open tonight. Status 1 if fewer than 70%
of the people without a red flag (nobody answers one with yes; unsure does not count as having one) get a routine after
at most 20 answers, if a limit leaves nothing, or if a stop says nothing for tonight.
"""

import argparse
import sys
from collections import Counter
from itertools import combinations, product
from typing import NamedTuple, get_args

from benchmarks.people.answers import answers_until_a_routine
from benchmarks.people.synthetic import SEED, Synthetic, synthetic
from benchmarks.proof.case import TODAY, Case, Said
from benchmarks.proof.plainly import questions
from benchmarks.study import progress
from quietlegs.foundation.body import TOOLS, Helper
from quietlegs.interface.intake import read_intake
from quietlegs.interface.plan import make_plan
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.massage.relief import hands_are_open
from quietlegs.records.plan import VERDICTS, Plan

PERSONS, MOST_ANSWERS, BAR = 1_000, 20, 0.70
STRICT = (
    ("a journey of more than 3 hours in 6 weeks", ("dvt_risk_high.journey",)),
    ("I am not sure, wherever it is said", (" unsure",)),
    ("swollen legs, a dent that stays", ("oedema_severe",)),
    ("cold feet, cramp on walking, without a doctor's word", ("pad.cold", "pad.walking")),
    ("days in bed, a stay in hospital", ("dvt_risk_high.bed", "dvt_risk_high.hospital")),
)
"""Causes that more people have than are ill, and the words by which they are found."""

PLACES = (("calf_left",), ("sole_right", "ankle_right"), ("thigh_back_left",))
"""Places on one leg each: a limit of both whole legs may leave nothing, and is then asked first."""

TOOL_SETS = [list(tools) for count in range(len(TOOLS) + 1) for tools in combinations(TOOLS, count)]


class Lived(NamedTuple):
    """A synthetic person with the plan, the answers until it, and every question that asks a clinician first."""

    person: Synthetic
    plan: Plan
    answers: int
    causes: tuple[str, ...]

    @property
    def red_flag(self) -> bool:
        """Whether a red flag is answered with yes."""
        return any(flag.urgency != "look" for flag in self.plan.red_flags)

    @property
    def gets_one(self) -> bool:
        """Whether there is a routine after few enough answers."""
        return bool(self.plan.routine.steps) and self.answers <= MOST_ANSWERS


def live(number: int, *, seed: int) -> Lived:
    """Person `number` through the questions to the plan."""
    person = synthetic(number, seed=seed)
    plan = make_plan(read_intake(person.intake), today=TODAY).plan
    return Lived(person, plan, answers_until_a_routine(person), causes(person, plan))


def causes(person: Synthetic, plan: Plan) -> tuple[str, ...]:
    """Why a clinician is asked first: red flags that are unsure, conditions by their half where it is known."""
    rules = load_catalogue().rules
    flags = {flag.id for flag in plan.red_flags}
    asked = [key for key in person.troubles if rules[key.partition(".")[0]].effect == "ask_first"]
    unsure = [key for key, answer in person.troubles.items() if key.partition(".")[0] in flags and answer == "unsure"]
    return (*(f"{key} unsure" for key in unsure), *(f"{key} {person.troubles[key]}" for key in asked))


def limits() -> list[tuple[str, int, int]]:
    """Each limit alone, yes and unsure: plans made with each helper and tools, and the fewest steps of a routine."""
    found = []
    for rule in (load_catalogue().rules[one] for one in questions()):
        if rule.effect == "limit":
            steps = [
                len(plan.routine.steps)
                for answer, where, helper, tools in product(("yes", "unsure"), PLACES, get_args(Helper), TOOL_SETS)
                if (plan := _alone(rule.id, Said(answer, where), helper=helper, tools=tools))
            ]
            found.append((rule.id, len(steps), min(steps)))
            progress(f"limits: {len(found)}")
    return found


def stops() -> list[tuple[str, str, tuple[str, ...]]]:
    """Each stop and red flag alone, yes and unsure: the verdict and what is said for tonight."""
    ids = [one for one in questions() if load_catalogue().rules[one].effect == "stop"]
    plans = [(one, answer, _alone(one, Said(answer))) for one, answer in product(ids, ("yes", "unsure"))]
    return [
        (f"{one} {answer}", plan.verdict, tuple(line.code for line in plan.for_tonight)) for one, answer, plan in plans
    ]


def _alone(question: str, said: Said, **wishes: object) -> Plan:
    document = Case({question: said}, wishes, {}).document(questions())
    return make_plan(read_intake(document), today=TODAY).plan


def share(some: int, every: int) -> str:
    """A share in percent."""
    return f"{some / every:6.1%}" if every else "     -"


def print_people(lived: list[Lived]) -> bool:
    """The tables of the people; whether the bar is met."""
    verdicts = Counter(one.plan.verdict for one in lived)
    print("verdicts: " + ", ".join(f"{name} {share(verdicts[name], len(lived)).strip()}" for name in VERDICTS))
    calm = [one for one in lived if not one.red_flag]
    sure = [one for one in calm if not one.plan.red_flags]
    routine = [one for one in calm if one.plan.routine.steps]
    good = sum(one.gets_one for one in calm)
    print(
        f"without a red flag answered yes: {len(calm)}; with a routine: {share(len(routine), len(calm)).strip()};",
        end="",
    )
    print(f" after at most {MOST_ANSWERS} answers: {share(good, len(calm)).strip()} (bar: {BAR:.0%})")
    print(
        f"without a red flag yes or unsure: {len(sure)}; with a routine after at most {MOST_ANSWERS} answers:", end=""
    )
    print(f" {share(sum(one.gets_one for one in sure), len(sure)).strip()}")
    guided = sum(bool(one.plan.routine.steps) or hands_are_open(one.plan) for one in calm)
    print(f"without a red flag answered yes: guided tonight, legs or else hands: {share(guided, len(calm)).strip()}")
    counts = sorted(one.answers for one in routine)
    tenths = [counts[min(len(counts) - 1, len(counts) * one // 10)] for one in (0, 1, 5, 9, 10)]
    print("answers until a routine, lowest, 10%, median, 90%, highest: " + ", ".join(map(str, tenths)))
    _print_causes([one for one in lived if one.plan.verdict == "ask_first"])
    _print_without(calm)
    return good >= BAR * len(calm)


def _print_causes(asking: list[Lived]) -> None:
    every = Counter(cause for one in asking for cause in set(one.causes))
    alone = Counter(one.causes[0] for one in asking if len(set(one.causes)) == 1)
    print(f"\n{'asks a clinician first, of ' + str(len(asking)):44} {'people':>7} {'only reason':>12}")
    for cause, count in every.most_common():
        print(f"{cause:44} {count:7} {alone[cause]:12}")
    print(f"{'limits that leave nothing':44} {sum(not one.causes for one in asking):7}")


def _print_without(calm: list[Lived]) -> None:
    """The share of people with a routine if some causes did not ask first: each alone, and with those above it."""
    above: set[str] = set()
    print(f"\n{'with a routine if this did not ask first':56} {'alone':>8} {'with those above':>17}")
    for name, words in STRICT:
        own = {cause for one in calm for cause in one.causes if any(word in cause for word in words)}
        above |= own
        print(f"{name:56} {_freed(calm, own):>8} {_freed(calm, above):>17}")


def _freed(calm: list[Lived], gone: set[str]) -> str:
    return share(sum(one.gets_one or bool(one.causes and set(one.causes) <= gone) for one in calm), len(calm))


def main() -> int:
    """Print the tables; status 1 if something that must hold does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=PERSONS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    lived = [live(number, seed=options.seed) for number in range(1, options.persons + 1)]
    print(f"{options.persons:,} synthetic people, seed {options.seed}")
    met = print_people(lived)
    print(f"\n{'limit alone':28} {'plans':>6} {'fewest steps':>13}")
    alone = limits()
    for name, plans, fewest in alone:
        print(f"{name:28} {plans:6} {fewest:13}")
    print(f"\n{'stop':30} {'verdict':10} for tonight")
    ends = stops()
    for name, verdict, codes in ends:
        print(f"{name:30} {verdict:10} {', '.join(code.removeprefix('tonight.') for code in codes)}")
    return int(not (met and all(fewest for _, _, fewest in alone) and all(codes for _, _, codes in ends)))


if __name__ == "__main__":
    sys.exit(main())
