"""Where the application keeps things on this machine."""

import os
from pathlib import Path

import platformdirs

DATA_VARIABLE = "OPENBOOTH_DATA"


def data_folder() -> Path:
    """Return the folder of sessions and settings: $OPENBOOTH_DATA, or the system's place for application data."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("openbooth", appauthor=False)


def resources_folder() -> Path:
    """Return the folder of bundled resources, beside the packages."""
    return Path(__file__).resolve().parents[2] / "resources"
