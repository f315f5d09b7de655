"""The captions for the room and above other windows: opened, fed, in the language that is interpreted first."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from interpreter.domain.captions import Caption
from interpreter.domain.channels import Mode
from interpreter.domain.health import Gap
from ui.console import Console
from ui.models.caption_settings import OverlaySettings, PresenterSettings
from ui.models.views import BoothView
from ui.windows.overlay import OverlayWindow
from ui.windows.presenter import PresenterWindow

_NEWEST = 200
"""Captions; what was said long ago is no matter for windows that show the last two lines."""
_NOTHING_CHOSEN = PresenterSettings().texts


class Audience(QObject):
    """Both windows, which follow the console; where nothing was chosen, a session's first translation is shown."""

    presenter_changed = Signal(object)
    """PresenterSettings, as somebody changed them in the window."""
    overlay_changed = Signal(object)
    """OverlaySettings, as somebody changed them in the window."""

    def __init__(self, console: Console, presenter: PresenterSettings, overlay: OverlaySettings) -> None:
        super().__init__()
        self._console = console
        self._choosing = False
        self.presenter = PresenterWindow(presenter)
        self.overlay = OverlayWindow(overlay)
        self.presenter.changed.connect(self.presenter_changed)
        self.overlay.changed.connect(self.overlay_changed)
        console.viewed.connect(self.show_booth)
        console.told.connect(self._tell)
        console.comes.connect(self._clear)
        console.began.connect(self._begin)

    def show_booth(self, view: BoothView) -> None:
        """Show what holds."""
        self.presenter.show_booth(view)
        self.overlay.show_booth(view)
        if self._choosing and self._console.running and view.channels:
            self._choosing = False
            self._choose([one.channel for one in view.channels if one.mode is not Mode.FLOOR])

    def toggle_presenter(self) -> None:
        """Show captions to the room, or no longer."""
        if self.presenter.isVisible():
            self.presenter.close()
        else:
            self.presenter.open()

    def toggle_overlay(self) -> None:
        """Show captions above other windows, or no longer."""
        self.overlay.setVisible(not self.overlay.isVisible())

    def show_settings(self, presenter: PresenterSettings, overlay: OverlaySettings) -> None:
        """Show captions by other settings; nothing is emitted."""
        if presenter != self.presenter.settings:
            self.presenter.show_settings(presenter)
        if overlay != self.overlay.settings:
            self.overlay.show_settings(overlay)

    def close(self) -> None:
        """Show nothing any more."""
        self.presenter.close()
        self.overlay.close()

    def _begin(self) -> None:
        self._choosing = True
        self._clear()

    def _clear(self) -> None:
        self.presenter.clear()
        self.overlay.clear()

    def _choose(self, channels: Sequence[str]) -> None:
        presenter, overlay = self.presenter.settings, self.overlay.settings
        if channels and presenter.texts == _NOTHING_CHOSEN:
            self.presenter.show_settings(replace(presenter, texts=(channels[0],)))
        if channels and overlay.texts == _NOTHING_CHOSEN:
            self.overlay.show_settings(replace(overlay, texts=(channels[0],)))

    def _tell(self, told: tuple[Caption | Gap, ...]) -> None:
        captions = [one for one in told if isinstance(one, Caption)][-_NEWEST:]
        self.presenter.take(captions)
        self.overlay.take(captions)
