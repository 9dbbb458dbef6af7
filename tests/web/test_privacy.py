"""The privacy page says where everything lies, and what erasing cannot reach."""

import pytest
from django.test import Client

from quietlegs_web.pages.privacy.views import PARTS

pytestmark = pytest.mark.django_db


def test_the_page_says_what_must_be_said(signed_in: Client) -> None:
    text = " ".join(signed_in.get("/privacy/").content.decode().split())
    assert text.count("<h2 ") == len(PARTS)
    for said in ("IndexedDB", "Article 9", "It hides; it does not keep a secret", "end all sign-ins", "no further"):
        assert said in text
    assert "What it cannot reach" in text


def test_it_loads_nothing_from_elsewhere(signed_in: Client) -> None:
    content = signed_in.get("/privacy/").content.decode()
    assert "http://" not in content
    assert "https://" not in content
