"""Every term of the field is linked to the glossary where a page first uses it, and never where that would disturb."""

import re

import pytest
from django.test import Client

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.pages.linked_terms import with_links

pytestmark = [pytest.mark.django_db, pytest.mark.linked]
TERMS = load_catalogue().terms
FORMS = [(form, term.id) for term in TERMS.values() for form in term.forms]


def test_the_page_holds_every_term_under_its_own_place(signed_in: Client) -> None:
    content = signed_in.get("/glossary/").content.decode()
    for term in TERMS.values():
        assert f'<div id="{term.id}"><dt>' in content
    assert 'class="term"' not in content


@pytest.mark.parametrize(("form", "term"), FORMS)
def test_each_form_of_a_term_is_linked(form: str, term: str) -> None:
    html = with_links(f"<p>About {form.capitalize()}, and {form} again.</p>")
    assert html.count(f'<a class="term" href="/glossary/#{term}">') == 1
    assert re.sub(r"<a [^>]*>|</a>", "", html) == f"<p>About {form.capitalize()}, and {form} again.</p>"


@pytest.mark.parametrize("element", ["a", "button", "h2", "label", "option", "q", "summary", "textarea", "svg"])
def test_headings_links_and_what_is_tapped_stay_as_they_are(element: str) -> None:
    quiet = f"<{element}>ferritin <b>ferritin</b></{element}>"
    assert with_links(quiet) == quiet
    assert "#ferritin" in with_links(f"{quiet}<p>ferritin</p>")


def test_parts_of_words_entities_and_attributes_are_no_terms() -> None:
    for html in ("<p>urgent, insurgency, urge-like</p>", '<img alt="ferritin">', "<p>&urge;</p>"):
        assert with_links(html) == html


def test_letters_of_another_alphabet_break_no_page() -> None:
    html = "<p>FERRİTİN, ferrıtın</p>"
    assert with_links(html) == html


def test_in_a_form_a_link_opens_beside_it_so_that_no_answer_is_lost() -> None:
    html = with_links("<form><legend>Are you on dialysis?</legend></form><p>urge</p>")
    assert '<a class="term" href="/glossary/#dialysis" target="_blank">' in html
    assert '<a class="term" href="/glossary/#urge">' in html


@pytest.mark.parametrize("page", ["/evidence/sources/", "/oils/", "/plan/", "/intake/clots/", "/labs/"])
def test_pages_link_the_terms_that_they_use(signed_in: Client, page: str) -> None:
    assert 'class="term"' in signed_in.get(page).content.decode()
