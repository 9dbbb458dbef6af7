"""Before the first night: what a trial can settle, and the analysis that will be fixed."""

import statistics
from dataclasses import dataclass
from datetime import date

from quietlegs.foundation.reasons import Scalar
from quietlegs.interface.power import trial_power
from quietlegs.records.trial import Trial
from quietlegs.wording.finding import arm_name
from quietlegs.wording.pack import capital
from quietlegs.wording.points import points
from quietlegs.wording.speak import say
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.trial import TrialWish, proposal
from quietlegs_web.storage.models import Person

FEWEST_NIGHTS = 7
"""Rated nights without a draw from which on a person's own ups and downs are used."""

NARROWEST, WIDEST = 0.5, 4.0
"""Ups and downs outside of this come from too few nights to be taken at their word."""


@dataclass(frozen=True, kw_only=True)
class Prospects:
    """What a person reads before the draw: what can be settled, and what will be fixed."""

    arms: list[str]
    comparison: str
    nights: int
    start: date
    power: list[str]
    plan: list[str]


def prospects(person: Person, wish: TrialWish) -> Prospects:
    """The prospects of a wish. Nothing is drawn that would be used. Errors: TrialError, one sentence."""
    locale = person.locale
    drawn = proposal(person, wish, seed=0)
    nights, noise = own_noise(person)
    told = trial_power(drawn, noise=noise).to_text(locale).splitlines()
    ask_again = say("power.noise", locale=locale)
    about_noise = "trial_page.own_noise" if noise is not None else "trial_page.assumed_noise"
    return Prospects(
        arms=[capital(arm_name(arm.id, locale=locale)) for arm in drawn.arms],
        comparison=say(f"trial_page.comparison.{drawn.comparison}", locale=locale),
        nights=drawn.nights,
        start=drawn.start,
        power=[*(line for line in told if line != ask_again), say(about_noise, {"nights": nights}, locale=locale)],
        plan=[*_law_words(drawn, locale=locale), *plan_words(drawn, locale=locale)],
    )


def own_noise(person: Person) -> tuple[int, float | None]:
    """Rated nights without a draw, and their standard deviation in points; None while they are too few."""
    urges = [night.urge for night in diary_of(person).nights if night.assigned is None and night.urge is not None]
    if len(urges) < FEWEST_NIGHTS:
        return len(urges), None
    return len(urges), min(max(statistics.stdev(urges), NARROWEST), WIDEST)


def _law_words(trial: Trial, *, locale: str) -> list[str]:
    """How a draw that leans goes on; the other laws are told by the question itself."""
    if trial.design.law != "adaptive":
        return []
    return [say("trial.law.adaptive", {"sides": len(trial.arms) + 1}, locale=locale)]


def plan_words(trial: Trial, *, locale: str = "en") -> list[str]:
    """The analysis that a trial fixes, one thought a line."""
    plan, question = trial.plan_of_analysis, trial.question
    percent = round(100 * plan.claim_probability)
    values: dict[str, Scalar] = {
        "nights": plan.minimum_nights,
        "a_side": plan.minimum_nights_a_side,
        "percent": percent,
        "rest": 100 - percent,
        "mid": points(f"{trial.mid:g}", locale=locale),
    }
    codes = (
        f"trial_page.plan.estimand.{question}",
        f"trial_page.plan.model.{question}",
        "trial_page.plan.prior",
        "trial_page.plan.minimum.course" if question == "course" else "trial_page.plan.minimum",
        "trial_page.plan.claim",
        "trial_page.plan.locked",
    )
    return [say(code, values, locale=locale) for code in codes]
