"""The excerpt in the tutorial of what `make walk` prints, taken from the walk itself."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs/tutorials/first-loop.md"
BLOCK = re.compile(r"(<!-- walk -->\n).*?(<!-- /walk -->)", re.DOTALL)
HEADING = "\n== "
LAST_PARTS = 4


def tutorial() -> str:
    """The tutorial with the excerpt as it is now."""
    text = TUTORIAL.read_text(encoding="utf-8")
    shown = HEADING.join(["", *walked().rstrip().split(HEADING)[-LAST_PARTS:]]).strip("\n")
    return BLOCK.sub(lambda found: f"{found[1]}```text\n{shown}\n```\n{found[2]}", text)


def walked() -> str:
    """What the walk prints where no real trial is at hand: the same on every machine."""
    with tempfile.TemporaryDirectory() as nothing:
        done = subprocess.run(
            [sys.executable, "-m", "tools.walk_the_loop"],
            cwd=ROOT,
            env=os.environ | {"QUIETLEGS_SHARED": nothing},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return done.stdout
