"""The list of settings, the evenings and the passcode."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import people
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.settings.forms import EveningsForm, PasscodeForm, first_error


def menu(request: HttpRequest) -> HttpResponse:
    """Show the list of settings."""
    person = whose(request)
    context = {
        "tab": "more",
        "host": person.user.host,
        "languages": say("settings.languages", locale=person.locale),
        "restore": say("restore.hint", locale=person.locale),
    }
    return render(request, "settings/menu.html", context)


def evenings(request: HttpRequest) -> HttpResponse:
    """Choose how an evening is rated, when a night ends, and the time zone."""
    person = whose(request)
    kept = people.Settings(
        mode=person.mode,
        evening_at=person.evening_at,
        boundary=person.boundary,
        zone=person.zone,
        locale=person.locale,
    )
    form = EveningsForm(request.POST or None, kept=kept)
    error = ""
    if request.method == "POST":
        error = first_error(form)
        try:
            if not error:
                people.change_settings(person, people.Settings(**form.cleaned_data))
                messages.success(request, _("Saved."))
                return redirect("settings")
        except InputError as refused:
            error = str(refused)
    context = {
        "tab": "more",
        "form": form,
        "error": error,
        "before": say("settings.mode_before", locale=person.locale),
        "when": say("settings.mode_when", locale=person.locale),
        "boundary": say("settings.boundary", locale=person.locale),
        "languages": say("settings.languages", locale=person.locale),
    }
    return render(request, "settings/evenings.html", context, status=422 if error else 200)


def passcode(request: HttpRequest) -> HttpResponse:
    """Change the passcode; this phone stays signed in, all others are asked once."""
    person = whose(request)
    form = PasscodeForm(request.POST or None)
    error = ""
    if request.method == "POST":
        error = first_error(form)
        try:
            if not error:
                user = person.user
                people.change_passcode(user, old=form.cleaned_data["old"], new=form.cleaned_data["new"])
                update_session_auth_hash(request, user)
                messages.success(request, say("passcode.changed", locale=person.locale))
                return redirect("settings")
        except InputError as refused:
            error = str(refused)
    context = {"tab": "more", "form": form, "error": error}
    return render(request, "settings/passcode.html", context, status=422 if error else 200)
