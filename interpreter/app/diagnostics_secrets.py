"""What stands in this machine's files and must not be told: names, terms, keys."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from interpreter.app.client import CORE_FILE
from interpreter.app.event_files import read_event
from interpreter.app.places import data_folder
from interpreter.app.sessions import list_sessions
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.setup import EventSetup

_EVENTS = "*.openbooth"
_WINDOW = "window.json"
_HARMLESS = frozenset(
    {"true", "false", "none", "null", "floor", "window", "session", "core", "log", "engine"}
)
_SHORTEST = 3


def secrets_here() -> tuple[str, ...]:
    """Return every text of the settings, the events and the sessions here that must not be told."""
    folder = data_folder()
    found = {*_of_events(folder), *_of_json(folder / _WINDOW), *_of_json(folder / CORE_FILE), *_of_sessions()}
    return tuple(one for one in found if len(one) >= _SHORTEST and one.lower() not in _HARMLESS)


def _of_events(folder: Path) -> Iterator[str]:
    for path in folder.glob(_EVENTS):
        with suppress(OpenBoothError):
            yield from _of_event(read_event(path))


def _of_event(setup: EventSetup) -> Iterator[str]:
    yield setup.title
    yield from setup.names
    for term in setup.terms:
        yield from (term.source, *term.translations.values(), term.note)
    for source in setup.sources:
        yield from filter(None, (source.source, source.speaker))
        if source.place.recording:
            yield from _of_path(source.place.device)
    if (sharing := setup.sharing) is not None:
        yield from (sharing.pin, sharing.network, sharing.address, sharing.host, *sharing.janus)


def _of_json(path: Path) -> Iterator[str]:
    """Every text in the window's file and in that of the core which is a path, a network, an address or a key."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return
    if isinstance(content, dict):
        yield from _texts(content.get("sharing"))
        yield from _texts(content.get("token"))
        for recent in _texts(content.get("recent")):
            yield from _of_path(recent)


def _of_sessions() -> Iterator[str]:
    for entry in list_sessions():
        for name in entry.inputs:
            yield from _of_path(name)


def _of_path(path: str) -> Iterable[str]:
    return path, Path(path).name, Path(path).stem


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
