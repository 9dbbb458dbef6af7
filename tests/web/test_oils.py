"""Oils: what is left out and why comes first; a new one is tested on the forearm; nothing dangerous is offered."""

from html import unescape

import pytest
from django.test import Client

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.actions.oils_page import my_oils
from quietlegs_web.pages.oils import contents
from quietlegs_web.storage.models import Person
from tests.web.evenings import answer_all
from tests.web.test_evidence import escaped, text_of

pytestmark = pytest.mark.django_db
FACTS = load_catalogue()
PREGNANT = {"pregnancy": {"answer": "yes", "weeks": 20}}


def page(browser: Client) -> str:
    return unescape(" ".join(text_of(browser, "/oils/").split()))


def states(person: Person) -> dict[str, str]:
    return {one.name: one.state for one in my_oils(person).mine}


def test_without_answers_the_questions_come_first(signed_in: Client) -> None:
    text = page(signed_in)
    assert "The safety questions come first." in text
    assert 'class="button wide" href="/intake/"' in text


def test_no_oil_is_an_answer(signed_in: Client, person: Person) -> None:
    answer_all(person)
    text = page(signed_in)
    assert "You chose no oil. That is fine: unscented lotion, or none, is enough." in text
    assert 'href="/intake/wishes/oils/"' in text
    assert "badge-refused" not in text.partition("Every oil")[0]


def test_with_nothing_against_it_a_chosen_oil_is_open_with_its_amount(signed_in: Client, person: Person) -> None:
    answer_all(person, oils=["lavender"])
    assert states(person) == {"Lavender oil, ready diluted": "open"}
    mine = page(signed_in).partition("How much")[0]
    assert "Open to you: lavender oil, ready diluted." in mine
    assert FACTS.oils["lavender"].amount in mine
    assert "in your routine" in mine


@pytest.mark.parametrize("answers", [{"oil_allergy": "yes"}, {"oil_allergy": "unsure"}, {"allergies": ["lavender"]}])
def test_an_allergy_leaves_it_out_and_says_why(signed_in: Client, person: Person, answers: dict[str, object]) -> None:
    answer_all(person, oils=["lavender", "unscented"], **answers)
    assert states(person) == {
        "Lavender oil, ready diluted": "left_out",
        "Unscented lotion or plain mineral oil": "open",
    }
    mine = page(signed_in).partition("How much")[0]
    assert "Open to you: unscented lotion or plain mineral oil. Left out: lavender oil, ready diluted." in mine
    assert FACTS.rules["oil_allergy"].why in mine
    assert FACTS.oils["lavender"].amount not in mine


def test_where_all_is_left_out_plain_lotion_is_named(signed_in: Client, person: Person) -> None:
    answer_all(person, oils=["almond"], nut_seed_allergy="yes")
    text = page(signed_in)
    assert "Left out for you: almond oil. That is fine: unscented lotion, or none, is enough." in text
    assert FACTS.rules["nut_seed_allergy"].why in text


def test_diabetes_keeps_oil_off_the_feet_only(signed_in: Client, person: Person) -> None:
    answer_all(person, oils=["olive"], diabetes_foot="yes")
    assert states(person) == {"Olive oil": "places"}
    mine = page(signed_in).partition("How much")[0]
    assert "not everywhere" in mine
    assert "sole" in mine


def test_an_oil_in_own_words_and_one_that_is_never_offered(person: Person) -> None:
    answer_all(person, oils=["other:grandmother's balm", "camphor"])
    assert states(person) == {"grandmother's balm": "own", "Camphor, and balms with it": "never"}
    assert all(not one.amount for one in my_oils(person).mine)


@pytest.mark.parametrize(
    ("answers", "lead"),
    [
        (PREGNANT, "Ask the person who treats you first."),
        ({"dvt_signs": "yes"}, "No leg massage now, so no oil either."),
        ({"dvt_signs": None}, "Some questions are still open"),
    ],
)
def test_where_the_plan_is_closed_no_oil_is_open(
    signed_in: Client, person: Person, answers: dict[str, object], lead: str
) -> None:
    answer_all(person, oils=["unscented"], **answers)
    mine = page(signed_in).partition("How much")[0]
    assert lead in mine
    assert 'class="button wide" href="/plan/"' in mine
    assert "Open to you" not in mine
    assert set(states(person).values()) == {"waits"}


def test_the_patch_test_is_drawn_and_told_and_a_reaction_leads_on(signed_in: Client) -> None:
    text = page(signed_in)
    assert "Do it twice a day" in text
    assert "Go on for 7 to 10 days." in text
    assert text.count('class="oil-picture"') == 2
    assert text.count('class="day-dots"') == 10
    assert text.count("<title>") == 3
    assert 'href="/log?open=harm"' in text
    assert 'href="/intake/oils/#q-oil_allergy"' in text
    assert 'id="q-oil_allergy"' in text_of(signed_in, "/intake/oils/")
    assert FACTS.references["aad_patch_test"].title in text
    assert "Dry your soles before you stand up" in text


def test_scents_are_judged_and_what_is_dangerous_is_never_offered(signed_in: Client) -> None:
    text = page(signed_in)
    for claim, tier in (("lavender_oil", "Not supported."), ("chamomile_oil", "Not tested.")):
        assert FACTS.claims[claim].known in text
        assert f'href="/evidence/{claim}/"' in text
        assert tier in text
    assert FACTS.rules["essential_oil_neat"].why in text
    assert "Keep oils away from children" in text


def test_every_oil_is_listed_with_its_amount(signed_in: Client) -> None:
    text = text_of(signed_in, "/oils/")
    for oil in FACTS.oils.values():
        assert escaped(oil.amount) in text
    told = {one.id: one for one in contents.oils("en")}
    assert told["camphor"].rules == ("Never offered.",)
    assert any("nut" in rule for rule in told["almond"].rules)
    assert told["lavender"].questions
    assert [one.never for one in contents.oils("en")] == sorted(one.never for one in told.values())


@pytest.mark.parametrize("address", ["/more/", "/techniques/", "/self-massage/"])
def test_other_pages_lead_here(signed_in: Client, address: str) -> None:
    assert 'href="/oils/"' in text_of(signed_in, address)
