"""Nobody sees anything before signing in, except where a page says so itself."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect

from quietlegs_web.actions.people import anybody_there, person_of

OPEN = ("/static/", "/sign-in/", "/welcome/", "/healthz", "/readyz", "/sw.js", "/manifest.webmanifest")
"""Open to anybody: nothing personal stands there."""

SHELL = ("/", "/morning", "/log", "/history", "/session")
"""The phone's own pages: an empty frame without data; they must open on a sleeping phone."""

API = "/api/"


class SignedInOnly:
    """Turns away whoever is not signed in: a page to the sign-in, a program with 401."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let through what is open or signed in."""
        path = request.path
        if path.startswith((*OPEN, API)) or path in SHELL or person_of(request) is not None:
            return self._answer(request)
        return redirect(f"/sign-in/?next={quote(path)}" if anybody_there() else "/welcome/")

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse | JsonResponse) and not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
