"""Running a command inside the test's own process: what it prints, and its exit status."""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from quietlegs_cli import main


class Ran(NamedTuple):
    """What became of a command."""

    status: int
    out: str
    err: str


def quietlegs(capsys: pytest.CaptureFixture[str], *arguments: str | Path | int) -> Ran:
    """Run `quietlegs` with arguments as a shell would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["quietlegs", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main.run()
    shown = capsys.readouterr()
    return Ran(int(ended.value.code or 0), shown.out, shown.err)
