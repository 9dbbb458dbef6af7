"""`quietlegs tonight`: the night's assignment."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.output import print_json, print_text


def command(
    trial: Annotated[Path, typer.Argument(help="TRIAL.json: what was drawn.", metavar="TRIAL.json")],
    diary: Annotated[
        Path | None, typer.Argument(help="DIARY.csv: what it has stored stays.", metavar="DIARY.csv")
    ] = None,
    night: Annotated[
        dt.datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="The date on which the evening began; the present night when left out.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """What is assigned to a night: what the diary has stored, else the draw, with its probability.

    Example: quietlegs tonight TRIAL.json DIARY.csv --night 2026-12-03
    """
    from quietlegs.interface.diary import read_diary
    from quietlegs.interface.trial import night_of, read_trial, tonight

    drawn = read_trial(trial)
    date = night.date() if night else night_of(drawn, now=dt.datetime.now(dt.UTC))
    result = tonight(drawn, night=date, diary=read_diary(diary, trial=drawn) if diary else None)
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())
