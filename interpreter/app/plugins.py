"""Engines, diarizers and exporters by name: entry points, ours registered like everybody else's."""

import difflib
import os
from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

from interpreter.app.configuration import configuration
from interpreter.domain.errors import MissingPart, UnknownName
from interpreter.ports.outlets import ExporterManifest
from interpreter.ports.workers import DiarizerManifest, EngineManifest

Manifest = TypeVar("Manifest")

ENGINES = "openbooth.engines"
DIARIZERS = "openbooth.diarizers"
EXPORTERS = "openbooth.exporters"
SAFE_VARIABLE = "OPENBOOTH_SAFE"
"""Where it is set, plug-ins of others are not used."""
_OURS = ("interpreter.", "ui.")


def engine(name: str) -> EngineManifest:
    """Return the engine called `name`. Raises UnknownName or MissingPart."""
    manifest = _load(_named(ENGINES, name, "engine"))
    if not isinstance(manifest, EngineManifest):
        raise MissingPart(f"The plug-in {name} does not describe an engine; remove it or ask its author.")
    return manifest


def diarizer(name: str) -> DiarizerManifest:
    """Return the diarizer called `name`. Raises UnknownName or MissingPart."""
    manifest = _load(_named(DIARIZERS, name, "diarizer"))
    if not isinstance(manifest, DiarizerManifest):
        raise MissingPart(f"The plug-in {name} does not describe a diarizer; remove it or ask its author.")
    return manifest


def exporter(name: str) -> ExporterManifest:
    """Return the exporter for the format `name`. Raises UnknownName or MissingPart."""
    manifest = _load(_named(EXPORTERS, name.lower(), "export format"))
    if not isinstance(manifest, ExporterManifest):
        raise MissingPart(
            f"The plug-in {name} does not describe an export format; remove it or ask its author."
        )
    return manifest


def engines() -> list[tuple[str, EngineManifest | str]]:
    """Return every engine's name with its manifest, or with the reason why it cannot be used."""
    return _all(ENGINES, engine)


def diarizers() -> list[tuple[str, DiarizerManifest | str]]:
    """Return every diarizer's name with its manifest, or with the reason why it cannot be used."""
    return _all(DIARIZERS, diarizer)


def exporters() -> list[tuple[str, ExporterManifest | str]]:
    """Return every export format's name with its manifest, or with the reason why it cannot be used."""
    return _all(EXPORTERS, exporter)


def names(group: str) -> list[str]:
    """Return the names in a group, sorted."""
    return sorted({point.name for point in _points(group)})


def nearest(name: str, known: Iterable[str]) -> str:
    """Return " Did you mean X?" or a list of what there is."""
    known = list(known)
    close = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean {close[0]}?" if close else f"There are: {', '.join(known)}."


def _all(group: str, load: Callable[[str], Manifest]) -> list[tuple[str, Manifest | str]]:
    found: list[tuple[str, Manifest | str]] = []
    for name in names(group):
        try:
            found.append((name, load(name)))
        except MissingPart as error:
            found.append((name, str(error)))
    return found


def _points(group: str) -> list[EntryPoint]:
    """Return the plug-ins of a group; in safe mode our own only."""
    safe = bool(os.environ.get(SAFE_VARIABLE))
    return [point for point in entry_points(group=group) if not safe or point.value.startswith(_OURS)]


def _named(group: str, name: str, what: str) -> EntryPoint:
    for point in _points(group):
        if point.name == name:
            return point
    raise UnknownName(f"There is no {what} called “{name}”. {nearest(name, names(group))}")


def _load(point: EntryPoint) -> object:
    try:
        return point.load()
    except Exception as error:
        reason = f"The plug-in {point.name} ({point.value}) does not load: {type(error).__name__}: {error}"
        raise MissingPart(reason) from error


def usual_diarizer(sources: int) -> str:
    """Return the diarizer where none was chosen: that of the settings, or else one that suits.

    With several sources each is one person.
    """
    return configuration().diarizer or ("source" if sources > 1 else "builtin")
