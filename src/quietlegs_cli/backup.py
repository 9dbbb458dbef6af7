"""`quietlegs backup`: the whole installation in one sealed file."""

from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.installation import DATABASE, data_folder_of, secret_of
from quietlegs_cli.output import print_json, print_text


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; it must not exist yet.")],
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The installation's data folder.")] = None,
    passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with the passphrase; asked for when left out.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Write the whole installation, everybody in it, into one file that only the passphrase opens; also while it runs.

    Example: quietlegs backup quietlegs-today.backup --passphrase-file passphrase
    """
    from quietlegs.foundation.errors import InputError
    from quietlegs_web.actions.backup import write_backup

    folder = data_folder_of(data)
    if not (folder / DATABASE).is_file():
        raise InputError(f"{folder}: there is no installation: name its folder with --data.")
    if file.exists():
        raise InputError(f"{file} is there already: name a new file, so that no backup is overwritten.")
    if not file.absolute().parent.is_dir():
        raise InputError(f"{file.parent}: there is no such folder: make it first.")
    passphrase = secret_of(passphrase_file, what="passphrase", option="--passphrase-file", again=True)
    write_backup(folder, file, passphrase=passphrase)
    size = file.stat().st_size
    if json:
        print_json({"file": str(file), "bytes": size})
    else:
        print_text(f"{file}: {size / 1e6:.1f} MB. Keep the passphrase elsewhere: without it nobody opens this file.")
