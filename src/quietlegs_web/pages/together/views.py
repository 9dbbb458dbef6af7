"""Massage beside everything else: what was noted, what is known, and what belongs to the clinician."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.speak import say
from quietlegs_web.actions.together import beside
from quietlegs_web.actions.whose import whose

CARDS = ("medicine", "movement", "sleep", "habits", "counted")
CLAIMS = (
    "exercise_helps",
    "yoga_helps",
    "stretching_reduces_discomfort",
    "massage_with_exercise",
    "sleep_habits_help",
    "caffeine_alcohol",
    "replaces_treatment",
)
"""Claims that bear on what is done beside massage, in the order of reading."""


def together(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    person = whose(request)
    locale, claims = person.locale, load_catalogue().claims
    context = {
        "tab": "more",
        "lead": say("together.lead", locale=locale),
        "empty": say("together.empty", locale=locale),
        "beside": beside(person),
        "cards": [
            (one, say(f"together.heading_{one}", locale=locale), say(f"together.{one}", locale=locale).split("\n"))
            for one in CARDS
        ],
        "claims": [
            (claims[one], say(f"claim.tier_{claims[one].tier}", locale=locale)) for one in CLAIMS if one in claims
        ],
    }
    return render(request, "together/together.html", context)
