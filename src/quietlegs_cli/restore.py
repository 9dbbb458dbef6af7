"""`quietlegs restore`: an export's folder or a backup, back in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quietlegs_cli.installation import data_folder_of, open_installation, secret_of
from quietlegs_cli.output import print_json, print_note, print_text

if TYPE_CHECKING:
    from quietlegs_web.actions.archive_reading import Archive


def command(
    source: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="The folder of an export, or a backup's file.")],
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The data folder to restore into.")] = None,
    passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with the backup's passphrase; asked for when left out.")
    ] = None,
    passcode_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with a new passcode for the one person of an export.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Bring back an export (into an installation without that person) or a backup (into an empty data folder).

    An export holds no passcode: a new one is asked for, or is set later with `quietlegs passcode`.

    Example: quietlegs restore my-nights --data new-folder
    """
    from quietlegs.foundation.errors import InputError

    if source.is_dir():
        names = _restore_export(source, data=data, passcode_file=passcode_file)
    elif source.is_file():
        _restore_backup(source, data=data, passphrase_file=passphrase_file)
        names = []
    else:
        raise InputError(f"There is no folder or file {source}: name an export's folder or a backup.")
    if json:
        print_json({"restored": str(source), "people": names, "folder": str(data_folder_of(data))})
    else:
        print_text(f"{source} is back in {data_folder_of(data)}: start it with `quietlegs serve`.")


def _restore_export(source: Path, *, data: Path | None, passcode_file: Path | None) -> list[str]:
    from quietlegs.foundation.errors import InputError
    from quietlegs_web.actions.archive_reading import read_archives

    archives = read_archives(source)
    if passcode_file is not None and len(archives) > 1:
        raise InputError("This export holds several persons: restore it, then set each one's `quietlegs passcode`.")
    passcode = _passcode(passcode_file) if len(archives) == 1 else None
    open_installation(data, create=True)
    from quietlegs_web.actions.restore import restore

    people = restore(archives, passcode=passcode)
    _tell(archives, named=passcode is not None)
    return [one.name for one in people]


def _passcode(file: Path | None) -> str | None:
    """The new passcode; none where there is neither a file nor a terminal to ask on."""
    if file is None and not sys.stdin.isatty():
        return None
    return secret_of(file, what="passcode", option="--passcode-file", again=True)


def _tell(archives: "list[Archive]", *, named: bool) -> None:
    for one in archives:
        for name in one.edited:
            print_note(f"{name} was changed after the export: it is not read back, records.jsonl is.")
        if not named:
            print_note(
                f'{one.person.name} has no passcode yet: set it with `quietlegs passcode --person "{one.person.name}"`.'
            )


def _restore_backup(source: Path, *, data: Path | None, passphrase_file: Path | None) -> None:
    from quietlegs.foundation.errors import InputError
    from quietlegs_web.actions.backup import DATABASE, restore_backup
    from quietlegs_web.actions.sealed_file import MAGIC, is_sealed

    with source.open("rb") as file:
        sealed = is_sealed(file.read(len(MAGIC)))
    if not sealed:
        raise InputError(f"{source} is neither the folder of an export nor a backup: check its name.")
    folder = data_folder_of(data)
    if (folder / DATABASE).exists():
        raise InputError(f"{folder} holds an installation already: restore into an empty folder.")
    passphrase = secret_of(passphrase_file, what="passphrase", option="--passphrase-file")
    restore_backup(source, folder, passphrase=passphrase)
