"""What the windows remember from one time to the next, in window.json of the data folder.

A file of an older or a newer version is as good: what is missing has its default, what is not known is left out.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_type_hints

from interpreter.app.forms import filled
from interpreter.app.places import data_folder, keep_file
from interpreter.domain.sharing import SharingSetup
from ui.models.caption_settings import OverlaySettings, PresenterSettings, opacity_within, points_within
from ui.models.wording import said

FILE = "window.json"
MOST_RECENT = 8
_SMALLEST_ZOOM, _LARGEST_ZOOM = 1.0, 3.0
_BROKEN = ".broken"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What somebody chose.

    `shown` are the languages of the conversation, `recent` paths of event files from the newest on. `geometry` and
    `layout` are Qt's own, in base64. Devices are remembered with the event.
    """

    scheme: Literal["system", "dark", "light"] = "system"
    zoom: float = 1.0
    simple: bool = True
    source_language: str = "en"
    targets: tuple[str, ...] = ("es",)
    shown: tuple[str, ...] = ()
    columns: bool = False
    """Whether the conversation has a column per language."""
    geometry: str = ""
    layout: str = ""
    presenter: PresenterSettings = field(default_factory=PresenterSettings)
    overlay: OverlaySettings = field(default_factory=OverlaySettings)
    recent: tuple[str, ...] = ()
    sharing: SharingSetup = field(default_factory=SharingSetup)
    """How phones listened last, without what is secret: the PIN and nodes."""
    slide_screen: str = ""
    """The name of the display for the QR code; empty for the second one."""
    welcomed: bool = False
    """Whether setting up step by step was offered."""

    def with_recent(self, path: Path) -> "Remembered":
        """Return this with an event file as the newest."""
        opened = str(path.absolute())
        return replace(self, recent=(opened, *(one for one in self.recent if one != opened))[:MOST_RECENT])

    def without_recent(self, path: Path) -> "Remembered":
        """Return this without an event file that is gone."""
        return replace(self, recent=tuple(one for one in self.recent if one != str(path.absolute())))


def load(path: Path | None = None) -> tuple[Remembered, str]:
    """Return what is remembered, and a sentence where something could not be read; it is empty otherwise.

    A file with mistakes stays beside as `.broken`. Never raises.
    """
    path = path or data_folder() / FILE
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Remembered(), ""
    except OSError as error:
        return (
            Remembered(),
            said(
                "The settings in {path} cannot be read ({why}); the usual ones are used.",
                path=path,
                why=error.strerror,
            ),
        )
    except (ValueError, RecursionError):
        return (
            Remembered(),
            said("The settings in {path} cannot be understood; the usual ones are used.", path=path)
            + _aside(path),
        )
    mistakes: list[str] = []
    remembered = _read(content, mistakes)
    if not mistakes:
        return remembered, ""
    wrong = " ".join(mistakes[:3])
    sentence = said("Not all settings in {path} can be used: {wrong}", path=path, wrong=wrong)
    return remembered, sentence + _aside(path)


def save(remembered: Remembered, path: Path | None = None) -> str:
    """Write what is to be remembered, in one step; return a sentence where that is impossible, else nothing."""
    path = path or data_folder() / FILE
    try:
        keep_file(path, json.dumps(asdict(remembered), ensure_ascii=False, indent=1).encode())
    except OSError as error:
        return said(
            "The settings cannot be kept in {path} ({why}); make room there, or make it writable.",
            path=path,
            why=error.strerror,
        )
    return ""


def _read(content: object, mistakes: list[str]) -> Remembered:
    """Return every setting that is one; for each of the others the default, and a sentence in `mistakes`."""
    if not isinstance(content, Mapping):
        mistakes.append("they must be a table of settings.")
        return Remembered()
    known = _known(Remembered, content)
    read: dict[str, Any] = {}
    for name, value in known.items():
        one = filled(Remembered, {name: value}, mistakes)
        if one is not None:
            read[name] = getattr(one, name)
    return _within_range(Remembered(**read))


def _known(form: Any, content: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    """Return what this version knows, here and in the tables inside."""
    kinds = get_type_hints(form)
    return {
        one.name: _known(kinds[one.name], value)
        if is_dataclass(kinds[one.name]) and isinstance(value, Mapping)
        else value
        for one in fields(form)
        if (value := content.get(one.name)) is not None
    }


def _within_range(remembered: Remembered) -> Remembered:
    zoom, overlay = remembered.zoom, remembered.overlay
    presenter = remembered.presenter
    return replace(
        remembered,
        zoom=min(_LARGEST_ZOOM, max(_SMALLEST_ZOOM, zoom)) if math.isfinite(zoom) else 1.0,
        presenter=replace(presenter, points=points_within(presenter.points)),
        overlay=replace(
            overlay,
            points=points_within(overlay.points),
            opacity=opacity_within(overlay.opacity) if math.isfinite(overlay.opacity) else 1.0,
        ),
        recent=remembered.recent[:MOST_RECENT],
    )


def _aside(path: Path) -> str:
    """Keep the file, and return where; nothing where that is impossible."""
    kept = path.with_name(path.name + _BROKEN)
    try:
        keep_file(kept, path.read_bytes())
    except OSError:
        return ""
    return " " + said("The file as it was is {name}.", name=kept.name)
