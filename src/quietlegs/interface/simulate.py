"""Synthetic persons with their truth, for rehearsal, tests and benchmarks. Nobody in them exists."""

from collections.abc import Iterator
from typing import NamedTuple, get_args

import msgspec

from quietlegs.diary.write import write_diary
from quietlegs.foundation.errors import InputError
from quietlegs.simulation.persons import ARMS, Population, synthetic_person
from quietlegs.simulation.scenarios import ScenarioName
from quietlegs.simulation.truths import TruthName
from quietlegs.trials.seal import document_of

TRUTH_NAMES: tuple[str, ...] = get_args(TruthName)
SCENARIO_NAMES: tuple[str, ...] = get_args(ScenarioName)
MOST_PERSONS = 1_000_000


class PersonFiles(NamedTuple):
    """One person's files as bytes; no TRIAL.json where nothing was randomised."""

    name: str
    diary: bytes
    trial: bytes | None
    truth: dict[str, float]


def population(
    *, nights: int, seed: int, truth: str = "shipped", scenario: str = "plain", arms: int = 1, before_r: float = 0.0
) -> Population:
    """What is to be simulated, checked. Errors: InputError, one sentence."""
    if truth not in TRUTH_NAMES:
        raise InputError(f"--truth: there is no truth {truth!r}: name one of {', '.join(TRUTH_NAMES)}.")
    if scenario not in SCENARIO_NAMES:
        raise InputError(f"--scenario: there is no scenario {scenario!r}: name one of {', '.join(SCENARIO_NAMES)}.")
    if not 1 <= arms <= len(ARMS):
        raise InputError(f"--arms: {arms} techniques are not simulated: ask for 1 to {len(ARMS)}.")
    if not 0 <= before_r < 1:
        raise InputError(f"--before-r: {before_r:g} is no correlation from 0 up to, but not, 1.")
    return Population(
        nights=nights,
        seed=seed,
        truth=msgspec.convert(truth, TruthName),
        scenario=msgspec.convert(scenario, ScenarioName),
        arms=arms,
        before_r=before_r,
    )


def simulate_persons(asked: Population, *, persons: int) -> Iterator[PersonFiles]:
    """The files of persons 1 to `persons`, one after the other. Errors: InputError."""
    if not 1 <= persons <= MOST_PERSONS:
        raise InputError(f"--persons: {persons} is out of range: ask for 1 to {MOST_PERSONS}.")
    return (_files(number, asked=asked) for number in range(1, persons + 1))


def _files(number: int, *, asked: Population) -> PersonFiles:
    person = synthetic_person(number, population=asked)
    trial = None if person.trial is None else msgspec.json.encode(document_of(person.trial))
    return PersonFiles(person.name, write_diary(person.diary), trial, person.truth)
