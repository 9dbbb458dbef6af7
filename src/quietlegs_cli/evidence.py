"""`quietlegs evidence`: what is known about a claim, how strongly, and what several studies give together."""

from pathlib import Path
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


@app.command("pool")
def pool_studies(
    studies: Annotated[Path, typer.Argument(help="STUDIES.csv: one row a study.", metavar="STUDIES.csv")],
    measure: Annotated[str, typer.Option(help="What is pooled: MD (mean difference) or SMD (Hedges' g).")] = "MD",
    method: Annotated[str, typer.Option(help="How studies may differ: EE (not at all), DL, REML or PM.")] = "REML",
    hartung_knapp: Annotated[
        bool,
        typer.Option("--hartung-knapp/--no-hartung-knapp", help="Hartung and Knapp's interval, made for few studies."),
    ] = True,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Pool studies of your own: the result with its interval, how far they differ, and what a new study would show.

    Example: quietlegs evidence pool STUDIES.csv --method REML
    """
    from quietlegs.interface.pooling import parse_measure, parse_method, pool

    result = pool(studies, measure=parse_measure(measure), method=parse_method(method), hartung_knapp=hartung_knapp)
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())
