"""What the nights say: words first, then the number with its interval, then the picture with its table."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.finding_page import outcome_name
from quietlegs.wording.speak import say
from quietlegs_web.actions import charts, finding_page, log_pattern
from quietlegs_web.actions.trial import TrialRow, numbered
from quietlegs_web.actions.whose import Person, whose
from quietlegs_web.pages.findings.words import page_words

CHARTS = "/findings/chart/"
LONGEST_NUMBER = 4


def findings(request: HttpRequest) -> HttpResponse:
    """Show the answer so far; without any draw, what a log alone can say."""
    person, outcome = whose(request), _outcome(request)
    number, row = _trial(request, person)
    context: dict[str, Any] = {
        "tab": "findings",
        "words": page_words(person.locale),
        "picture_waits": say("finding_page.picture_waits", locale=person.locale),
        "relief": log_pattern.relief(person),
        "outcome": outcome,
        "chart_address": CHARTS,
        "number": number,
        "query": f"?outcome={outcome}&trial={number}" if number else f"?outcome={outcome}",
    }
    try:
        context |= _answer(person, outcome, row=row) if finding_page.drawn_nights(person) else _log_only(person)
        context["pictures"] = charts.pictures(person, outcome=outcome, row=row)
    except InputError as refused:
        return render(request, "findings/findings.html", {**context, "error": str(refused)}, status=422)
    return render(request, "findings/findings.html", context)


def chart(request: HttpRequest, name: str, *, theme: str) -> HttpResponse:
    """Give a picture of the signed-in person's own nights, where it is drawn already."""
    person = whose(request)
    _, row = _trial(request, person)
    file = charts.drawn(person, name, theme=theme, outcome=_outcome(request), row=row)
    if file is None:
        raise Http404("This picture is not drawn yet.")
    response = HttpResponse(file.read_bytes(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _answer(person: Person, outcome: str, *, row: TrialRow | None) -> dict[str, Any]:
    return {
        "page": finding_page.finding_page(person, outcome=outcome, row=row),
        "earlier": finding_page.earlier_trials(person),
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


def _trial(request: HttpRequest, person: Person) -> tuple[str, TrialRow | None]:
    """The number of an earlier trial and the trial itself; nothing where none is asked about."""
    given = request.GET.get("trial", "")
    if not given:
        return "", None
    row = numbered(person, int(given)) if given.isdecimal() and len(given) <= LONGEST_NUMBER else None
    if row is None:
        raise Http404("There is no such trial.")
    return given, row


def _outcome(request: HttpRequest) -> str:
    """The outcome that is asked about; one that nobody knows has no page."""
    outcome = request.GET.get("outcome") or finding_page.OUTCOMES[0]
    if outcome not in finding_page.OUTCOMES:
        raise Http404("There is no such outcome.")
    return outcome
