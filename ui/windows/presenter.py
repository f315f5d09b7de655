"""The full screen for the room: captions on a second display."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from ui.models.caption_settings import PresenterSettings
from ui.windows.caption_window import CaptionWindow

_CURSOR_MS = 2000


class PresenterWindow(CaptionWindow[PresenterSettings]):
    """Fills a display with captions until Escape; F11 makes it a window and back."""

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
        self.resize(1280, 720)
        self.show_settings(self._settings)

    def show_settings(self, settings: PresenterSettings) -> None:
        """Show it by other settings; nothing is emitted."""
        self._settings = settings
        self.wall.show_settings(settings, stacked=settings.stacked, opacity=1.0)

    def open(self) -> None:
        """Fill the display that was chosen, or else the second one."""
        screen = display(self._settings.screen)
        if screen is not None:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._rest.start()

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

    def _turn(self) -> None:
        self._change(replace(self._settings, stacked=not self._settings.stacked))


def display(name: str) -> QScreen | None:
    """Return the display of that name, or else one that is not the first; where there is only one, that one."""
    screens = QGuiApplication.screens()
    named = [screen for screen in screens if name and screen.name() == name]
    others = [screen for screen in screens if screen is not QGuiApplication.primaryScreen()]
    return next(iter((*named, *others, *screens)), None)
