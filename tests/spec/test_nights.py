"""The cases in `nights/`: which night a moment belongs to, how long a night is, what an onset and a late rating are."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import msgspec
import pytest
import yaml

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.nights import NOON, LocalNights, find_zone, onset_hours, read_clock

CASES = Path(__file__).parent / "nights"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case as it stands in the YAML files; each file uses the keys it needs."""

    case: str
    zone: str = "UTC"
    boundary: str = "12:00"
    here: str = ""
    night: date = date.min
    begins: str = ""
    ends: str = ""
    rated: str = ""
    onset: str = ""
    hours: float = 0
    late: bool = False

    @property
    def nights(self) -> LocalNights:
        return LocalNights(find_zone(self.zone), read_clock(self.boundary))


def cases_of(name: str) -> list[Case]:
    return msgspec.convert(yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8")), type=list[Case])


def by_name(case: Case) -> str:
    return case.case


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M %z")


@pytest.mark.parametrize("case", cases_of("instants"), ids=by_name)
def test_the_night_of_a_moment(case: Case) -> None:
    instant = moment(case.here)
    assert instant.astimezone(case.nights.zone).strftime("%H:%M") == case.here[11:16], "the case's own clock is wrong"
    assert case.nights.of(instant) == case.night
    begins, ends = case.nights.bounds(case.night)
    assert begins <= instant < ends


@pytest.mark.parametrize("case", cases_of("lengths"), ids=by_name)
def test_the_length_of_a_night(case: Case) -> None:
    assert case.nights.hours(case.night) == case.hours
    assert case.nights.bounds(case.night) == (
        datetime.fromisoformat(case.begins).replace(tzinfo=UTC),
        datetime.fromisoformat(case.ends).replace(tzinfo=UTC),
    )


@pytest.mark.parametrize("case", cases_of("onsets"), ids=by_name)
def test_the_hour_of_onset(case: Case) -> None:
    assert onset_hours(case.onset, boundary=read_clock(case.boundary)) == pytest.approx(case.hours, abs=1e-5)


@pytest.mark.parametrize("case", cases_of("late_ratings"), ids=by_name)
def test_a_late_rating(case: Case) -> None:
    assert case.nights.rated_late(case.night, rated_at=moment(case.rated)) is case.late


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(InputError, match="offset"):
        LocalNights(find_zone("UTC")).of(datetime(2026, 11, 23, 21, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    "name",
    ["", "Berlin", "Europe/Nowhere", "../etc/passwd", "/etc/localtime", "Europe", "localtime", "right/UTC", "CET\n"],
)
def test_a_zone_that_is_none_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(InputError, match=r"^The time zone .* is not known: use a name such as"):
        find_zone(name)


@pytest.mark.parametrize("text", ["24:00", "9:30", "12:60", "noon", "", "12:00 ", "１２:00"])
def test_a_time_of_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="HH:MM"):
        read_clock(text)


def test_noon_is_the_boundary_unless_told_otherwise() -> None:
    assert LocalNights(find_zone("UTC")).boundary == NOON == time(12)
