"""`quietlegs trial`: draw a trial, draw its next week, and draw it again to check it."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Annotated

import typer

from quietlegs.foundation.errors import InputError
from quietlegs.records.trial import Comparison, Law, Question
from quietlegs_cli import power
from quietlegs_cli.machine import zone_of_this_machine
from quietlegs_cli.output import print_json, print_note, print_text, write_whole

app = typer.Typer(no_args_is_help=True, help="Draw a trial, verify it, and ask what it can settle.")


@app.command()
def design(
    arm: Annotated[list[str], typer.Option(help="A technique to try; may be repeated.")],
    nights: Annotated[int, typer.Option(help="How many nights are drawn.")],
    seed: Annotated[int, typer.Option(help="Any whole number from 0 up; the same seed draws the same schedule.")],
    intake: Annotated[Path | None, typer.Option(help="INTAKE.json: only what its answers leave open is drawn.")] = None,
    question: Annotated[Question | None, typer.Option(help="Nights (tonight) or weeks (course).")] = None,
    law: Annotated[Law | None, typer.Option(help="balanced or adaptive for tonight, blocks for course.")] = None,
    comparison: Annotated[Comparison, typer.Option(help="What to compare with.")] = "usual_evening",
    mid: Annotated[float, typer.Option(help="The smallest relief in points that is worth it to you.")] = 1.0,
    start: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first night; today when left out.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(help="Time zone such as Europe/Berlin; this machine's when left out.")
    ] = None,
    boundary: Annotated[str, typer.Option(help="When a new night begins, HH:MM; later for night shifts.")] = "12:00",
    out: Annotated[Path | None, typer.Option(help="Where to write TRIAL.json; printed when left out.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Draw a trial once, from a seed, by a stated law, and seal it. The law adaptive draws week by week.

    Example: quietlegs trial design --arm effleurage --nights 56 --seed 7 --start 2026-12-01 --out TRIAL.json

    Example: quietlegs trial design --arm effleurage --arm petrissage --law adaptive --nights 84 --seed 7
    """
    from quietlegs.interface.intake import read_intake
    from quietlegs.interface.trial import concealment, design_trial

    today = dt.datetime.now().astimezone().date()
    asks_course = question == "course" or (question is None and law == "blocks")
    drawn = design_trial(
        arm,
        nights=nights,
        seed=seed,
        start=start.date() if start else today,
        law=law or ("blocks" if asks_course else "balanced"),
        question="course" if asks_course else "tonight",
        comparison=comparison,
        mid=mid,
        intake=read_intake(intake) if intake else None,
        zone=zone or zone_of_this_machine(),
        boundary=boundary,
        today=today,
    )
    if out:
        _write_beside_earlier(out, drawn.to_json())
    if json or not out:
        print_json(drawn.to_dict())
    else:
        print_text(drawn.to_text())
    print_note(concealment())


@app.command()
def draw(
    trial: Annotated[Path, typer.Argument(help="TRIAL.json: the week is appended to it.", metavar="TRIAL.json")],
    diary: Annotated[Path, typer.Argument(help="DIARY.csv: the ratings so far.", metavar="DIARY.csv")],
    week: Annotated[int, typer.Option(help="The number of the week; weeks 1 and 2 are drawn by design.")],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Draw an adaptive trial's next week, from the ratings of the nights before it, and append it to the trial.

    Example: quietlegs trial draw TRIAL.json DIARY.csv --week 3
    """
    from quietlegs.interface.diary import read_diary
    from quietlegs.interface.trial import draw_week, read_trial

    stored = read_trial(trial)
    drawn = draw_week(stored, read_diary(diary, trial=stored), week=week)
    if read_trial(trial).sha256 != stored.sha256:
        raise InputError(f"{trial}: somebody else changed this trial in the meantime: look at it, then draw again.")
    write_whole(trial, drawn.to_json())
    if json:
        print_json(drawn.to_dict())
    else:
        print_text(drawn.week_to_text())


@app.command()
def verify(
    trial: Annotated[Path, typer.Argument(help="TRIAL.json: what was drawn.", metavar="TRIAL.json")],
    diary: Annotated[
        Path | None, typer.Argument(help="DIARY.csv: its assignments are compared too.", metavar="DIARY.csv")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Draw a trial again from its seed and law, and name the nights that differ (exit status 2).

    Example: quietlegs trial verify TRIAL.json
    """
    from quietlegs.interface.diary import read_diary
    from quietlegs.interface.trial import verify_trial

    result = verify_trial(trial, diary=read_diary(diary) if diary else None)
    if json:
        print_json(result.to_dict())
    else:
        print_text(result.to_text())
    if not result.verification.ok:
        raise typer.Exit(2)


def _write_beside_earlier(path: Path, content: bytes) -> None:
    """Write a trial. Another file of that name is kept under a name with its checksum: a draw is never lost."""
    if path.is_file() and (earlier := path.read_bytes()) != content:
        kept = path.with_name(f"{path.stem}-{hashlib.sha256(earlier).hexdigest()[:8]}{path.suffix}")
        write_whole(kept, earlier)
        print_note(f"{path.name} was there already; it is kept as {kept.name}.")
    write_whole(path, content)


app.command("power")(power.command)
