"""The first day, one question a screen, and the page for the doctor."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import all_sentences, say
from quietlegs_web.actions import first_day, intake
from quietlegs_web.actions.current_plan import current_plan
from quietlegs_web.actions.first_day import PRIVATE, STEPS
from quietlegs_web.actions.whose import Person, whose
from quietlegs_web.pages.first_day.forms import DiagnosisForm, EveningsForm, PrivateForm, TouchForm, TriedForm

REACHED = "day-one"
"""Where this phone's first day stands, in its session."""

FIVE = ("five_1", "five_2", "five_3", "five_4", "five_5")


def resume(request: HttpRequest) -> HttpResponse:
    """Go on where the first day was left."""
    reached = str(request.session.get(REACHED, STEPS[0]))
    return redirect("day-one-step", step=reached if reached in STEPS else STEPS[0])


def step(request: HttpRequest, step: str) -> HttpResponse:
    """Show one screen, keep its answer and go to the next."""
    if step not in STEPS:
        raise Http404("There is no such screen.")
    person = whose(request)
    request.session[REACHED] = step
    form = _FORMS[step](person, request.POST if request.method == "POST" else None) if step in _FORMS else None
    error = ""
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            _KEEP[step](person, form.cleaned_data)
        except InputError as refused:
            error = str(refused)
        else:
            return redirect(_after(person, step))
    context = {**_context(person, step), "form": form, "error": error}
    return render(request, f"first_day/{step}.html", context, status=422 if request.method == "POST" else 200)


def doctor_page(request: HttpRequest) -> HttpResponse:
    """A page to print or to show: what to ask, and the person's own words."""
    person = whose(request)
    page = first_day.doctor_page(person, with_private=request.GET.get("private") == "1")
    context = {
        "page": page,
        "say": {
            **_sentences("doctor_page.", person, name=page.name, ferritin=page.ferritin, saturation=page.saturation),
            "mimics": say("first_day.mimics_list", locale=person.locale),
        },
        "five": [say(f"first_day.{code}", locale=person.locale) for code in FIVE],
        "may_show_private": first_day.private_to_tell(person),
    }
    return render(request, "first_day/doctor_page.html", context)


def _after(person: Person, step: str) -> str:
    """The next screen; what an answer brings up is read first, on the same screen."""
    held = intake.answers(person)
    to_read = {
        "touch": held.get("touch") == "worse",
        "diagnosis": held.get("diagnosed") in ("no", "unsure"),
        "private": bool(first_day.private_answers(person)),
    }
    return f"/day-one/{step}/?answered=1#read" if to_read.get(step) else _next(step)


def _next(step: str) -> str:
    place = STEPS.index(step) + 1
    return f"/day-one/{STEPS[place]}/" if place < len(STEPS) else "/"


def _context(person: Person, step: str) -> dict[str, Any]:
    held = intake.answers(person)
    place = STEPS.index(step)
    return {
        "tab": "more",
        "step": step,
        "number": place + 1,
        "total": len(STEPS),
        "before": STEPS[place - 1] if place else "",
        "next": _next(step),
        "say": _sentences("first_day.", person),
        "five": [say(f"first_day.{code}", locale=person.locale) for code in FIVE],
        "worse": held.get("touch") == "worse",
        "not_diagnosed": held.get("diagnosed") in ("no", "unsure"),
        "private_answered": bool(first_day.private_answers(person)),
        "private_to_tell": first_day.private_to_tell(person),
        "open_now": _open_now(person) if step == "ready" else False,
    }


def _open_now(person: Person) -> bool:
    """Whether a short session is open right away."""
    try:
        return bool(current_plan(person).plan.routine.steps)
    except InputError:
        return False


def _sentences(prefix: str, person: Person, **values: str) -> dict[str, str]:
    codes = [code for code in all_sentences() if code.startswith(prefix)]
    return {code.removeprefix(prefix): say(code, values, locale=person.locale) for code in codes}


def _private_form(person: Person, data: Any) -> forms.Form:
    texts = {code: say(f"first_day.{code}", locale=person.locale) for code in PRIVATE}
    return PrivateForm(data, initial=first_day.private_answers(person), texts=texts)


_FORMS: dict[str, Callable[[Person, Any], forms.Form]] = {
    "touch": lambda person, data: TouchForm(data, initial=intake.answers(person)),
    "diagnosis": lambda person, data: DiagnosisForm(data, initial=intake.answers(person)),
    "tried": lambda person, data: TriedForm(data, initial={"tried": intake.answers(person).get("goals", "")}),
    "evenings": lambda person, data: EveningsForm(
        data, initial={"mode": person.mode, "evening_at": person.evening_at, "zone": person.zone}
    ),
    "private": _private_form,
}
_KEEP: dict[str, Callable[[Person, dict[str, Any]], None]] = {
    "touch": lambda person, given: first_day.set_touch(person, given["touch"]),
    "diagnosis": lambda person, given: first_day.set_diagnosed(person, given["diagnosed"]),
    "tried": lambda person, given: first_day.set_tried(person, given["tried"]),
    "evenings": lambda person, given: first_day.set_evenings(person, **given),
    "private": first_day.keep_private,
}
