"""What each word means."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.speak import say


def glossary(request: HttpRequest) -> HttpResponse:
    """Show every word, from A to Z."""
    terms = sorted(load_catalogue().terms.values(), key=lambda one: one.name.casefold())
    lead = say("glossary.lead", locale=get_language() or "en")
    return render(request, "glossary/glossary.html", {"tab": "more", "terms": terms, "lead": lead, "plain": True})
