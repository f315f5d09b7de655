"""Keeps the interpreters' help strip: numbers, names and terms of the last seconds."""

import time

from PySide6.QtCore import QObject, QTimer

from interpreter.domain.captions import Caption
from interpreter.domain.health import Gap
from ui.console import Console
from ui.models.terms import HelpStrip
from ui.models.views import BoothView
from ui.windows.desk_window import DeskWindow, helped_channel

_EVERY_MS = 500


class Prompting(QObject):
    """Feeds the strip from the floor's captions and shows it while the desks can be seen."""

    def __init__(self, console: Console, desks: DeskWindow) -> None:
        super().__init__(desks)
        self._strip = HelpStrip()
        self._desks = desks
        console.told.connect(self._take)
        console.viewed.connect(self.show_booth)
        console.comes.connect(self._strip.clear)
        console.began.connect(self._strip.clear)
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self._show)
        self._clock.start()

    def show_booth(self, view: BoothView) -> None:
        """Know the terms and names of the event, and the language that is interpreted into."""
        channel = helped_channel(view)
        language = next(
            (one.language for one in view.channels if one.channel == channel), view.source_language
        )
        self._strip.know(view.terms, view.names, language)

    def _take(self, told: tuple[Caption | Gap, ...]) -> None:
        now_s = time.monotonic()
        for one in told:
            if isinstance(one, Caption):
                self._strip.take(one, now_s)
        self._show()

    def _show(self) -> None:
        if self._desks.isVisible():
            self._desks.show_entries(self._strip.entries(time.monotonic()))
