"""Windows that fill a display for the room."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMenu, QWidget

_CURSOR_MS = 2000
_SHARE = 0.9
"""Of a display, what a window and its frame take at most."""


class FullScreen(QObject):
    """Lets a window fill a display, and hides the pointer there while it rests.

    Where the display is unplugged it becomes a window on the first one, which covers nothing for good; it fills the
    display again once that is back.
    """

    def __init__(self, window: QWidget, size: QSize) -> None:
        """`size` is what the window has where it fills no display."""
        super().__init__(window)
        self._window, self._size = window, size
        self._missed: str | None = None
        """The display that was unplugged while it was filled."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_CURSOR_MS)
        self._rest.timeout.connect(lambda: window.setCursor(Qt.CursorShape.BlankCursor))
        window.setMouseTracking(True)
        window.installEventFilter(self)
        window.resize(size)
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._leave_display)
            app.screenAdded.connect(self._return_to_display)

    def fill(self, screen: QScreen | None) -> None:
        """Show the window, and let it fill a display; None is the one on which it is."""
        window, self._missed = self._window, None
        if screen is not None:
            if window.isFullScreen():
                window.showNormal()
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
        window.showFullScreen()
        self._rest.start()

    def toggle(self) -> None:
        """Fill the display, or be a window on it."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the pointer while it moves."""
        if event.type() is QEvent.Type.MouseMove:
            self._window.unsetCursor()
            self._rest.start()
        return super().eventFilter(watched, event)

    def menu(self, parent: QMenu, chosen: str, choose: Callable[[str], None]) -> QMenu:
        """Offer the displays by name, an empty one being the usual one."""
        names = {screen.name(): _described(screen) for screen in QGuiApplication.screens()}
        if chosen and chosen not in names:
            names[chosen] = self.tr("{display} (not connected)").format(display=chosen)
        displays = QMenu(self.tr("Display"), parent)
        for name, words in (("", self.tr("The second one")), *names.items()):
            action = displays.addAction(words, partial(choose, name))
            action.setCheckable(True)
            action.setChecked(name == chosen)
        return displays

    def _leave_display(self, gone: QScreen) -> None:
        """Become a window elsewhere; the system moves it first."""
        if self._window.isVisible() and self._window.screen() == gone:
            self._missed = gone.name()
            QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        screen = QGuiApplication.primaryScreen()
        if screen is not None and self._missed is not None:
            room = screen.availableGeometry()
            place = QRect(room.topLeft(), self._size.boundedTo(room.size() * _SHARE))
            place.moveCenter(room.center())
            self._window.showNormal()
            self._window.setScreen(screen)
            self._window.setGeometry(place)

    def _return_to_display(self, screen: QScreen) -> None:
        if screen.name() == self._missed and self._window.isVisible():
            self.fill(screen)


def display(name: str) -> QScreen | None:
    """Return the display of that name, or else one that is not the first; where there is only one, that one."""
    screens = QGuiApplication.screens()
    named = [screen for screen in screens if name and screen.name() == name]
    others = [screen for screen in screens if screen is not QGuiApplication.primaryScreen()]
    return next(iter((*named, *others, *screens)), None)


def _described(screen: QScreen) -> str:
    """Return what tells a display from the others."""
    size = screen.size()
    return " · ".join(
        part for part in (screen.name(), screen.model(), f"{size.width()} × {size.height()}") if part
    )
