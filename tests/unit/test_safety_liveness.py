"""The count of who gets a routine, on a few synthetic people; the whole count is `benchmarks.safety_liveness`."""

from collections import Counter

import pytest

from benchmarks import safety_liveness
from benchmarks.people.answers import FIRST_DAY, answers_until_a_routine
from benchmarks.people.rates import rates
from benchmarks.people.synthetic import Synthetic, synthetic
from benchmarks.safety_liveness import Lived, live, stops
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.actions import screening_pages as pages

PERSONS = range(1, 81)


@pytest.fixture(scope="module")
def lived() -> list[Lived]:
    return [live(number, seed=1) for number in PERSONS]


def test_whoever_has_no_reason_to_ask_first_gets_a_routine_after_few_answers(lived: list[Lived]) -> None:
    calm = [one for one in lived if not one.causes and not one.plan.red_flags and one.plan.verdict != "stop"]
    assert len(calm) > 20
    for one in calm:
        assert one.gets_one or one.plan.reasons[-1].code == "plan.nothing_left", one.person
        assert one.answers <= safety_liveness.MOST_ANSWERS


def test_whoever_asks_first_has_a_cause_and_answers_are_never_left_open(lived: list[Lived]) -> None:
    verdicts = Counter(one.plan.verdict for one in lived)
    assert verdicts["incomplete"] == 0
    assert {"go", "adapt", "ask_first", "stop"} <= set(verdicts)
    assert all(one.plan.for_tonight for one in lived)


def test_the_same_number_is_the_same_person_and_rates_are_met() -> None:
    people = [synthetic(number, seed=2) for number in range(1, 1501)]
    assert people[7] == synthetic(8, seed=2)
    women = sum(one.woman for one in people) / len(people)
    assert women == pytest.approx(0.65, abs=0.04)
    for question in ("varicose_mild", "diabetes_foot", "dvt_risk_high.journey"):
        rate = next(one for one in rates() if one.id == question)
        met = sum(one.troubles.get(question) == "yes" for one in people) / len(people)
        assert min(*rate.women, *(rate.men or rate.women)) / 100 <= met <= max(rate.women) / 100


def test_none_of_these_is_one_answer_a_screen() -> None:
    def person(**more: object) -> Synthetic:
        return Synthetic(True, 50, {"oils": [], "conditions": more}, dict.fromkeys(more, "yes"))

    met = FIRST_DAY + sum(one.slug != pages.OILS for one in pages.screens())
    assert answers_until_a_routine(person()) == met
    assert answers_until_a_routine(person(anticoagulant={})) == met + 1
    assert answers_until_a_routine(person(varicose_mild={"where": ["calf_left"]})) == met + 2
    assert answers_until_a_routine(person(oil_allergy={})) == met


def test_every_stop_says_something_for_tonight() -> None:
    ends = stops()
    assert len(ends) == 2 * sum(one.effect == "stop" for one in load_catalogue().rules.values())
    assert all(codes for _, _, codes in ends)
