"""Everything out, and everything away."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import people
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.erase import erase as erase_person
from quietlegs_web.actions.export import export_person, zipped
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.settings.forms import EraseForm, first_error


def export(request: HttpRequest) -> HttpResponse:
    """Say what is inside; on request give everything as one ZIP."""
    person = whose(request)
    if request.method == "POST":
        response = HttpResponse(zipped(export_person(person)), content_type="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="quietlegs-{today(person)}.zip"'
        return response
    codes = ("inside", "draws", "not_locked")
    context = {
        "tab": "more",
        **{code: say(f"export.{code}", locale=person.locale) for code in codes},
        "restore": say("restore.hint", locale=person.locale),
    }
    return render(request, "settings/export.html", context)


def erase(request: HttpRequest) -> HttpResponse:
    """Erase the person for good, after name and passcode were written."""
    person = whose(request)
    form = EraseForm(request.POST or None)
    error = ""
    if request.method == "POST":
        error = first_error(form)
        try:
            if not error:
                erase_person(person.user, name=form.cleaned_data["name"], passcode=form.cleaned_data["passcode"])
                return _gone(request)
        except InputError as refused:
            error = str(refused)
    codes = ("what", "not_what", "export_first")
    context = {
        "tab": "more",
        "form": form,
        "error": error,
        **{code: say(f"erase.{code}", locale=person.locale) for code in codes},
    }
    return render(request, "settings/erase.html", context, status=422 if error else 200)


def _gone(request: HttpRequest) -> HttpResponse:
    """Sign out and ask the browser to forget what it keeps of this site, where it speaks HTTPS."""
    logout(request)
    response = redirect("sign-in" if people.anybody_there() else "welcome")
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    return response
