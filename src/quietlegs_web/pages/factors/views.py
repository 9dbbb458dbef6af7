"""What can make restless legs worse: iron, medicines, and what goes along with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import factors as found
from quietlegs_web.actions.whose import whose

CODES = (
    "lead",
    "iron_empty",
    "ferritin_missing",
    "transferrin_saturation_missing",
    "medicines_empty",
    "medicines_none",
    "medicines_said_none",
    "you_said_yes",
    "you_said_unsure",
    "family_ask",
)


def factors(request: HttpRequest) -> HttpResponse:
    """Show the person's iron, medicines and what else goes along with restless legs."""
    person = whose(request)
    context = {
        "tab": "more",
        "page": found.factors(person),
        "say": {code: say(f"factors.{code}", locale=person.locale) for code in CODES},
    }
    return render(request, "factors/factors.html", context)


@require_POST
def family(request: HttpRequest) -> HttpResponse:
    """Note whether restless legs run in the family."""
    try:
        found.answer_family(whose(request), request.POST.get("answer", ""))
    except InputError as refused:
        messages.error(request, str(refused))
    return redirect("factors")
