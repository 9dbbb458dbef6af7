"""The words that decide D6: whoever says "no worthwhile help", in whatever case, must say both limits."""

import pytest

from benchmarks.told import says_it, says_limits


@pytest.mark.parametrize(
    ("text", "said", "with_limits"),
    [
        ("“Gliding strokes” bring you no worthwhile help.", True, False),
        ("- On 2026-01-05 the answer was “no worthwhile help on the same night”.", True, False),
        ("No worthwhile help on the same night; a build-up was not tested.", True, True),
        ("Cannot tell yet.", False, False),
    ],
)
def test_a_text_says_it_and_says_its_limits(text: str, said: bool, with_limits: bool) -> None:
    assert (says_it(text), says_limits(text)) == (said, with_limits)
