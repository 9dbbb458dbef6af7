"""`quietlegs trial power`: what a trial can and cannot settle, before it starts."""

from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.output import print_json, print_text


def command(
    trial: Annotated[Path, typer.Argument(help="TRIAL.json: what was drawn.", metavar="TRIAL.json")],
    noise: Annotated[
        float | None,
        typer.Option(metavar="NUMBER", help="How far your nights go up and down by themselves (sd)."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """What the trial can and cannot settle, in words, before it starts.

    Example: quietlegs trial power TRIAL.json --noise 1.6
    """
    from quietlegs.interface.power import trial_power
    from quietlegs.interface.trial import read_trial

    result = trial_power(read_trial(trial), noise=noise)
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())
