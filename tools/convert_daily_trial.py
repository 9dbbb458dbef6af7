"""Turn a finished n-of-1 trial with several ratings a day into a DIARY.csv, and say in words what is wrong with it.

    python tools/convert_daily_trial.py RATINGS.csv --outcome mood --control control --out DIARY.csv

RATINGS.csv has one row a rating with the columns `date`, `study_day`, `condition` and the outcome; other columns are
left alone. Each calendar date becomes one night with the mean of its ratings. A study day is one draw: where it covers
several dates, only the first is a randomised night and the others keep their ratings without an assignment. What was
done is not in such a file, only what was planned, so `done` stays unknown.
"""

import argparse
import csv
import io
import math
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quietlegs.foundation.errors import InputError
from quietlegs.interface.plain_errors import why_unreadable
from quietlegs_cli.output import write_whole

COMPARISON = "comparison"
ARM = re.compile(r"[a-z][a-z0-9_]{0,31}")


class UnusableRatings(Exception):
    """The file cannot be converted; the message says where and what to do."""


@dataclass(frozen=True, kw_only=True)
class Rating:
    """One row of the file; `value` is None where the prompt was not answered."""

    row: int
    night: date
    study_day: str
    assigned: str
    value: float | None


@dataclass(frozen=True, kw_only=True)
class Day:
    """One calendar date with its ratings; `assigned` is empty where the date has no draw of its own."""

    night: date
    assigned: str
    values: tuple[float, ...]

    def cells(self, prompts: int) -> tuple[str, str, str, str]:
        """The date as a row of DIARY.csv."""
        mean = f"{sum(self.values) / len(self.values):.4f}" if self.values else ""
        return self.night.isoformat(), self.assigned, mean, f"{len(self.values)} of {prompts} ratings"


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert one file; exit status 2, and nothing written, when it cannot be used."""
    options = parser().parse_args(arguments)
    try:
        ratings = list(read_ratings(options.ratings, outcome=options.outcome, control=options.control))
    except UnusableRatings as error:
        print(f"convert_daily_trial: {error}", file=sys.stderr)
        return 2
    days = days_of(ratings)
    for sentence in [*faults(ratings, days, prompts=options.prompts), *always_said(options.outcome)]:
        print(sentence, file=sys.stderr)
    try:
        write_whole(options.out, diary_csv(days, outcome=options.outcome, prompts=options.prompts).encode())
    except InputError as error:
        print(f"convert_daily_trial: {error}", file=sys.stderr)
        return 2
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("ratings", type=Path, metavar="RATINGS.csv")
    made.add_argument("--outcome", required=True, help="the column that holds the rating")
    made.add_argument("--control", required=True, help="the condition that is the comparison")
    made.add_argument("--prompts", type=int, default=3, help="ratings asked for on one day (default 3)")
    made.add_argument("--out", type=Path, default=Path("DIARY.csv"), help="where to write (default DIARY.csv)")
    return made


def read_ratings(path: Path, *, outcome: str, control: str) -> Iterator[Rating]:
    """Read every rating; refuse a file in which a cell would have to be guessed."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnusableRatings(why_unreadable(path, error)) from None
    except UnicodeDecodeError:
        raise UnusableRatings(f"{path} is not UTF-8 text: save it as CSV in UTF-8.") from None
    reader = csv.DictReader(io.StringIO(text))
    lacking = [name for name in ("date", "study_day", "condition", outcome) if name not in (reader.fieldnames or [])]
    if lacking:
        raise UnusableRatings(f"{path} has no column {', '.join(lacking)}; name the rating with --outcome.")
    for number, row in enumerate(reader, start=2):
        yield Rating(
            row=number,
            night=as_date(row["date"], row=number),
            study_day=row["study_day"].removesuffix(".0"),
            assigned=as_arm(row["condition"], control=control, row=number),
            value=as_number(row[outcome], row=number, column=outcome),
        )


