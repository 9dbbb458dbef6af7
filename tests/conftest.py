"""What a test run says at its end."""

import pytest
from hypothesis import HealthCheck, settings

from tools.shared_data import NOT_AT_HAND, melatonin_ratings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
"""A busy machine is no failure: what a property says is judged, not how long it took."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line where the real data were not at hand."""
    if melatonin_ratings() is None:
        terminalreporter.write_line(NOT_AT_HAND)
