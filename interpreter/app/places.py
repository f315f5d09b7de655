"""Where the application keeps things on this machine."""

import os
from pathlib import Path

import platformdirs

from interpreter.storage.private_files import close_to_others, make_folder, replace_file

DATA_VARIABLE = "OPENBOOTH_DATA"


def data_folder() -> Path:
    """Return the folder of sessions and settings: $OPENBOOTH_DATA, or the system's place for application data."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("openbooth", appauthor=False)


def made_data_folder() -> Path:
    """Return the data folder, which is there from now on, for this user alone. Raises OSError.

    A folder that somebody chose and that was there before keeps its rights: it may hold other things too.
    """
    folder = data_folder()
    make_folder(folder)
    if not os.environ.get(DATA_VARIABLE):
        close_to_others(folder)
    return folder


def keep_file(path: Path, content: bytes) -> None:
    """Write a file of the data folder in one step, for this user alone. Raises OSError."""
    replace_file(path, content)


def resources_folder() -> Path:
    """Return the folder of bundled resources, beside the packages."""
    return Path(__file__).resolve().parents[2] / "resources"
