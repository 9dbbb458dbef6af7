"""How often, how it went so far, and what a therapist needs to know."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.speak import say
from quietlegs_web.actions import regular as sessions
from quietlegs_web.actions.current_plan import current_plan
from quietlegs_web.actions.plan_page import plan_page
from quietlegs_web.actions.whose import whose

CLAIM = "regular_sessions_needed"
PARTS = ("choose", "ask", "say")
"""Lists about a therapist: each has a heading, and one line of text for each item."""


def regular(request: HttpRequest) -> HttpResponse:
    """Show the last weeks, how often is planned, and how to work with a therapist."""
    person = whose(request)
    locale = person.locale
    claim = load_catalogue().claims[CLAIM]
    context = {
        "tab": "more",
        "weeks": sessions.weeks(person),
        "plan": plan_page(person, current_plan(person)),
        "claim": claim,
        "tier": say(f"claim.tier_{claim.tier}", locale=locale),
        "say": {
            one: say(f"regular.{one}", locale=locale)
            for one in ("lead", "closed", "dose", "empty", "therapist", "sheet", "same_kind")
        },
        "parts": [
            (say(f"regular.heading_{part}", locale=locale), say(f"regular.{part}", locale=locale).split("\n"))
            for part in PARTS
        ],
    }
    return render(request, "regular/regular.html", context)


def sheet(request: HttpRequest) -> HttpResponse:
    """Show the sheet for the therapist; with `?why=no` the answers behind it stay private."""
    person = whose(request)
    locale = person.locale
    context = {
        "tab": "more",
        "sheet": sessions.sheet(person),
        "why": request.GET.get("why") != "no",
        "say": {
            one: say(f"regular.sheet_{one}", locale=locale)
            for one in ("intro", "open", "closed", "do", "never", "stop", "never_places", "answered", "empty", "note")
        },
    }
    return render(request, "regular/sheet.html", context)
