"""Where the feed of a session goes that somebody watches: the terminal, a file, standard output."""

import sys
from collections.abc import Sequence
from pathlib import Path

from interpreter.app.feed import FeedFile
from interpreter.app.languages import name_of
from interpreter.app.terminal import TerminalCaptions
from interpreter.domain.errors import UserMistake
from interpreter.ports.outlets import FeedSink


def shown(languages: Sequence[str], events: str | None) -> list[FeedSink]:
    """Return live captions with a column per language, and the feed in the file `events`; alone where that is “-”.

    Raises UserMistake for a file that cannot be written.
    """
    if events == "-":
        return [FeedFile(sys.stdout, closes=False)]
    feed = [] if events is None else [_feed_file(events)]
    return [TerminalCaptions({code: name_of(code) for code in languages}), *feed]


def _feed_file(events: str) -> FeedFile:
    try:
        return FeedFile(Path(events).open("w", encoding="utf-8"))
    except OSError as error:
        raise UserMistake(f"{events} cannot be written ({error.strerror}); choose another file.") from error
