"""Every address: the phone's own pages, the API, and the server-rendered pages by folder."""

from django.urls import include, path

from quietlegs_web.api.root import api
from quietlegs_web.site import health, shell

PAGES = (
    "people",
    "first_day",
    "intake",
    "plan",
    "techniques",
    "oils",
    "self_massage",
    "regular",
    "together",
    "evidence",
    "glossary",
    "body_values",
    "factors",
    "trial",
    "findings",
    "wellbeing",
    "settings",
    "privacy",
    "more",
)
"""Folders of `quietlegs_web.pages`, each with its own addresses."""

urlpatterns = [
    path("", shell.shell, name="tonight"),
    path("morning", shell.shell, name="morning"),
    path("log", shell.shell, name="log"),
    path("history", shell.shell, name="history"),
    path("session", shell.shell, name="session"),
    path("sw.js", shell.service_worker, name="service-worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("healthz", health.healthy, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("api/v1/", api.urls),
    *(path("", include(f"quietlegs_web.pages.{name}.urls")) for name in PAGES),
]
