"""What is not documented is red: commands, options, techniques, questions, decisions, and links that lead nowhere."""

import re
from pathlib import Path

import pytest

from quietlegs.foundation.body import NOT_OFFERED, TECHNIQUES
from quietlegs.knowledge.catalogue import load_catalogue
from tools import publish_reference, screenshots
from tools.reference.commands import Command, commands, commands_page, help_of, spelled

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#]+?)(?:#[^)]*)?\)")
EXPECTED = (
    "quietlegs plan",
    "quietlegs trial design",
    "quietlegs trial power",
    "quietlegs trial verify",
    "quietlegs tonight",
    "quietlegs finding",
    "quietlegs simulate",
    "quietlegs evidence list",
    "quietlegs evidence show",
    "quietlegs evidence pool",
    "quietlegs serve",
    "quietlegs export",
    "quietlegs restore",
    "quietlegs backup",
    "quietlegs token",
)
SCREENSHOTS = ROOT / "docs/screenshots"
GUIDES = sorted(
    path for folder in ("tutorials", "how-to", "explanation") for path in (ROOT / "docs" / folder).glob("*.md")
)
EMPHASIS = re.compile(r"(?<![*\w])\*([^*`]+)\*(?![*\w])")
PICTURE = re.compile(r'<img[^>]* src="([^"]+)"[^>]*>')


def page(name: str) -> str:
    return (ROOT / "docs/reference" / name).read_text(encoding="utf-8")


def test_the_commands_of_the_contract_are_there() -> None:
    assert set(EXPECTED) <= {command.name for command in commands()}


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_a_command_has_help_with_an_example_and_says_what_each_option_means(command: Command) -> None:
    assert f"Example: {command.name} " in command.help
    assert [spelled(one) for one in command.parameters if not help_of(one)] == []


def test_every_command_and_option_stands_in_the_reference() -> None:
    written = page("commands.md")
    assert written == commands_page()
    missing = [c.name for c in commands() if f"## `{c.name}`" not in written]
    assert missing == []
    assert [spelled(one) for c in commands() for one in c.parameters if spelled(one) not in written] == []


def test_every_technique_stands_in_the_reference() -> None:
    written = page("knowledge.md")
    assert [name for name in (*TECHNIQUES, *NOT_OFFERED) if f"### `{name}`" not in written] == []


def test_every_question_of_the_intake_stands_in_the_reference() -> None:
    written = page("knowledge.md")
    assert [rule for rule in load_catalogue().rules if f"### `{rule}`" not in written] == []


def test_every_source_of_a_fact_can_be_found_in_the_reference() -> None:
    written = page("knowledge.md")
    assert [name for name in load_catalogue().references if f'<a id="{name}">' not in written] == []


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")
    records = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [record.name for record in records if f"({record.name})" not in listed] == []


@pytest.mark.parametrize("record", sorted((ROOT / "docs/decisions").glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_a_decision_has_its_five_parts(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    parts = ("- Date: ", "- Status: ", "## Context", "## Decision", "## Consequences")
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_leads_nowhere(path: Path) -> None:
    targets = [target for target in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_guide_can_be_found_from_the_readme(guide: Path) -> None:
    assert f"({guide.relative_to(ROOT)})" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_picture_is_there_and_is_told_in_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name in PICTURE.findall(text) if not (path.parent / name).is_file()] == []
    assert [tag[0] for tag in PICTURE.finditer(text) if not re.search(r'alt="[^"]{20,}"', tag[0])] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_tells_to_tap_stands_on_a_screen(guide: Path) -> None:
    marked = EMPHASIS.findall(guide.read_text(encoding="utf-8"))
    told = [" ".join(one.split()).rstrip(".") for one in marked if "→" in one or guide.stem == "first-week"]
    taps = {tap for one in told for tap in one.split(" → ")}
    written = screens()
    assert [tap for tap in sorted(taps) if tap not in written] == []


def screens() -> str:
    """Every text that a screen of the app may show: the phone's labels, templates, forms and sentences."""
    web = ROOT / "src/quietlegs_web"
    files = [web / "client/src/words/en.ts", *web.glob("pages/**/*.html"), *web.glob("pages/**/*.py")]
    files += (ROOT / "src/quietlegs/wording/english").glob("*.py")
    files += (ROOT / "src/quietlegs/knowledge/data/routines").glob("*.toml")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_the_pictures_are_those_that_one_command_takes_and_are_small() -> None:
    pictures = {path.stem: path.stat().st_size for path in SCREENSHOTS.glob("*.jpg")}
    assert set(pictures) == set(screenshots.NAMES)
    assert max(pictures.values()) <= screenshots.MOST_BYTES
    assert sum(pictures.values()) < 1_000_000
    assert len(PICTURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == 2


def test_the_house_is_drawn_as_it_stands() -> None:
    drawn = (ROOT / "docs/explanation/the-house.md").read_text(encoding="utf-8")
    rooms = [
        path.parent for root in ("quietlegs", "quietlegs_web") for path in (ROOT / "src" / root).glob("*/__init__.py")
    ]
    assert rooms
    assert [room.name for room in rooms if f"`{room.name}`" not in drawn] == []
    client = [path for path in (ROOT / "src/quietlegs_web/client/src").iterdir() if path.is_dir()]
    assert [folder.name for folder in client if f"`{folder.name}/`" not in drawn] == []


def test_every_setting_of_the_environment_is_told() -> None:
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    named = {name for text in code for name in re.findall(r"\bQUIETLEGS_[A-Z]+\b", text)}
    written = (ROOT / "docs/how-to/https-at-home.md").read_text(encoding="utf-8")
    assert named
    assert [name for name in sorted(named) if f"`{name}`" not in written] == []


def test_a_document_that_the_code_points_to_exists() -> None:
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    named = {name for text in code for name in re.findall(r"\bdocs/[\w/-]+\.(?:md|yaml)", text)}
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_what_is_generated_is_current() -> None:
    stale = [
        path.name for path, content in publish_reference.documents() if not publish_reference.is_current(path, content)
    ]
    assert stale == []


def test_an_outdated_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "finding.example.json").write_text('{"mean": -2.0000001, "text": "a"}', encoding="utf-8")
    (tmp_path / "diary.md").write_text("old", encoding="utf-8")
    assert publish_reference.is_current(tmp_path / "finding.example.json", '{"mean": -2.0, "text": "a"}')
    assert not publish_reference.is_current(tmp_path / "finding.example.json", '{"mean": -2.01, "text": "a"}')
    assert not publish_reference.is_current(tmp_path / "finding.example.json", '{"mean": -2.0, "text": "b"}')
    assert not publish_reference.is_current(tmp_path / "diary.md", "new")
    assert not publish_reference.is_current(tmp_path / "absent.md", "new")
