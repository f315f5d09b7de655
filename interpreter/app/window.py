"""Finds the window, or says why there can be none here; nothing of it is imported before that."""

import os
import re
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

WINDOW = "openbooth.window"
"""The group of entry points that holds the window."""
EVENT_SUFFIX = ".openbooth"

_PLATFORM = "QT_QPA_PLATFORM"
_WITHOUT_SCREEN = frozenset({"eglfs", "linuxfb", "minimal", "minimalegl", "offscreen", "vkkhrdisplay", "vnc"})
_LOCAL_DISPLAY = re.compile(r"(unix)?:(?P<number>\d+)(\.\d+)?")


class OpenWindow(Protocol):
    """Opens the window and returns the exit status once it is closed."""

    def __call__(
        self,
        event_file: Path | None = None,
        *,
        demo: bool = False,
        screenshots: Path | None = None,
        safe: bool = False,
    ) -> int:
        """Open it with an event, with the demonstration running, or render every window into a folder.

        With `safe` it does without what may be broken: the last layout and event, plug-ins, the graphics card.
        """
        ...


def found_window(*, on_screen: bool = True) -> OpenWindow | str:
    """Return what opens the window, or the beginning of a sentence that says why nothing does.

    What is not shown `on_screen` needs no window system: where there is none, Qt is told to do without.
    """
    if not has_window_system(sys.platform, os.environ):
        if on_screen:
            return "There is no window system here"
        os.environ[_PLATFORM] = "offscreen"
    point = next(iter(entry_points(group=WINDOW)), None)
    if point is None:
        return "The window is not installed"
    try:
        window: OpenWindow = point.load()
    except ImportError as error:
        return f"The window cannot be opened ({error})"
    return window


def has_window_system(system: str, environment: Mapping[str, str]) -> bool:
    """Say whether Qt has something to draw on: always but where X11 or Wayland do it, and neither answers."""
    if system in {"darwin", "win32"}:
        return True
    if environment.get(_PLATFORM, "").partition(":")[0] in _WITHOUT_SCREEN:
        return True
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return (bool(wayland) and _answers(str(Path(folder) / wayland))) or (bool(display) and _shows(display))


def _shows(display: str) -> bool:
    """Whether an X server of this machine answers; one elsewhere is taken at its word."""
    local = _LOCAL_DISPLAY.fullmatch(display)
    if local is None:
        return True
    place = f"/tmp/.X11-unix/X{local['number']}"  # noqa: S108 - where X servers listen
    return _answers(place) or _answers(f"\0{place}")


def _answers(place: str) -> bool:
    """Whether somebody listens on a local socket; one whose name begins with NUL is no file. Qt aborts otherwise."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1.0)
        probe.connect(place)
        return True
    return False
