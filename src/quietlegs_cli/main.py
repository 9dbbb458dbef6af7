"""`quietlegs`: the commands, one file each. Status 2 for bad input, 1 for our own fault, 0 otherwise."""

import sys
import warnings

import typer

from quietlegs.foundation.errors import InputError, QuietlegsError, QuietlegsWarning
from quietlegs_cli import finding, simulate
from quietlegs_cli.evidence import evidence
from quietlegs_cli.output import print_note

app = typer.Typer(
    name="quietlegs",
    help="A safe, individual massage plan for restless legs, and an honest answer from your own nights.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(evidence, name="evidence")
app.command("finding")(finding.command)
app.command("simulate")(simulate.command)


def run() -> None:
    """Run the command line; turn an error into one clear sentence and a status."""
    warnings.showwarning = _show_warning
    try:
        app()
    except InputError as error:
        print_note(f"quietlegs: {error}")
        sys.exit(2)
    except QuietlegsError as error:
        print_note(f"quietlegs: {error}")
        sys.exit(1)


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    """A warning of ours is one sentence on standard error; others keep quiet before a person."""
    if issubclass(category, QuietlegsWarning):
        print_note(f"quietlegs: {message}")
