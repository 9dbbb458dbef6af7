"""`quietlegs serve`: the app, with its background worker."""

from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.output import print_text


def command(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for the whole home network.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 lets the machine choose one.")] = 8321,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where everything is kept; made when it is not there.")
    ] = None,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Serve a synthetic person with eight weeks of nights, from a folder of its own."),
    ] = False,
) -> None:
    """Serve the app; its database is made, or brought up to date after a copy of it.

    Example: quietlegs serve --host 127.0.0.1 --port 8321
    """
    from quietlegs_cli.installation import data_folder_of, open_installation

    usual = data_folder_of(None)
    open_installation(data or (usual.with_name(f"{usual.name}-demo") if demo else None), create=True)
    from quietlegs_web.site.server import Address, bring_up_to_date, serve

    bring_up_to_date()
    if demo:
        from quietlegs_web.actions.demo import PASSCODE, ensure_demo

        ensure_demo()
        print_text(f"Demo: the person and the nights are synthetic. Passcode: {PASSCODE}")
    try:
        serve(Address(host=host, port=port), announce=_announce)
    except KeyboardInterrupt:
        print_text("Stopped. Everything that was saved is on disk.")


def _announce(address: str) -> None:
    print_text(f"Quietlegs is running at {address}\nStop it with Ctrl+C.")
