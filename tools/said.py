"""Every text that a person may read, by the place where it stands: for tests of what Quietlegs never says.

Not in here: the facts (`tools.knowledge_gate.asserted` reads them, all but the quoted ones).
"""

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

from quietlegs.wording.speak import all_sentences
from tools.reference.commands import Command, commands

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src/quietlegs_web"
CLIENT = WEB / "client/src"
PACKAGES = ("quietlegs", "quietlegs_cli", "quietlegs_web")
PATTERNS = ROOT / "src/quietlegs/wording/forbidden.py"
"""What is forbidden, not said."""

_COMMENT = re.compile(
    r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}|<!--.*?-->|<(script|style)\b.*?</\1>", re.S
)
_LABEL = re.compile(r"""\{%\s*translate\s+(["'])(.+?)\1.*?%\}""")
_ATTRIBUTE = re.compile(r"""\b(?:aria-label|aria-description|title|alt|placeholder|content|value)="([^"]*)\"""")
_BLOCK = re.compile(r"</?(?:p|li|h\d|dt|dd|td|th|tr|div|section|summary|button|label|option|legend|br)\b[^>]*>")
_MARK = re.compile(r"\{%.*?%\}|<[^>]*>", re.S)
_STRING = re.compile(r"""(?<![\\\w])"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`""")
_REMARK = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.S | re.M)


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence by its code."""
    yield from all_sentences().items()


def templates() -> Iterator[tuple[str, str]]:
    """Every text and label of the server's pages, block by block."""
    for path in sorted(WEB.rglob("*.html")):
        if "node_modules" in path.parts:
            continue
        for text in of_template(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(WEB)), text


def of_template(source: str) -> Iterator[str]:
    """The texts of one page: its labels, its attributes that are read aloud, and what stands between its blocks."""
    plain = _LABEL.sub(r"\2", _COMMENT.sub(" ", source))
    yield from (html.unescape(found) for found in _ATTRIBUTE.findall(plain))
    for block in _BLOCK.split(plain):
        text = " ".join(html.unescape(_MARK.sub("", block)).split())
        if text:
            yield text


def client() -> Iterator[tuple[str, str]]:
    """Every string of the phone's program with more than one word."""
    for path in sorted((*CLIENT.rglob("*.ts"), *CLIENT.rglob("*.tsx"))):
        if ".test." in path.name or path.stem == "testing":
            continue
        source = _REMARK.sub("", path.read_text(encoding="utf-8"))
        for found in _STRING.finditer(source):
            text = found[1] or found[2] or ""
            if " " in text:
                yield str(path.relative_to(CLIENT)), text


def command_line() -> Iterator[tuple[str, str]]:
    """The help of every command, option and argument."""
    for command in commands():
        yield command.name, command.help
        yield from _options(command)


def _options(command: Command) -> Iterator[tuple[str, str]]:
    for one in command.parameters:
        if text := getattr(one, "help", None):
            yield f"{command.name} {one.name}", text


def program() -> Iterator[tuple[str, str]]:
    """Every string of more than one word in our Python: messages, labels, parts of sentences; no docstrings."""
    for package in PACKAGES:
        for path in sorted((ROOT / "src" / package).rglob("*.py")):
            if path != PATTERNS and "node_modules" not in path.parts:
                for text in of_module(path.read_text(encoding="utf-8")):
                    yield str(path.relative_to(ROOT / "src")), text


def of_module(source: str) -> Iterator[str]:
    """The strings of a module, those with values in them as one text with `…` for each value."""
    tree = ast.parse(source)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        text = _text(node)
        if id(node) not in silent and " " in text:
            yield text


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    return ""
