"""Where the feed of a session goes that somebody watches: the terminal, a file, standard output."""

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from interpreter.app.feed import FeedFile
from interpreter.app.languages import name_of
from interpreter.app.sharing_sign import SharingSign, without_keys
from interpreter.app.terminal import TerminalCaptions
from interpreter.domain.errors import UserMistake
from interpreter.domain.events import Published
from interpreter.ports.outlets import FeedSink


def shown(languages: Sequence[str], events: str | None) -> list[FeedSink]:
    """Return live captions with a column per language, and the feed in the file `events`; alone where that is “-”.

    How phones join is told on the terminal, or on standard error where something else is on standard output.
    Raises UserMistake for a file that cannot be written.
    """
    if events == "-":
        return [_Kept(FeedFile(sys.stdout, closes=False)), SharingSign(Console(stderr=True))]
    feed = [] if events is None else [_Kept(_feed_file(events))]
    page = Console()
    sign = SharingSign(page if page.is_terminal else Console(stderr=True))
    return [TerminalCaptions({code: name_of(code) for code in languages}, console=page), sign, *feed]


class _Kept:
    """A feed that is kept: whoever reads it later learns nothing that lets them into the room."""

    def __init__(self, feed: FeedFile) -> None:
        self._feed = feed

    def publish(self, published: Published) -> None:
        self._feed.publish(without_keys(published))

    def close(self) -> None:
        self._feed.close()


def _feed_file(events: str) -> FeedFile:
    try:
        return FeedFile(Path(events).open("w", encoding="utf-8"))
    except OSError as error:
        raise UserMistake(f"{events} cannot be written ({error.strerror}); choose another file.") from error
