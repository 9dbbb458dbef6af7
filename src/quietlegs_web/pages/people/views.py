"""First run, sign-in and sign-out."""

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs_web.actions import people
from quietlegs_web.pages.people.forms import SignInForm, WelcomeForm


def welcome(request: HttpRequest) -> HttpResponse:
    """Let the first person name themselves and choose a passcode."""
    if people.anybody_there():
        return redirect("sign-in")
    form = WelcomeForm(request.POST or None)
    error = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user = people.first_run(name=given["name"], passcode=given["passcode"], zone=given["zone"] or "UTC")
        except InputError as refused:
            error = str(refused)
        else:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("/day-one/")
    return render(request, "people/welcome.html", {"form": form, "error": error}, status=_status(request))


def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a known person in; the phone is remembered from then on."""
    if not people.anybody_there():
        return redirect("welcome")
    form = SignInForm(request.POST or None, initial={"name": people.only_name()})
    error = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = authenticate(request, name=given["name"], password=given["passcode"])
        if user is not None:
            login(request, user)
            return redirect(_next(request))
        error = _("Name and passcode do not belong together. Try again; capital letters count.")
    context: dict[str, Any] = {"form": form, "error": error, "next": _next(request)}
    return render(request, "people/sign_in.html", context, status=_status(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget this phone's sign-in; what it has not sent stays on the phone."""
    logout(request)
    return redirect("sign-in")


def locked_out(request: HttpRequest, credentials: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Say that too many passcodes were wrong, and when to try again."""
    return render(request, "people/locked_out.html", {}, status=429)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say what to do when a form is too old or does not come from here."""
    return render(request, "people/refused.html", {}, status=403)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/"


def _status(request: HttpRequest) -> int:
    """A form that comes back was refused."""
    return 422 if request.method == "POST" else 200
