"""What a test run says at its end."""

import pytest
from tools.shared_data import NOT_AT_HAND, melatonin_ratings


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line where the real data were not at hand."""
    if melatonin_ratings() is None:
        terminalreporter.write_line(NOT_AT_HAND)
