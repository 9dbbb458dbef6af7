"""What the command line takes from the machine it runs on."""

import os
from pathlib import Path

from quietlegs.foundation.errors import InputError
from quietlegs.foundation.nights import find_zone

LOCALTIME = Path("/etc/localtime")


def zone_of_this_machine() -> str:
    """Name this machine's time zone; UTC where it has no name from the IANA list."""
    _, _, linked = str(LOCALTIME.resolve()).rpartition("zoneinfo/")
    for name in (os.environ.get("TZ", ""), linked):
        try:
            return find_zone(name).key
        except InputError:
            continue
    return "UTC"
