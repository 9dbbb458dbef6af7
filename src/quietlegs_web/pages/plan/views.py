"""The plan of today, and how it changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions.asked_again import due_words
from quietlegs_web.actions.current_plan import current_plan
from quietlegs_web.actions.plan import latest_version, remember
from quietlegs_web.actions.plan_changes import plan_changes
from quietlegs_web.actions.plan_page import plan_page
from quietlegs_web.actions.rule_changes import changes_told, told
from quietlegs_web.actions.whose import whose

SENTENCES = ("nothing_yet", "empty_next", "one_leg", "same", "first_version")


def plan(request: HttpRequest) -> HttpResponse:
    """Show the plan; a plan that differs from the last one shown is kept as a new version."""
    person = whose(request)
    words = {code: say(f"plan_page.{code}", locale=person.locale) for code in SENTENCES}
    try:
        result = current_plan(person)
    except InputError as refused:
        return render(request, "plan/refused.html", {"tab": "more", "error": str(refused)}, status=422)
    page = plan_page(person, result)
    recalled = changes_told(person, result.plan, since=latest_version(person))
    if not page.empty:
        remember(person, result.plan)
    context = {
        "tab": "more",
        "page": page,
        "say": words,
        "recalled": told(recalled, locale=person.locale),
        **due_words(person),
    }
    return render(request, "plan/plan.html", context)


def versions(request: HttpRequest) -> HttpResponse:
    """Show every version with what came and went."""
    person = whose(request)
    words = {code: say(f"plan_page.{code}", locale=person.locale) for code in SENTENCES}
    return render(request, "plan/versions.html", {"tab": "more", "changes": plan_changes(person), "say": words})
