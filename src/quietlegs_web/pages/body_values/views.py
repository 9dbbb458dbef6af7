"""Medicines and laboratory values: a list, and one small form for each thing that can be said about them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import body_values
from quietlegs_web.actions.body_values import LAB, MEDICINE, MedicineLine, MedicineWish
from quietlegs_web.actions.log import NotYours
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.body_values.forms import ChangeForm, EndForm, LabForm, MedicineForm, NameForm, TimesForm

CODES = (
    "medicines_why",
    "not_on_your_own",
    "three_records",
    "dopamine_change",
    "not_recognised",
    "no_medicines",
    "extra_dose_kept",
    "labs_why",
    "lab_unknown",
)
Act = Callable[[dict[str, Any]], None]


def medicines(request: HttpRequest) -> HttpResponse:
    """Show the list; write a further medicine down."""
    person = whose(request)
    form = MedicineForm(request.POST if request.method == "POST" else None)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            body_values.add_medicine(person, MedicineWish(**form.cleaned_data))
        except InputError as refused:
            error = str(refused)
        else:
            return redirect("medicines")
    context = {
        **_words(request),
        "form": form,
        "error": error,
        "medicines": body_values.medicines(person),
        "extra_dose": body_values.extra_dose_noted(person),
        "said_none": body_values.said_none(person),
        "undo": _undo(request, MEDICINE),
    }
    return render(request, "body_values/medicines.html", context, status=422 if request.method == "POST" else 200)


def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Note a change that was prescribed."""
    return _one(request, id, form=ChangeForm, title=_("A change that was prescribed"), act=_changes(request, id))


def times(request: HttpRequest, id: UUID) -> HttpResponse:
    """Note other times of the doses."""
    return _one(
        request,
        id,
        form=TimesForm,
        title=_("The times of the doses"),
        act=lambda given: body_values.change_times(whose(request), id, given["times"]),
    )


def name(request: HttpRequest, id: UUID) -> HttpResponse:
    """Spell the name of a medicine anew, or take over the name that was meant."""
    return _one(
        request,
        id,
        form=NameForm,
        title=_("The name"),
        act=lambda given: body_values.correct_name(whose(request), id, given["name"]),
    )


def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """Note the last day of a medicine."""
    return _one(
        request,
        id,
        form=EndForm,
        title=_("It has ended"),
        act=lambda given: body_values.end_medicine(whose(request), id, until=given["until"]),
    )


@require_POST
def extra_dose(request: HttpRequest) -> HttpResponse:
    """Note an extra dose with tonight."""
    body_values.extra_dose_tonight(whose(request))
    return redirect("medicines")


@require_POST
def no_medicines(request: HttpRequest) -> HttpResponse:
    """Note that no medicine is used."""
    try:
        body_values.no_medicines(whose(request))
    except InputError as refused:
        messages.error(request, str(refused))
    return redirect("medicines")


@require_POST
def remove_medicine(request: HttpRequest, id: UUID) -> HttpResponse:
    """Remove a medicine from the list; it can be brought back."""
    return _remove(request, MEDICINE, id, to="medicines")


@require_POST
def medicine_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """Bring a removed medicine back."""
    return _back(request, MEDICINE, id, to="medicines")


def labs(request: HttpRequest) -> HttpResponse:
    """Show the values; write a further one down."""
    person = whose(request)
    form = LabForm(request.POST if request.method == "POST" else None)
    error = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        test, unit = form.named("test", "other"), form.named("unit", "other_unit")
        try:
            body_values.add_lab(person, test=test, value=given["value"], unit=unit, on=given["date"])
        except InputError as refused:
            error = str(refused)
        else:
            return redirect("labs")
    context = {
        **_words(request),
        "form": form,
        "error": error,
        "labs": body_values.labs(person),
        "thresholds": body_values.thresholds(),
        "undo": _undo(request, LAB),
    }
    return render(request, "body_values/labs.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def remove_lab(request: HttpRequest, id: UUID) -> HttpResponse:
    """Remove a value from the list; it can be brought back."""
    return _remove(request, LAB, id, to="labs")


@require_POST
def lab_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """Bring a removed value back."""
    return _back(request, LAB, id, to="labs")


def _changes(request: HttpRequest, id: UUID) -> Act:
    def act(given: dict[str, Any]) -> None:
        body_values.change_prescribed(whose(request), id, dose=given["dose"], since=given["since"])

    return act


def _one(request: HttpRequest, id: UUID, *, form: type[forms.Form], title: str, act: Act) -> HttpResponse:
    """One small form about one medicine."""
    line = _line(request, id)
    initial = {"times": ", ".join(line.body.times), "name": line.body.name}
    filled = form(request.POST if request.method == "POST" else None, initial=initial)
    error = ""
    if request.method == "POST" and filled.is_valid():
        try:
            act(filled.cleaned_data)
        except InputError as refused:
            error = str(refused)
        else:
            return redirect("medicines")
    context = {**_words(request), "form": filled, "error": error, "one": line, "title": title}
    return render(request, "body_values/one.html", context, status=422 if request.method == "POST" else 200)


def _line(request: HttpRequest, id: UUID) -> MedicineLine:
    found = next((one for one in body_values.medicines(whose(request)) if one.id == id), None)
    if found is None:
        raise Http404("There is no such medicine of yours.")
    return found


def _remove(request: HttpRequest, kind: str, id: UUID, *, to: str) -> HttpResponse:
    try:
        revision = body_values.remove(whose(request), kind, id)
    except NotYours as foreign:
        raise Http404(str(foreign)) from foreign
    request.session[f"undo-{kind}"] = {"id": str(id), "revision": revision}
    return redirect(to)


def _back(request: HttpRequest, kind: str, id: UUID, *, to: str) -> HttpResponse:
    undo = request.session.pop(f"undo-{kind}", None)
    if undo is None or undo["id"] != str(id):
        raise Http404("There is nothing to bring back.")
    try:
        body_values.bring_back(whose(request), kind, id, revision=undo["revision"])
    except NotYours as foreign:
        raise Http404(str(foreign)) from foreign
    return redirect(to)


def _undo(request: HttpRequest, kind: str) -> str:
    return str(request.session.get(f"undo-{kind}", {}).get("id", ""))


def _words(request: HttpRequest) -> dict[str, Any]:
    locale = whose(request).locale
    return {"tab": "more", "say": {code: say(f"body_values.{code}", locale=locale) for code in CODES}}
