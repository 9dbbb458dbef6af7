"""The list of everything that has no tab of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def more(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    return render(request, "more/more.html", {"tab": "more"})
