"""A trial: set up in a few calm screens, then how it stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import TrialError
from quietlegs_web.actions import trial, trial_choices, trial_progress, trial_prospects, trial_weeks
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.trial.forms import QuestionForm, WorthForm, draft_of, wish_of
from quietlegs_web.pages.trial.words import obstacle_words, page_words

DRAFT = "trial_draft"


def standing(request: HttpRequest) -> HttpResponse:
    """Show how the trial stands; where there is none, what one is and what comes first."""
    person = whose(request)
    obstacle = trial_choices.obstacle(person)
    context = {
        "progress": trial_progress.progress(person),
        "obstacle": obstacle,
        "obstacle_words": obstacle_words(obstacle, locale=person.locale),
    }
    return _page(request, "standing", context=context)


def question(request: HttpRequest) -> HttpResponse:
    """Ask the question, what to try, and against what."""
    person = whose(request)
    choices = trial_choices.choices_of(person)
    if choices is None or trial_choices.obstacle(person) or trial.is_open(person):
        return redirect("trial")
    form = QuestionForm(
        request.POST if request.method == "POST" else None,
        choices=choices,
        locale=person.locale,
        initial=request.session.get(DRAFT),
    )
    if request.method == "POST" and form.is_valid():
        request.session[DRAFT] = {**request.session.get(DRAFT, {}), **draft_of(form.cleaned_data)}
        return redirect("trial-worth")
    closed = [one for one in choices.arms if not one.open]
    context = {
        "form": form,
        "closed": closed,
        "several": choices.several,
        "hand_massage": choices.hand_massage,
    }
    return _page(request, "question", context=context)


def worth(request: HttpRequest) -> HttpResponse:
    """Ask how much it must be, what is expected, how many nights and from when."""
    person = whose(request)
    draft = request.session.get(DRAFT, {})
    if "arms" not in draft:
        return redirect("trial-question")
    form = WorthForm(
        request.POST if request.method == "POST" else None,
        question=draft["question"],
        today=today(person),
        initial=draft,
    )
    if request.method == "POST" and form.is_valid():
        chosen = draft_of(draft, form.cleaned_data)
        try:
            trial_prospects.prospects(person, wish_of(chosen))
        except TrialError as refused:
            return _page(request, "worth", context={"form": form, "error": str(refused)}, status=422)
        request.session[DRAFT] = chosen
        return redirect("trial-check")
    return _page(request, "worth", context={"form": form})


def check(request: HttpRequest) -> HttpResponse:
    """Say what can be settled and what will be fixed; then draw, once."""
    person = whose(request)
    draft = request.session.get(DRAFT, {})
    if "first" not in draft:
        return redirect("trial-question")
    wish = wish_of(draft)
    try:
        if request.method == "POST":
            trial.start(person, wish, expected=draft["expected"])
            trial_weeks.wake_at_border(person)
            del request.session[DRAFT]
            return redirect("trial")
        context = {"prospects": trial_prospects.prospects(person, wish)}
    except TrialError as refused:
        return _page(request, "check", context={"error": str(refused)}, status=422)
    return _page(request, "check", context=context)


@require_POST
def state(request: HttpRequest) -> HttpResponse:
    """Pause, go on, or stop."""
    person = whose(request)
    try:
        trial.change_state(person, request.POST.get("state", ""))
    except TrialError as refused:
        context = {"progress": trial_progress.progress(person), "error": str(refused)}
        return _page(request, "standing", context=context, status=422)
    return redirect("trial")


def _page(request: HttpRequest, name: str, *, context: dict[str, Any], status: int = 0) -> HttpResponse:
    """A page of the trial; a form that comes back was refused."""
    words = page_words(whose(request).locale)
    refused = 422 if request.method == "POST" else 200
    return render(request, f"trial/{name}.html", {"tab": "more", "words": words, **context}, status=status or refused)
