"""A clinician's OK: which conditions ask for one, noting it, taking it back, and the question to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs.records.intake import Cleared
from quietlegs.wording.speak import say
from quietlegs_web.actions import clearances
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.intake.forms import ClearedForm


def cleared(request: HttpRequest) -> HttpResponse:
    """Show every condition that a clinician may clear, and note an OK."""
    person = whose(request)
    posted = ClearedForm(request.POST) if request.method == "POST" else None
    error = ""
    if posted is not None and posted.is_valid():
        try:
            clearances.record(person, Cleared(**posted.cleaned_data))
        except InputError as refused:
            error = str(refused)
        else:
            return redirect("intake-cleared")
    asked = clearances.ask_first(person)
    context = {
        "tab": "more",
        "conditions": [(one, _form(one.condition, posted)) for one in asked],
        "error": error,
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
    lines = [
        say("intake_page.ask_what", {"pressure": clearances.pressure_asked(condition)}, locale=person.locale),
        say("intake_page.ask_said", {"question": asked.question}, locale=person.locale),
        say("intake_page.ask_why", {"why": asked.why}, locale=person.locale),
        say("intake_page.ask_ok", locale=person.locale),
    ]
    context = {"tab": "more", "title": say("intake_page.ask_title", locale=person.locale), "lines": lines}
    return render(request, "intake/question.html", context)


@require_POST
def remove(request: HttpRequest, condition: str) -> HttpResponse:
    """Take a noted OK back."""
    clearances.remove(whose(request), condition)
    return redirect("intake-cleared")


def _form(condition: str, posted: ClearedForm | None) -> ClearedForm:
    if posted is not None and posted.data.get("condition") == condition:
        return posted
    return ClearedForm(initial={"condition": condition}, auto_id=f"{condition}-%s")
