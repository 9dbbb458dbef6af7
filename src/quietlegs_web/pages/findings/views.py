"""What the nights say: words first, then the number with its interval, then the picture with its table."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.finding_page import outcome_name
from quietlegs.wording.speak import say
from quietlegs_web.actions import charts, finding_page, log_pattern
from quietlegs_web.actions.whose import Person, whose
from quietlegs_web.pages.findings.words import page_words

CHARTS = "/findings/chart/"


def findings(request: HttpRequest) -> HttpResponse:
    """Show the answer so far; without any draw, what a log alone can say."""
    person, outcome = whose(request), _outcome(request)
    context: dict[str, Any] = {
        "tab": "findings",
        "words": page_words(person.locale),
        "picture_waits": say("finding_page.picture_waits", locale=person.locale),
        "relief": log_pattern.relief(person),
        "outcome": outcome,
        "chart_address": CHARTS,
        "query": f"?outcome={outcome}",
    }
    try:
        context |= _answer(person, outcome) if finding_page.drawn_nights(person) else _log_only(person)
        context["pictures"] = charts.pictures(person, outcome=outcome)
    except InputError as refused:
        return render(request, "findings/findings.html", {**context, "error": str(refused)}, status=422)
    return render(request, "findings/findings.html", context)


def chart(request: HttpRequest, name: str, *, theme: str) -> HttpResponse:
    """Give a picture of the signed-in person's own nights, where it is drawn already."""
    file = charts.drawn(whose(request), name, theme=theme, outcome=_outcome(request))
    if file is None:
        raise Http404("This picture is not drawn yet.")
    response = HttpResponse(file.read_bytes(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _answer(person: Person, outcome: str) -> dict[str, Any]:
    return {
        "page": finding_page.finding_page(person, outcome=outcome),
        "outcomes": finding_page.outcomes_of(person),
        "outcome_name": outcome_name(outcome, locale=person.locale),
    }


def _log_only(person: Person) -> dict[str, Any]:
    pattern, locale = log_pattern.pattern(person), person.locale
    return {
        "pattern": pattern,
        "log_span": say("finding_page.log_span", {"days": log_pattern.DAYS}, locale=locale),
        "log_few": say("finding_page.log_few", {"nights": pattern.rated}, locale=locale),
    }


def _outcome(request: HttpRequest) -> str:
    """The outcome that is asked about; one that nobody knows has no page."""
    outcome = request.GET.get("outcome") or finding_page.OUTCOMES[0]
    if outcome not in finding_page.OUTCOMES:
        raise Http404("There is no such outcome.")
    return outcome
