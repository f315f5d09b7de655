"""Prints what a core says: as tables for people, as the feed for programs."""

import json
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Column, Table

from interpreter.app.client import CoreClient
from interpreter.app.feed import json_of
from interpreter.app.pages import page
from interpreter.app.protocol import Situation, Subscribe
from interpreter.app.sharing_sign import invitation, without_keys
from interpreter.app.status import (
    audience_rows,
    channel_rows,
    concerns,
    desk_rows,
    monitor_in_words,
    sharing_in_words,
    source_rows,
)
from interpreter.app.watching import HOW_TO_BEGIN
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.models import models_in_words
from interpreter.domain.sharing import SharingChanged

_CHANNEL_TITLES = ("channel", "language", "heard", "interprets", "output", "lag", "never later than")


def report(events: Sequence[Published]) -> None:
    """Print what holds: a session's state, sources, channels, desks, what the operator should know; who listens."""
    console = page()
    held = [published.event for published in events]
    session = next((event for event in held if isinstance(event, SessionChanged)), None)
    if session is None or session.state is SessionState.STOPPED:
        console.print(HOW_TO_BEGIN)
    else:
        _report_session(console, session, held)
    _report_sharing(console, held)


def _report_session(console: Console, session: SessionChanged, held: Sequence[SessionEvent]) -> None:
    console.print(f"Session {session.session} is {session.state}.", highlight=False)
    if session.models:
        made_with = f"{session.engine}: {models_in_words(session.models)}"
        console.print(made_with, markup=False, highlight=False)
    _print(console, ("source", "device", "sound"), source_rows(held))
    _print(console, _CHANNEL_TITLES, channel_rows(held))
    _print(console, ("desk", "on air", "listens to", "volume", "microphone"), desk_rows(held))
    if (monitor := monitor_in_words(held)) is not None:
        console.print(monitor, markup=False, highlight=False)
    for concern in concerns(held):
        console.print(concern, markup=False, highlight=False)


def _report_sharing(console: Console, held: Sequence[SessionEvent]) -> None:
    if (phones := sharing_in_words(held)) is not None:
        console.print(phones, markup=False, highlight=False)
        sharing = next((one for one in held if isinstance(one, SharingChanged) and one.on), None)
        for sentence in () if sharing is None else invitation(sharing)[1:]:
            console.print(sentence, markup=False, highlight=False, soft_wrap=True)
        titles = ("channel", "hear it", "read it", "lost on the way", "delay", "“lost”", "“too fast”")
        _print(console, titles, audience_rows(held))


def print_feed(client: CoreClient) -> None:
    """Print what holds and then everything that happens, as JSON Lines, until the core ends or nobody reads.

    What lets people into the room is left out: this is kept, or sent elsewhere.
    """
    client.ask(Subscribe())
    try:
        for message in client.messages():
            if isinstance(message, Situation):
                _write(message.events)
            elif isinstance(message, Published):
                _write([message])
    except (BrokenPipeError, KeyboardInterrupt):
        return


def _write(events: Sequence[Published]) -> None:
    for published in events:
        sys.stdout.write(json.dumps(json_of(without_keys(published)), ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _print(console: Console, titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    if not rows:
        return
    table = Table(*(Column(title, overflow="fold") for title in titles))
    for row in rows:
        table.add_row(*row)
    console.print(table)
