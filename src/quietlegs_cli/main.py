"""`quietlegs`: the commands, one file each. Status 2 for bad input, 1 for our own fault, 0 otherwise."""

import io
import os
import sys
import warnings
from typing import Annotated, cast

import typer

from quietlegs.foundation.errors import InputError, QuietlegsError, QuietlegsWarning
from quietlegs_cli import (
    backup,
    evidence,
    export,
    finding,
    passcode,
    plan,
    power,
    restore,
    serve,
    simulate,
    token,
    tonight,
    trial,
)
from quietlegs_cli.output import print_note, print_text
from quietlegs_cli.usage import explain_usage

app = typer.Typer(
    name="quietlegs",
    help="A safe, individual massage plan for restless legs, and an honest answer from your own nights.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("plan")(plan.command)
app.add_typer(evidence.app, name="evidence")
trial.app.command("power")(power.command)
app.add_typer(trial.app, name="trial")
app.command("tonight")(tonight.command)
app.command("finding")(finding.command)
app.command("simulate")(simulate.command)
app.command("serve")(serve.command)
app.command("export")(export.command)
app.command("restore")(restore.command)
app.command("backup")(backup.command)
app.command("token")(token.command)
app.command("passcode")(passcode.command)

_USAGE_ERROR = cast(type[Exception], typer.BadParameter.__base__)
"""What Typer raises for any wrong use of a command: the parent of the one such error that it exports."""

NOBODY_READS = 141
"""The status that shells know for output that is no longer read (`| head -1`)."""


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print_text(f"quietlegs {version('quietlegs')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What may stand before a command's name."""


def run() -> None:
    """Run the command line; turn an error into one clear sentence and a status."""
    warnings.showwarning = _show_warning
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        status = _status()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still waiting is written to nowhere at exit
        status = NOBODY_READS
    sys.exit(status)


def _status() -> int:
    """The exit status of the command that was asked for; what went wrong is said."""
    try:
        return int(app(prog_name="quietlegs", standalone_mode=False) or 0)
    except _USAGE_ERROR as error:
        print_note(explain_usage(error))
        return 2
    except typer.Abort:
        return 1
    except SystemExit as error:  # how Typer leaves when nobody reads any more
        raise BrokenPipeError from error
    except InputError as error:
        print_note(f"quietlegs: {error}")
        return 2
    except QuietlegsError as error:
        print_note(f"quietlegs: {error}")
        return 1
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.filename is None:
            raise
        print_note(f"quietlegs: {error.filename} cannot be used: {error.strerror}.")
        return 2


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    """A warning of ours is one sentence on standard error; others keep quiet before a person."""
    if issubclass(category, QuietlegsWarning):
        print_note(f"quietlegs: {message}")
