"""`quietlegs`: the commands, one file each. Status 2 for bad input, 1 for our own fault, 0 otherwise."""

import importlib
import io
import os
import sys
import warnings
from collections.abc import Iterable
from typing import Annotated, cast

import typer

from quietlegs.foundation.errors import InputError, QuietlegsError, QuietlegsWarning
from quietlegs_cli.output import print_note, print_text
from quietlegs_cli.usage import explain_usage

COMMANDS = (
    "plan",
    "evidence",
    "trial",
    "tonight",
    "finding",
    "simulate",
    "serve",
    "export",
    "restore",
    "backup",
    "token",
    "passcode",
)
"""Every command, and the file of that name that holds it, in the order in which `--help` lists them."""

_USAGE_ERROR = cast(type[Exception], typer.BadParameter.__base__)
"""What Typer raises for any wrong use of a command: the parent of the one such error that it exports."""

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""One person's matrices are small: further threads of NumPy and SciPy would only wait for each other, at full speed."""

NOBODY_READS = 141
"""The status that shells know for output that is no longer read (`| head -1`)."""


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print_text(f"quietlegs {version('quietlegs')}")
        raise typer.Exit


def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What may stand before a command's name."""


def app_with(names: Iterable[str]) -> typer.Typer:
    """The program with these commands only: a command does not wait for what the others import."""
    app = typer.Typer(
        name="quietlegs",
        help="A safe, individual massage plan for restless legs, and an honest answer from your own nights.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(options)
    for name in names:
        file = importlib.import_module(f"quietlegs_cli.{name}")
        if hasattr(file, "app"):
            app.add_typer(file.app, name=name)
        else:
            app.command(name)(file.command)
    return app


def run() -> None:
    """Run the command line; turn an error into one clear sentence and a status."""
    os.environ.setdefault(*ONE_THREAD)
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
    asked = sys.argv[1:2]
    app = app_with(asked if asked and asked[0] in COMMANDS else COMMANDS)
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
