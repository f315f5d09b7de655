"""Opens the windows of the application."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from interpreter.app.configuration import configuration
from interpreter.app.starting import started_core
from interpreter.app.window_runs import WindowRun
from ui import theme
from ui.bridge import CoreBridge
from ui.console import Console
from ui.interface_language import speak
from ui.models.event_draft import first_draft, last_draft
from ui.models.remembered import load
from ui.safe_mode import WindowLog, prepare_safe_mode, tell_of_safe_mode
from ui.windows.desktop import Desktop

_ENDS = (signal.SIGINT, signal.SIGTERM, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))
"""Signals that ask the window to close."""


def open_window(
    event_file: Path | None = None,
    *,
    demo: bool = False,
    screenshots: Path | None = None,
    safe: bool = False,
) -> int:
    """Open the main window, with an event file or the demo running; return the exit status once it is closed.

    With `screenshots` every window is rendered into that folder instead, as PNG. The window is safe where that is asked
    for, or where the last one broke down.
    """
    if screenshots is not None:
        return _render(screenshots)
    run, log = WindowRun(), WindowLog()
    broke_down = run.begin()
    safe |= broke_down
    if safe:
        prepare_safe_mode()
    app = _application()
    desktop, complaint = made_desktop(safe=safe)
    desktop.open()
    if safe:
        tell_of_safe_mode(desktop, broke_down=broke_down)
    if complaint:
        desktop.main.banner.show_sentence(complaint, "warn")
    _begin(desktop, event_file, demo=demo, safe=safe)
    status = app.exec()
    run.end()
    log.close()
    return status


def _render(folder: Path) -> int:
    from ui.screenshots import render_all  # noqa: PLC0415 - nobody else needs it

    app = _application()
    status = render_all(folder)
    app.processEvents()
    return status


def _begin(desktop: Desktop, event_file: Path | None, *, demo: bool, safe: bool) -> None:
    """Do what the window was opened for, and close it when the system asks for that."""
    if demo:
        desktop.events.start_demo()
    elif event_file is not None:
        desktop.open_event(event_file)
    elif not (desktop.remembered.welcomed or safe):
        desktop.steps.open()
    for number in _ENDS:
        signal.signal(number, lambda *_: QTimer.singleShot(0, desktop.leave))


def made_desktop(*, safe: bool = False) -> tuple[Desktop, str]:
    """Return the windows as they are remembered, and a sentence where something could not be; empty otherwise."""
    remembered, complaint = load()
    theme.apply(theme.chosen(theme.Scheme(remembered.scheme), remembered.zoom))
    usual = first_draft(source_language=remembered.source_language, targets=remembered.targets)
    draft = usual if safe else last_draft() or usual
    return Desktop(Console(CoreBridge(started_core), draft), remembered, safe=safe), complaint


def _application() -> QApplication:
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("OpenBooth")
    app.setApplicationDisplayName("OpenBooth")
    app.setDesktopFileName("openbooth")
    app.setQuitOnLastWindowClosed(False)
    speak(app, configuration().interface_language)
    return app
