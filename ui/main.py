"""Opens the windows of the application."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from interpreter.app.configuration import configuration
from interpreter.app.starting import started_core
from ui import theme
from ui.bridge import CoreBridge
from ui.console import Console
from ui.interface_language import speak
from ui.models.event_draft import first_draft, last_draft
from ui.models.remembered import load
from ui.windows.desktop import Desktop


def open_window(
    event_file: Path | None = None, *, demo: bool = False, screenshots: Path | None = None
) -> int:
    """Open the main window, with an event file or the demo running; return the exit status once it is closed.

    With `screenshots` every window is rendered into that folder instead, as PNG.
    """
    app = _application()
    if screenshots is not None:
        from ui.screenshots import render_all  # noqa: PLC0415 - nobody else needs it

        return render_all(screenshots)
    desktop, complaint = made_desktop()
    desktop.open()
    if complaint:
        desktop.main.banner.show_sentence(complaint, "warn")
    if demo:
        desktop.events.start_demo()
    elif event_file is not None:
        desktop.open_event(event_file)
    elif not desktop.remembered.welcomed:
        desktop.steps.open()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, desktop.leave))
    return app.exec()


def made_desktop() -> tuple[Desktop, str]:
    """Return the windows as they are remembered, and a sentence where something could not be; empty otherwise."""
    remembered, complaint = load()
    theme.apply(theme.chosen(theme.Scheme(remembered.scheme), remembered.zoom))
    draft = last_draft() or first_draft(
        source_language=remembered.source_language, targets=remembered.targets
    )
    return Desktop(Console(CoreBridge(started_core), draft), remembered), complaint


def _application() -> QApplication:
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("OpenBooth")
    app.setApplicationDisplayName("OpenBooth")
    app.setDesktopFileName("openbooth")
    app.setQuitOnLastWindowClosed(False)
    speak(app, configuration().interface_language)
    return app
