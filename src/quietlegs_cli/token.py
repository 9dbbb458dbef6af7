"""`quietlegs token`: a bearer token for programs."""

from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.installation import open_installation
from quietlegs_cli.output import print_json, print_note, print_text


def command(
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The installation's data folder.")] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose; may be left out where one lives here.")
    ] = None,
    label: Annotated[str, typer.Option(metavar="TEXT", help="What the token is for; shown in the settings.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Make a token with which a program may read and write one person's records, and print it once.

    Example: quietlegs token --label "my watch"
    """
    open_installation(data, create=False)
    from quietlegs_web.actions.by_name import one_named
    from quietlegs_web.actions.people import new_token

    chosen = one_named(person)
    token = new_token(chosen, label=label)
    if json:
        print_json({"token": token, "person": chosen.name})
    else:
        print_text(token)
    print_note(f"It opens everything of {chosen.name} and is shown only now; it can be taken back in the settings.")
