"""What a test run says at its end."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tools.shared_data import NOT_AT_HAND, melatonin_ratings

settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("house")
"""A busy machine is no failure: what a property says is judged, not how long it took. Here every run looks at other
examples; continuous integration looks at the same ones each time, so that a change is judged and not its luck."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line where the real data were not at hand."""
    if melatonin_ratings() is None:
        terminalreporter.write_line(NOT_AT_HAND)
