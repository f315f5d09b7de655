"""Renders every window into PNG files, light and dark, with a conference that looks like a real one."""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QWidget

from interpreter.app.client import CoreClient
from interpreter.domain.errors import NoCore
from ui import showcase, showcase_models, showcase_review, showcase_support, theme
from ui.bridge import CoreBridge
from ui.console import Console
from ui.models.caption_settings import OverlaySettings, PresenterSettings
from ui.models.event_draft import first_draft
from ui.models.remembered import Remembered
from ui.windows.desktop import Desktop

_WORDS_MS = 700
_SIZES = {
    "main": QSize(1440, 860),
    "simple": QSize(1280, 760),
    "start": QSize(1280, 760),
    "desks": QSize(1280, 560),
    "presenter": QSize(1280, 720),
    "overlay": QSize(900, 160),
    "phones": QSize(820, 790),
    "slide": QSize(1280, 720),
    "models": QSize(860, 720),
    "wizard": QSize(860, 700),
    "review": QSize(1200, 640),
    "sessions": QSize(940, 520),
    "settings": QSize(640, 720),
    "glossary": QSize(860, 520),
    "diagnostics": QSize(680, 480),
    "about": QSize(720, 520),
}


def render_all(folder: Path) -> int:
    """Write `NAME-SCHEME.png` for every window into a folder; return 2 where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for scheme in (theme.Scheme.DARK, theme.Scheme.LIGHT):
            theme.apply(theme.chosen(scheme))
            for name, window in pictured():
                window.resize(_SIZES[name])
                _wait(_WORDS_MS)
                _write(window, folder / f"{name}-{scheme}.png")
                window.hide()
    except OSError as error:
        sys.stderr.write(
            f"openbooth: {folder} cannot be written ({error.strerror}); choose another folder.\n"
        )
        return 2
    return 0


def _wait(milliseconds: int) -> None:
    """Let the windows live for a while: words come one by one."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _write(window: QWidget, path: Path) -> None:
    if not window.grab().save(str(path)):
        raise OSError(None, "it takes no file", str(path))
    sys.stdout.write(f"{path}\n")


def pictured() -> Iterator[tuple[str, QWidget]]:
    """Yield every window by its name, shown, with something on it."""
    settings = Remembered(
        simple=False,
        presenter=PresenterSettings(texts=("es", "ar"), points=36),
        overlay=OverlaySettings(texts=("es",)),
    )
    desktop = staged(settings)
    for name, window in (
        ("main", desktop.main),
        ("desks", desktop.desks),
        ("presenter", desktop.audience.presenter),
        ("overlay", desktop.audience.overlay),
        ("phones", desktop.phones.made_dialog()),
        ("slide", desktop.phones.slide),
    ):
        window.show()
        yield name, window
    yield from showcase_models.pictured()
    yield from showcase_support.pictured()
    reviewing: tuple[tuple[str, QWidget], ...] = (
        ("review", showcase_review.review()),
        ("sessions", showcase_review.sessions()),
    )
    for name, shown in reviewing:
        shown.show()
        yield name, shown
    desktop.set_simple(True)
    desktop.main.show()
    yield "simple", desktop.main
    idle = staged(settings, running=False)
    idle.main.show()
    yield "start", idle.main


def staged(settings: Remembered, *, running: bool = True) -> Desktop:
    """Return the windows as they are during a conference, or before it; nothing is heard, and no core runs."""
    console = Console(CoreBridge(_nowhere), first_draft(targets=("es", "ca")), showcase.recalled)
    desktop = Desktop(console, settings)
    console.take(showcase.messages() if running else showcase.before())
    return desktop


def _nowhere() -> CoreClient:
    raise NoCore("Pictures need no core.")
