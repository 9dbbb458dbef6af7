"""The phone's own pages: one static frame, its worker and its manifest, from the built client."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.csrf import ensure_csrf_cookie

from quietlegs_web.actions.people import anybody_there

CLIENT = Path(settings.STATIC_ROOT) / "client"


@ensure_csrf_cookie
def shell(request: HttpRequest) -> HttpResponseBase:
    """Give the frame of the phone's pages; it holds nothing personal. An installation without anybody says welcome."""
    if not anybody_there():
        return redirect("welcome")
    return _built("index.html", kind="text/html; charset=utf-8")


def service_worker(request: HttpRequest) -> HttpResponseBase:
    """Give the worker that answers without a network; it may speak for the whole site."""
    response = _built("sw.js", kind="text/javascript")
    response.headers["Service-Worker-Allowed"] = "/"
    return response


def manifest(request: HttpRequest) -> HttpResponseBase:
    """Give the manifest with which a phone puts Quietlegs on its home screen."""
    return _built("manifest.webmanifest", kind="application/manifest+json")


def _built(name: str, *, kind: str) -> HttpResponseBase:
    file = CLIENT / name
    if not file.is_file():
        raise Http404(f"{name} is not built: run `make setup`.")
    response = FileResponse(file.open("rb"), content_type=kind)
    response.headers["Cache-Control"] = "no-cache"
    return response
