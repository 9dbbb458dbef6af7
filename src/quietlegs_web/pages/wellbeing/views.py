"""How a person is: ratings of the day, totals of questionnaires, their course; and a place for a hard hour."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quietlegs.foundation.errors import InputError
from quietlegs.wording.speak import say
from quietlegs_web.actions import charts
from quietlegs_web.actions import wellbeing as actions
from quietlegs_web.actions.clock import today
from quietlegs_web.actions.whose import Person, whose
from quietlegs_web.pages.wellbeing.forms import RatingsForm, TotalForm

TREND = "trend"
HELP = ("lead", "danger", "person", "line", "now", "doctor", "urges", "private", "not_emergency")
WORDS = ("lead", "totals", "no_comparison", "hard", "help_link")


def wellbeing(request: HttpRequest) -> HttpResponse:
    """Show how the person is, and keep ratings of the day."""
    person = whose(request)
    form = _ratings(request, person)
    if request.method == "POST":
        if not form.is_valid():
            return _page(request, person, context={"ratings": form}, status=422)
        actions.record_ratings(person, form.cleaned_data)
        messages.success(request, say("wellbeing.kept", locale=person.locale))
        return redirect("wellbeing")
    return _page(request, person, context={})


@require_POST
def total(request: HttpRequest) -> HttpResponse:
    """Keep the total of a questionnaire."""
    person = whose(request)
    form = _totals(request, person)
    if not form.is_valid():
        return _page(request, person, context={"totals": form}, status=422)
    given = form.cleaned_data
    try:
        actions.record_total(person, instrument=given["instrument"], total=given["total"], on=given["on"])
    except InputError as refused:
        return _page(request, person, context={"totals": form, "total_error": str(refused)}, status=422)
    messages.success(request, say("wellbeing.kept", locale=person.locale))
    return redirect("wellbeing")


def help_page(request: HttpRequest) -> HttpResponse:
    """Show whom to turn to in a hard hour; nothing is asked and nothing is noted."""
    locale = whose(request).locale
    return render(request, "wellbeing/help.html", {"tab": "more", "words": _words("help", HELP, locale=locale)})


def chart(request: HttpRequest, theme: str) -> HttpResponse:
    """Give the picture of the person's own course, where it is drawn already."""
    person = whose(request)
    trend = actions.trend(person)
    file = charts.drawn_file(person, trend, theme=theme) if trend is not None else None
    if file is None:
        raise Http404("This picture is not drawn yet.")
    return HttpResponse(file.read_bytes(), content_type="image/svg+xml")


def _page(request: HttpRequest, person: Person, *, context: dict[str, Any], status: int = 200) -> HttpResponse:
    trend = actions.trend(person)
    shown = {
        "tab": "more",
        "words": _words("wellbeing", WORDS, locale=person.locale),
        "ratings": RatingsForm(**_asked(person)),
        "totals": TotalForm(**_known(person)),
        "courses": actions.courses(person),
        "hard": actions.calls_for_help(person),
        "pictures": [charts.picture_of(person, trend, name=TREND)] if trend is not None else [],
        "picture_waits": say("finding_page.picture_waits", locale=person.locale),
        "chart_address": "/wellbeing/chart/",
        "query": "",
    }
    return render(request, "wellbeing/wellbeing.html", {**shown, **context}, status=status)


def _ratings(request: HttpRequest, person: Person) -> RatingsForm:
    return RatingsForm(_sent(request), **_asked(person))


def _totals(request: HttpRequest, person: Person) -> TotalForm:
    return TotalForm(_sent(request), **_known(person))


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form sent, even where that is nothing at all; None where nothing was sent."""
    return request.POST if request.method == "POST" else None


def _asked(person: Person) -> dict[str, Any]:
    own = actions.instruments("own_rating")
    return {"of_the_day": actions.OF_THE_DAY, "own": own, "locale": person.locale}


def _known(person: Person) -> dict[str, Any]:
    return {"known": actions.instruments("questionnaire"), "today": today(person)}


def _words(page: str, names: tuple[str, ...], *, locale: str) -> dict[str, str]:
    return {name: say(f"{page}.{name}", locale=locale) for name in names}
