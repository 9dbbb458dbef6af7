"""Rules that were tried and not taken: what each would cost in nights and spare in false claims.

    .venv/bin/python -m benchmarks.other_rules [--persons 1500] [--seed 1002] [--kept FOLDER]

The rule of the plan stands first. Every other one asks more of one kind of claim. Persons, nights and claims as in
`benchmarks.decisions`; the seeds are those that were used while building, so these are no results.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.decisions import CLAIMS, is_false
from benchmarks.peers.claims import NAMES
from benchmarks.peers.one_thread import on_one_thread
from benchmarks.study import MID, NEVER, Seen, Way, see, share
from quietlegs.simulation.persons import MONDAY, Population, synthetic_person
from quietlegs.simulation.truths import TruthName
from quietlegs.statistics import priors
from quietlegs.statistics.forecast import HARMS, HELPS, NO_WORTHWHILE_HELP, UNDECIDED
from quietlegs.statistics.mixture import above, below
from quietlegs.statistics.moments import Bools, Floats
from quietlegs.statistics.posterior import posterior
from quietlegs.statistics.priors import EffectPrior
from quietlegs.trials.analysis import SURE, earliest, enough, evidence_of
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import tabulate

DOUBT = 1 - SURE
MORE_HOPEFUL = EffectPrior(mean=-1.5, sd=0.8, null_mass=0.15)


class Chances(NamedTuple):
    """After each night (L,): chances under the prior that decides, and under the others; the rated nights so far."""

    helps: Floats
    harms: Floats
    worth: Floats
    worth_hopeful: Floats
    worth_more_hopeful: Floats
    harms_hopeful: Floats
    helps_sceptic: Floats
    rated: Floats


def _helps(seen: Chances) -> Bools:
    return np.asarray(seen.helps >= SURE)


def _harms(seen: Chances) -> Bools:
    return np.asarray(seen.harms >= SURE)


def _gives_up(seen: Chances, *, doubt: float = DOUBT) -> Bools:
    return np.asarray((seen.worth <= DOUBT) & (seen.worth_hopeful <= doubt))


def _twice(here: Bools) -> Bools:
    return np.asarray(here & np.append(False, here[:-1]))


def _from_night(seen: Chances, here: Bools, rated: int) -> Bools:
    return np.asarray(here & (seen.rated >= rated))


class Rule(NamedTuple):
    """When each kind of claim is made."""

    helps: Callable[[Chances], Bools] = _helps
    harms: Callable[[Chances], Bools] = _harms
    gives_up: Callable[[Chances], Bools] = _gives_up


RULES: dict[str, Rule] = {
    "the plan's": Rule(),
    "give up at 3.5 in 100": Rule(gives_up=lambda seen: _gives_up(seen, doubt=0.035)),
    "give up at 2.5 in 100": Rule(gives_up=lambda seen: _gives_up(seen, doubt=0.025)),
    "give up on two nights": Rule(gives_up=lambda seen: _twice(_gives_up(seen))),
    "a more hopeful one too": Rule(gives_up=lambda seen: _gives_up(seen) & (seen.worth_more_hopeful <= DOUBT)),
    "harm: the enthusiast too": Rule(harms=lambda seen: _harms(seen) & (seen.harms_hopeful >= SURE)),
    "help on two nights": Rule(helps=lambda seen: _twice(_helps(seen))),
    "help from 20 rated nights": Rule(helps=lambda seen: _from_night(seen, _helps(seen), 20)),
    "help: the sceptic too": Rule(helps=lambda seen: _helps(seen) & (seen.helps_sceptic >= SURE)),
    "help at 96 in 100": Rule(helps=lambda seen: np.asarray(seen.helps >= 0.96)),
}

FIELDS = ("truth", *(f"{name}: {what}" for name in RULES for what in ("claim", "night")))


def look(number: int, population: Population) -> tuple[float, ...]:
    """Person `number`: the truth, and each rule's first claim with its night."""
    person = synthetic_person(number, population=population)
    table = tabulate(person.diary, setting=settle(person.diary, trial=person.trial, asked=Asked()))
    lengths = list(range(earliest(table), table.arm.size + 1))
    found = [next(iter(person.truth.values()))]
    if not lengths:
        return (*found, *[0.0, NEVER] * len(RULES))
    evidence = evidence_of(table, lengths=lengths)
    shipped, hopeful = (posterior(evidence, prior=prior) for prior in (priors.SHIPPED, priors.ENTHUSIASTIC))
    seen = Chances(
        below(shipped, 0.0)[:, 0],
        above(shipped, 0.0)[:, 0],
        below(shipped, -MID)[:, 0],
        below(hopeful, -MID)[:, 0],
        below(posterior(evidence, prior=MORE_HOPEFUL), -MID)[:, 0],
        above(hopeful, 0.0)[:, 0],
        below(posterior(evidence, prior=priors.SCEPTICAL), 0.0)[:, 0],
        np.array(lengths, dtype=np.float64),
    )
    ready = np.array([enough(table, first=length)[0] for length in lengths])
    for rule in RULES.values():
        said = [rule.helps(seen), rule.harms(seen), rule.gives_up(seen)]
        codes = np.select(said, [HELPS, HARMS, NO_WORTHWHILE_HELP], UNDECIDED)
        claims = np.flatnonzero(np.where(ready, codes, UNDECIDED))
        night = (table.dates[lengths[claims[0]] - 1] - MONDAY).days + 1.0 if claims.size else NEVER
        found += [float(codes[claims[0]]) if claims.size else 0.0, night]
    return tuple(found)


def show(seen: Seen) -> None:
    """Print the rules of one cell."""
    print(f"\n{seen.population.truth}, evening rating r = {seen.population.before_r:g}, {len(seen.rows)} persons")
    print(f"{'rule':26} {'median night':>12}" + "".join(f"{NAMES[code]:>28}" for code in CLAIMS))
    for name in RULES:
        claim, night = seen.of(f"{name}: claim"), seen.of(f"{name}: night")
        wrong = is_false(claim, seen.of("truth"))
        cells = []
        for code in CLAIMS:
            false, error = share(wrong[claim == code])
            cells.append(f"{int((claim == code).sum()):8}, {false:6.1%} ±{error:5.1%} false")
        print(f"{name:26} {np.median(night):12g}" + "".join(f"{cell:>28}" for cell in cells))


def main() -> int:
    """Print a table a cell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1002)
    parser.add_argument("--kept", type=Path)
    options = parser.parse_args()
    on_one_thread()
    truths: tuple[TruthName, ...] = ("shipped", "truth_enthusiastic", "null")
    for truth in truths:
        population = Population(nights=84, seed=options.seed, truth=truth)
        show(see(population, persons=options.persons, kept=options.kept, way=Way(look, FIELDS, "rules")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
