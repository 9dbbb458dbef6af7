"""A link to the glossary at the first place where a page uses a word of the field.

`{% linked_terms %}…{% endlinked_terms %}` works on the HTML that stands inside it, so that a page's templates need not
know which words are terms. Nothing is linked inside headings, buttons, links, labels and pictures.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from django.template import Context, Library, Node, NodeList
from django.template.base import Parser, Token
from django.utils.safestring import SafeString, mark_safe

from quietlegs.knowledge.catalogue import load_catalogue

register = Library()

_TAPPED = ("a", "button", "label", "option", "select", "summary", "textarea")
_NOT_TEXT = ("code", "script", "style", "svg", "title")
QUIET = frozenset((*_TAPPED, *_NOT_TEXT, "dt", "h1", "h2", "h3", "h4", "q", "th"))
"""Elements whose words stay as they are: a quoted claim, a heading, what is tapped."""

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")


@register.tag("linked_terms")
def linked_terms(parser: Parser, token: Token) -> "LinkedTerms":
    """Link the terms of the field in what stands until `endlinked_terms`."""
    del token
    inside = parser.parse(("endlinked_terms",))
    parser.delete_first_token()
    return LinkedTerms(inside)


class LinkedTerms(Node):
    """The part of a template whose words are linked, unless the page says `plain`."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Give the HTML with its links."""
        html = self.nodelist.render(context)
        return html if context.get("plain") else mark_safe(with_links(html))


def with_links(html: str) -> str:
    """HTML in which the first mention of each term links to its place in the glossary."""
    return "".join(_linked(html))


def _linked(html: str) -> Iterator[str]:
    open_quiet: list[str] = []
    in_form, seen = 0, set[str]()
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            in_form += _step(piece, "form")
            _keep_open(piece, open_quiet)
            yield piece
        else:
            yield piece if open_quiet or not piece.strip() else _with_terms(piece, seen, in_form=in_form > 0)


def _step(tag: str, name: str) -> int:
    found = _NAME.match(tag)
    return 0 if found is None or found[1].lower() != name else -1 if tag.startswith("</") else 1


def _keep_open(tag: str, open_quiet: list[str]) -> None:
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if name not in QUIET or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        open_quiet.append(name)
    elif name in open_quiet:
        open_quiet.remove(name)


def _with_terms(text: str, seen: set[str], *, in_form: bool) -> str:
    forms = _forms()

    def linked(match: re.Match[str]) -> str:
        term = forms.get(match[0].casefold())  # None: a letter such as İ or ı, which only looks like one of ours
        if term is None or term in seen:
            return match[0]
        seen.add(term)
        return _link(term, match[0], in_form=in_form)

    return _pattern().sub(linked, text)


def _link(term: str, words: str, *, in_form: bool) -> str:
    """The link; in a form it opens beside it, so that no answer is lost."""
    beside = ' target="_blank"' if in_form else ""
    return f'<a class="term" href="/glossary/#{term}"{beside}>{words}</a>'


@cache
def _forms() -> Mapping[str, str]:
    return {form: term.id for term in load_catalogue().terms.values() for form in term.forms}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w&;/-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
