"""`quietlegs`: the commands, one file each. Status 2 for bad input, 1 for our own fault, 0 otherwise."""

import sys
import warnings
from typing import cast

import typer

from quietlegs.foundation.errors import InputError, QuietlegsError, QuietlegsWarning
from quietlegs_cli import evidence, finding, plan, power, simulate, tonight, trial
from quietlegs_cli.output import print_note

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

_USAGE_ERROR = cast(type[Exception], typer.BadParameter.__base__)
"""What Typer raises for any wrong use of a command: the parent of the one such error that it exports."""


def run() -> None:
    """Run the command line; turn an error into one clear sentence and a status."""
    warnings.showwarning = _show_warning
    try:
        sys.exit(app(standalone_mode=False))
    except _USAGE_ERROR as error:
        _explain_usage(error)
        sys.exit(2)
    except typer.Abort:
        sys.exit(1)
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


def _explain_usage(error: Exception) -> None:
    """Say in one line what is wrong with the options; a command without any shows its help."""
    command = getattr(getattr(error, "ctx", None), "command_path", "quietlegs")
    said: str = getattr(error, "format_message", error.__str__)()
    line = " ".join(said.split()).rstrip(".")
    print_note(said if "\n" in said.strip() else f"quietlegs: {line}; `{command} --help` explains the options.")
