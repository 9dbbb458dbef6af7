"""The safety questions that are due again: only these, a screen at a time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import leg_questions, screening_pages
from quietlegs_web.actions.asked_again import due_screen, due_screens
from quietlegs_web.actions.screening_pages import Question
from quietlegs_web.actions.whose import Person, whose
from quietlegs_web.pages.intake.words import ANSWERS


def due(request: HttpRequest) -> HttpResponse:
    """Go to the first screen that waits; to the plan when none does."""
    person = whose(request)
    waiting = due_screens(person)
    if waiting:
        return redirect("intake-due-screen", slug=waiting[0].slug)
    messages.success(request, say("intake_page.due_done", locale=person.locale))
    return redirect("plan")


def due_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is due of one screen; keep the answers and go where they lead."""
    person = whose(request)
    wanted = due_screen(person, slug)
    if wanted is None:
        return redirect("intake-due")
    error = ""
    if request.method == "POST":
        given = {key: str(value) for key, value in request.POST.items()}
        try:
            screening_pages.save(person, wanted, given, none_of_the_others=given.get("action") == "none")
        except InputError as refused:
            error = str(refused)
        else:
            leg_questions.note_first_pass(person)
            return redirect(_after(screening_pages.questions(person, wanted), slug))
    context = {
        "tab": "more",
        "screen": wanted,
        "title": say(f"intake_page.screen_{slug}", locale=person.locale),
        "left": len(due_screens(person)),
        "questions": screening_pages.questions(person, wanted),
        "answers": ANSWERS,
        "error": error,
        "say": _words(person),
    }
    return render(request, "intake/due.html", context, status=422 if error else 200)


def _after(asked: tuple[Question, ...], slug: str) -> str:
    """A red flag first, then what a yes wants to know, then what else is due."""
    if any(one.red_flag and one.at_risk and not one.unsure for one in asked):
        return f"/intake/stop/?from={slug}"
    if any(one.wants_details for one in asked):
        return f"/intake/{slug}/more/?due=1"
    return "/intake/due/"


def _words(person: Person) -> dict[str, str]:
    codes = ("due_why", "private", "none", "unsure_counts")
    return {code: say(f"intake_page.{code}", locale=person.locale) for code in codes}
