"""A clinician's OK: which conditions ask for one, noting it, taking it back, and the question to print."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs.records.intake import Cleared, Refused
from quietlegs.wording.speak import say
from quietlegs_web.actions import clearances
from quietlegs_web.actions.whose import Person, whose
from quietlegs_web.pages.intake.forms import ClearedForm


def cleared(request: HttpRequest) -> HttpResponse:
    """Show every condition that a clinician may clear, and note an OK."""
    person = whose(request)
    posted = ClearedForm(request.POST) if request.method == "POST" else None
    error = ""
    if posted is not None and posted.is_valid():
        try:
            _record(person, dict(posted.cleaned_data))
        except InputError as refused:
            error = str(refused)
        else:
            return redirect("intake-cleared")
    asked = clearances.ask_first(person)
    context = {
        "tab": "more",
        "conditions": [(one, _form(one.condition, posted)) for one in asked],
        "error": error,
        "several": sum(one.waits for one in asked) > 1,
        "say": {
            code: say(f"intake_page.{code}", locale=person.locale)
            for code in ("cleared_why", "cleared_none", "cleared_never")
        },
    }
    return render(request, "intake/cleared.html", context, status=422 if request.method == "POST" else 200)


def question(request: HttpRequest, condition: str) -> HttpResponse:
    """A page to print and hand to a clinician about one condition."""
    person = whose(request)
    asked = clearances.one_of(person, condition)
    if asked is None:
        raise Http404("There is no such question of yours.")
    return _sheet(request, person, [asked])


def sheet(request: HttpRequest) -> HttpResponse:
    """One page to print for every condition that a clinician is still to be asked about."""
    person = whose(request)
    asked = [one for one in clearances.ask_first(person) if one.waits]
    return _sheet(request, person, asked) if asked else redirect("intake-cleared")


def _sheet(request: HttpRequest, person: Person, asked: list[clearances.AskFirst]) -> HttpResponse:
    items = [clearances.asked_of(person, one) for one in asked]
    lead = {"pressure": min(one.pressure for one in items), "minutes": min(one.minutes for one in items)}
    context = {
        "tab": "more",
        "title": say("intake_page.ask_title", locale=person.locale),
        "lead": say("intake_page.ask_what", lead, locale=person.locale),
        "ok": say("intake_page.ask_ok", locale=person.locale),
        "name": person.name,
        "items": [(one, _lines(one, person.locale)) for one in items],
    }
    return render(request, "intake/question.html", context)


def _lines(one: clearances.Asked, locale: str) -> list[str]:
    allowed: dict[str, str | int] = {
        "techniques": ", ".join(one.techniques),
        "pressure": one.pressure,
        "minutes": one.minutes,
    }
    return [
        say("intake_page.ask_said", {"question": one.question}, locale=locale),
        say("intake_page.ask_why", {"why": one.why}, locale=locale),
        say("intake_page.ask_would" if one.techniques else "intake_page.ask_none", allowed, locale=locale),
    ]


def _record(person: Person, given: dict[str, Any]) -> None:
    """Keep an OK or a no. Errors: InputError."""
    if given.pop("answer") != "ok":
        clearances.record_no(person, Refused(**given))
    elif given["valid_until"] is None:
        raise InputError("Say until which day the OK counts.")
    else:
        clearances.record(person, Cleared(**given))


@require_POST
def remove(request: HttpRequest, condition: str) -> HttpResponse:
    """Take a noted OK back."""
    clearances.remove(whose(request), condition)
    return redirect("intake-cleared")


def _form(condition: str, posted: ClearedForm | None) -> ClearedForm:
    if posted is not None and posted.data.get("condition") == condition:
        return posted
    return ClearedForm(initial={"condition": condition}, auto_id=f"{condition}-%s")
