"""`quietlegs plan`: safety screen and individual plan."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from quietlegs_cli.output import print_json, print_text


def command(
    intake: Annotated[Path, typer.Argument(help="INTAKE.json: what the person answered.", metavar="INTAKE.json")],
    finding: Annotated[
        Path | None,
        typer.Option(
            metavar="FINDING.json",
            help="What the person's own nights say (quietlegs finding --json).",
        ),
    ] = None,
    today: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day of the plan; today when left out."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Screen an intake and build the individual plan, with a reason for every line.

    Example: quietlegs plan INTAKE.json --today 2026-11-23
    """
    from quietlegs.interface.intake import read_intake
    from quietlegs.interface.plan import make_plan, read_finding

    day = today.date() if today else dt.datetime.now().astimezone().date()
    result = make_plan(read_intake(intake), today=day, finding=read_finding(finding) if finding else None)
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())
