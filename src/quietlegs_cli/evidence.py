"""`quietlegs evidence`: what is known about a claim, and how strongly."""

from typing import Annotated

import typer

from quietlegs_cli.output import print_json, print_text

app = typer.Typer(help="What is known about the claims people make, and how strongly.", no_args_is_help=True)


@app.command("list")
def list_all(json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False) -> None:
    """Name every claim with the verdict on it, the best supported first.

    Example: quietlegs evidence list --json
    """
    from quietlegs.interface.evidence import list_claims

    result = list_claims()
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())


@app.command("show")
def show(
    claim: Annotated[str, typer.Argument(metavar="ID", help="A claim's name, as `quietlegs evidence list` prints it.")],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what is known about one claim, what is not, and where it was read.

    Example: quietlegs evidence show improves_sleep
    """
    from quietlegs.interface.evidence import show_claim

    result = show_claim(claim)
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())
