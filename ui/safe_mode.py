"""What a window does without after one broke down: its layout, the last event, foreign plug-ins, the graphics card."""

import faulthandler
import logging
import os
import sys
import types
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler

from interpreter.app.configuration import configuration
from interpreter.app.logs import CRASH_FILE, log_of_window, log_to_file, log_unexpected, window_log_path
from interpreter.app.places import data_folder
from interpreter.app.window_runs import be_safe, open_another_window
from ui.models.wording import said
from ui.windows.desktop import Desktop

_NOISE = "This plugin does not support"
"""What windows without a screen say."""
_GRAVE = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


class WindowLog:
    """Keeps what goes wrong in this process in files of the data folder, from its making to `close`."""

    def __init__(self) -> None:
        self._handler: logging.Handler | None = None
        self._crash: TextIO | None = None
        self._crashes_were_told = faulthandler.is_enabled()
        try:
            self._handler = log_to_file(window_log_path(), configuration().log_level)
            self._crash = (data_folder() / CRASH_FILE).open("a", encoding="utf-8")
            faulthandler.enable(self._crash)
        except OSError:
            return
        self._hook, sys.excepthook = sys.excepthook, self._unexpected
        self._before = qInstallMessageHandler(self._take)

    def close(self) -> None:
        """Log no more."""
        if self._crash is None or self._handler is None:
            return
        qInstallMessageHandler(self._before)
        sys.excepthook = self._hook
        faulthandler.disable()
        if self._crashes_were_told:
            faulthandler.enable()
        self._crash.close()
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()

    def _unexpected(
        self, kind: type[BaseException], error: BaseException, trace: types.TracebackType | None
    ) -> None:
        log_unexpected(error)
        self._hook(kind, error, trace)

    def _take(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in _GRAVE and not message.startswith(_NOISE):
            log_of_window(message)
        if callable(self._before):
            self._before(kind, context, message)


def prepare_safe_mode() -> None:
    """Draw without the graphics card and use no foreign plug-ins; to be called before there is an application."""
    be_safe()
    os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if QCoreApplication.instance() is None:
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseSoftwareOpenGL)
    log_of_window("this window is in safe mode")


def tell_of_safe_mode(desktop: Desktop, *, broke_down: bool) -> None:
    """Say in one sentence what is left out, and offer everything again."""
    if broke_down:
        told = said(
            "The window ended unexpectedly last time, so it opened without its layout, the last event and plug-ins."
        )
    else:
        told = said("The window opened without its layout, the last event and plug-ins, as asked.")

    def use_everything() -> None:
        desktop.leave()
        open_another_window()

    desktop.main.banner.show_offer(told, said("Use everything again"), use_everything)
