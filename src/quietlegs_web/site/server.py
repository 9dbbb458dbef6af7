"""The server process: the web server, its background worker, and what must be done before the first request."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from quietlegs.foundation.errors import InputError

THREADS = 8
SETTINGS = "quietlegs_web.site.settings"
BEHIND_A_PROXY = {"trusted_proxy": "*", "trusted_proxy_headers": "x-forwarded-proto x-forwarded-for"}
"""What is believed of the proxy that speaks HTTPS in front: that it did, and who asked. Only where one is set up."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where the server listens; port 0 lets the machine choose one."""

    host: str = "127.0.0.1"
    port: int = 8321


def serve(address: Address, *, announce: Callable[[str], None], threads: int = THREADS) -> None:
    """Serve until told to stop; `announce` is given the address once requests are answered.

    Errors: InputError where the address cannot be used.
    """
    from django.conf import settings
    from waitress.server import create_server

    from quietlegs_web.site.wsgi import application

    proxy = BEHIND_A_PROXY if settings.BEHIND_HTTPS else {}
    try:
        server = create_server(application, host=address.host, port=address.port, threads=threads, ident=None, **proxy)
    except (OSError, ValueError) as error:
        raise InputError(
            f"{address.host}:{address.port} cannot be used ({error}): choose another with --host and --port."
        ) from error
    worker = start_worker()
    for number in (signal.SIGINT, signal.SIGTERM):  # also where whoever started us ignores Ctrl+C
        signal.signal(number, _stop)
    try:
        announce(f"http://{_shown(address.host)}:{server.effective_port}/")
        server.run()
    finally:
        worker.terminate()
        worker.wait(timeout=10)
        server.close()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def start_worker() -> subprocess.Popen[bytes]:
    """Start the background worker as a process of its own, so that a picture never delays a rating."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    return subprocess.Popen([sys.executable, "-m", "quietlegs_web.site.worker"], env=environment)


def bring_up_to_date() -> None:
    """Bring the database to the newest schema, after a copy of it where there is something to lose."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if executor.loader.applied_migrations:
        _keep_a_copy(settings.DATA)
    call_command("migrate", verbosity=0, interactive=False)


def _keep_a_copy(folder: Path) -> None:
    """A copy of the database as it was before the migration, named by its instant; the oldest go."""
    from quietlegs_web.actions.backup import copy_database, prune_copies
    from quietlegs_web.actions.clock import now

    copies = folder / "before-migrations"
    copy_database(folder / "quietlegs.sqlite3", copies / f"{now():%Y%m%dT%H%M%S%f}.sqlite3")
    prune_copies(copies)


def _shown(host: str) -> str:
    """The host as a browser on this machine may name it."""
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host
