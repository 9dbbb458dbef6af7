"""What a classical fit says of one person, and what it cost."""

from typing import NamedTuple

from benchmarks.peers.claims import Estimates


class Fitted(NamedTuple):
    """`estimates` (1,), all NaN where the fit failed; process CPU seconds of the fit alone."""

    estimates: Estimates
    cpu_seconds: float
