"""The safety questions: the list, each screen, what belongs to a yes, the stop page, the leg questions anew."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import leg_questions, screening_pages
from quietlegs_web.actions.asked_again import due_screens, due_words
from quietlegs_web.actions.plan_page import alarms, tonight_lines
from quietlegs_web.actions.screening_pages import Question, Screen
from quietlegs_web.actions.weeks_of_pregnancy import weeks_explained
from quietlegs_web.actions.whose import whose
from quietlegs_web.pages.intake.forms import DetailsForm
from quietlegs_web.pages.intake.words import ANSWERS, places

DETAILS = ("where", "weeks", "since")
LOOKED = "looked-"
"""Before a question's key: the answer after looking at what to look for."""


def index(request: HttpRequest) -> HttpResponse:
    """Show the screens and how far each is; one button goes on where the person left off."""
    person = whose(request)
    first = screening_pages.first_routine(person)
    context = {
        "tab": "more",
        "screens": [
            (one, say(f"intake_page.screen_{one.screen.slug}", locale=person.locale))
            for one in screening_pages.progress(person)
        ],
        "done": sum(one.done for one in first),
        "total": len(first),
        "next": screening_pages.next_open(person),
        "why": say("intake_page.why", locale=person.locale),
        **due_words(person),
    }
    return render(request, "intake/index.html", context)


def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one screen; keep its answers and go where they lead."""
    person = whose(request)
    wanted = _screen(slug)
    error = ""
    if request.method == "POST":
        none = request.POST.get("action") == "none"
        try:
            screening_pages.save(person, wanted, _given(request), none_of_the_others=none)
        except InputError as refused:
            error = str(refused)
        else:
            leg_questions.note_first_pass(person)
            return redirect(_after(request, wanted))
    asked = screening_pages.questions(person, wanted)
    context = {**_words(request, wanted), "questions": asked, "answers": ANSWERS, "error": error}
    return render(request, "intake/screen.html", context, status=422 if error else 200)


def details(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask where and since when for each yes of a screen; show what to look for where a person was unsure."""
    person = whose(request)
    wanted = _screen(slug)
    asked = [one for one in screening_pages.questions(person, wanted) if one.wants_details]
    forms = [(one, _details_form(request, one, locale=person.locale)) for one in asked]
    error = ""
    if request.method == "POST" and all(form.is_valid() for _one, form in forms):
        try:
            screening_pages.save(person, wanted, _looked_again(request, asked))
            screening_pages.save_details(person, wanted, {one.key: _cleaned(form) for one, form in forms})
        except InputError as refused:
            error = str(refused)
        else:
            return redirect(_after_details(request, wanted))
    shown = [(one, form, _ticked(request, one, form)) for one, form in forms]
    context = {**_words(request, wanted), "forms": shown, "places": places(person.locale), "error": error}
    context |= {"weeks_why": weeks_explained(locale=person.locale), "answers": ANSWERS}
    return render(request, "intake/details.html", context, status=422 if request.method == "POST" else 200)


def _looked_again(request: HttpRequest, asked: list[Question]) -> dict[str, str]:
    """What was answered after looking, to the questions that were not sure; still not sure changes nothing."""
    given = {one.key: request.POST.get(f"{LOOKED}{one.key}", "") for one in asked if one.unsure and one.look_for}
    return {key: answer for key, answer in given.items() if answer not in ("", "unsure")}


def _after_details(request: HttpRequest, wanted: Screen) -> str:
    if _comes_first(screening_pages.questions(whose(request), wanted)):
        return f"/intake/stop/?from={wanted.slug}"
    return "/intake/due/" if "due" in request.GET else _next(request, wanted)


def stop(request: HttpRequest) -> HttpResponse:
    """Say what comes first after a yes to a red flag, and what is open tonight all the same."""
    person = whose(request)
    found = alarms(person)
    if not found:
        return redirect("intake")
    wanted = screening_pages.screen_named(request.GET.get("from", ""))
    context = {
        "tab": "more",
        "alarms": found,
        "emergency": any(one.urgency == "emergency" for one in found),
        "tonight": tonight_lines(person),
        "screen": wanted,
        "next": screening_pages.next_open(person, after=wanted.slug if wanted else ""),
        "due": bool(due_screens(person)),
    }
    return render(request, "intake/stop.html", context)


def legs(request: HttpRequest) -> HttpResponse:
    """Ask the questions about clots anew; the plan follows the answers once all of them are there."""
    person = whose(request)
    error = ""
    if request.method == "POST":
        try:
            leg_questions.answer_anew(person, _given(request))
        except InputError as refused:
            error = str(refused)
        else:
            if alarms(person):
                return redirect("/intake/stop/?from=clots")
            messages.success(request, say("intake_page.legs_kept", locale=person.locale))
            return redirect("/plan/")
    given = _given(request)
    context = {
        "tab": "more",
        "questions": [(one, given.get(one.key, "")) for one in leg_questions.leg_questions()],
        "answers": ANSWERS,
        "error": error,
        "why": say("intake_page.legs_why", locale=person.locale),
    }
    return render(request, "intake/legs.html", context, status=422 if error else 200)


def _screen(slug: str) -> Screen:
    found = screening_pages.screen_named(slug)
    if found is None:
        raise Http404("There is no such screen.")
    return found


def _given(request: HttpRequest) -> dict[str, str]:
    return {key: str(value) for key, value in request.POST.items()}


def _words(request: HttpRequest, wanted: Screen) -> dict[str, Any]:
    person = whose(request)
    first = screening_pages.first_routine(person)
    return {
        "tab": "more",
        "screen": wanted,
        "title": say(f"intake_page.screen_{wanted.slug}", locale=person.locale),
        "done": sum(one.done for one in first),
        "total": len(first),
        "say": {
            code: say(f"intake_page.{code}", locale=person.locale)
            for code in (
                "private",
                "none",
                "unsure_counts",
                "unsure_lead",
                "look_again",
                "where",
                "where_if_any",
                "look",
            )
        },
    }


def _after(request: HttpRequest, wanted: Screen) -> str:
    """A red flag first, then what a yes wants to know, then the next open screen."""
    person = whose(request)
    asked = screening_pages.questions(person, wanted)
    if _comes_first(asked):
        return f"/intake/stop/?from={wanted.slug}"
    if any(one.wants_details for one in asked):
        return f"/intake/{wanted.slug}/more/"
    return _next(request, wanted)


def _comes_first(asked: tuple[Question, ...]) -> bool:
    """Whether a red flag among these was answered with yes."""
    return any(one.red_flag and one.at_risk and not one.unsure for one in asked)


def _next(request: HttpRequest, wanted: Screen) -> str:
    if wanted.slug == screening_pages.OILS:
        return "/intake/wishes/oils/"
    found = screening_pages.next_open(whose(request), after=wanted.slug)
    if found is not None and found.slug != wanted.slug:
        return f"/intake/{found.slug}/"
    return "/intake/" if found is not None else "/intake/wishes/session/"


def _details_form(request: HttpRequest, question: Question, *, locale: str) -> DetailsForm:
    kept = {"where": question.where, "weeks": question.weeks, "since": question.since}
    return DetailsForm(
        request.POST if request.method == "POST" else None, initial=kept, prefix=question.key, locale=locale
    )


def _cleaned(form: DetailsForm) -> dict[str, Any]:
    return {key: form.cleaned_data.get(key) for key in DETAILS}


def _ticked(request: HttpRequest, question: Question, form: DetailsForm) -> list[str]:
    if request.method == "POST":
        return request.POST.getlist(f"{form.prefix}-where")
    return list(question.where)
