"""What always holds of nights: they cover time without gap or overlap, in order, in every zone."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quietlegs.foundation.nights import LocalNights, find_zone, onset_hours

ZONES = st.sampled_from(
    [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/Sao_Paulo",
        "Asia/Kathmandu",
        "UTC",
    ]
)
INSTANTS = st.integers(18_408_960, 34_186_560).map(lambda minutes: datetime.fromtimestamp(60 * minutes, UTC))
"""The minutes of 2005 to 2034."""
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(INSTANTS, ZONES, CLOCKS)
def test_an_instant_lies_within_the_bounds_of_its_night(instant: datetime, zone: str, boundary: time) -> None:
    nights = LocalNights(find_zone(zone), boundary)
    begins, ends = nights.bounds(nights.of(instant))
    assert begins <= instant < ends


@given(INSTANTS, st.integers(0, 3 * 24 * 60), ZONES, CLOCKS)
def test_later_instants_never_fall_into_earlier_nights(
    instant: datetime, later: int, zone: str, boundary: time
) -> None:
    nights = LocalNights(find_zone(zone), boundary)
    assert nights.of(instant) <= nights.of(instant + timedelta(minutes=later))


@given(CLOCKS, CLOCKS)
def test_an_onset_lies_within_a_day_of_its_waking(clock: time, boundary: time) -> None:
    first = max(0.0, boundary.hour + boundary.minute / 60 - 7)
    assert first <= onset_hours(clock.strftime("%H:%M"), boundary=boundary) < first + 24
