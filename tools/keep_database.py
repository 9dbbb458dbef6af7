"""Keep a release's database as a fixture, so that every later version is tested to upgrade it.

    python -m tools.keep_database VERSION

The person and the nights are the demo's synthetic ones, the eight weeks ending on the day this is run.
"""

import lzma
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "tests/web/releases"


def main() -> int:
    """Make the demo's database and keep it, packed."""
    version = sys.argv[1]
    with tempfile.TemporaryDirectory() as place:
        make_demo(Path(place))
        packed = FOLDER / f"{version}.sqlite3.xz"
        FOLDER.mkdir(exist_ok=True)
        packed.write_bytes(lzma.compress(whole(Path(place)), preset=9))
    print(f"{packed.name}: {packed.stat().st_size // 1024} KB")
    return 0


def make_demo(data: Path) -> None:
    """An installation with the demo's person."""
    os.environ["QUIETLEGS_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "quietlegs_web.site.settings"
    import django
    from django.core.management import call_command

    django.setup()
    from quietlegs_web.actions.demo import ensure_demo

    call_command("migrate", verbosity=0, interactive=False)
    ensure_demo()


def whole(data: Path) -> bytes:
    """The database as one file without a log beside it."""
    target = data / "whole.sqlite3"
    with closing(sqlite3.connect(data / "quietlegs.sqlite3")) as database:
        database.execute("VACUUM INTO ?", (str(target),))
    return target.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
