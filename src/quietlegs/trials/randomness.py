"""Randomness that anybody can draw again: SHA-256 over the seed, the purpose and a counter.

Block number i (0, 1, 2, …) of the stream is SHA-256 of the ASCII text

    quietlegs-draw-1 \\n <purpose> \\n <seed in decimal> \\n <i in decimal>

(with no spaces around the line feeds); the stream is these 32-byte blocks, one after the other. A whole number below
n takes the fewest bytes that hold n - 1, most significant byte first, keeps the fewest bits that hold n - 1 (the low
ones), and is drawn again while it is not below n: no value is favoured. For n = 1 nothing is taken. This stays the
same for ever, whatever the version of Python or NumPy, so that a trial can be audited in any language.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol, TypeVar

from quietlegs.foundation.errors import OurFault

Item = TypeVar("Item")


class ByteSource(Protocol):
    """Anything that gives random bytes; NumPy's `Generator` does too."""

    def bytes(self, length: int, /) -> bytes:
        """Take the next bytes."""
        ...


class SeededBytes:
    """The stream of bytes for one seed and one purpose."""

    def __init__(self, seed: int, purpose: str) -> None:
        self._prefix = f"quietlegs-draw-1\n{purpose}\n{seed}\n"
        self._counter = 0
        self._left = b""

    def bytes(self, length: int, /) -> bytes:
        """Take the next bytes of the stream."""
        while len(self._left) < length:
            self._left += sha256(f"{self._prefix}{self._counter}".encode("ascii")).digest()
            self._counter += 1
        taken, self._left = self._left[:length], self._left[length:]
        return taken


def uniform_below(n: int, source: ByteSource) -> int:
    """Draw a whole number from 0 to n - 1, each equally likely."""
    if n < 1:
        raise OurFault("There is nothing to draw from.")
    bits = (n - 1).bit_length()
    if not bits:
        return 0
    while True:
        value = int.from_bytes(source.bytes((bits + 7) // 8), "big") & ((1 << bits) - 1)
        if value < n:
            return value


def shuffle(items: Sequence[Item], source: ByteSource) -> list[Item]:
    """Put items in random order, each order equally likely: from the last place down, swap with one not behind it."""
    shuffled = list(items)
    for place in range(len(shuffled) - 1, 0, -1):
        other = uniform_below(place + 1, source)
        shuffled[place], shuffled[other] = shuffled[other], shuffled[place]
    return shuffled
