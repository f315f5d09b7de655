"""The sessions on record: listed, deleted, kept, and closed after a crash."""

from datetime import datetime, timedelta

from interpreter.app.configuration import configuration
from interpreter.app.records import session_store
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.records import SessionClosed
from interpreter.domain.sessions import FoundLine, Interrupted, RecordState, SessionEntry
from interpreter.domain.timeline import Ticks, seconds_from_ticks
from interpreter.storage.sessions import Mark, SessionStore, start_of


def list_sessions() -> tuple[SessionEntry, ...]:
    """Return every session on record, newest first."""
    return session_store().list()


def search_sessions(what: str, *, most: int = 200) -> tuple[FoundLine, ...]:
    """Return where something was said or translated in any session, newest sessions first; nothing for no text.

    Raises BrokenRecord where that cannot be found out now.
    """
    return session_store().search(what, most) if what.strip() else ()


def delete_session(name: str) -> None:
    """Delete a session for good: text, sound, and its words in the index. `name` is anything `openbooth export` takes.

    Raises UserMistake while it runs, UnknownName, BrokenRecord where something of it could not be removed.
    """
    session_store().delete(name)


def keep_session(name: str, *, keep: bool = True) -> None:
    """Keep a session however old it grows, or as long as all others. Raises UnknownName."""
    session_store().mark(name, Mark.KEPT, on=keep)


def interrupted() -> tuple[Interrupted, ...]:
    """Return the sessions that were cut off and that nobody has dealt with yet, newest first."""
    return tuple(
        Interrupted(
            id=entry.id,
            started=entry.started,
            last_words=entry.last_words,
            last_words_at=_wall_clock(entry.started, entry.last_words),
            lines=entry.lines,
            inputs=entry.inputs,
        )
        for entry in list_sessions()
        if entry.state is RecordState.INTERRUPTED and not entry.skipped
    )


def recover(name: str) -> None:
    """Close the record of a session that was cut off, at the time of the last thing in it; exports go on saying so.

    One that has ended stays as it is. Raises UserMistake while it runs, UnknownName, BrokenRecord.
    """
    session_store().record(name).add(
        lambda record: None if record.ended else SessionClosed(record.last, recovered=True)
    )


def skip(name: str) -> None:
    """Leave a session that was cut off as it is, and ask for it no more. Raises UnknownName."""
    session_store().mark(name, Mark.SKIPPED)


def discard(name: str) -> None:
    """Delete a session that was cut off. Raises as `delete_session` does, and UserMistake for one that has ended."""
    store = session_store()
    session = store.find(name)
    if store.record(session).transcription.ended:
        raise UserMistake(
            f"Session {session} has ended and is closed; delete it with: openbooth sessions delete {session}."
        )
    store.delete(session)


def keep_to_limits(now: datetime) -> None:
    """Delete what was to be kept no longer than until `now`, with offset, by the settings of this machine."""
    chosen = configuration()
    if chosen.keep_sessions_days or chosen.keep_audio_days:
        sweep(now, chosen.keep_sessions_days, chosen.keep_audio_days)


def sweep(now: datetime, sessions_days: int, audio_days: int) -> tuple[str, ...]:
    """Delete sessions, and the sound of sessions, that ended longer ago; 0 is for ever. Return what lost anything.

    One that runs, or is to be kept, is left alone; so is, until the next time, what cannot be deleted now.
    """
    store = session_store()
    return tuple(
        entry.id
        for entry in store.list()
        if not entry.kept
        and entry.state is not RecordState.OPEN
        and _swept(store, entry, now, (sessions_days, audio_days))
    )


def _swept(store: SessionStore, entry: SessionEntry, now: datetime, days: tuple[int, int]) -> bool:
    ended = _wall_clock(entry.started, entry.duration) or _wall_clock(start_of(entry.id), entry.duration)
    if not ended:
        return False
    age = now - datetime.fromisoformat(ended)
    whole, sound = (limit > 0 and age > timedelta(days=limit) for limit in days)
    try:
        if whole:
            store.delete(entry.id)
        elif sound and entry.has_sound:
            store.delete_sound(entry.id)
        else:
            return False
    except OpenBoothError:
        return False
    return True


def _wall_clock(started: str, after: Ticks) -> str:
    """Return the wall-clock time so long after the start, ISO 8601 with offset; empty where that is not known."""
    try:
        at = datetime.fromisoformat(started) + timedelta(seconds=seconds_from_ticks(after))
    except (ValueError, OverflowError):
        return ""
    return at.isoformat(timespec="milliseconds") if at.tzinfo is not None else ""
