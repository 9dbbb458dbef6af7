"""Oils and lotions: mine first, then how much, the patch test, what a scent can do, and what never goes on skin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.wording.speak import say
from quietlegs_web.actions.oils_page import my_oils
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.oils.contents import oils as every_oil

CLAIMS = ("lavender_oil", "chamomile_oil")
RULE = "essential_oil_neat"
TEST = "aad_patch_test"
DAYS = tuple((day, day > 7) for day in range(1, 11))
"""The days of a patch test, and whether a day is one of those that may be added to the first seven."""

SENTENCES = (
    "only_glides",
    "nothing_taken",
    "spoon",
    "spoon_tried",
    "spoon_alt",
    "warm_it",
    "test_why",
    "test_days",
    "forearm_alt",
    "reaction_look",
    "reaction_alarm",
    "reaction_log",
    "reaction_ask",
    "test_note",
    "never_judgement",
    "test_judgement",
)


def oils(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    person = whose(request)
    locale, catalogue = person.locale, load_catalogue()
    rule = catalogue.rules[RULE]
    context = {
        "tab": "more",
        "my": my_oils(person),
        "say": {one: say(f"oils.{one}", locale=locale) for one in SENTENCES},
        "dry": say("plan.dry_soles", locale=locale),
        "steps": say("oils.test_steps", locale=locale).split("\n"),
        "reaction": say("oils.reaction_do", locale=locale).split("\n"),
        "never": [rule.why, *say("oils.never", locale=locale).split("\n")],
        "never_sources": ", ".join(catalogue.references[one].title for one in rule.sources),
        "test_source": catalogue.references[TEST].title,
        "days": DAYS,
        "claims": [
            (catalogue.claims[one], say(f"claim.tier_{catalogue.claims[one].tier}", locale=locale)) for one in CLAIMS
        ],
        "oils": every_oil(locale),
    }
    return render(request, "oils/oils.html", context)
