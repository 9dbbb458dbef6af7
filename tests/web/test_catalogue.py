"""Every label of the server's pages stands in the catalogue that a translator copies."""

import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "src/quietlegs_web"
LABEL = re.compile(r"""\{%\s*translate\s+(?P<quote>["'])(?P<text>.+?)(?P=quote)""")


def labels() -> set[str]:
    pages = (WEB / "pages").rglob("*.html")
    return {found["text"] for page in pages for found in LABEL.finditer(page.read_text(encoding="utf-8"))}


def test_every_label_of_a_page_stands_in_the_catalogue() -> None:
    catalogue = (WEB / "site/locale/en/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    listed = {line.removeprefix('msgid "').removesuffix('"') for line in catalogue.splitlines() if "msgid" in line}
    missing = {label for label in labels() if label.replace('"', '\\"') not in listed}
    assert len(labels()) > 100
    assert missing == set(), "run `make messages`"
