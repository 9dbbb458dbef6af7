"""The examples of the documents run: every ```console and ```python block, page by page, in an empty folder.

A page's blocks share one folder, in which the worked examples of the schemas lie. Blocks marked ```sh are not run.
"""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from quietlegs_cli import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs/reference/schemas"
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [page for page in sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")]) if BLOCK.search(page.read_text())]


def lines_of(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def run_line(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(line)
    assert words[0] == "quietlegs", f"only Quietlegs' own commands are run: {line}"
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert ended.value.code in (0, None), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for example in EXAMPLES.glob("*.example.*"):
        shutil.copy(example, tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            exec(compile(block, str(page), "exec"), names)
            continue
        for line in lines_of(block):
            run_line(line, monkeypatch)
            assert capsys.readouterr().out.strip(), f"prints nothing: {line}"


def test_there_are_examples_to_run() -> None:
    assert len(PAGES) >= 3
