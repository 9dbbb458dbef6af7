"""“Something happened”: what it was and when; the questions about legs and clots come after it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import happened as events
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.intake.forms import HappenedForm

BEFORE = "happened_before"
"""The revision before the last event, so that a wrong tap can be taken back."""


def happened(request: HttpRequest) -> HttpResponse:
    """Ask what happened and when; keep it and go on with the questions that it asks anew."""
    person = whose(request)
    named = [(one, say(f"intake_page.happened_{one}", locale=person.locale)) for one in events.EVENTS]
    form = HappenedForm(request.POST if request.method == "POST" else None, events=named)
    error = ""
    if request.method == "POST" and form.is_valid():
        event = form.cleaned_data["what"]
        try:
            request.session[BEFORE] = events.note(person, event, form.cleaned_data["day"])
        except InputError as refused:
            error = str(refused)
        else:
            code = "happened_medicine" if event == "new_medicine" else "happened_kept"
            messages.success(request, say(f"intake_page.{code}", locale=person.locale))
            return redirect(_after(event))
    context = {
        "tab": "more",
        "form": form,
        "error": error,
        "why": say("intake_page.happened_why", locale=person.locale),
        "undo": BEFORE in request.session,
    }
    return render(request, "intake/happened.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last event back, while nothing was answered since."""
    person = whose(request)
    before = request.session.pop(BEFORE, None)
    done = before is not None and events.take_back(person, before=before)
    code = "happened_undone" if done else "happened_changed"
    messages.success(request, say(f"intake_page.{code}", locale=person.locale))
    return redirect("intake-happened")


def _after(event: str) -> str:
    if event == "new_medicine":
        return "/medicines/"
    screen = events.WANTS_PLACE.get(event)
    return f"/intake/{screen}/more/" if screen else "/intake/clots/"
