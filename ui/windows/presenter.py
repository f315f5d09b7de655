"""The full screen for the room: captions on a second display."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMenu

from ui.models.caption_settings import PresenterSettings
from ui.windows.caption_window import CaptionWindow

_CURSOR_MS = 2000
_WINDOW_SIZE = QSize(1280, 720)
_SHARE = 0.9
"""Of a display, what a window and its frame take at most."""


class PresenterWindow(CaptionWindow[PresenterSettings]):
    """Fills a display with captions until Escape; F11 makes it a window and back.

    Where its display is unplugged it becomes a window on the first one, which covers nothing for good; it fills the
    display again once that is back.
    """

    def __init__(self, settings: PresenterSettings | None = None) -> None:
        super().__init__(settings or PresenterSettings(), Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Captions for the room"))
        self._add(self.tr("One above the other, or side by side"), self._turn, "Ctrl+L")
        self._add(self.tr("Full screen"), self.toggle_full_screen, "F11")
        self._add(self.tr("Close"), self.close, "Esc")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_CURSOR_MS)
        self._rest.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._watch_pointer()
        self._watch_displays()
        self.resize(_WINDOW_SIZE)
        self.show_settings(self._settings)

    def show_settings(self, settings: PresenterSettings) -> None:
        """Show it by other settings; nothing is emitted."""
        self._settings = settings
        self.wall.show_settings(settings, stacked=settings.stacked, opacity=1.0)

    def open(self) -> None:
        """Fill the display that was chosen, or else the second one."""
        self._fill(display(self._settings.screen))

    def menu(self) -> QMenu:
        """Offer the displays as well."""
        menu = super().menu()
        chosen = self._settings.screen
        names = {screen.name(): _described(screen) for screen in QGuiApplication.screens()}
        if chosen and chosen not in names:
            names[chosen] = self.tr("{display} (not connected)").format(display=chosen)
        displays = QMenu(self.tr("Display"), menu)
        for name, words in (("", self.tr("The second one")), *names.items()):
            action = displays.addAction(words, partial(self._choose_display, name))
            action.setCheckable(True)
            action.setChecked(name == chosen)
        menu.insertMenu(self._actions[0], displays)
        return menu

    def toggle_full_screen(self) -> None:
        """Fill the display, or be a window on it."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the pointer while it moves."""
        if event.type() is QEvent.Type.MouseMove:
            self.unsetCursor()
            self._rest.start()
        return super().eventFilter(watched, event)

    def _watch_pointer(self) -> None:
        self.wall.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMouseTracking(True)
        self.installEventFilter(self)

    def _watch_displays(self) -> None:
        self._missed: str | None = None
        """The display that was unplugged while it was filled."""
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._leave_display)
            app.screenAdded.connect(self._return_to_display)

    def _choose_display(self, name: str) -> None:
        self._change(replace(self._settings, screen=name))
        if self.isVisible():
            self._fill(display(name))

    def _fill(self, screen: QScreen | None) -> None:
        self._missed = None
        if screen is not None:
            if self.isFullScreen():
                self.showNormal()
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._rest.start()

    def _leave_display(self, gone: QScreen) -> None:
        """Become a window elsewhere; the system moves it first."""
        if self.isVisible() and self.screen() == gone:
            self._missed = gone.name()
            QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        screen = QGuiApplication.primaryScreen()
        if screen is not None and self._missed is not None:
            room = screen.availableGeometry()
            place = QRect(room.topLeft(), _WINDOW_SIZE.boundedTo(room.size() * _SHARE))
            place.moveCenter(room.center())
            self.showNormal()
            self.setScreen(screen)
            self.setGeometry(place)

    def _return_to_display(self, screen: QScreen) -> None:
        if screen.name() == self._missed and self.isVisible():
            self._fill(screen)

    def _turn(self) -> None:
        self._change(replace(self._settings, stacked=not self._settings.stacked))


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
