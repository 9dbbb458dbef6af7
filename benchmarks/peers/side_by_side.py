"""Every method on the same synthetic persons: one row a method and person."""

import shutil
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import NamedTuple

import numpy as np

from benchmarks.peers.claims import Estimates, generous_claims, usual_claims
from benchmarks.peers.fitted import Fitted
from benchmarks.peers.jags import sample_by_jags
from benchmarks.peers.nights import Nights, from_table
from benchmarks.peers.r_gls import fit_by_gls
from benchmarks.peers.sampled import Sampled, claim_of, effective_draws
from benchmarks.peers.schedules import live
from benchmarks.peers.today import TODAY, Today
from quietlegs.simulation.persons import MONDAY, Population, synthetic_person
from quietlegs.statistics.mixture import mean_and_sd, quantile
from quietlegs.trials.analysis import answer_of
from quietlegs.trials.settle import Asked, settle
from quietlegs.trials.table import Table, tabulate

MID = 1.0
JAGS_DRAWS, NUTS_DRAWS = 2500, 1000


class Case(NamedTuple):
    """One synthetic person: as the finding and as the peers see their own trial, and tonight's truth in points."""

    number: int
    population: Population
    table: Table
    nights: Nights
    truth: float


class Row(NamedTuple):
    """What one method said of one person, points; `usual` and `generous` are claims as `peers.claims.NAMES` has them.

    `low`, `high` bound the 90 % interval; `cpu_ms` is process CPU; `effective` draws, None where nothing is drawn.
    """

    method: str
    number: int
    truth: float
    mean: float
    low: float
    high: float
    usual: int
    generous: int
    cpu_ms: float
    effective: float | None = None


def case(number: int, *, population: Population) -> Case:
    """Person `number` of a population with one technique."""
    person = synthetic_person(number, population=population)
    table = tabulate(person.diary, setting=settle(person.diary, trial=person.trial, asked=Asked()))
    nights = from_table(table, first_night=MONDAY.toordinal())
    return Case(number, population, table, nights, next(iter(person.truth.values())))


def ours(cases: list[Case]) -> Iterator[Row]:
    """Quietlegs: the answer under its three priors, and the interval."""
    for one in cases:
        start = time.process_time()
        answer = answer_of(one.table, mid=MID)
        low, high = (float(quantile(answer.shipped, level)[0, 0]) for level in (0.05, 0.95))
        mean, code = float(mean_and_sd(answer.shipped)[0][0, 0]), int(answer.codes[0])
        took = 1000 * (time.process_time() - start)
        yield Row("Quietlegs", one.number, one.truth, mean, low, high, code, code, took)


def by_jags(cases: list[Case]) -> Iterator[Row]:
    """JAGS, person by person."""
    for one in cases:
        sampled = sample_by_jags(one.nights, seed=one.number * 10, draws=JAGS_DRAWS)
        yield _sampled("JAGS", one, sampled)


def by_nuts(cases: list[Case]) -> Iterator[Row]:
    """NUTS, all persons by one compiled sampler."""
    from benchmarks.peers.nuts import sample_by_nuts

    found = sample_by_nuts([one.nights for one in cases], seed=cases[0].number * 1000, draws=NUTS_DRAWS)
    return (_sampled("NUTS", one, sampled) for one, sampled in zip(cases, found, strict=True))


def by_gls(cases: list[Case]) -> Iterator[Row]:
    """R's nlme::gls, all persons in one run."""
    return (_fitted("R nlme::gls", *pair) for pair in zip(cases, fit_by_gls([c.nights for c in cases]), strict=True))


def by_sarimax(cases: list[Case]) -> Iterator[Row]:
    """statsmodels, person by person."""
    from benchmarks.peers.state_space import fit_by_sarimax

    return (_fitted("statsmodels SARIMAX", one, fit_by_sarimax(one.nights)) for one in cases)


def by_today(way: Today) -> Callable[[list[Case]], Iterator[Row]]:
    """One of the ways of today, on the schedule that it needs."""

    def look(cases: list[Case]) -> Iterator[Row]:
        for one in cases:
            lived = live(one.number, population=one.population, schedule=way.schedule)
            start = time.process_time()
            found = way.look(lived.nights, after=np.array([one.population.nights]))
            fitted = Fitted(found, time.process_time() - start)
            yield _fitted(way.title, one._replace(truth=lived.truth), fitted)

    return look


class Method(NamedTuple):
    """A method, what it needs to be there, and whether it is a sampler, which sees fewer persons."""

    name: str
    look: Callable[[list[Case]], Iterator[Row]]
    programs: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    sampler: bool = False

    def missing(self) -> list[str]:
        """What is not installed of what it needs."""
        programs = [name for name in self.programs if not shutil.which(name)]
        return programs + [name for name in self.modules if find_spec(name) is None]


METHODS = (
    Method("Quietlegs", ours),
    Method("JAGS", by_jags, programs=("jags",), modules=("numpyro",), sampler=True),
    Method("NUTS", by_nuts, modules=("numpyro",), sampler=True),
    Method("R nlme::gls", by_gls, programs=("Rscript",)),
    Method("statsmodels SARIMAX", by_sarimax, modules=("statsmodels",)),
    *(Method(way.title, by_today(way)) for way in TODAY),
)


def _sampled(method: str, one: Case, sampled: Sampled) -> Row:
    low, high = (float(np.quantile(sampled.draws, level)) for level in (0.05, 0.95))
    code = claim_of(sampled.draws, mid=MID)
    took, effective = 1000 * sampled.cpu_seconds, effective_draws(sampled)
    mean = float(sampled.draws.mean())
    return Row(method, one.number, one.truth, mean, low, high, code, code, took, effective)


def _fitted(method: str, one: Case, fitted: Fitted) -> Row:
    said: Estimates = fitted.estimates
    mean, low, high = float(said.mean[0]), float(said.low90[0]), float(said.high90[0])
    usual, generous = int(usual_claims(said)[0]), int(generous_claims(said, mid=MID)[0])
    return Row(method, one.number, one.truth, mean, low, high, usual, generous, 1000 * fitted.cpu_seconds)
