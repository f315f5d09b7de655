"""Who listens to one channel by phone: how many, how well it reaches them, and whether they can follow."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from interpreter.domain.sharing import ChannelAudience
from ui.models.phones import is_left_behind, is_lossy, is_very_lossy
from ui.theme import current
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import kept_spaced, row
from ui.widgets.reading import Reading, Shown
from ui.widgets.signs import Sign

_UNKNOWN = "–"
_NAME = 130


class AudienceRow(QFrame):
    """Shows figures whose places do not follow them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = ElidedLabel(name, bold=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        number = Shown("888", sign=Sign.DIAMOND)
        self.hear = Reading(self.tr("Hear"), Shown("888"))
        self.read = Reading(self.tr("Read"), Shown("888"))
        self.loss = Reading(self.tr("Loss"), Shown("88.8 %", sign=Sign.DIAMOND))
        self.delay = Reading(self.tr("Delay"), Shown("888 ms"))
        self.lost = Reading(self.tr("Lost"), number)
        self.fast = Reading(self.tr("Too fast"), number)
        figures = QWidget()
        flow = FlowLayout(figures)
        for reading in (self.hear, self.read, self.loss, self.delay, self.lost, self.fast):
            flow.addWidget(reading)
        kept_spaced(flow, gap="large")
        line = row(self.name, figures, gap="medium")
        line.setStretch(1, 1)
        self.setLayout(line)
        self._dress()

    def show_audience(self, name: str, audience: ChannelAudience) -> None:
        """Show the figures of a channel."""
        self.name.show_text(name)
        self.setAccessibleName(name)
        self._count(self.hear, audience.listeners, self.tr("They hear the channel"))
        self._count(self.read, audience.readers, self.tr("They read the captions only"))
        self._show_loss(audience)
        self._show_delay(audience.delay_ms)
        behind = is_left_behind(audience)
        told = self.tr("How many pressed “I am lost” in the last minute")
        self._count(self.lost, audience.lost_me, told, behind=behind and audience.lost_me > 0)
        told = self.tr("How many pressed “too fast” in the last minute")
        self._count(self.fast, audience.too_fast, told, behind=behind and audience.too_fast > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _count(self, reading: Reading, number: int, tip: str, *, behind: bool = False) -> None:
        shown = Shown(str(number), "warn" if behind else "text", Sign.DIAMOND if behind else None)
        reading.show_value(shown, spoken=f"{tip}: {number}", tip=tip)

    def _show_loss(self, audience: ChannelAudience) -> None:
        share = f"{self.locale().toString(100 * audience.loss, 'f', 1)} %"
        shown = Shown(share)
        if is_very_lossy(audience):
            shown = Shown(share, "bad", Sign.TRIANGLE)
        elif is_lossy(audience):
            shown = Shown(share, "warn", Sign.DIAMOND)
        tip = self.tr("The share of sound that got lost on the way in the last seconds")
        self.loss.show_value(shown, spoken=f"{tip}: {share}", tip=tip)

    def _show_delay(self, delay_ms: float | None) -> None:
        words = _UNKNOWN if delay_ms is None else self.tr("{ms} ms").format(ms=round(delay_ms))
        tip = self.tr("How long sound is under way to the phones")
        self.delay.show_value(Shown(words), spoken=f"{tip}: {words}", tip=tip)

    def _dress(self) -> None:
        self.name.setFixedWidth(current().px(_NAME))
