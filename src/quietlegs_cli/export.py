"""`quietlegs export`: everything of a person, out."""

from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.installation import open_installation
from quietlegs_cli.output import new_folder, print_json, print_note, print_text, write_whole


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")],
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The installation's data folder.")] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="One person; everybody when left out.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Write everything the installation holds about a person: files for spreadsheets, and every record and revision.

    Example: quietlegs export my-nights
    """
    from quietlegs.foundation.errors import InputError

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: this is not an empty folder: name a new one, so that nothing is overwritten.")
    open_installation(data, create=False)
    from quietlegs.interface.trial import concealment
    from quietlegs_web.actions.by_name import people_named
    from quietlegs_web.actions.export import export_people

    people = people_named(person)
    files = export_people(people)
    for name, content in files.items():
        _write_private(folder / name, content)
    if json:
        print_json({"folder": str(folder), "people": [one.name for one in people], "files": sorted(files)})
    else:
        print_text(f"{_names([one.name for one in people])}: {len(files)} files in {folder}; README.txt explains them.")
    if any(Path(name).name.startswith("TRIAL") for name in files):
        print_note(concealment())


def _write_private(place: Path, content: bytes) -> None:
    """Write a file that only its owner can read, into a folder of the same kind."""
    if not place.parent.exists():
        new_folder(place.parent)
    place.parent.chmod(0o700)
    write_whole(place, content)
    place.chmod(0o600)


def _names(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
