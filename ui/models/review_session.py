"""How a session on record is called."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale

from interpreter.domain.transcript import Transcript
from ui.models.wording import isolated, listed


def title_of(transcript: Transcript) -> str:
    """Return what a session listened to and when it began."""
    provenance = transcript.provenance
    inputs = listed(provenance.inputs) or provenance.session
    parts = (inputs, moment(provenance.started)) if provenance.started else (inputs,)
    return " · ".join(map(isolated, parts))


def moment(started: str) -> str:
    """Return a wall-clock time, ISO 8601, as people here write it."""
    try:
        at = datetime.fromisoformat(started)
    except ValueError:
        return started
    begun = QDateTime(at.year, at.month, at.day, at.hour, at.minute, at.second)
    return QLocale().toString(begun, QLocale.FormatType.ShortFormat)


def exact_moment(at: str) -> str:
    """Return a wall-clock time, ISO 8601, to the second, with its day."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return at
    day = QLocale().toString(QDate(found.year, found.month, found.day), QLocale.FormatType.ShortFormat)
    return f"{day} {found:%H:%M:%S}"
