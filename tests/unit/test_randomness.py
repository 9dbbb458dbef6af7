"""The stream of randomness can be drawn again in any language, and favours nothing."""

from collections import Counter
from hashlib import sha256
from itertools import permutations

import numpy as np
import pytest
from scipy.stats import chisquare

from quietlegs.foundation.errors import OurFault
from quietlegs.trials.randomness import SeededBytes, shuffle, uniform_below


def test_the_stream_is_sha_256_of_purpose_seed_and_counter() -> None:
    expected = b"".join(sha256(b"quietlegs-draw-1\nfor a test\n42\n%d" % counter).digest() for counter in range(3))
    source = SeededBytes(42, "for a test")
    assert source.bytes(5) + source.bytes(60) + source.bytes(31) == expected


def test_the_stream_never_changes() -> None:
    source = SeededBytes(7, "schedule balanced, 2 arms, 84 nights")
    assert source.bytes(16).hex() == "ae0533aa2c503407052d97fd9f2e4f04"
    assert [uniform_below(1000, source) for _ in range(5)] == [363, 926, 227, 116, 645]
    assert shuffle("abcdef", source) == ["b", "e", "d", "c", "a", "f"]


def test_another_seed_or_purpose_is_another_stream() -> None:
    streams = {SeededBytes(seed, purpose).bytes(32) for seed in range(20) for purpose in ("a", "b")}
    assert len(streams) == 40


@pytest.mark.parametrize("n", [2, 3, 5, 6, 255, 256, 257])
def test_every_number_below_n_is_equally_likely(n: int) -> None:
    source = SeededBytes(1, f"numbers below {n}")
    counts = Counter(uniform_below(n, source) for _ in range(40 * n))
    assert set(counts) <= set(range(n))
    assert chisquare([counts[value] for value in range(n)]).pvalue > 0.001


def test_numbers_far_beyond_a_machine_word_are_drawn() -> None:
    n = 3**300
    drawn = [uniform_below(n, SeededBytes(seed, "large")) for seed in range(200)]
    assert all(0 <= value < n for value in drawn)
    assert 0.4 < sum(value > n // 2 for value in drawn) / 200 < 0.6


def test_there_is_one_number_below_one_and_none_below_zero() -> None:
    source = SeededBytes(1, "edge")
    assert uniform_below(1, source) == 0
    with pytest.raises(OurFault):
        uniform_below(0, source)


def test_every_order_is_equally_likely() -> None:
    source = SeededBytes(1, "orders")
    counts = Counter("".join(shuffle("abcd", source)) for _ in range(2400))
    orders = ["".join(order) for order in permutations("abcd")]
    assert set(counts) == set(orders)
    assert chisquare([counts[order] for order in orders]).pvalue > 0.001


def test_numpys_generator_is_a_source_too() -> None:
    assert 0 <= uniform_below(10**30, np.random.default_rng(1)) < 10**30
