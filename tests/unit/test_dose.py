import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietlegs.massage.dose import ROUNDING, SHORTEST_STEP, share_seconds

shares = st.lists(st.floats(0.2, 5), min_size=1, max_size=20)


@given(shares=shares, minutes=st.integers(3, 40))
def test_the_time_is_shared_within_its_bounds_and_filled_where_it_can_be(shares: list[float], minutes: int) -> None:
    longest = [300] * len(shares)
    total = minutes * 60
    seconds = share_seconds(shares, longest, total=total)
    assert all(SHORTEST_STEP <= each <= 300 and each % ROUNDING == 0 for each in seconds)
    fillable = min(max(total, SHORTEST_STEP * len(shares)), 300 * len(shares))
    assert sum(seconds) == pytest.approx(fillable, abs=ROUNDING)


def test_twice_the_weight_is_twice_the_time() -> None:
    assert share_seconds([1, 2, 1], [600, 600, 600], total=480) == [120, 240, 120]
