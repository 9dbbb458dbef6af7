"""The folder that holds everything of one installation: the database, its backups, the secret key."""

import os
import secrets
from pathlib import Path

VARIABLE = "QUIETLEGS_DATA"


def data_folder() -> Path:
    """The data folder: `$QUIETLEGS_DATA`, else `quietlegs` below the user's own data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "quietlegs"


def prepare(folder: Path) -> None:
    """Make the folder, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def secret_key(folder: Path) -> str:
    """The installation's own key, made on first use and readable by its owner only."""
    place = folder / "secret-key"
    if not place.exists():
        prepare(folder)
        try:
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was quicker
            return place.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return place.read_text(encoding="ascii").strip()
