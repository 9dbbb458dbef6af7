"""Make sure the peers that are no Python packages are here: JAGS, R, nlme, metafor, from Debian where this is root.

python tools/peers.py

Only `benchmarks/one_table.py` and its like need them, and `benchmarks/peers/metafor.R`; neither Quietlegs nor its tests
do. `make peers` runs this and installs the Python packages of the peers beside it.
"""

import os
import shutil
import subprocess
import sys

PROGRAMS = ("jags", "Rscript")
INSTALL = (
    "apt-get update && apt-get install -y --no-install-recommends"
    " jags r-base-core r-cran-nlme r-cran-metafor r-cran-jsonlite"
)
PACKAGES = [
    "Rscript",
    "-e",
    'quit(status = !all(sapply(c("nlme", "metafor", "jsonlite"), requireNamespace, quietly = TRUE)))',
]


def main() -> int:
    """Find them, or install them as root, or print the one line to run."""
    if all(shutil.which(name) for name in PROGRAMS) and subprocess.run(PACKAGES, check=False).returncode == 0:
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(f"The peers need Debian's JAGS, R, nlme and metafor. Run this, and make again:\n  sudo sh -c '{INSTALL}'")
        return 2
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["sh", "-c", INSTALL], env=environment, check=False, stdout=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
