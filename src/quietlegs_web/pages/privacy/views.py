"""What is stored where, and how it goes away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from quietlegs.wording.speak import say

PARTS = (
    "nowhere",
    "phone",
    "server",
    "sealed",
    "host",
    "lawful",
    "retention",
    "export",
    "erasure",
    "lost_phone",
    "backups",
)
"""The parts of the page in order; each has a heading and a text."""


def privacy(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    locale = get_language() or "en"
    parts = [
        (say(f"privacy.heading_{part}", locale=locale), say(f"privacy.{part}", locale=locale).split("\n"))
        for part in PARTS
    ]
    return render(request, "privacy/privacy.html", {"tab": "more", "parts": parts})
