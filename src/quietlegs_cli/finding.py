"""`quietlegs finding`: the answer so far."""

from pathlib import Path
from typing import Annotated

import typer

from quietlegs.foundation.errors import InputError
from quietlegs_cli.output import print_json, print_text, write_whole


def command(
    diary: Annotated[Path, typer.Argument(help="DIARY.csv: one row a night.", metavar="DIARY.csv")],
    trial: Annotated[Path | None, typer.Option(help="TRIAL.json: what was drawn, and the locked question.")] = None,
    outcome: Annotated[str | None, typer.Option(help="Numeric column that is the outcome (default urge).")] = None,
    range_: Annotated[str | None, typer.Option("--range", help="Its lowest and highest value, LOW:HIGH.")] = None,
    better: Annotated[str | None, typer.Option(help="Which way is better: lower or higher.")] = None,
    mid: Annotated[float | None, typer.Option(help="The difference that is worth it (default a tenth).")] = None,
    covariate: Annotated[list[str] | None, typer.Option(help="A column to allow for; may be repeated.")] = None,
    seed: Annotated[int, typer.Option(help="Fixes the Monte Carlo parts.", min=0)] = 0,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse columns that play no part.")] = False,
    draws: Annotated[
        Path | None, typer.Option(metavar="F.parquet", help="Also write draws from the posterior, for statisticians.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """The answer so far, in words with its uncertainty.

    Example: quietlegs finding DIARY.csv --trial TRIAL.json
    """
    from quietlegs.interface.diary import read_diary
    from quietlegs.interface.finding import find, parse_better, parse_range
    from quietlegs.interface.trial import read_trial

    if draws and draws.resolve() in {one.resolve() for one in (diary, trial) if one}:
        raise InputError(f"--draws: {draws} is what is read, and would be lost: name another file.")
    locked = read_trial(trial) if trial else None
    result = find(
        read_diary(diary, trial=locked, strict=strict),
        trial=locked,
        outcome=outcome,
        range=parse_range(range_) if range_ else None,
        better=parse_better(better) if better else None,
        mid=mid,
        covariates=tuple(covariate or ()),
        seed=seed,
    )
    if draws:
        write_whole(draws, result.draws().to_parquet())
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())
