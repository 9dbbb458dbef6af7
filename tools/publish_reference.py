"""Write what is generated in `docs/`: schemas, examples, and the reference pages. `--check` only says what is stale.

Run it as `python -m tools.publish_reference [--check]`.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.reference import api, checklists, commands, diary, examples, hazards, knowledge, questions, schemas, walk

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "docs/reference/schemas"


def main(arguments: list[str] | None = None) -> int:
    """Write what is out of date, or with `--check` name it and fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if anything is out of date")
    check: bool = parser.parse_args(arguments).check
    stale = 0
    for path, content in (*documents(), (walk.TUTORIAL, walk.tutorial())):
        if is_current(path, content):
            continue
        stale += 1
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        print(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}")
    if check and stale:
        print("Run `make reference` and commit what it writes.", file=sys.stderr)
    return 1 if check and stale else 0


def documents() -> Iterator[tuple[Path, str]]:
    """Every wholly generated file with the content it should have."""
    for name, content in schemas.published_schemas().items():
        yield SCHEMAS / name, content
    yield SCHEMAS / "diary.schema.json", diary.diary_schema()
    yield from examples.examples()
    yield ROOT / "docs/reference/diary.md", diary.diary_page()
    yield ROOT / "docs/reference/commands.md", commands.commands_page()
    yield ROOT / "docs/reference/openapi.json", api.openapi()
    yield ROOT / "docs/reference/api.md", api.api_page()
    yield ROOT / "docs/reference/knowledge.md", knowledge.knowledge_page()
    yield ROOT / "docs/reference/questions.md", questions.questions_page()
    yield ROOT / "docs/reference/checklists.md", checklists.checklists_page()
    yield ROOT / "docs/HAZARDS.md", hazards.hazards_page()


def is_current(path: Path, content: str) -> bool:
    """Whether the file says what it should; numbers in an example may differ in their last digits."""
    if not path.is_file():
        return False
    found = path.read_text(encoding="utf-8")
    return found == content or (path.name.endswith(".example.json") and examples.same(found, content))


if __name__ == "__main__":
    sys.exit(main())
