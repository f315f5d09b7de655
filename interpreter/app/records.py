"""The sessions on record of this machine's user."""

from interpreter.app.places import data_folder
from interpreter.storage.sessions import SessionStore


def session_store() -> SessionStore:
    """The sessions of this machine's user."""
    return SessionStore(data_folder())
