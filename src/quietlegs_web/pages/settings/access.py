"""Who gets in: phones, programs, and the people of this installation."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import people, sign_ins
from quietlegs_web.actions.log import NotYours
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.settings.forms import PersonForm, TokenForm, first_error


def phones(request: HttpRequest) -> HttpResponse:
    """Show how many phones are signed in, and let this one or all of them be signed out."""
    person = whose(request)
    context = {
        "tab": "more",
        "count": sign_ins.phones(person.user),
        "lost": say("phones.lost", locale=person.locale),
        "unsent": say("phones.unsent", locale=person.locale),
    }
    return render(request, "settings/phones.html", context)


@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """Sign out every phone, this one included."""
    sign_ins.end_all(whose(request).user)
    logout(request)
    return redirect("sign-in")


def programs(request: HttpRequest) -> HttpResponse:
    """List the tokens of programs; a new one is shown on the answer to its own form and never again."""
    person = whose(request)
    form = TokenForm(request.POST or None)
    error, token = "", ""
    if request.method == "POST":
        error = first_error(form)
        if not error:
            token = people.new_token(person, label=form.cleaned_data["label"])
            form = TokenForm()
    context = {
        "tab": "more",
        "form": form,
        "error": error,
        "token": token,
        "once": say("tokens.once", locale=person.locale),
        "what": say("tokens.what", locale=person.locale),
        "tokens": sign_ins.tokens(person),
    }
    return render(request, "settings/programs.html", context, status=422 if error else 200)


@require_POST
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """Take a token back."""
    try:
        sign_ins.revoke(whose(request), token)
    except NotYours as error:
        raise Http404(str(error)) from error
    messages.success(request, _("That program can no longer get in."))
    return redirect("settings-programs")


def people_here(request: HttpRequest) -> HttpResponse:
    """Let the host see who lives here and add somebody; their records stay their own."""
    person = whose(request)
    if not person.user.host:
        raise Http404
    form = PersonForm(request.POST or None)
    error = ""
    if request.method == "POST":
        error = first_error(form)
        try:
            if not error:
                given = form.cleaned_data
                added = people.add_person(name=given["name"], passcode=given["passcode"], zone=person.zone)
                messages.success(request, _("%(name)s can sign in now.") % {"name": added.name})
                return redirect("settings-people")
        except InputError as refused:
            error = str(refused)
    context = {
        "tab": "more",
        "form": form,
        "error": error,
        "names": sign_ins.names(),
        "separate": say("people.separate", locale=person.locale),
    }
    return render(request, "settings/people.html", context, status=422 if error else 200)
