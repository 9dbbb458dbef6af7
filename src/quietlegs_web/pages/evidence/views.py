"""What is known, how strongly, and where it was read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from quietlegs.foundation.errors import InputError
from quietlegs.interface.evidence import show_claim
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.speak import say
from quietlegs_web.pages.evidence import contents, studies


def claims(request: HttpRequest) -> HttpResponse:
    """List every claim by how well it is supported."""
    locale = _locale()
    context = {"tab": "more", "lead": say("evidence.lead", locale=locale), "groups": contents.groups(locale)}
    return render(request, "evidence/claims.html", context)


def claim(request: HttpRequest, claim: str) -> HttpResponse:
    """Show one claim: what is known, what is not, and its sources."""
    locale = _locale()
    try:
        found = show_claim(claim).claim
    except InputError as error:
        raise Http404(str(error)) from error
    references = load_catalogue().references
    context = {
        "tab": "more",
        "claim": found,
        "note": say("evidence.quoted_note", locale=locale),
        "tier": say(f"claim.tier_{found.tier}", locale=locale),
        "certainty": say(f"claim.certainty_{found.certainty}", locale=locale),
        "confidence": say(f"library.confidence_{found.confidence}", locale=locale),
        "links": say("evidence.links", locale=locale),
        "sources": [contents.source(references[one], locale) for one in found.sources],
        "behind": studies.shown(found, locale),
    }
    return render(request, "evidence/claim.html", context)


def sources(request: HttpRequest) -> HttpResponse:
    """List every fact with its source, its confidence and the day it was checked."""
    locale = _locale()
    context = {
        "tab": "more",
        "lead": say("evidence.sources_lead", locale=locale),
        "links": say("evidence.links", locale=locale),
        "kinds": contents.facts(locale),
        "references": [contents.source(one, locale) for one in load_catalogue().references.values()],
    }
    return render(request, "evidence/sources.html", context)


def _locale() -> str:
    return get_language() or "en"
