"""The sessions on record of this machine's user."""

from datetime import UTC, datetime

from interpreter.app.places import data_folder
from interpreter.storage.sessions import SessionStore


def session_store() -> SessionStore:
    """The sessions of this machine's user."""
    return SessionStore(data_folder())


def noted_at() -> str:
    """Return the time of day as records have it, ISO 8601 with offset."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")
