"""The library shows how, where and how firmly, when not to, and what is never offered, with the reason."""

import pytest
from django.test import Client

from quietlegs.foundation.body import NOT_OFFERED, TECHNIQUES
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.pages.techniques import contents
from tests.web.test_evidence import escaped, text_of

pytestmark = pytest.mark.django_db
FACTS = load_catalogue()


def test_all_techniques_are_listed_and_what_is_never_offered_says_why(signed_in: Client) -> None:
    text = text_of(signed_in, "/techniques/")
    for name in (*TECHNIQUES, *NOT_OFFERED):
        assert escaped(FACTS.techniques[name].name) in text
    never = text.split("Never offered", 1)[1]
    for name in NOT_OFFERED:
        assert escaped(FACTS.techniques[name].why_not) in never


@pytest.mark.parametrize("name", TECHNIQUES)
def test_a_technique_shows_how_where_and_when_not_to(signed_in: Client, name: str) -> None:
    fact = FACTS.techniques[name]
    text = text_of(signed_in, f"/techniques/{name}/")
    for step in fact.steps:
        assert escaped(step.text) in text
    for mistake in fact.mistakes:
        assert escaped(mistake) in text
    assert ("10 is pain" in text) == (f"at most {fact.pressure_max} of 10." in text) == (fact.pressure_max > 0)
    assert "warning sign" in text
    assert fact.checked.isoformat() in text


@pytest.mark.parametrize("name", NOT_OFFERED)
def test_what_is_never_offered_gives_a_reason_and_no_instructions(signed_in: Client, name: str) -> None:
    text = text_of(signed_in, f"/techniques/{name}/")
    assert escaped(FACTS.techniques[name].why_not) in text
    assert escaped(FACTS.techniques[name].instead) in text
    assert "step-list" not in text
    assert 'class="drawn' not in text


def test_what_a_condition_leaves_out_is_said_for_each_technique() -> None:
    told = {limit.question: limit.what for limit in contents.limits(FACTS.techniques["petrissage"], "en")}
    assert told[FACTS.rules["anticoagulant"].question] == ("not at all",)
    gliding = {limit.question: limit.what for limit in contents.limits(FACTS.techniques["effleurage"], "en")}
    assert gliding[FACTS.rules["anticoagulant"].question] == ("no firmer than 2 of 10",)
    assert "asked" in gliding[FACTS.rules["pregnancy"].question][0]
    roller = {limit.question: limit.what for limit in contents.limits(FACTS.techniques["foam_rolling"], "en")}
    assert roller[FACTS.rules["anticoagulant"].question] == ("not at all",)


def test_an_unknown_technique_is_not_found(signed_in: Client) -> None:
    assert signed_in.get("/techniques/levitation/").status_code == 404
