"""Massage by oneself: what the plan opens per tool comes first, then feet and floor out of reach."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.speak import say
from quietlegs_web.actions.self_massage import alone
from quietlegs_web.actions.whose import whose

CLAIM = "self_massage_and_rolling"
SENTENCES = (
    "honest",
    "dose",
    "before",
    "closed",
    "far",
    "near",
    "reach_left",
    "stick",
    "no_stick",
    "floor_note",
    "ask",
)
PICTURES = ("stroke.html", "self_massage/place.html")
"""The drawing of the stroke; where there is none, the place on the body map."""


def self_massage(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    person = whose(request)
    locale, claim = person.locale, load_catalogue().claims[CLAIM]
    context = {
        "tab": "more",
        "alone": alone(person),
        "pictures": PICTURES,
        "claim": claim,
        "tier": say(f"claim.tier_{claim.tier}", locale=locale),
        "say": {one: say(f"self_massage.{one}", locale=locale) for one in SENTENCES},
        "stop": say("plan.before_every_session", locale=locale),
        "out_of_reach": say("plan.out_of_reach", locale=locale),
        "floor": say("self_massage.floor", locale=locale).split("\n"),
    }
    return render(request, "self_massage/self_massage.html", context)
