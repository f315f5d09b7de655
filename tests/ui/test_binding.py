"""The Qt binding that we depend on."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

EVENTS = 500


class Following(QWidget):
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)


def test_an_event_that_python_handles_borrows_nothing(qtbot: QtBot) -> None:
    widget = Following()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(EVENTS):
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    assert sys.getrefcount(None) > before - EVENTS // 2
