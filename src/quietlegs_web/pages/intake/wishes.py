"""What a person likes and has at hand, a few questions a page; everything may stay open."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import intake, wishes_page
from quietlegs_web.actions.whose import Person, whose
from quietlegs_web.pages.intake.forms import ComfortForm, OilsForm, PlacesForm, SessionForm, ToolsForm

STEPS = ("session", "comfort", "places", "tools", "oils")


def wishes(request: HttpRequest, step: str) -> HttpResponse:
    """Show one page of wishes and keep what was chosen."""
    if step not in STEPS:
        raise Http404("There is no such page.")
    person = whose(request)
    form = _FORMS[step](person, request.POST if request.method == "POST" else None)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            wishes_page.keep(person, _CHANGES[step](form))
        except InputError as refused:
            error = str(refused)
        else:
            return redirect(_next(step))
    context = {
        "tab": "more",
        "step": step,
        "form": form,
        "error": error,
        "next": _next(step),
        "number": STEPS.index(step) + 1,
        "total": len(STEPS),
        "oils_open": wishes_page.scented_open(person),
        "say": {
            code: say(f"intake_page.{code}", locale=person.locale)
            for code in ("wishes_why", "oils_first", "oils_unscented", "allergy_unknown", "birth_year_why")
        },
    }
    return render(request, "intake/wishes.html", context, status=422 if request.method == "POST" else 200)


def _next(step: str) -> str:
    place = STEPS.index(step) + 1
    return f"/intake/wishes/{STEPS[place]}/" if place < len(STEPS) else "/plan/"


def _session_form(person: Person, data: Any) -> forms.Form:
    held = intake.answers(person)
    form = SessionForm(data, initial=held)
    form.keep_minutes(held.get("minutes_available"))
    return form


def _comfort_form(person: Person, data: Any) -> forms.Form:
    return ComfortForm(data, initial=intake.answers(person), techniques=wishes_page.techniques_to_name())


def _places_form(person: Person, data: Any) -> forms.Form:
    held = intake.answers(person)
    regions = held.get("regions", [])
    sides = {side: [one for one in regions if one.endswith(side)] for side in ("left", "right")}
    return PlacesForm(
        data,
        initial={**held, **sides},
        locale=person.locale,
        age_is_open=lambda year: wishes_page.age_is_open(person, year),
    )


def _tools_form(person: Person, data: Any) -> forms.Form:
    return ToolsForm(data, initial=intake.answers(person))


def _oils_form(person: Person, data: Any) -> forms.Form:
    return OilsForm(
        data,
        initial=wishes_page.oils_chosen(person),
        oils=wishes_page.oils_on_offer(person),
        allergies=wishes_page.allergies_to_name(),
    )


def _plain(form: forms.Form) -> dict[str, Any]:
    """What was chosen. The form came filled in, so what is empty now was taken back: unanswered again, not no."""
    return {key: value or None for key, value in form.cleaned_data.items()}


def _of_places(form: forms.Form) -> dict[str, Any]:
    assert isinstance(form, PlacesForm)
    kept = {key: value for key, value in _plain(form).items() if key not in ("left", "right")}
    return {"adult": None, **kept, "regions": form.regions() or None}


def _of_oils(form: forms.Form) -> dict[str, Any]:
    assert isinstance(form, OilsForm)
    allergies = form.chosen("allergies", "other_allergy")
    named = {"allergies": allergies} if allergies or form.cleaned_data["no_allergies"] else {}
    return {"oils": form.chosen("oils", "other_oil") or None, **named}


_FORMS: dict[str, Callable[[Person, Any], forms.Form]] = {
    "session": _session_form,
    "comfort": _comfort_form,
    "places": _places_form,
    "tools": _tools_form,
    "oils": _oils_form,
}
_CHANGES: dict[str, Callable[[forms.Form], dict[str, Any]]] = {
    "session": _plain,
    "comfort": _plain,
    "places": _of_places,
    "tools": _plain,
    "oils": _of_oils,
}
