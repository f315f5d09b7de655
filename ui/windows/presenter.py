"""The full screen for the room: captions on a second display."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu

from ui.models.caption_settings import PresenterSettings
from ui.windows.caption_window import CaptionWindow
from ui.windows.full_screen import FullScreen, display

_WINDOW_SIZE = QSize(1280, 720)


class PresenterWindow(CaptionWindow[PresenterSettings]):
    """Fills a display with captions until Escape; F11 makes it a window and back."""

    def __init__(self, settings: PresenterSettings | None = None) -> None:
        super().__init__(settings or PresenterSettings(), Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Captions for the room"))
        self._filling = FullScreen(self, _WINDOW_SIZE)
        self._add(self.tr("One above the other, or side by side"), self._turn, "Ctrl+L")
        self._add(self.tr("Full screen"), self._filling.toggle, "F11")
        self._add(self.tr("Close"), self.close, "Esc")
        self.wall.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_settings(self._settings)

    def show_settings(self, settings: PresenterSettings) -> None:
        """Show it by other settings; nothing is emitted."""
        self._settings = settings
        self.wall.show_settings(settings, stacked=settings.stacked, opacity=1.0)

    def open(self) -> None:
        """Fill the display that was chosen, or else the second one."""
        self._filling.fill(display(self._settings.screen))

    def menu(self) -> QMenu:
        """Offer the displays as well."""
        menu = super().menu()
        displays = self._filling.menu(menu, self._settings.screen, self._choose_display)
        menu.insertMenu(self._actions[0], displays)
        return menu

    def _choose_display(self, name: str) -> None:
        self._change(replace(self._settings, screen=name))
        if self.isVisible():
            self.open()

    def _turn(self) -> None:
        self._change(replace(self._settings, stacked=not self._settings.stacked))
