"""The real server in a process of its own, for journeys and for pulling its plug."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
PATIENCE = 90.0


class Server:
    """`quietlegs serve` on a free port; `options` are passed on."""

    def __init__(self, data: Path, *options: str) -> None:
        self.data = data
        self.options = options
        self.address = ""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start it and wait until it answers."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self.stop()

    def start(self, *, port: int = 0) -> None:
        """Start the process; its own printed address is used."""
        command = [str(Path(sys.executable).with_name("quietlegs")), "serve", "--port", str(port)]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
        environment["PYTHONUNBUFFERED"] = "1"
        self._process = subprocess.Popen(
            [*command, "--data", str(self.data), *self.options],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            start_new_session=True,
        )
        self.address = self._printed_address()
        self._wait_until_ready()

    def stop(self) -> None:
        """Tell it to stop, as whoever watches over it would."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Pull the plug: the server and its worker are gone at once, without a goodbye."""
        self._end(signal.SIGKILL)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rpartition(":")[2])

    def _end(self, number: signal.Signals) -> None:
        """Signal the whole group and wait; a second thread that asks for the same finds nothing left to do."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            os.killpg(process.pid, number)
        process.wait(timeout=30)
        assert process.stdout is not None
        process.stdout.close()

    def _printed_address(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        for line in self._process.stdout:
            found = ADDRESS.search(line)
            if found:
                return found[0]
        raise AssertionError(f"the server ended with {self._process.wait()} before it printed an address")

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not get ready")
