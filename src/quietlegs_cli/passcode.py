"""`quietlegs passcode`: a new passcode, for whoever sits at the machine itself."""

from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.installation import open_installation, secret_of
from quietlegs_cli.output import print_text


def command(
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The installation's data folder.")] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose; may be left out where one lives here.")
    ] = None,
    passcode_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with the passcode; asked for when left out.")
    ] = None,
) -> None:
    """Set a person's passcode, after a restore or when it was forgotten. Signs out all phones of that person.

    Example: quietlegs passcode --person Anna
    """
    open_installation(data, create=False)
    from quietlegs_web.actions.by_name import one_named
    from quietlegs_web.actions.sign_ins import set_passcode

    chosen = one_named(person)
    set_passcode(chosen, secret_of(passcode_file, what="passcode", option="--passcode-file", again=True))
    print_text(f"{chosen.name} signs in with the new passcode from now on.")
