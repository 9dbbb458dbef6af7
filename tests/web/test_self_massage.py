"""Massage alone: only what the plan opens is shown with steps and a picture; the rest says why it is left out."""

from html import unescape

import pytest
from django.test import Client

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.actions.self_massage import TOOLS, Way, alone
from quietlegs_web.storage.models import Person
from tests.web.evenings import answer_all
from tests.web.test_evidence import text_of

pytestmark = pytest.mark.django_db
FACTS = load_catalogue()
EVERY = ["hands", "ball", "roller", "device"]


def page(browser: Client) -> str:
    return unescape(" ".join(text_of(browser, "/self-massage/").split()))


def ways(person: Person) -> dict[str, Way]:
    return {one.id: one for one in alone(person).ways}


def test_without_answers_it_leads_to_the_questions(signed_in: Client) -> None:
    text = page(signed_in)
    assert "Then this page shows what you can do alone." in text
    assert 'class="button wide" href="/intake/"' in text
    assert 'href="/intake/wishes/tools/"' in text
    assert 'class="way-picture"' not in text
    assert "not tested in restless legs" in text


def test_what_is_at_hand_comes_first_each_with_picture_routine_and_time(signed_in: Client, person: Person) -> None:
    answer_all(person, tools=["ball"], reaches_feet="yes", steady="yes")
    found = alone(person)
    assert [one.id for one in found.ways] == ["ball", "nothing", "hands", "roller", "device"]
    assert all(one.open for one in found.ways)
    assert found.ways[0].used_in == (FACTS.routines["ball_alone"].name, "At a desk")
    assert found.ways[3].used_in == ()
    assert found.lead == "Open to you alone: a soft ball, stretches without a tool."
    text = page(signed_in)
    assert text.count('class="way-picture"') == len(TOOLS)
    assert "open to you, not among your tools" in text
    assert "min, at most 4 of 10" in text
    assert "Use the floor only if you get down and up again without help" in text
    assert "These answers are still open" not in text


def test_what_was_not_answered_is_asked(signed_in: Client, person: Person) -> None:
    answer_all(person, tools=None)
    assert alone(person).unknown == ("tools", "reaches_feet", "steady")
    text = page(signed_in)
    assert 'href="/intake/wishes/tools/"' in text
    assert 'href="/intake/wishes/comfort/#id_reaches_feet"' in text
    assert 'href="/intake/wishes/comfort/#id_steady"' in text
    assert 'id="id_steady"' in text_of(signed_in, "/intake/wishes/comfort/")


def test_numb_feet_leave_out_the_tools_and_say_why(signed_in: Client, person: Person) -> None:
    answer_all(person, tools=EVERY, neuropathy="yes", reaches_feet="yes")
    found = ways(person)
    assert {name for name, one in found.items() if one.open} == {"hands", "nothing"}
    for name in ("ball", "roller", "device"):
        assert [one.why for one in found[name].left_out] == [FACTS.rules["neuropathy"].why]
        assert not found[name].steps
    text = page(signed_in)
    assert text.count('class="way-picture"') == 2
    assert text.count("left out for you") == 3
    reach = text.partition("If you cannot reach your feet")[2].partition("</section>")[0]
    assert "A ball" not in reach
    assert "A foot massager" not in reach
    assert "at most 3" not in text


def test_a_place_that_is_left_out_is_not_drawn(person: Person) -> None:
    sore = {"answer": "yes", "where": ["calf_left", "calf_right"]}
    answer_all(person, tools=["hands"], burn_sunburn=sore)
    hands = ways(person)["hands"]
    assert hands.open
    assert not hands.drawn[1].startswith("calf")
    assert all(step.place != "Calf" for step, _side in hands.steps)


def test_feet_out_of_reach_come_first_with_what_is_open(signed_in: Client, person: Person) -> None:
    answer_all(person, tools=["hands", "ball"], reaches_feet="no", steady="yes")
    text = page(signed_in)
    assert text.index("If you cannot reach your feet") < text.index("A soft ball</h2>")
    assert "A ball: sit, and roll it under the foot." in text
    assert "Somebody else's hands." in text
    assert "Your own hands leave out the feet" in text
    assert all(step.place != "Sole" for step, _side in ways(person)["hands"].steps)


def test_who_is_not_steady_stays_off_the_floor(signed_in: Client, person: Person) -> None:
    answer_all(person, tools=["roller"], steady="no")
    text = page(signed_in)
    assert "Stand up slowly: your age" in text
    assert "hold a stick in both hands" in text
    assert "come to your hands and knees" not in text


def test_touch_that_makes_it_worse_leaves_stretches(signed_in: Client, person: Person) -> None:
    answer_all(person, tools=EVERY, touch="worse")
    assert {name for name, one in ways(person).items() if one.open} == {"nothing"}
    assert "You said that touch makes it worse" in page(signed_in)


def test_what_is_not_liked_is_left_out_by_wish(person: Person) -> None:
    answer_all(person, tools=["ball"], avoid=["ball_rolling"])
    ball = ways(person)["ball"]
    assert (ball.open, ball.why) == (False, "What you do not like is left out.")


@pytest.mark.parametrize(
    ("answers", "lead"),
    [
        ({"dvt_signs": "yes"}, "No leg massage now."),
        ({"dvt_known": "yes"}, "No leg massage now."),
        ({"pregnancy": {"answer": "yes", "weeks": 20}}, "Please ask the person who treats you"),
        ({"dvt_signs": None}, "Some questions are still open"),
    ],
)
def test_where_the_plan_is_closed_nothing_is_shown(
    signed_in: Client, person: Person, answers: dict[str, object], lead: str
) -> None:
    answer_all(person, tools=EVERY, **answers)
    assert not any(one.open for one in alone(person).ways)
    text = page(signed_in)
    assert 'class="button wide" href="/plan/"' in text
    assert 'class="way-picture"' not in text
    assert "at most" not in text
    assert "floor" not in text
    assert lead in text or "do none of this" in text


@pytest.mark.parametrize("address", ["/more/", "/techniques/", "/plan/"])
def test_other_pages_lead_here(signed_in: Client, address: str) -> None:
    assert 'href="/self-massage/"' in text_of(signed_in, address)
