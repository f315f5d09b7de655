"""What helps an interpreter now: numbers, names and terms in fixed places, what is said, and the machine's version."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from interpreter.domain.captions import Caption
from ui.caption_colours import caption_colours
from ui.models.caption_page import USUAL_CELLS
from ui.models.caption_settings import Look
from ui.models.speaker_colours import SpeakerColours
from ui.models.terms import HelpEntry
from ui.models.views import BoothView
from ui.models.wording import language_name, listed
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.help_cell import HelpCell
from ui.widgets.layouts import column, respace, row
from ui.widgets.rolling_captions import RollingCaptions

_LEAST_LETTERS, _MOST_LETTERS = 1.3, 2.2
_SHARE = 1.05
"""Of the room that a usual line of captions would need."""
_PLACES = 8


class HelpStripPanel(QFrame):
    """Nothing on it flashes or moves: a place shows something or is empty."""

    def __init__(self, parent: QWidget | None = None, *, places: int = _PLACES) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Help for interpreters"))
        self._colours = SpeakerColours()
        self._channel: str | None = None
        self.cells = tuple(HelpCell() for _ in range(places))
        self._strip = QWidget()
        flow = FlowLayout(self._strip, columns=True)
        flow.setContentsMargins(0, 0, 0, 0)
        for cell in self.cells:
            flow.addWidget(cell)
        self.floor = RollingCaptions(None, self._colours)
        self.machine: RollingCaptions | None = None
        self._texts: QHBoxLayout = row(self.floor)
        self.setLayout(column(self._strip, self._texts, gap="small", margin="small"))
        self._dress()

    def show_entries(self, entries: Sequence[HelpEntry | None]) -> None:
        """Show what stands in each place; more than there are places are left out."""
        for cell, entry in zip(self.cells, entries, strict=False):
            cell.show_entry(entry)

    def show_booth(self, view: BoothView, channel: str | None) -> None:
        """Show whose words these are: the floor's, and the machine's on a channel."""
        self._colours.learn(view.speakers)
        said = listed(map(language_name, view.spoken))
        self.floor.lines.show_mark(self.tr("Said: {language}").format(language=said))
        if channel != self._channel:
            self._choose(channel)
        names = {one.channel: one.language_name for one in view.channels}
        if self.machine is not None and channel is not None:
            mark = self.tr("Machine: {language}").format(language=names.get(channel, channel))
            self.machine.lines.show_mark(mark)

    def take(self, captions: Sequence[Caption]) -> None:
        """Take the captions of a frame."""
        for text in self._shown():
            text.take(captions)

    def clear(self) -> None:
        """Show no words and nothing in any place; what comes from now on is of another session."""
        self._colours.forget()
        for text in self._shown():
            text.clear()
        for cell in self.cells:
            cell.show_entry(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the letters to the width."""
        super().resizeEvent(event)
        self._size_letters()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.layout() is not None:
            respace(self)
            self._dress()

    def _choose(self, channel: str | None) -> None:
        self._channel = channel
        if self.machine is not None:
            self._texts.removeWidget(self.machine)
            self.machine.deleteLater()
            self.machine = None
        if channel is not None:
            self.machine = RollingCaptions(channel, self._colours)
            self._texts.addWidget(self.machine)
        self._dress()

    def _dress(self) -> None:
        layout = self._strip.layout()
        if layout is not None:
            layout.setSpacing(current().tiny)
        for text in self._shown():
            text.lines.set_centred(centred=False)
            text.lines.set_colours(caption_colours(Look.APP))
        self._size_letters()

    def _shown(self) -> tuple[RollingCaptions, ...]:
        return tuple(text for text in (self.floor, self.machine) if text is not None)

    def _size_letters(self) -> None:
        """Have larger letters where there is room for whole lines of them."""
        usual = QFontMetricsF(current().font()).averageCharWidth() * USUAL_CELLS * _SHARE
        fits = self.width() / 2 / usual
        points = current().font(min(_MOST_LETTERS, max(_LEAST_LETTERS, fits))).pointSizeF()
        for text in self._shown():
            text.lines.set_points(points)
