"""The installation that a command works on: its data folder, opened the first time a command needs it."""

import getpass
import os
import sys
from pathlib import Path

from quietlegs.foundation.errors import InputError

DATABASE = "quietlegs.sqlite3"


def data_folder_of(data: Path | None) -> Path:
    """The data folder that `--data` names, else the usual one. From here on the program's settings mean this folder."""
    if data is not None:
        os.environ["QUIETLEGS_DATA"] = str(data.absolute())
    from quietlegs_web.site.data_folder import data_folder

    return data_folder()


def use_own_settings() -> None:
    """Mean this program's settings, whatever another Django project has left in the environment."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "quietlegs_web.site.settings"


def open_installation(data: Path | None, *, create: bool) -> None:
    """Make the database of a data folder usable from here on; `create` makes and migrates a new one.

    Errors: InputError, one sentence, where there is no installation or where it waits for an update.
    """
    folder = data_folder_of(data)
    there = (folder / DATABASE).is_file()
    if not there and not create:
        raise InputError(f"{folder}: there is no installation: name its folder with --data, or run `quietlegs serve`.")
    os.umask(0o077)  # what is made from here on is readable by its owner only, also in a folder that was there
    import django

    use_own_settings()
    django.setup()
    if not there:
        _create()
    elif not create:
        _refuse_outdated(folder)


def _create() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _refuse_outdated(folder: Path) -> None:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise InputError(f"{folder / DATABASE} cannot be read: {error}; restore a backup into a new folder.") from error
    if waiting:
        raise InputError(f"{folder} waits for an update: start `quietlegs serve` once, it keeps a copy first.")


def secret_of(file: Path | None, *, what: str, option: str, again: bool = False) -> str:
    """A passphrase or passcode: the first line of a file, or asked for on a terminal. Errors: InputError."""
    if file is not None:
        return _first_line(file, what=what)
    if not sys.stdin.isatty():
        raise InputError(f"A {what} is needed: put it into a file and name that with {option}.")
    given = getpass.getpass(f"{what.capitalize()}: ")
    if again and getpass.getpass(f"The same {what} again: ") != given:
        raise InputError(f"The two differ: nothing was done; choose the {what} again.")
    return given


def _first_line(file: Path, *, what: str) -> str:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: this file with the {what} cannot be read: check its name.") from error
    if not lines or not lines[0]:
        raise InputError(f"{file}: the first line must hold the {what}, and it is empty.")
    return lines[0]
