"""Make sure that the journeys have a browser: Debian's Chromium, installed here where this is root.

python tools/browser.py

Runs on the plain Python of the machine: it is needed before anything is installed.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser")
INSTALL = "apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core"


def main() -> int:
    """Find Chromium, or install it as root, or print the one line to run."""
    if any(shutil.which(name) for name in NAMES):
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(f"The journeys need Debian's Chromium. Run this, and make again:\n  sudo sh -c '{INSTALL}'")
        return 2
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["sh", "-c", INSTALL], env=environment, check=False, stdout=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
