"""`quietlegs simulate`: synthetic diaries with their truth."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from quietlegs.foundation.errors import InputError
from quietlegs_cli.output import new_folder, print_json, print_text, show_progress, write_whole

SCENARIOS = """plain, ordinal, t4, mnar, drift, nonadherence, rescue, expectation, carry1, carry3, carry7 or \
indication; docs/explanation/simulator.md says what each means."""


def command(
    persons: Annotated[int, typer.Option(metavar="N", help="How many persons.")],
    nights: Annotated[int, typer.Option(metavar="N", help="How many nights each.")],
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed gives the same files.", min=0)],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="A folder that does not exist yet, or is empty.")],
    truth: Annotated[
        str, typer.Option(metavar="ID", help="shipped, truth_sceptical, truth_enthusiastic or null.")
    ] = "shipped",
    scenario: Annotated[str, typer.Option(metavar="ID", help=SCENARIOS)] = "plain",
    arms: Annotated[int, typer.Option(metavar="N", help="How many techniques.")] = 1,
    before_r: Annotated[
        float, typer.Option(metavar="NUMBER", help="Correlation of the evening rating with the night, 0 up to 1.")
    ] = 0.0,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Write synthetic diaries and trials, and the truth behind them. Nobody in them exists.

    Example: quietlegs simulate --persons 3 --nights 56 --seed 1 --out people
    """
    from quietlegs.interface.simulate import population, simulate_persons

    asked = population(nights=nights, seed=seed, truth=truth, scenario=scenario, arms=arms, before_r=before_r)
    people = simulate_persons(asked, persons=persons)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out}: this is not an empty folder: name a new one, so that nothing is overwritten.")
    truths = {}
    for number, person in enumerate(people, start=1):
        folder = out / person.name
        new_folder(folder)
        write_whole(folder / "DIARY.csv", person.diary)
        if person.trial is not None:
            write_whole(folder / "TRIAL.json", person.trial)
        truths[person.name] = person.truth
        show_progress(f"{number} of {persons} persons", last=number == persons)
    write_whole(out / "truth.json", msgspec.json.format(msgspec.json.encode(truths), indent=1))
    if json:
        print_json({"folder": str(out), "population": asked._asdict(), "persons": truths})
    else:
        print_text(
            f"{persons} synthetic {'person is' if persons == 1 else 'persons are'} in {out}, {nights} nights each; "
            "what is true of them: truth.json."
        )
