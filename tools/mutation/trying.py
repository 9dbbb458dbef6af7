"""Try one fault: a fresh process imports the module with it and runs the tests until one of them fails.

Nothing is written into the source tree. The process is forked from one that has loaded the libraries already, but
nothing of Quietlegs.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any, NamedTuple

LONGEST = 180
"""Seconds; a fault that makes the tests hang is found, too."""

NEAREST = 2
"""Tests that run before the others are even collected: most faults are found here."""


class Task(NamedTuple):
    """A fault to try: the module's dotted name, its file, its source with the fault, and the tests in order."""

    key: str
    module: str
    file: str
    source: str
    tests: tuple[str, ...]


class Tried(NamedTuple):
    """What came of it: `killed`, `survived` or `timeout`, and the test that failed."""

    key: str
    outcome: str
    test: str


class _Faulty(importlib.abc.Loader):
    """Loads a module from the source with the fault."""

    def __init__(self, task: Task) -> None:
        self.task = task

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.task.source, self.task.file, "exec"), module.__dict__)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the one module that is faulty."""

    def __init__(self, task: Task) -> None:
        self.task = task

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.task.module:
            return None
        return importlib.util.spec_from_file_location(name, self.task.file, loader=_Faulty(self.task))


class _FirstFailure:
    """Remembers the first test that failed."""

    test = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.test:
            self.test = report.nodeid


def try_one(task: Task, longest: int = LONGEST) -> Tried:
    """Try a fault in this process, which must be fresh and is of no further use; `longest`: seconds."""
    import pytest

    _be_quiet()
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(longest)
    sys.meta_path.insert(0, _Finder(task))
    first = _FirstFailure()
    try:
        for tests in (task.tests[:NEAREST], task.tests[NEAREST:]):
            code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests], plugins=[first]) if tests else 0
            if code != pytest.ExitCode.OK:
                return Tried(task.key, "killed", first.test or "(import)")
    except TimeoutError:
        return Tried(task.key, "timeout", "")
    finally:
        signal.alarm(0)
    return Tried(task.key, "survived", "")


def load_libraries() -> None:
    """Load what every try needs, and nothing of Quietlegs; plugins of pytest it must load itself."""
    for name in ("pytest", "django", "django.test", "msgspec", "numpy", "yaml", "scipy.stats"):
        importlib.import_module(name)


def _be_quiet() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _too_long(*_: object) -> None:
    raise TimeoutError
