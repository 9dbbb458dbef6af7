"""The examples of the documents run: every ```console, ```csv and ```python block, page by page, word by word.

A page's blocks share one folder that looks like a fresh clone: it holds `docs`. A ```csv block is saved as DIARY.csv.
Blocks marked ```sh are not run.
"""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from quietlegs_cli import main

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^ *```(console|csv|python)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PAGES = [page for page in sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")]) if BLOCK.search(page.read_text())]
FIRST_LINE = 'export PATH="$PWD/.venv/bin:$PATH"'
Capture = pytest.CaptureFixture[str]


def lines_of(block: str) -> list[str]:
    return [line.strip().removeprefix("$ ") for line in block.splitlines() if line.strip().startswith("$ ")]


def run_line(line: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    words = shlex.split(line)
    if line == FIRST_LINE:
        return
    if words[0] == "cp":
        shutil.copy(*words[1:])
        return
    assert words[0] == "quietlegs", f"only Quietlegs' own commands are run: {line}"
    command, _, file = line.partition(" > ")
    monkeypatch.setattr(sys, "argv", shlex.split(command))
    with pytest.raises(SystemExit) as ended:
        main.run()
    printed = capsys.readouterr().out
    assert ended.value.code in (0, None), line
    assert printed.strip(), f"prints nothing: {line}"
    if file:
        Path(file).write_text(printed, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            exec(compile(block, str(page), "exec"), names)
        elif kind == "csv":
            Path("DIARY.csv").write_text(block, encoding="utf-8")
        else:
            for line in lines_of(block):
                run_line(line, monkeypatch, capsys)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_says_first_where_the_command_is(page: Path) -> None:
    consoles = [block for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")) if kind == "console"]
    assert lines_of(consoles[0])[0] == FIRST_LINE


def test_what_the_examples_write_is_never_committed() -> None:
    written = {
        name
        for page in PAGES
        for name in re.findall(r"(?:--out|>|INTAKE\.json$) (\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert written
    assert [name for name in written if not any(Path("/", name).match(one.rstrip("/")) for one in ignored)] == []


def test_there_are_examples_to_run() -> None:
    assert len(PAGES) >= 3
