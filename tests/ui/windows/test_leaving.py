"""How the application is closed while a session runs, without a core."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from interpreter.app.client import CoreClient
from interpreter.app.protocol import Ended, Request
from interpreter.domain.commands import Stop
from interpreter.domain.errors import NoCore
from interpreter.domain.events import Published, SessionChanged, SessionState
from interpreter.domain.timeline import Ticks
from ui import showcase
from ui.bridge import CoreBridge, OnAnswer
from ui.console import Console
from ui.models.event_draft import first_draft
from ui.windows.leaving import Leaving

SHOWN = "20261121-093000-show"
STOPPED = SessionChanged(SessionState.STOPPED, SHOWN, "en", ("es",), "", "builtin", ())


def no_core() -> CoreClient:
    raise NoCore("There is no core in this test.")


class Core(CoreBridge):
    """Is there, keeps what is asked, and answers nothing."""

    def __init__(self) -> None:
        super().__init__(no_core)
        self.asked: list[Request] = []

    @property
    def is_connected(self) -> bool:
        return True

    def ask(self, request: Request, on_answer: OnAnswer | None = None) -> None:
        assert on_answer is None
        self.asked.append(request)


class Exit:
    """Somebody who wants to leave, and what was told them."""

    def __init__(self, window: QWidget, patience_ms: int = 10_000) -> None:
        self.core = Core()
        self.console = Console(self.core, first_draft(), showcase.recalled)
        self.leaving = Leaving(self.console, window, patience_ms)
        self.told: list[str] = []
        self.leaving.free.connect(lambda: self.told.append("free"))
        self.leaving.waits.connect(self.told.append)
        self.console.refused.connect(self.told.append)

    def asks(self, answer: str) -> None:
        """Ask to leave, and press a button of the question."""
        QTimer.singleShot(0, lambda: press(answer))
        self.leaving.ask()


def press(text: str) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == text).click()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_where_nothing_runs_nobody_is_asked(window: QWidget) -> None:
    somebody = Exit(window)
    somebody.leaving.ask()
    assert somebody.told == ["free"]


def test_a_session_that_is_to_go_on_is_left_alone(window: QWidget) -> None:
    somebody = Exit(window)
    somebody.console.take(showcase.messages())
    somebody.asks("Let it go on")
    assert (somebody.told, somebody.core.asked) == (["free"], [])


def test_the_windows_stay_until_the_session_has_stopped(window: QWidget) -> None:
    somebody = Exit(window)
    somebody.console.take(showcase.messages())
    somebody.asks("Stop it and quit")
    assert somebody.core.asked == [Stop()]
    [sentence] = somebody.told
    assert "being stopped" in sentence
    somebody.console.take([Published(900, Ticks(0), STOPPED)])
    assert somebody.told == [sentence, "free"]


def test_a_session_that_does_not_stop_keeps_the_windows_open_and_is_told(
    window: QWidget, qtbot: QtBot
) -> None:
    somebody = Exit(window, patience_ms=50)
    somebody.console.take(showcase.messages())
    somebody.asks("Stop it and quit")
    qtbot.waitUntil(lambda: len(somebody.told) == 2)
    assert "has not stopped" in somebody.told[1]
    somebody.console.take([Published(900, Ticks(0), STOPPED), Ended(SHOWN)])
    assert "free" not in somebody.told
