"""The library of techniques."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from quietlegs.foundation.body import MAX_PRESSURE
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.speak import say
from quietlegs_web.pages.techniques import contents


def library(request: HttpRequest) -> HttpResponse:
    """List every technique, the ones that are never offered with their reason."""
    locale = get_language() or "en"
    context = {
        "tab": "more",
        "lead": say("library.lead", locale=locale),
        "scale": say("library.scale", {"most": MAX_PRESSURE}, locale=locale),
        "offered": contents.offered(),
        "not_offered": contents.not_offered(),
        "oils_lead": say("library.oils", locale=locale),
    }
    return render(request, "techniques/library.html", context)


def technique(request: HttpRequest, technique: str) -> HttpResponse:
    """Show one technique: how, where, how firmly, when not to."""
    locale = get_language() or "en"
    found = load_catalogue().techniques.get(technique)
    if found is None:
        raise Http404("There is no such technique.")
    context = {
        "tab": "more",
        "technique": found,
        "how": contents.how(found, locale),
        "places": contents.places(found, locale),
        "red_flags": say("library.red_flags", locale=locale),
        "unsure": say("library.unsure_counts", locale=locale),
        "limits": contents.limits(found, locale),
        "sources": contents.sources(found),
    }
    return render(request, "techniques/technique.html", context)