def as_date(cell: str, *, row: int) -> date:
    """Read a calendar date."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise UnusableRatings(f"row {row}, column date: {cell!r} is not a date like 2026-04-02.") from None


def as_arm(cell: str, *, control: str, row: int) -> str:
    """Name the arm: the control is the comparison."""
    if cell == control:
        return COMPARISON
    if not ARM.fullmatch(cell) or cell in {COMPARISON, "none", "other"}:
        raise UnusableRatings(f"row {row}, column condition: {cell!r} cannot be an arm; use lower-case letters.")
    return cell


def as_number(cell: str, *, row: int, column: str) -> float | None:
    """Read a rating; empty is unknown, which is not zero."""
    try:
        value = float(cell) if cell else None
    except ValueError:
        value = math.nan
    if value is not None and not math.isfinite(value):
        raise UnusableRatings(f"row {row}, column {column}: {cell!r} is not a number; leave unknown cells empty.")
    return value


def days_of(ratings: Sequence[Rating]) -> list[Day]:
    """One day for each calendar date, in order; only a date with exactly one draw of its own is randomised."""
    return [
        Day(
            night=night,
            assigned=own_draw(ratings, night),
            values=tuple(r.value for r in ratings if r.night == night and r.value is not None),
        )
        for night in sorted({rating.night for rating in ratings})
    ]


def own_draw(ratings: Sequence[Rating], night: date) -> str:
    """The arm drawn for this date; empty where the draw belongs to an earlier date or the file contradicts itself."""
    here = {(rating.study_day, rating.assigned) for rating in ratings if rating.night == night}
    if len(here) != 1:
        return ""
    study_day, arm = next(iter(here))
    same_day = [rating for rating in ratings if rating.study_day == study_day]
    first = min(rating.night for rating in same_day)
    return arm if first == night and {rating.assigned for rating in same_day} == {arm} else ""


def faults(ratings: Sequence[Rating], days: Sequence[Day], *, prompts: int) -> Iterator[str]:
    """Say in words what is wrong with the file."""
    for study_day in dict.fromkeys(rating.study_day for rating in ratings):
        yield from faults_of_study_day(study_day, [rating for rating in ratings if rating.study_day == study_day])
    for day in days:
        if len({rating.study_day for rating in ratings if rating.night == day.night}) > 1:
            yield f"The date {day.night} belongs to more than one study day: it is kept without an assignment."
    short = [f"{day.night} ({len(day.values)})" for day in days if len(day.values) < prompts]
    if short:
        yield f"{len(short)} of {len(days)} dates have fewer than {prompts} ratings: {', '.join(short)}."
        yield "Each night is the mean of the ratings that are there; nothing is filled in."


def faults_of_study_day(study_day: str, ratings: Sequence[Rating]) -> Iterator[str]:
    """Say what is wrong with one study day."""
    dates = sorted({rating.night for rating in ratings})
    if len({rating.assigned for rating in ratings}) > 1:
        yield f"Study day {study_day} names two conditions: its dates are kept without an assignment."
    elif len(dates) > 1:
        covered = " and ".join(night.isoformat() for night in dates)
        yield (
            f"Study day {study_day} covers {len(dates)} calendar dates ({covered}) with one draw: only {dates[0]} is "
            "kept as a randomised night; what follows keeps its ratings and has no assignment."
        )


def always_said(outcome: str) -> Iterator[str]:
    """What holds for every file of this kind."""
    yield f"Each date's {outcome} stays with the condition that the file gives for that date."
    yield "The file says what was planned, not what was done: `done` stays unknown."
    yield "How the conditions were drawn is not in the file: there is no TRIAL.json, and no randomisation test."


def diary_csv(days: Sequence[Day], *, outcome: str, prompts: int) -> str:
    """The days as DIARY.csv."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("night", "assigned", outcome, "note"))
    table.writerows(day.cells(prompts) for day in days)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main())
